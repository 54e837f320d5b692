"""How facts are written on the screen: exactly as they are printed. Facts in, words out."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.office_time import OFFICE_TIME, office_date

if TYPE_CHECKING:
    from desk_app.domain.law.deadline.display import ShownDue

translate = QCoreApplication.translate

_DOT = "•"
_PERSONAL: Final = 12  # digits of a personal number
_SHORT: Final = 8  # digits; half of such a number would be shown
_DAY: Final = re.compile(  # without signs there are two figures for each, or nobody knows which
    r"(?P<day>[0-9]{1,2})[-/. ]+(?P<month>[0-9]{1,2})(?:[-/. ]+(?P<year>(?:20)?[0-9]{2}))?"
    r"|(?P<dd>[0-9]{2})(?P<mm>[0-9]{2})(?P<yy>(?:20)?[0-9]{2})?"
)
_WHOLE: Final = 4  # figures of a year
_HOUR: Final = 60  # minutes


def day(value: date) -> str:
    """26/11/2026"""
    return f"{value:%d/%m/%Y}"


def hours_from(typed: str, most: int) -> int:
    """As typed, from 1 to `most`; 0: it is no such number."""
    typed = typed.strip()
    plain = typed.isascii() and typed.isdecimal() and len(typed) <= len(str(most))
    hours = int(typed) if plain else 0
    return hours if hours <= most else 0


def day_from(typed: str) -> date | None:
    """The opposite of `day`: "5/2/2027", "05-02-2027", "05022027"; None: no day.

    Of a field that is read as it is typed: without a whole year it is half a day.
    """
    said = _said_in(typed)
    return _on(said) if said is not None and len(said[2]) == _WHOLE else None


def next_day_from(typed: str, today: date) -> date | None:
    """As `day_from`, also "26/11/26"; "26/11" is the next such day, or today."""
    said = _said_in(typed)
    if said is None or said[2]:
        return said and _on(said)
    years = (_on(said, today.year), _on(said, today.year + 1))
    return next((day for day in years if day is not None and day >= today), None)


def last_day_from(typed: str, today: date) -> date | None:
    """As `day_from`, also "26/11/26"; "26/11" is the last such day, or today."""
    said = _said_in(typed)
    if said is None or said[2]:
        return said and _on(said)
    years = (_on(said, today.year), _on(said, today.year - 1))
    return next((day for day in years if day is not None and day <= today), None)


def _said_in(typed: str) -> tuple[str, str, str] | None:
    """Figures of day, month and year; "" where no year is said."""
    match = _DAY.fullmatch(typed.strip())
    if match is None:
        return None
    day, month = match["day"] or match["dd"], match["month"] or match["mm"]
    return day, month, match["year"] or match["yy"] or ""


def _on(said: tuple[str, str, str], year: int = 0) -> date | None:
    """Args: year: Where none is said; one of two figures is of this century."""
    day, month, spoken = said
    try:
        return date(int(spoken[-2:]) + 2000 if spoken else year, int(month), int(day))
    except ValueError:
        return None


def short_day(value: date) -> str:
    """26/11"""
    return f"{value:%d/%m}"


def clock(instant: datetime) -> str:
    """15:40, office time."""
    return f"{instant.astimezone(OFFICE_TIME):%H:%M}"


def moment(instant: datetime) -> str:
    """15:40, 17/11/2026"""
    local = instant.astimezone(OFFICE_TIME)
    return f"{local:%H:%M, %d/%m/%Y}"


def moment_from(typed: str) -> datetime | None:
    """The opposite of `moment`, comma or not; None where it cannot be read."""
    try:
        local = " ".join(typed.replace(",", " ").split())
        return datetime.strptime(local, "%H:%M %d/%m/%Y").replace(tzinfo=OFFICE_TIME)
    except ValueError:
        return None


def appointment(shown: "ShownDue") -> str:
    """As `moment`; "trong ngày 25/11/2026" where only the day is shown."""
    local = shown.moment.astimezone(OFFICE_TIME)
    if not shown.whole_day:
        return moment(local)
    return translate("formats", "trong ngày {day}").format(day=day(local.date()))


def weekday(value: date) -> str:
    """Thứ Năm"""
    return (
        translate("day", "Thứ Hai"),
        translate("day", "Thứ Ba"),
        translate("day", "Thứ Tư"),
        translate("day", "Thứ Năm"),
        translate("day", "Thứ Sáu"),
        translate("day", "Thứ Bảy"),
        translate("day", "Chủ Nhật"),
    )[value.weekday()]


def weekday_short(value: date) -> str:
    """T5; CN on Sundays."""
    return ("T2", "T3", "T4", "T5", "T6", "T7", translate("day", "CN"))[value.weekday()]


def long_day(value: date) -> str:
    """Thứ Năm, 26/11/2026"""
    return f"{weekday(value)}, {day(value)}"


def money(amount: int) -> str:
    """150.000 đ"""
    return translate("money", "{amount} đ").format(amount=f"{amount:,}".replace(",", "."))


def count(amount: int) -> str:
    """3.321"""
    return f"{amount:,}".replace(",", ".")


def megabytes(size: int) -> str:
    """Of a file or a disk, from bytes: "61 MB"; never 0 of what is something."""
    return f"{count(max(1, round(size / 1_000_000)))} MB"


def stopwatch(seconds: int) -> str:
    """0:38"""
    return f"{seconds // 60}:{seconds % 60:02d}"


def split_code(code: str) -> tuple[str, str]:
    """("H13.45.12-261120-", "0037"): the serial is what is read aloud. No dash, no serial."""
    head, dash, serial = code.rpartition("-")
    return (head + dash, serial) if dash else (code, "")


def personal_number(number: str) -> str:
    """092 304 001 234; anything that is not twelve digits stays as it is."""
    if len(number) != _PERSONAL or not number.isdecimal():
        return number
    return " ".join(number[i : i + 3] for i in range(0, _PERSONAL, 3))


def masked_number(number: str) -> str:
    """•••• •••• 1234: only the last four digits are shown; short numbers not at all."""
    tail = number[-4:] if len(number) > _SHORT else _DOT * 4
    return f"{_DOT * 4} {_DOT * 4} {tail}"


def phone(number: str) -> str:
    """0912 345 678; anything but ten or eleven digits stays as it is."""
    if not number.isdecimal() or len(number) not in {10, 11}:
        return number
    return f"{number[:-6]} {number[-6:-3]} {number[-3:]}"


def span(length: timedelta) -> str:
    """2 giờ, 5 phút, 3 ngày: the largest unit that says it."""
    minutes = int(length.total_seconds()) // 60
    if minutes < _HOUR:
        return translate("span", "{n} phút").format(n=max(minutes, 1))
    if minutes < 48 * _HOUR:
        return translate("span", "{n} giờ").format(n=minutes // _HOUR)
    return translate("span", "{n} ngày").format(n=minutes // (24 * 60))


class BadgeKind(StrEnum):
    """How a badge is drawn. Words and shape differ, not only colour."""

    LATE = "late"  # filled red
    TODAY = "today"  # ochre tint and border: look here
    DAYS = "days"  # outlined
    PAUSE = "pause"  # dashed outline
    DONE = "done"  # accent tint: result there, or where a fact comes from


@dataclass(frozen=True, slots=True)
class BadgeFact:
    """A badge: its look and its words."""

    kind: BadgeKind
    text: str


def due_badge(due: datetime, now: datetime, days: int) -> BadgeFact:
    """How near the appointment is.

    Args:
        days: Working days between the two, counted by the domain, never negative:
            left when `due` is ahead, late when it has passed.
    """
    if now > due and office_date(now) == office_date(due):
        text = translate("due", "Quá hạn từ {time}").format(time=clock(due))
        return BadgeFact(BadgeKind.LATE, text)
    if now > due:
        return BadgeFact(
            BadgeKind.LATE, translate("due", "Quá hạn {n} ngày").format(n=max(days, 1))
        )
    if office_date(now) == office_date(due):
        text = translate("due", "Hôm nay {time}").format(time=clock(due))
        return BadgeFact(BadgeKind.TODAY, text)
    return BadgeFact(BadgeKind.DAYS, translate("due", "Còn {n} ngày").format(n=max(days, 1)))


def paused_badge() -> BadgeFact:
    return BadgeFact(BadgeKind.PAUSE, translate("due", "Tạm dừng"))


def result_badge() -> BadgeFact:
    return BadgeFact(BadgeKind.DONE, translate("due", "Có kết quả"))
