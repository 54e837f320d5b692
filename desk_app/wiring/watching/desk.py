"""The supervisor's day, as the screen F7 may call it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from db.queries.day.lists import Behind, behind
from db.queries.day.money import sums_behind
from db.queries.day.seen import findings_about
from db.queries.day.standing import DueGroup
from db.queries.day.whole import WholeDay, whole_day
from db.queries.rows import DossierLine
from desk_app.domain.counting.period import day_of as period_of
from desk_app.domain.day_end.seal import Seal
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.office import DeskFacts
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.watching.findings import Finding
from desk_app.services.counting.note_report import ReportOrder, note_report
from desk_app.services.desk import Desk
from desk_app.services.watching.assign import Assign, Release, assign, release
from desk_app.services.watching.horizon import day_of
from desk_app.services.watching.remind import Remind, remind
from desk_app.services.watching.review import MarkSeen, mark_seen, mark_several
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.papers.forms import PaperForms, agency_of
from desk_app.wiring.watching.urging import (
    Urge,
    UrgedUnit,
    reminded,
    reminder_paper,
    urge,
)

REPORT: Final = "giam-sat"  # as looks name this page


@dataclass(frozen=True, slots=True, kw_only=True)
class DueAtUnit:
    """What one unit has to finish soon."""

    unit: str  # empty: nobody said which handles it
    counts: tuple[int, ...]  # today, and on the next three working days
    at_desk: frozenset[str]  # procedures of it whose papers are still to go there


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    whole: WholeDay
    due: Sequence[DueAtUnit]
    sealed: Seal | None = None  # of this day


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What is behind a number."""

    lines: Sequence[DossierLine]
    sums: Mapping[UUID, int]  # đồng of each, where the number is money
    findings: Mapping[UUID, Finding]  # of each, where the number is a kind of finding


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchDesk:
    """Reading lane for the questions, counter lane for what is arranged."""

    today: Callable[[Officer], Today]  # of everybody for who may see that, otherwise the own
    behind: Callable[[Behind, Officer, bool], Listed]
    """Likewise. A list of others' dossiers is noted as a look, unless it is read again (True)."""
    officers: Callable[[], Sequence[Officer]]  # who work here
    mark_seen: Callable[[MarkSeen, Officer], None]
    mark_several: Callable[[Sequence[MarkSeen], Officer], None]
    assign: Callable[[Assign, Officer], Dossier]
    release: Callable[[Release, Officer], Dossier]
    remind: Callable[[Remind, Officer], Dossier]
    urge: Callable[[Urge, Officer], Dossier]
    """Reminds whoever has the dossier, in the words offices use."""
    reminded: Callable[[Collection[DossierId]], Sequence[UrgedUnit]]
    """Reading lane: what a paper for each unit or officer can say; those never urged are left
    out."""
    reminder_paper: Callable[[UrgedUnit, Officer], bytes]  # a PDF; raises NoFormInForce


def watch_desk(opened: OpenDesk, desk: Desk, facts: DeskFacts, papers: PaperForms) -> WatchDesk:
    ask = opened.store.ask
    read, listed, sums, found = ask(whole_day), ask(behind), ask(sums_behind), ask(findings_about)

    def today(officer: Officer) -> Today:
        day = day_of(desk.now(), desk.calendar)
        whole = read(day, desk.id, whose(officer))

        def unit_of(procedure: str) -> str:
            own = whole.said.get(procedure)
            return agency_of(whole.deciding[procedure]) if own is None else own

        with desk.glance() as work:
            sealed = work.days.known(day.date).seal
        due = due_by_unit(whole.due, unit_of, len(day.due_ends))
        return Today(whole=whole, due=due, sealed=sealed)

    def dossiers(number: Behind, officer: Officer, again: bool) -> Listed:
        day, by = day_of(desk.now(), desk.calendar), whose(officer)
        if by is None and not again:
            note_report(_order(number, day.date), officer, desk)
        seen = () if number.about is None else found(day, number.about, by)
        return Listed(
            lines=listed(number, day, by),
            sums=sums(number.what, day, by, number.shift),
            findings={each.dossier: each for each in seen if each.dossier is not None},
        )

    def officers() -> Sequence[Officer]:
        with desk.glance() as work:
            return work.officers.active()

    return WatchDesk(
        today=today,
        behind=dossiers,
        officers=officers,
        mark_seen=partial(mark_seen, desk=desk),
        assign=partial(assign, desk=desk),
        release=partial(release, desk=desk),
        mark_several=partial(mark_several, desk=desk),
        remind=partial(remind, desk=desk),
        urge=partial(urge, desk=desk),
        reminded=partial(reminded, desk=desk),
        reminder_paper=partial(reminder_paper, desk=desk, facts=facts, forms=papers),
    )


def _order(number: Behind, day: date) -> ReportOrder:
    """Which list it is: the number, and by what it is narrowed."""
    codes = ",".join(sorted(number.procedures or ()))
    of = (number.hour, number.officer, codes, number.channel)
    narrowed = (*of, number.days, number.unit, number.shift)
    by = (str(each) for each in narrowed if each not in {None, ""})
    return ReportOrder(name=REPORT, period=period_of(day), row=number.what, column=" ".join(by))


def whose(officer: Officer) -> UUID | None:
    """Whose figures `officer` is shown; None: everybody's.

    Raises:
        RightMissing: the role sees no dossiers at all.
    """
    officer.need(Right.SEE)
    return None if officer.may(Right.SEE_WHOLE_DAY) else officer.id


def due_by_unit(
    groups: Sequence[DueGroup], unit_of: Callable[[str], str], days: int
) -> Sequence[DueAtUnit]:
    """By the unit that has the papers; while they are at the desk, by the one they will go to.

    Who has most to do today stands first.
    """
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * days)
    at_desk: defaultdict[str, set[str]] = defaultdict(set)
    known: dict[str, str] = {}
    for group in groups:
        if not group.unit and group.procedure not in known:
            known[group.procedure] = unit_of(group.procedure)
        unit = group.unit or known[group.procedure]
        counts[unit][group.days] += group.n
        if not group.unit:
            at_desk[unit].add(group.procedure)
    rows = (
        DueAtUnit(unit=unit, counts=tuple(each), at_desk=frozenset(at_desk[unit]))
        for unit, each in counts.items()
    )
    return sorted(rows, key=lambda row: (*(-n for n in row.counts), row.unit))
