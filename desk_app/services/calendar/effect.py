"""What another calendar would do to the appointments of open dossiers; nothing is stored."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from typing import Final

from db.repositories.appointments import PageEnd, Span
from desk_app.domain.acts.fold import Folded
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.ids import DeskId, DossierId
from desk_app.domain.law.calendar import WorkingCalendar, at
from desk_app.domain.law.calendar_change import (
    COUNTING,
    CalendarChange,
    change_between,
    may_change,
    recounted,
    stood_still,
)
from desk_app.services.desk import Desk

MOST_SHOWN: Final = 500
_PAGE: Final = 250  # some 60 ms
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedDossier:
    id: DossierId
    code: str
    procedure: str
    applicant: str
    desk: DeskId
    officer: str  # who received it, as printed
    before: datetime  # UTC
    after: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """As far as it is known; complete once `rest` is None."""

    affected: tuple[AffectedDossier, ...] = ()  # most urgent first, at most `MOST_SHOWN`
    total: int = 0  # all of them
    beyond: int = 0  # their appointment would lie beyond the calendar
    stood_still: int = 0  # touched, but their clock was stopped on the way: a person looks
    looked_at: int = 0
    rest: PageEnd | None = None


def effect_of(proposed: WorkingCalendar, desk: Desk) -> Effect:
    """Every open dossier whose appointment is another one by `proposed`.

    By the calendar in force itself: those whose appointment was given by an earlier one.
    """
    effect = effect_page(proposed, None, desk)
    while effect.rest is not None:
        effect = effect_page(proposed, effect, desk)
    return effect


def effect_page(proposed: WorkingCalendar, so_far: Effect | None, desk: Desk) -> Effect:
    """The same, a page further. Reading lane: short, so that nobody's search waits for it."""
    change = change_between(desk.calendar, proposed)
    after = so_far.rest if so_far is not None else None
    with desk.glance() as work:
        page, rest = work.appointments.page(COUNTING, _span(change), after, _PAGE)
    found = Counter[_Apart]()
    lines: list[AffectedDossier] = []
    for folded in page:
        line = _line(folded, change, proposed)
        if isinstance(line, AffectedDossier):
            lines.append(line)
        elif line is not None:
            found[line] += 1
    before = so_far or Effect()
    return Effect(
        affected=(*before.affected, *lines)[:MOST_SHOWN],
        total=before.total + len(lines),
        beyond=before.beyond + found[_Apart.BEYOND],
        stood_still=before.stood_still + found[_Apart.STOOD_STILL],
        looked_at=before.looked_at + len(page),
        rest=rest,
    )


class _Apart(Enum):
    """Why an appointment that is touched is not counted here."""

    BEYOND = auto()
    STOOD_STILL = auto()


def _line(
    folded: Folded, change: CalendarChange, proposed: WorkingCalendar
) -> AffectedDossier | _Apart | None:
    """None: it keeps its appointment."""
    dossier = folded.dossier
    if dossier is None or folded.read_only or dossier.due.at is None:
        return None
    if change and not may_change(dossier.received_at, dossier.due.at, change):
        return None
    if stood_still(dossier.due):
        return _Apart.STOOD_STILL if change else None
    try:
        due = recounted(dossier, proposed)
    except CalendarTooShort:
        return _Apart.BEYOND
    if due is None or due.at is None:
        return None
    return AffectedDossier(
        id=dossier.id,
        code=str(dossier.code),
        procedure=dossier.procedure.name,
        applicant=dossier.applicant.name,
        desk=dossier.desk,
        officer=dossier.officer_name,
        before=dossier.due.at,
        after=due.at,
    )


def _span(change: CalendarChange) -> Span:
    """Who can be touched at all, as the rows tell it."""
    if change.hours or change.first is None or change.last is None:
        return Span()
    first, last = (
        at(change.first, datetime.min.time()),
        at(change.last + _DAY, datetime.min.time()),
    )
    return Span(received_to=last.astimezone(UTC), due_from=first.astimezone(UTC))
