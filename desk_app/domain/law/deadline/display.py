"""How a due moment is shown that falls on the minute the office opens."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from desk_app.domain.law.calendar import WorkingCalendar, at
from desk_app.domain.office_time import OFFICE_TIME


class DueDisplay(StrEnum):
    """A setting of the office; the due moment itself never changes. Never rename one."""

    EXACT = "exact"  # 07:00 on the 25th
    WHOLE_DAY = "whole_day"  # "trong ngày 25/11"
    SESSION_END = "session_end"  # when the office closed before: 17:00 on the 23rd


@dataclass(frozen=True, slots=True)
class ShownDue:
    """Office time."""

    moment: datetime
    whole_day: bool = False  # only the day is shown


def shown_due(due: datetime, display: DueDisplay, calendar: WorkingCalendar) -> ShownDue:
    """`due` as the office shows it: differently only where it is the start of a session.

    A whole day is shown only for the first session, the end of the session before for any.

    Raises:
        CalendarTooShort: the session before lies before the calendar.
    """
    local = due.astimezone(OFFICE_TIME)
    if display is DueDisplay.EXACT:
        return ShownDue(local)
    starts = [at(local.date(), session.start) for session in calendar.sessions_on(local.date())]
    if local not in starts:
        return ShownDue(local)
    if display is DueDisplay.WHOLE_DAY:
        return ShownDue(local, whole_day=local == starts[0])
    return ShownDue(_session_end_before(local, calendar))


def _session_end_before(moment: datetime, calendar: WorkingCalendar) -> datetime:
    day: date = moment.date()
    while True:
        ends = [at(day, session.end) for session in calendar.sessions_on(day)]
        if earlier := [end for end in ends if end < moment]:
            return earlier[-1]
        day -= timedelta(days=1)
