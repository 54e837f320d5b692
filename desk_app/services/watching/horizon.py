"""The moments of a day at the office, by its calendar."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final

from db.queries.day.moments import Day
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.law.calendar import WorkingCalendar, at
from desk_app.domain.law.deadline.hand_over import late_before
from desk_app.domain.office_time import OFFICE_TIME, end_of_day, office_date

DAYS_BEFORE: Final = 20  # working days that "usual" is reckoned from
_AHEAD: Final = 3  # working days that are looked ahead
_LIES: Final = timedelta(days=7)  # a result not collected for longer is to be seen
_HEARD: Final = timedelta(days=30)
_GRACE: Final = timedelta(hours=1)  # of opening time: so long a desk needs to be heard of
_A_DAY: Final = timedelta(days=1)


def day_of(now: datetime, calendar: WorkingCalendar) -> Day:
    """The day that `now` is in.

    Where the calendar does not reach three working days ahead, the last of them stands for the
    others: a day at the end of a calendar is seen, and sealed, all the same.
    """
    today = office_date(now)
    begins = datetime.combine(today, time(), OFFICE_TIME)
    ends = [today]
    with suppress(CalendarTooShort):
        for _ in range(_AHEAD):
            ends.append(calendar.next_working_day(ends[-1]))
    ends += [ends[-1]] * (_AHEAD + 1 - len(ends))
    return Day(
        now=now,
        begins=begins,
        ends=begins + _A_DAY,
        before=tuple(islice(_working_days_before(today, calendar), DAYS_BEFORE)),
        due_ends=tuple(end_of_day(day) for day in ends),
        hand_over_before=late_before(now, calendar),
        collect_before=now - _LIES,
        opened=_opened(now, calendar),
        heard_since=now - _HEARD,
    )


def _working_days_before(day: date, calendar: WorkingCalendar) -> Iterator[date]:
    """As far as the calendar goes back."""
    while (day := day - _A_DAY) >= calendar.first:
        if calendar.is_working(day):
            yield day


def _opened(now: datetime, calendar: WorkingCalendar) -> datetime:
    """When the office opened on the last day it has been open for an hour; `now` where the
    calendar does not go back so far."""
    day = office_date(now)
    while day >= calendar.first:
        if calendar.is_working(day) and _open_for(day, now, calendar) >= _GRACE:
            return calendar.opening_on(day)
        day -= _A_DAY
    return now


def _open_for(day: date, now: datetime, calendar: WorkingCalendar) -> timedelta:
    """How long of the sessions of `day` has passed by `now`."""
    passed = (
        min(now, at(day, session.end)) - at(day, session.start)
        for session in calendar.sessions_on(day)
    )
    return sum((max(timedelta(), each) for each in passed), timedelta())
