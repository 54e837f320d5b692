"""Along the calendar: where a limit ends, and how much working time lies between two moments."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from desk_app.domain.law.calendar import WorkingCalendar, at
from desk_app.domain.law.deadline.limit import HOURS_OF_A_DAY, Limit, LimitUnit
from desk_app.domain.office_time import OFFICE_TIME

_DAYS_OF_A_MONTH: Final = 30
_MONTHS: Final = 12
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_MOST_HOURS: Final = Decimal(1_000_000)  # further than any calendar reaches


def end_of(
    start: datetime, limit: Limit, calendar: WorkingCalendar
) -> tuple[datetime | None, date | None]:
    """The due moment, and the last counted day where days off count too.

    Args:
        start: Inside working time, office time.

    Legal: [time-limit.counting], [time-limit.same-day]
    """
    if limit.unit is LimitUnit.NONE:
        return None, None
    if limit.unit is LimitUnit.SAME_DAY:
        return calendar.closing_on(start.date()), None
    if limit.unit is LimitUnit.WORKING_HOUR:
        return plus_working_time(start, _hours(limit.amount), calendar), None
    whole = int(limit.amount)
    part = limit.amount - whole
    if whole > (calendar.last - start.date()).days:
        raise calendar.too_short()
    if limit.unit is LimitUnit.WORKING_DAY:
        return _plus_working_days(start, whole, part, calendar), None
    nominal = _calendar_day(start.date(), whole, part, limit.unit)
    end = calendar.same_clock_on(calendar.working_day_from(nominal), start.time())
    if part and limit.unit is LimitUnit.DAY:
        following = calendar.working_day_from(nominal + _DAY)
        end = _part_of_a_day(end, part, calendar.same_clock_on(following, start.time()), calendar)
    return end, nominal


def plus_working_time(start: datetime, span: timedelta, calendar: WorkingCalendar) -> datetime:
    """Walk working time; what ends exactly at closing is due at closing.

    Nothing is `start` itself. Only hours of sessions count: no lunch, no night, no day off.
    """
    if not span:
        return start
    local = start.astimezone(OFFICE_TIME)
    day, opens, left = local.date(), local, span
    while True:
        for session in calendar.sessions_on(day):
            begin, end = max(opens, at(day, session.start)), at(day, session.end)
            if begin >= end:
                continue
            if left <= end - begin:
                return begin + left
            left -= end - begin
        day += _DAY


def working_time(after: datetime, until: datetime, calendar: WorkingCalendar) -> timedelta:
    """Working time between two moments; nothing when `until` is not later."""
    begins, ends = after.astimezone(OFFICE_TIME), until.astimezone(OFFICE_TIME)
    found, day = timedelta(), begins.date()
    while day <= ends.date() and begins < ends:
        for session in calendar.sessions_on(day):
            first, last = max(begins, at(day, session.start)), min(ends, at(day, session.end))
            found += max(last - first, timedelta())
        day += _DAY
    return found


def _plus_working_days(
    start: datetime, whole: int, part: Decimal, calendar: WorkingCalendar
) -> datetime:
    day = start.date()
    for _ in range(whole):
        day = calendar.next_working_day(day)
    end = calendar.same_clock_on(day, start.time())
    if not part:
        return end
    following = calendar.same_clock_on(calendar.next_working_day(day), start.time())
    return _part_of_a_day(end, part, following, calendar)


def _part_of_a_day(
    begins: datetime, part: Decimal, next_end: datetime, calendar: WorkingCalendar
) -> datetime:
    """Half a day is four hours, and never takes longer than the day, however short that is."""
    return min(plus_working_time(begins, _hours(part * HOURS_OF_A_DAY), calendar), next_end)


def _hours(amount: Decimal) -> timedelta:
    """Whole minutes of it."""
    return int(min(amount, _MOST_HOURS) * 60) * (_HOUR / 60)


def _calendar_day(start: date, whole: int, part: Decimal, unit: LimitUnit) -> date:
    if unit is LimitUnit.DAY:
        return start + whole * _DAY
    day = _plus_months(start, whole)
    if not part:
        return day
    ahead = round(part * _DAYS_OF_A_MONTH) * _DAY  # half a month is fifteen days
    return min(day + ahead, _plus_months(start, whole + 1))


def _plus_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    count = day.year * _MONTHS + day.month - 1 + months
    following = date((count + 1) // _MONTHS, (count + 1) % _MONTHS + 1, 1)
    last = following - _DAY
    return last.replace(day=min(day.day, last.day))
