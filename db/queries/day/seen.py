"""Everything of a day that is to be seen, with what was seen already."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, func, select

from db.bulk import among, as_json
from db.prepared import Prepared, Statement
from db.queries.day.line import LineOfDay, findings_of_the_line, line_of_day
from db.queries.day.moments import Day, OfDay, held_by
from db.queries.day.money import CounterShift, findings_of_shifts, shifts
from db.queries.day.papers import findings_of_numbers, findings_of_prints
from db.queries.day.seen_of_dossiers import (
    SOUGHT,
    findings_of_dossiers,
    how_many_of_dossiers,
)
from db.queries.day.standing import CONDITIONS, Stands, stands
from db.tables import office as o
from db.tables.dossier import dossier as d
from db.tables.watching import dossier_watch as w
from db.tables.watching import review_mark as r
from desk_app.domain.ids import OfficerId
from desk_app.domain.watching.findings import ASKED_AFTER, Finding, Mark, Trouble, in_order
from desk_app.domain.watching.reviews import subject_of

MOST: Final = 100  # of each kind are told one by one
_FURTHER: Final = 1_000  # are looked at of the kinds that are no dossiers'


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    lines: Sequence[Finding] = ()  # unseen first, red before ochre
    counts: Mapping[Trouble, int] = field(default_factory=dict)  # all there are, seen or not
    unseen_of: Mapping[Trouble, int] = field(default_factory=dict)  # of them; likewise

    @property
    def unseen(self) -> int:
        return sum(self.unseen_of.values())

    @property
    def red_unseen(self) -> int:
        """What `red_unseen` says of the day that runs."""
        return sum(self.unseen_of.get(about, 0) for about in ASKED_AFTER)

    @property
    def cut(self) -> bool:
        """More than the lines show."""
        return sum(self.counts.values()) > len(self.lines)


@dataclass(frozen=True, slots=True)
class Known:
    shifts: Sequence[CounterShift]
    stands: Stands


def findings(
    connection: Connection,
    day: Day,
    line: LineOfDay,
    here: str,
    by: UUID | None = None,
    known: Known | None = None,
) -> Findings:
    """Of an officer's own account only what is about the own dossiers, papers and shifts.

    Args:
        known: Where it was read already.
    """
    every = _all_of(connection, day, line, here, by, known)
    counts = Counter(each.about for each in every)
    unseen = Counter(each.about for each in every if not each.seen)
    cut = [about for about in SOUGHT if counts[about] >= MOST]
    for about, n in how_many_of_dossiers(connection, day, by, cut).items():
        counts[about], unseen[about] = n.every, n.unseen
    if by is None and line.refused:
        counts[Trouble.REFUSED] = line.refused
    if by is None and line.disagreements:
        counts[Trouble.DISAGREEMENT] = line.disagreements
    return Findings(lines=tuple(_first_of_each(every)), counts=counts, unseen_of=unseen)


def _all_of(
    connection: Connection,
    day: Day,
    line: LineOfDay,
    here: str,
    by: UUID | None = None,
    known: Known | None = None,
) -> Sequence[Finding]:
    """In order; `MOST` of each kind of `SOUGHT`, `_FURTHER` of the others."""
    if known is None:
        known = Known(shifts(connection, day, by), stands(connection, day, by))
    found = [
        *findings_of_dossiers(connection, day, by, MOST),
        *findings_of_prints(connection, day, by, _FURTHER),
        *findings_of_shifts(known.shifts, day),
        *_together(connection, day, by, known.stands),
    ]
    if by is None:
        found += findings_of_numbers(connection, day)
        found += findings_of_the_line(connection, day, line, here, _FURTHER)
    return sorted(_marked(connection, found), key=in_order)


def findings_about(
    connection: Connection, day: Day, about: Trouble, by: UUID | None = None, most: int = 500
) -> Sequence[Finding]:
    """All of one kind of `SOUGHT`, `most` at most; those nobody has seen first."""
    found = list(findings_of_dossiers(connection, day, by, most, {about}))
    return sorted(_marked(connection, found), key=in_order)


def red_unseen(connection: Connection, day: Day, here: str, until: datetime) -> int:
    """How many red findings that came to be before `until` nobody has seen.

    Who seals a day is asked after them.
    """
    every = [
        each
        for each in _all_of(connection, day, line_of_day(connection, day), here)
        if each.about in ASKED_AFTER
    ]
    n = Counter(
        each.about for each in every if not each.seen and (each.at is None or each.at < until)
    )
    found = Counter(each.about for each in every)
    cut = [about for about in ASKED_AFTER & SOUGHT.keys() if found[about] >= MOST]
    for about, many in how_many_of_dossiers(connection, day, None, cut, until).items():
        n[about] = many.unseen
    return n.total()


def _first_of_each(every: Iterable[Finding]) -> Iterator[Finding]:
    told = Counter[Trouble]()
    for each in every:
        told[each.about] += 1
        if told[each.about] <= MOST:
            yield each


def _together(
    connection: Connection, day: Day, by: UUID | None, known: Stands
) -> Iterable[Finding]:
    """What is seen to as one: papers that should have left, results that lie too long.

    Its fact is the newest among them, so that what comes to it is not taken for seen.
    """
    lying = _LYING.row(connection, day, by)
    for about, n, oldest, newest in (
        (Trouble.NOT_HANDED_OVER, known.counts.hand_over_late, known.oldest, known.newest),
        (Trouble.NOT_COLLECTED, *lying),
    ):
        if n:
            yield Finding(about=about, key=about.value, fact=newest.isoformat(), at=oldest, count=n)


def _lying(own: bool) -> Statement:
    since = w.c.result_at
    return (
        select(func.count(), func.min(since), func.max(since))
        .select_from(w.join(d, d.c.n == w.c.n))
        .where(CONDITIONS["ready_too_long"], *held_by(own))
    )


def _marks() -> Statement:
    return (
        select(r.c.id, r.c.fact, r.c.remark, r.c.by, r.c.at, o.officer.c.name)
        .select_from(r.outerjoin(o.officer, o.officer.c.id == r.c.by))
        .where(among(r.c.id, "ids"), r.c.seen)
    )


_LYING: Final = OfDay(_lying)
_MARKS: Final = Prepared(_marks)


def _marked(connection: Connection, found: Sequence[Finding]) -> Sequence[Finding]:
    ids = [subject_of(each.about, each.key).id for each in found]
    marks = {
        row.id: Mark(
            fact=row.fact,
            remark=row.remark,
            by=OfficerId(row.by),
            name=row.name or "",
            at=row.at,
        )
        for row in _MARKS.rows(connection, {"ids": as_json(ids)})
    }
    if not marks:
        return found
    return [replace(each, mark=marks.get(id_)) for each, id_ in zip(found, ids, strict=True)]
