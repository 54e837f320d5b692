"""By when what lies at the desk must leave it, for lists."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from db.queries.rows import DossierLine
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.hand_over import hand_over_by


def by_when(lines: Iterable[DossierLine], calendar: WorkingCalendar) -> Sequence[DossierLine]:
    """`lines`, those that still have to be handed over with the latest moment for it."""
    return tuple(
        replace(line, hand_over_by=latest(line.papers_since or line.received_at, calendar))
        if line.status is Status.RECEIVED and line.papers_at is Place.DESK
        else line
        for line in lines
    )


def latest(since: datetime, calendar: WorkingCalendar) -> datetime | None:
    """None: the calendar does not reach."""
    try:
        return hand_over_by(since, calendar)
    except CalendarTooShort:
        return None
