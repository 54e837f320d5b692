"""Until when papers received at the desk must be with the agency that decides.

This is about the papers only. It moves no due moment: a procedure whose dossiers count from
the next day after three in the afternoon says so by its own cut-off.
"""

from datetime import UTC, datetime, time, timedelta
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


def late_before(now: datetime, calendar: WorkingCalendar) -> datetime:
    """Papers received before this moment should be with the agency at `now`. UTC.

    `hand_over_by` never falls as the moment of receipt grows, so one moment parts them:
    ``hand_over_by(received) < now`` just where ``received < late_before(now)``.

    Raises:
        CalendarTooShort: the calendar does not reach to that day.

    Legal: [hand-over.same-day]
    """
    day = now.astimezone(OFFICE_TIME).date()
    while not (calendar.is_working(day) and calendar.opening_on(day) < now):
        day -= timedelta(days=1)
    closing = calendar.closing_on(day)
    if closing < now:  # what came until three is late too
        last_minute = min(closing, at(day, _SAME_DAY_UNTIL)).astimezone(OFFICE_TIME)
        return (last_minute.replace(second=0) + timedelta(minutes=1)).astimezone(UTC)
    return at(day, time()).astimezone(UTC)
