"""A time limit and a due moment in the words an officer can read out to the citizen."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from desk_app.domain.law.due import DayKind, DayMark, DueMoment, Limit, LimitUnit
from desk_app.domain.office_time import OFFICE_TIME

_UNITS: Final = {
    LimitUnit.WORKING_DAY: "ngày làm việc",
    LimitUnit.DAY: "ngày",
    LimitUnit.WORKING_HOUR: "giờ làm việc",
    LimitUnit.MONTH: "tháng",
}
_CALENDAR: Final = frozenset({LimitUnit.DAY, LimitUnit.MONTH})


def limit_in_words(limit: Limit) -> str:
    """As in "3 ngày làm việc", "2,5 ngày làm việc", "trong ngày", "không hẹn ngày trả"."""
    if limit.unit is LimitUnit.SAME_DAY:
        return "trong ngày"
    if limit.unit is LimitUnit.NONE:
        return "không hẹn ngày trả"
    return f"{_amount(limit.amount)} {_UNITS[limit.unit]}"


def due_in_words(due: DueMoment) -> str:
    """One sentence: what was allowed, from when it counts, which days it skips.

    As in "3 ngày làm việc, không tính ngày nhận; bỏ 21–22/11 và 24/11 (Ngày Văn hóa Việt Nam)."
    """
    parts = [limit_in_words(due.limit)]
    if due.limit.unit is LimitUnit.NONE or not due.marks:
        return f"{_capital(parts[0])}."
    if due.limit.unit not in {LimitUnit.SAME_DAY, LimitUnit.WORKING_HOUR}:
        parts[0] += ", không tính ngày nhận"
    parts += _start(due)
    off = [mark for mark in due.marks if mark.kind is DayKind.OFF]
    if due.limit.unit in _CALENDAR:
        parts += _rolled(off, due)
    else:
        parts += _skipped(off, due)
    return f"{_capital('; '.join(parts))}."


def _start(due: DueMoment) -> list[str]:
    """Said only when the clock could not start at once."""
    start = due.counted_from.astimezone(OFFICE_TIME)
    if start.date() != due.marks[0].day:
        return [f"nhận ngoài giờ nên tính từ {start:%H:%M} ngày {_day(start.date())}"]
    if due.limit.unit is LimitUnit.SAME_DAY and due.marks[-1].day != start.date():
        return ["nhận cuối ngày nên trả vào ngày làm việc kế tiếp"]
    return []


def _rolled(off: Sequence[DayMark], due: DueMoment) -> list[str]:
    """Days off count like any other, but the last day cannot be one."""
    start = due.counted_from.astimezone(OFFICE_TIME).date()
    ends = [mark for mark in off if mark.day > start][:1]
    moved = _day(due.marks[-1].day)
    return [
        f"ngày cuối {_run(_first_day(mark))} là ngày nghỉ nên chuyển sang {moved}" for mark in ends
    ]


def _first_day(mark: DayMark) -> DayMark:
    return DayMark(mark.day, mark.kind, mark.name)


def _skipped(off: Sequence[DayMark], due: DueMoment) -> list[str]:
    told = [_run(mark) for mark in off]
    if due.is_long:
        told.insert(0, "thứ Bảy, Chủ nhật")
    return [f"bỏ {_listed(told)}"] if told else []


def _run(mark: DayMark) -> str:
    """As in "21–22/11", "30/4–2/5", "24/11 (Ngày Văn hóa Việt Nam)"."""
    last = mark.until or mark.day
    if last == mark.day:
        days = _day(last)
    elif (last.year, last.month) == (mark.day.year, mark.day.month):
        days = f"{mark.day.day}–{_day(last)}"
    else:
        days = f"{_day(mark.day)}–{_day(last)}"
    return f"{days} ({mark.name})" if mark.name else days


def _day(day: date) -> str:
    return f"{day.day}/{day.month}"


def _listed(words: Iterable[str]) -> str:
    *before, last = words
    return f"{', '.join(before)} và {last}" if before else last


def _amount(amount: Decimal) -> str:
    return format(amount.normalize(), "f").replace(".", ",")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
