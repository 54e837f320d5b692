"""The spans of days that reports are made for: how they are typed, and what they are called."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

_MONTHS: Final = 12
_A_DAY: Final = timedelta(days=1)
_A_WEEK: Final = timedelta(days=7)
_HALVES: Final = ("6 tháng đầu năm", "6 tháng cuối năm")
_SHAPE: Final = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?"
    r"|Q(?P<quarter>[1-4])|W(?P<week>\d{2})|H(?P<half>[12])|(?P<nine>9M)))?"
)
PERIODS: Final = (  # for who has to type one
    "2026-11-05, 2026-W48, 2026-11, 2026-Q4, 2026-H1, 2026-9M, 2026, 2026-11-01..2026-11-15"
)
_SPAN: Final = re.compile(r"(?P<first>\d{4}-\d{2}-\d{2})\.\.(?P<last>\d{4}-\d{2}-\d{2})")


class NoPeriod(ValueError):
    """Its text is what was typed."""


class PeriodKind(StrEnum):
    DAY = "day"
    WEEK = "week"  # Monday to Sunday, numbered as ISO 8601 does
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    SPAN = "span"  # any two days


_LENGTHS: Final = {  # in months
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: _MONTHS,
}


@dataclass(frozen=True, slots=True)
class Period:
    first: date  # at the office
    last: date  # inclusive
    words: str  # as a heading says it: ``Tháng 11/2026``
    kind: PeriodKind = PeriodKind.SPAN

    def __str__(self) -> str:
        """As it is typed; `read_period` reads it back."""
        year, month = f"{self.first.year:04d}", self.first.month
        within = {
            PeriodKind.MONTH: f"-{month:02d}",
            PeriodKind.QUARTER: f"-Q{month // 3 + 1}",
            PeriodKind.HALF: f"-H{month // 6 + 1}",
            PeriodKind.NINE_MONTHS: "-9M",
            PeriodKind.YEAR: "",
        }
        match self.kind:
            case PeriodKind.DAY:
                return self.first.isoformat()
            case PeriodKind.SPAN:
                return f"{self.first.isoformat()}..{self.last.isoformat()}"
            case PeriodKind.WEEK:
                of_year, week, _ = self.first.isocalendar()
                return f"{of_year:04d}-W{week:02d}"
        return year + within[self.kind]


def read_period(text: str) -> Period:
    """``2026-11-05``, ``2026-W48``, ``2026-11``, ``2026-Q4``, ``2026-H1``, ``2026-9M``, ``2026``
    or two days: ``2026-11-01..2026-11-15``. Raises NoPeriod."""
    typed = text.strip().upper()
    try:
        if span := _SPAN.fullmatch(typed):
            return span_of(date.fromisoformat(span["first"]), date.fromisoformat(span["last"]))
        if found := _SHAPE.fullmatch(typed):
            return _named(found)
    except (ValueError, OverflowError) as error:
        raise NoPeriod(text) from error
    raise NoPeriod(text)


def _named(found: re.Match[str]) -> Period:
    year = int(found["year"])
    if found["day"]:
        return day_of(date(year, int(found["month"]), int(found["day"])))
    if found["week"]:
        return _week(date.fromisocalendar(year, int(found["week"]), 1))
    if found["month"]:
        return months(PeriodKind.MONTH, date(year, int(found["month"]), 1))
    if found["quarter"]:
        return months(PeriodKind.QUARTER, date(year, int(found["quarter"]) * 3 - 2, 1))
    if found["half"]:
        return months(PeriodKind.HALF, date(year, int(found["half"]) * 6 - 5, 1))
    kind = PeriodKind.NINE_MONTHS if found["nine"] else PeriodKind.YEAR
    return months(kind, date(year, 1, 1))


def day_of(day: date) -> Period:
    return Period(day, day, f"Ngày {day:%d/%m/%Y}", PeriodKind.DAY)


def span_of(first: date, last: date) -> Period:
    """Any two days. Raises NoPeriod when the last comes before the first."""
    if last < first:
        raise NoPeriod(f"{first.isoformat()}..{last.isoformat()}")
    return Period(first, last, f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}")


def months(kind: PeriodKind, first: date) -> Period:
    """The month, quarter, half, nine months or year that begins on `first`."""
    year, month = first.year, first.month
    words = {
        PeriodKind.MONTH: f"Tháng {month}/{year}",
        PeriodKind.QUARTER: f"Quý {month // 3 + 1}/{year}",
        PeriodKind.HALF: f"{_HALVES[month > _MONTHS // 2]} {year}",
        PeriodKind.NINE_MONTHS: f"9 tháng đầu năm {year}",
        PeriodKind.YEAR: f"Năm {year}",
    }
    return Period(first, _after(first, _LENGTHS[kind]) - _A_DAY, words[kind], kind)


def with_day(kind: PeriodKind, day: date) -> Period:
    """The period of that kind that holds `day`; nine months: those of its year, if it is later
    too."""
    match kind:
        case PeriodKind.DAY | PeriodKind.SPAN:
            return day_of(day)
        case PeriodKind.WEEK:
            return _week(day - timedelta(days=day.weekday()))
        case PeriodKind.NINE_MONTHS | PeriodKind.YEAR:
            return months(kind, date(day.year, 1, 1))
    length = _LENGTHS[kind]
    return months(kind, date(day.year, (day.month - 1) // length * length + 1, 1))


def before(period: Period) -> Period:
    """The period of the same kind before it: of nine months those of the year before, of two
    days as many days. Raises NoPeriod where no calendar has it."""
    first = period.first
    try:
        match period.kind:
            case PeriodKind.DAY:
                return day_of(first - _A_DAY)
            case PeriodKind.WEEK:
                return _week(first - _A_WEEK)
            case PeriodKind.SPAN:
                days = period.last - first
                return span_of(first - days - _A_DAY, first - _A_DAY)
            case PeriodKind.NINE_MONTHS:
                return months(period.kind, date(first.year - 1, 1, 1))
        return with_day(period.kind, first - _A_DAY)
    except (ValueError, OverflowError) as error:
        raise NoPeriod(str(period)) from error


def following(period: Period) -> Period:
    """The period of the same kind after it: of nine months those of the year after, of two days
    as many days. Raises NoPeriod where no calendar has it."""
    try:
        match period.kind:
            case PeriodKind.SPAN:
                days = period.last - period.first
                return span_of(period.last + _A_DAY, period.last + days + _A_DAY)
            case PeriodKind.NINE_MONTHS:
                return months(period.kind, date(period.first.year + 1, 1, 1))
        return with_day(period.kind, period.last + _A_DAY)
    except (ValueError, OverflowError) as error:
        raise NoPeriod(str(period)) from error


def year_before(period: Period) -> Period:
    """The same period a year earlier (cùng kỳ năm trước). Raises NoPeriod."""
    try:
        match period.kind:
            case PeriodKind.WEEK:
                year, week, _ = period.first.isocalendar()
                return _week(date.fromisocalendar(year - 1, min(week, 52), 1))
            case PeriodKind.DAY:
                return day_of(_same_day(period.first))
            case PeriodKind.SPAN:
                return span_of(_same_day(period.first), _same_day(period.last))
        return months(period.kind, period.first.replace(year=period.first.year - 1))
    except (ValueError, OverflowError) as error:
        raise NoPeriod(str(period)) from error


def _week(monday: date) -> Period:
    year, week, _ = monday.isocalendar()
    return Period(monday, monday + _A_WEEK - _A_DAY, f"Tuần {week}/{year}", PeriodKind.WEEK)


def _same_day(day: date) -> date:
    """A year earlier; of 29 February the 28th."""
    if (day.month, day.day) == (2, 29):
        day -= _A_DAY
    return day.replace(year=day.year - 1)


def _after(first: date, length: int) -> date:
    ahead = first.month - 1 + length
    return date(first.year + ahead // _MONTHS, ahead % _MONTHS + 1, 1)
