"""Findings about dossiers: late, asked twice, voided, corrected, complained of, and so on."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from db.prepared import Statement
from db.queries.day.moments import MOST, NOW, Day, OfDay, held_by, on_the_day
from db.queries.day.standing import CONDITIONS
from db.tables import office as o
from db.tables.dossier import dossier as d
from db.tables.watching import MORE_THAN_ONE
from db.tables.watching import dossier_watch as w
from desk_app.domain.handling.flow import OPEN, Status
from desk_app.domain.ids import DossierId
from desk_app.domain.watching.findings import LOW_STARS, Finding, Trouble

_COLUMNS: Final = (
    d.c.id,
    d.c.code,
    d.c.applicant,
    d.c.procedure_name,
    d.c.papers_unit,
    w.c.apologised,
    func.coalesce(w.c.holder_name, "").label("given_to"),
    func.coalesce(o.officer.c.name, "").label("officer_name"),
)
_FACTS_FROM: Final = len(_COLUMNS) + 2  # behind them, since when and how many
_WATCHED: Final = w.join(d, d.c.n == w.c.n).outerjoin(o.officer, o.officer.c.id == d.c.officer)
_ANY: Final = d.outerjoin(w, w.c.n == d.c.n).outerjoin(o.officer, o.officer.c.id == d.c.officer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """One kind of finding: which dossiers, since when, and what brings it back."""

    about: Trouble
    where: ColumnElement[bool]
    at: ColumnElement[Any]
    fact: tuple[ColumnElement[Any], ...]  # their values, joined
    count: ColumnElement[Any] | None = None
    watched: bool = True  # such dossiers have a row in `dossier_watch`: begin there


def findings_of_dossiers(
    connection: Connection, day: Day, by: UUID | None, most: int
) -> Iterator[Finding]:
    """Of each kind `most` at most, the longest standing first.

    Late: in process, the due moment has passed. Asked twice: open, more than one request for a
    supplement after receiving. Supplement over: awaited, and the day to bring it has passed.
    Voided, corrected, complained, badly rated: on the day. Unanswered: open, without a result,
    and the hour by which whoever was urged should have acted has passed.
    """
    for about, query in _LISTED.items():
        for row in query.rows(connection, day, by, most=most):
            yield _finding(about, row)


def how_many_of_dossiers(
    connection: Connection, day: Day, by: UUID | None, kinds: Collection[Trouble]
) -> dict[Trouble, int]:
    """Of these kinds, uncut."""
    return {
        about: query.row(connection, day, by)[0]
        for about, query in _COUNTED.items()
        if about in kinds
    }


def _sought() -> Sequence[Sought]:
    counted = CONDITIONS
    open_, unanswered = d.c.status.in_(OPEN), d.c.status.in_(OPEN - {Status.RESULT_BACK})

    return (
        Sought(
            about=Trouble.LATE,
            where=counted["late"],
            at=d.c.due_at,
            fact=(d.c.due_at, func.coalesce(w.c.apologised, False)),
            watched=False,
        ),
        Sought(
            about=Trouble.SECOND_SUPPLEMENT,
            where=open_ & (w.c.asked > MORE_THAN_ONE),
            at=d.c.received_at,
            fact=(w.c.asked,),
            count=w.c.asked,
        ),
        Sought(
            about=Trouble.SUPPLEMENT_OVER,
            where=counted["supplement_over"],
            at=d.c.due_at,
            fact=(d.c.due_at,),
            watched=False,
        ),
        Sought(
            about=Trouble.VOIDED,
            where=on_the_day(w.c.voided_at) & (d.c.status == Status.VOIDED),
            at=w.c.voided_at,
            fact=(w.c.voided_at,),
        ),
        Sought(
            about=Trouble.CORRECTED,
            where=on_the_day(w.c.corrected_at),
            at=w.c.corrected_at,
            fact=(w.c.corrected_at,),
        ),
        Sought(
            about=Trouble.COMPLAINT,
            where=on_the_day(w.c.complained_at),
            at=w.c.complained_at,
            fact=(w.c.complaints,),
            count=w.c.complaints,
        ),
        Sought(
            about=Trouble.LOW_RATING,
            where=on_the_day(w.c.rated_at) & (w.c.stars <= LOW_STARS),
            at=w.c.rated_at,
            fact=(w.c.stars,),
            count=w.c.stars,
        ),
        Sought(
            about=Trouble.UNANSWERED,
            where=(w.c.reply_by < NOW) & unanswered,
            at=w.c.reply_by,
            fact=(w.c.reply_by,),
        ),
    )


def _list(sought: Sought, own: bool) -> Statement:
    """Which they are is asked first, of an index where it can be; the rest of those alone."""
    count = d.c.n * 0 if sought.count is None else sought.count
    facts = (each.label(f"fact_{n}") for n, each in enumerate(sought.fact))
    chosen = (*_COLUMNS, sought.at.label("since"), count.label("how_many"), *facts)
    if sought.watched:
        query = select(*chosen).select_from(_WATCHED).where(sought.where, *held_by(own)).limit(MOST)
    else:
        first = select(d.c.n).where(sought.where, *held_by(own))
        first = first.order_by(sought.at, d.c.n).limit(MOST)
        query = select(*chosen).select_from(_ANY).where(d.c.n.in_(first.correlate(None)))
    return query.order_by(sought.at, d.c.n)


def _count(sought: Sought, own: bool) -> Statement:
    source = _WATCHED if sought.watched else _ANY
    return select(func.count()).select_from(source).where(sought.where, *held_by(own))


_SOUGHT: Final = _sought()
_LISTED: Final = {each.about: OfDay(partial(_list, each)) for each in _SOUGHT}
_COUNTED: Final = {each.about: OfDay(partial(_count, each)) for each in _SOUGHT}


def _finding(about: Trouble, row: Any) -> Finding:
    return Finding(
        about=about,
        key=row.id.hex,
        fact=" ".join(map(str, row[_FACTS_FROM:])),
        dossier=DossierId(row.id),
        code=row.code,
        who=row.applicant,
        what=row.procedure_name,
        unit=row.papers_unit,
        holder=row.given_to or row.officer_name,
        at=row.since,
        count=row.how_many,
        apologised=bool(row.apologised),
    )
