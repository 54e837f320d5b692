"""Findings about dossiers: late, asked twice, voided, corrected, complained of, and so on."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from db.queries.day.moments import Day, held_by
from db.queries.day.standing import conditions
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
    d.c.due_at,
    d.c.papers_unit,
    w.c.asked,
    w.c.apologised,
    w.c.voided_at,
    w.c.corrected_at,
    w.c.stars,
    w.c.rated_at,
    w.c.complaints,
    w.c.complained_at,
    w.c.reply_by,
    func.coalesce(w.c.holder_name, "").label("given_to"),
    func.coalesce(o.officer.c.name, "").label("officer_name"),
)
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
    for sought in _sought(day):
        query = _query(sought, by, most).order_by(sought.at, d.c.n)
        for row in connection.execute(query).mappings():
            yield _finding(sought.about, row)


def how_many_of_dossiers(
    connection: Connection, day: Day, by: UUID | None, kinds: Collection[Trouble]
) -> dict[Trouble, int]:
    """Of these kinds, uncut."""
    found = {}
    for sought in _sought(day):
        if sought.about in kinds:
            source = _WATCHED if sought.watched else _ANY
            query = select(func.count()).select_from(source).where(sought.where, *held_by(by))
            found[sought.about] = connection.execute(query).scalar_one()
    return found


def _sought(day: Day) -> Sequence[Sought]:
    counted = conditions(day)
    open_, unanswered = d.c.status.in_(OPEN), d.c.status.in_(OPEN - {Status.RESULT_BACK})

    def today(moment: ColumnElement[Any]) -> ColumnElement[bool]:
        return (moment >= day.begins) & (moment < day.ends)

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
            where=today(w.c.voided_at) & (d.c.status == Status.VOIDED),
            at=w.c.voided_at,
            fact=(w.c.voided_at,),
        ),
        Sought(
            about=Trouble.CORRECTED,
            where=today(w.c.corrected_at),
            at=w.c.corrected_at,
            fact=(w.c.corrected_at,),
        ),
        Sought(
            about=Trouble.COMPLAINT,
            where=today(w.c.complained_at),
            at=w.c.complained_at,
            fact=(w.c.complaints,),
            count=w.c.complaints,
        ),
        Sought(
            about=Trouble.LOW_RATING,
            where=today(w.c.rated_at) & (w.c.stars <= LOW_STARS),
            at=w.c.rated_at,
            fact=(w.c.stars,),
            count=w.c.stars,
        ),
        Sought(
            about=Trouble.UNANSWERED,
            where=(w.c.reply_by < day.now) & unanswered,
            at=w.c.reply_by,
            fact=(w.c.reply_by,),
        ),
    )


def _query(sought: Sought, by: UUID | None, most: int) -> Select[Any]:
    """Which they are is asked first, of an index where it can be; the rest of those alone."""
    count = d.c.n * 0 if sought.count is None else sought.count
    facts = (each.label(f"fact_{n}") for n, each in enumerate(sought.fact))
    chosen = (*_COLUMNS, sought.at.label("since"), count.label("how_many"), *facts)
    if sought.watched:
        query = select(*chosen).select_from(_WATCHED).where(sought.where, *held_by(by))
        return query.limit(most)
    first = select(d.c.n).where(sought.where, *held_by(by)).order_by(sought.at, d.c.n).limit(most)
    return select(*chosen).select_from(_ANY).where(d.c.n.in_(first.correlate(None)))


def _finding(about: Trouble, row: RowMapping) -> Finding:
    facts = (str(value) for name, value in row.items() if str(name).startswith("fact_"))
    return Finding(
        about=about,
        key=row["id"].hex,
        fact=" ".join(facts),
        dossier=DossierId(row["id"]),
        code=row["code"],
        who=row["applicant"],
        what=row["procedure_name"],
        unit=row["papers_unit"],
        holder=row["given_to"] or row["officer_name"],
        at=row["since"],
        count=row["how_many"],
        apologised=bool(row["apologised"]),
    )
