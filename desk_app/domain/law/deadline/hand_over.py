"""Until when papers received at the desk must be with the agency that decides.

This is about the papers only. It moves no due moment: a procedure whose dossiers count from
the next day after three in the afternoon says so by its own cut-off.
"""

from datetime import UTC, datetime, time
from typing import Final

from desk_app.domain.law.calendar import WorkingCalendar, at
from desk_app.domain.office_time import OFFICE_TIME

_SAME_DAY_UNTIL: Final = time(15)  # that minute included


def hand_over_by(received: datetime, calendar: WorkingCalendar) -> datetime:
    """The closing of the working day of receipt, or the next opening when received later.

    Later is: after 15:00, after closing, or on a day that is no working day. UTC.

    Raises:
        CalendarTooShort: the calendar does not reach to that day.

    Legal: [hand-over.same-day]
    """
    local = received.astimezone(OFFICE_TIME).replace(second=0, microsecond=0)
    day = local.date()
    if calendar.is_working(day):
        closing = calendar.closing_on(day)
        if local <= min(closing, at(day, _SAME_DAY_UNTIL)):
            return closing.astimezone(UTC)
    return calendar.opening_on(calendar.next_working_day(day)).astimezone(UTC)
