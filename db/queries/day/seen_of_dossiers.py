"""Findings about dossiers: late, asked twice, voided, corrected, complained of, and so on."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, Select, exists, func, select

from db.prepared import Statement, asked_for
from db.queries.day.late_ones import first_late, late_before, late_fact, seen_late
from db.queries.day.marked import fact_text
from db.queries.day.moments import MOST, NOW, Day, OfDay, held_by, on_the_day
from db.queries.day.money import GIVEN_OUT, left_to_pay, returned_unpaid, unpaid_reason
from db.queries.day.standing import CONDITIONS
from db.tables import journal as t
from db.tables import office as o
from db.tables.dossier import STANDS
from db.tables.dossier import dossier as d
from db.tables.metadata import Moment
from db.tables.watching import dossier_watch as w
from db.tables.watching import review_mark as r
from desk_app.domain.acts.act import read_act
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
UNTIL: Final = asked_for("until", Moment)
_URGED: Final = w.alias("urged")  # beside `dossier_watch` of the question itself
_FACTS_FROM: Final = len(_COLUMNS) + 2  # behind them, since when and how many
_REASONED: Final = frozenset({Trouble.RETURNED_UNPAID})  # few a day; each act is read by itself
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
    many: bool = False  # perhaps thousands: `db.queries.day.late_ones` says which come first

    @property
    def source(self) -> FromClause:
        return _WATCHED if self.watched else _ANY

    @property
    def seen(self) -> ColumnElement[bool]:
        """Somebody marked it as it is now."""
        if self.many:
            return seen_late()
        return exists().where(
            r.c.about == self.about,
            r.c.key == func.lower(func.hex(d.c.id)),
            r.c.seen,
            r.c.fact == fact_text(self.fact),
        )


def findings_of_dossiers(
    connection: Connection,
    day: Day,
    by: UUID | None,
    most: int,
    kinds: Collection[Trouble] = tuple(Trouble),
) -> Iterator[Finding]:
    """Of each kind `most` at most, those nobody has seen before the others, then the longest
    standing.

    Late: as `late_at` says. Asked twice: open and not late, more than one request for a
    supplement after receiving. Supplement over: awaited, and the day to bring it has passed.
    Voided, corrected, complained, badly rated: on the day. Returned unpaid: likewise, with fees
    that nobody has taken or exempted since. Unanswered: open, without a result,
    and the hour by which whoever was urged should have acted has passed.
    """
    for about, query in _LISTED.items():
        if about not in kinds:
            continue
        rows = query.rows(connection, day, by, most=most)
        found = (_finding(about, row) for row in rows)
        yield from _with_reasons(connection, found) if about in _REASONED else found


@dataclass(frozen=True, slots=True)
class HowMany:
    """Of one kind of finding."""

    every: int
    unseen: int


def how_many_of_dossiers(
    connection: Connection,
    day: Day,
    by: UUID | None,
    kinds: Collection[Trouble],
    until: datetime | None = None,
) -> Mapping[Trouble, HowMany]:
    """Of these kinds, uncut.

    Args:
        until: Those that came to be before it; None: all there are.
    """
    return {
        about: HowMany(*query.row(connection, day, by, until=until or day.ends))
        for about, query in _COUNTED.items()
        if about in kinds
    }


def _sought() -> Sequence[Sought]:
    counted = CONDITIONS
    unanswered = select(_URGED.c.n).where(_URGED.c.reply_by < NOW)

    return (
        Sought(
            about=Trouble.LATE,
            where=counted["late"],
            at=func.coalesce(w.c.late_from, d.c.due_at, type_=Moment),
            fact=late_fact(d, w),
            count=func.coalesce(w.c.asked, 0),
            watched=False,
            many=True,
        ),
        Sought(
            about=Trouble.SECOND_SUPPLEMENT,
            where=counted["supplement_twice"] & ~counted["late"],
            at=d.c.received_at,
            fact=(w.c.asked,),
            count=w.c.asked,
            watched=False,
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
            where=on_the_day(w.c.voided_at) & (STANDS == Status.VOIDED),
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
            about=Trouble.RETURNED_UNPAID,
            where=returned_unpaid(),
            at=d.c.returned_at,
            fact=(left_to_pay(),),
            count=left_to_pay(),
            watched=False,
        ),
        Sought(
            about=Trouble.UNANSWERED,
            where=STANDS.in_(OPEN - {Status.RESULT_BACK}) & d.c.n.in_(unanswered),
            at=w.c.reply_by,
            fact=(w.c.reply_by,),
            watched=False,
        ),
    )


def first_of(sought: Sought, own: bool) -> Select[tuple[int]]:
    """Row numbers of the `MOST` that come first: those nobody has seen, then the longest standing.

    What is told and what is listed are the same ones, however many there are.
    """
    where = first_late(own) if sought.many else sought.where
    first = select(d.c.n).select_from(sought.source).where(where, *held_by(own))
    return first.order_by(sought.seen, sought.at, d.c.n).limit(MOST).correlate(None)


def _list(sought: Sought, own: bool) -> Statement:
    """Which they are is asked first, of an index where it can be; the rest of those alone."""
    count = d.c.n * 0 if sought.count is None else sought.count
    facts = (each.label(f"fact_{n}") for n, each in enumerate(sought.fact))
    chosen = (*_COLUMNS, sought.at.label("since"), count.label("how_many"), *facts)
    return select(*chosen).select_from(_ANY).where(d.c.n.in_(first_of(sought, own)))


def _count(sought: Sought, own: bool) -> Statement:
    counted = select(
        func.count().label("every"),
        func.count().filter(~sought.seen).label("unseen"),
    )
    if sought.many:
        return counted.select_from(d).where(late_before(UNTIL), *held_by(own))
    since = (sought.where, sought.at < UNTIL)
    return counted.select_from(sought.source).where(*since, *held_by(own))


SOUGHT: Final = {each.about: each for each in _sought()}
"""Every kind of finding that is about a dossier and found by its rows alone."""

_LISTED: Final = {about: OfDay(partial(_list, each)) for about, each in SOUGHT.items()}
_COUNTED: Final = {about: OfDay(partial(_count, each)) for about, each in SOUGHT.items()}


def _with_reasons(connection: Connection, found: Iterable[Finding]) -> Iterator[Finding]:
    """Why each was given out unpaid, as the last act that gave it out says."""
    for finding in found:
        given = (
            select(t.act.c.raw)
            .where(t.act.c.subject == finding.dossier, t.act.c.kind.in_(GIVEN_OUT))
            .order_by(t.act.c.made_at.desc())
            .limit(1)
        )
        raw = connection.execute(given).scalar()
        yield finding if raw is None else replace(finding, reason=unpaid_reason(read_act(raw).act))


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
