"""How this desk shows a due moment at the minute the office opens: a setting of the desk."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.display import DueDisplay, ShownDue, shown_due

DUE_DISPLAY: Final = "office.due_display"


def display_from(value: object) -> DueDisplay:
    """A stored value; exactly, where nothing or something else is stored."""
    return next((display for display in DueDisplay if display == value), DueDisplay.EXACT)


def shown_by(due: datetime, work: UnitOfWork, calendar: WorkingCalendar) -> ShownDue:
    """`due` as it is set to be shown now; exactly, where the calendar does not reach that far."""
    return _shown(due, display_from(work.settings.get(DUE_DISPLAY)), calendar)


def ways_to_show(due: datetime, work: UnitOfWork, calendar: WorkingCalendar) -> Sequence[ShownDue]:
    """As `shown_by` first, then as other desks show `due`, or this one before it was set anew."""
    others = (_shown(due, display, calendar) for display in DueDisplay)
    return tuple(dict.fromkeys((shown_by(due, work, calendar), *others)))


def _shown(due: datetime, display: DueDisplay, calendar: WorkingCalendar) -> ShownDue:
    try:
        return shown_due(due, display, calendar)
    except CalendarTooShort:
        return shown_due(due, DueDisplay.EXACT, calendar)
