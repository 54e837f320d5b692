"""Whether a dossier that will be late may be given another due moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.faults import (
    ReappointedAlready,
    ReappointmentDayOff,
    ReappointmentNotLater,
    ReappointmentTooLate,
)
from desk_app.domain.office_time import office_date

_NOTICE: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reappointment:
    """Aware moments."""

    due: datetime  # as it stands
    new: datetime
    asked_at: datetime
    earlier: int = 0  # re-appointments of this dossier so far


def check_reappointment(asked: Reappointment, calendar: WorkingCalendar) -> None:
    """At most once, at the latest the day before the due day, and to a later working day.

    Days are compared, not hours: what is due on the 25th may be re-appointed all of the 24th.
    Whether it is one calendar day or one working day before is not said; one day is one day.

    Raises:
        ReappointedAlready, ReappointmentTooLate, ReappointmentNotLater, ReappointmentDayOff
        CalendarTooShort: the new day lies beyond the calendar.

    Legal: [time-limit.reappointment]
    """
    check_in_time(asked.due, asked.asked_at, asked.earlier)
    due, new = office_date(asked.due), office_date(asked.new)
    if asked.new <= asked.due:
        raise ReappointmentNotLater(due)
    if not calendar.is_working(new):
        raise ReappointmentDayOff(new)


def check_in_time(due: datetime, asked_at: datetime, earlier: int) -> None:
    """Whether any other day can be given, whichever it is. Arguments as of `Reappointment`.

    Raises: ReappointedAlready, ReappointmentTooLate

    Legal: [time-limit.reappointment]
    """
    if earlier:
        raise ReappointedAlready()
    day = office_date(due)
    if office_date(asked_at) > day - _NOTICE:
        raise ReappointmentTooLate(day)
