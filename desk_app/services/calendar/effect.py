"""What another calendar would do to the appointments of open dossiers; nothing is stored."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from db.repositories.appointments import PageEnd, Span
from desk_app.domain.acts.fold import Folded
from desk_app.domain.dossier import Dossier, Status
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.ids import DeskId, DossierId
from desk_app.domain.law.calendar import WorkingCalendar, at
from desk_app.domain.law.calendar_change import (
    COUNTING,
    CalendarChange,
    change_between,
    may_change,
    recounted,
)
from desk_app.domain.law.due import DueMoment
from desk_app.services.desk import Desk

MOST_SHOWN: Final = 500
_PAGE: Final = 250
_PAUSE_S: Final = 0.001  # the counter's thread gets its turn
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
    affected: tuple[AffectedDossier, ...] = ()  # most urgent first, at most `MOST_SHOWN`
    total: int = 0  # all of them
    beyond: int = 0  # their appointment would lie beyond the calendar


def effect_of(proposed: WorkingCalendar, desk: Desk) -> Effect:
    """Every open dossier whose appointment is another one by `proposed`. Reading lane.

    By the calendar in force itself: those whose appointment was given by an earlier one.
    """
    change = change_between(desk.calendar, proposed)
    everything = not change
    found: list[AffectedDossier] = []
    total = beyond = 0
    for folded in _open(desk, Span() if everything else _span(change)):
        dossier = folded.dossier
        if dossier is None or folded.read_only or dossier.due.at is None:
            continue
        if not everything and not may_change(dossier.received_at, dossier.due.at, change):
            continue
        try:
            due = recounted(dossier, proposed)
        except CalendarTooShort:
            beyond += 1
            continue
        if due is not None and due.at is not None:
            total += 1
            if total <= MOST_SHOWN:
                found.append(_affected(dossier, dossier.due.at, due))
    return Effect(affected=tuple(found), total=total, beyond=beyond)


def _open(desk: Desk, span: Span) -> Iterator[Folded]:
    for status in sorted(COUNTING):
        yield from _pages(desk, status, span)


def _pages(desk: Desk, status: Status, span: Span) -> Iterator[Folded]:
    """Each page in a transaction of its own: nothing is held while one counts."""
    after: PageEnd | None = None
    while True:
        with desk.glance() as work:
            page, after = work.appointments.page(status, span, after, _PAGE)
        yield from page
        if after is None:
            return
        time.sleep(_PAUSE_S)


def _span(change: CalendarChange) -> Span:
    """Who can be touched at all, as the rows tell it."""
    if change.hours or change.first is None or change.last is None:
        return Span()
    first, last = (
        at(change.first, datetime.min.time()),
        at(change.last + _DAY, datetime.min.time()),
    )
    return Span(received_to=last.astimezone(UTC), due_from=first.astimezone(UTC))


def _affected(dossier: Dossier, before: datetime, due: DueMoment) -> AffectedDossier:
    return AffectedDossier(
        id=dossier.id,
        code=str(dossier.code),
        procedure=dossier.procedure.name,
        applicant=dossier.applicant.name,
        desk=dossier.desk,
        officer=dossier.officer_name,
        before=before,
        after=due.at or before,
    )
