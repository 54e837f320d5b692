"""How far a due moment lies from today, in the days the office works."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

_DAY: Final = timedelta(days=1)


def working_days(after: date, until: date, is_working: Callable[[date], bool]) -> int:
    """Working days later than `after`, up to and including `until`.

    From a Friday to the following Tuesday there are two. Never negative: 0 when
    `until` is not later.

    Raises:
        CalendarTooShort: as `is_working` does, beyond the calendar.
    """
    span = range(1, (until - after).days + 1)
    return sum(is_working(after + ahead * _DAY) for ahead in span)
