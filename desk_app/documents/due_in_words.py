"""A time limit and a due moment in the words an officer can read out to the citizen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.display import DueDisplay, shown_due
from desk_app.domain.law.deadline.legs import LegsDue
from desk_app.domain.law.deadline.pause import Paused, PauseModel
from desk_app.domain.law.deadline.shortened import Shortening
from desk_app.domain.law.due import DayKind, DayMark, DueMoment, Limit, LimitUnit, StartReason
from desk_app.domain.office_time import OFFICE_TIME

_UNITS: Final = {
    LimitUnit.WORKING_DAY: "ngày làm việc",
    LimitUnit.DAY: "ngày",
    LimitUnit.WORKING_HOUR: "giờ làm việc",
    LimitUnit.MONTH: "tháng",
}
UNPUBLISHED: Final = "chưa có thời hạn công bố"
"""The catalogue has no time of the procedure: the same words wherever it is told."""
_CALENDAR: Final = frozenset({LimitUnit.DAY, LimitUnit.MONTH})
_WAITS: Final = {
    StartReason.WAITS_FOR_PAPERS: "tính từ khi đủ hồ sơ; chưa có ngày hẹn",
    StartReason.WAITS_FOR_AGENCY: (
        "tính từ khi cơ quan có thẩm quyền nhận được hồ sơ; chưa có ngày hẹn"
    ),
    StartReason.WAITS_FOR_LEG: "tính từ khi chặng trước xong; chưa có ngày hẹn",
    StartReason.WAITS_FOR_OBLIGATION: (
        "tính tiếp khi hoàn thành nghĩa vụ tài chính; chưa có ngày hẹn"
    ),
}
_WAITS_ONCE_MORE: Final = {
    PauseModel.RESTART: "tính lại từ đầu khi đủ hồ sơ; chưa có ngày hẹn",
    PauseModel.RESUME: "phần còn lại tính tiếp khi đủ hồ sơ; chưa có ngày hẹn",
}
_CAUSES: Final = {
    StartReason.COMPLETED_LATER: "đủ hồ sơ ngày {day}",
    StartReason.COMPETENT_AGENCY: "cơ quan có thẩm quyền nhận ngày {day}",
    StartReason.SUPPLEMENTED: "bổ sung đủ ngày {day}",
    StartReason.BEFORE_OPENING: "nhận trước giờ làm việc",
    StartReason.LUNCH: "nhận trong giờ nghỉ trưa",
    StartReason.AFTER_HOURS: "nhận ngoài giờ",
    StartReason.DAY_OFF: "nhận ngày nghỉ",
    StartReason.OPEN_NOT_COUNTED: "nhận thứ Bảy (không tính giờ làm việc)",
    StartReason.LAST_HOUR: "nhận trong giờ cuối của ngày làm việc",
    StartReason.AFTER_THREE_PM: "nhận sau 15:00",
}


def limit_in_words(limit: Limit) -> str:
    """As in "3 ngày làm việc", "2,5 ngày làm việc", "trong ngày", "không hẹn ngày trả"; that there
    is none yet where nobody has published it."""
    if not limit.published:
        return UNPUBLISHED
    if limit.unit is LimitUnit.SAME_DAY:
        return "trong ngày"
    if limit.unit is LimitUnit.NONE:
        return "không hẹn ngày trả"
    return f"{_amount(limit.amount)} {_UNITS[limit.unit]}"


def due_in_words(due: DueMoment, awaited: PauseModel | None = None) -> str:
    """One sentence: what was allowed, from when it counts, which days it skips.

    As in "3 ngày làm việc, không tính ngày nhận; bỏ 21–22/11 và 24/11 (Ngày Văn hóa Việt Nam)."

    Args:
        awaited: What waiting for a supplement does to it; None: no supplement is awaited.
    """
    parts = [limit_in_words(due.limit)]
    ran = due.counted_from is not None  # not so where papers are awaited since it was handed in
    if awaited is not None and ran and StartReason.WAITS_FOR_PAPERS in due.reasons:
        return _sentence([f"{parts[0]}, {_WAITS_ONCE_MORE[awaited]}"])
    if due.waits:
        waits = [_WAITS[reason] for reason in due.reasons if reason in _WAITS]
        return _sentence([f"{parts[0]}, {waits[0]}"])
    if StartReason.REAPPOINTED in due.reasons and due.at is not None:
        return _sentence([f"hẹn lại đến {_moment(due.at)}", f"hạn theo quy định: {parts[0]}"])
    if not due.limit.published:
        return _sentence([f"{parts[0]} nên chưa hẹn ngày trả"])
    if due.limit.unit is LimitUnit.NONE or not due.marks:
        return _sentence(parts)
    in_days = due.limit.unit not in {LimitUnit.SAME_DAY, LimitUnit.WORKING_HOUR}
    if in_days and due.limit.amount >= 1:  # part of a day counts on the day of receipt
        parts[0] += ", không tính ngày nhận"
    parts += _start(due)
    parts += _stood_still(due)
    off = [mark for mark in due.marks if mark.kind is DayKind.OFF]
    if due.limit.unit not in _CALENDAR:
        parts += _skipped(off, due)
    elif StartReason.RESUMED not in due.reasons:  # what was left runs in working time
        parts += _rolled(off, due)
    return _sentence(parts)


def paused_in_words(paused: Paused, awaited: str = "bổ sung") -> str:
    """What waiting for a supplement, or for what else is `awaited`, did to the due moment."""
    due = paused.due
    if not paused.pauses:
        return due_in_words(due)
    last = paused.pauses[-1]
    if due.waits:
        return _sentence([f"chờ {awaited} từ {_moment(last.asked_at)}", _left(paused)])
    if paused.model is PauseModel.RESTART and last.complete_at is not None:
        again = f"bổ sung đủ {_moment(last.complete_at)} nên tính lại từ đầu"
        counted = due_in_words(replace(due, reasons=_after_supplement(due)))
        return f"{_capital(again)}: {_uncapital(counted)}"
    spans = [
        f"từ {_moment(pause.asked_at)} đến {_moment(pause.complete_at)}"
        for pause in paused.pauses
        if pause.complete_at is not None
    ]
    parts = [limit_in_words(due.limit), f"không tính thời gian chờ {awaited} {_listed(spans)}"]
    if paused.left is not None and due.at is not None:
        left = working_time_in_words(paused.left)
        parts.append(f"tính tiếp {left} còn lại, đến {_moment(due.at)}")
    return _sentence(parts)


def shortening_in_words(short: Shortening) -> str:
    """As in "Luật định 5 ngày làm việc (đến 09:15 ngày 30/11/2026); rút ngắn 2 ngày làm việc."."""
    law = short.statutory
    if law.at is None:
        return _sentence([f"luật định: {limit_in_words(law.limit)}"])
    told = f"luật định {limit_in_words(law.limit)} (đến {_moment(law.at)})"
    if not short.saved:
        return _sentence([told])
    less = short.difference
    saved = limit_in_words(less) if less else working_time_in_words(short.saved)
    return _sentence([told, f"rút ngắn {saved}"])


def legs_in_words(legs: LegsDue) -> str:
    """Each agency with its time and end, then the whole; one line for each."""
    lines = []
    for number, leg in enumerate(legs.legs, start=1):
        ends = "chưa tính được" if leg.due.at is None else f"đến {_moment(leg.due.at)}"
        lines.append(f"Chặng {number}, {leg.leg.agency}: {limit_in_words(leg.leg.limit)}, {ends}.")
    whole = "chưa tính được" if legs.at is None else f"đến {_moment(legs.at)}"
    allowed = f"{limit_in_words(legs.total.limit)}, " if legs.total else ""
    lines.append(f"Tổng: {allowed}{whole}.")
    if legs.overruns:
        lines.append("Các chặng cộng lại dài hơn tổng thời hạn đã công bố.")
    return "\n".join(lines)


def appointment_in_words(due: datetime, display: DueDisplay, calendar: WorkingCalendar) -> str:
    """As in "09:15 ngày 26/11/2026"; "trong ngày 25/11/2026" where the office shows it so.

    Raises:
        CalendarTooShort: as `shown_due`.
    """
    shown = shown_due(due, display, calendar)
    if shown.whole_day:
        return f"trong ngày {shown.moment:%d/%m/%Y}"
    return _moment(shown.moment)


def working_time_in_words(span: timedelta) -> str:
    """As in "21 giờ làm việc", "3 giờ 30 phút làm việc"."""
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    told = [f"{hours} giờ"] if hours or not minutes else []
    return " ".join([*told, *([f"{minutes} phút"] if minutes else []), "làm việc"])


def _left(paused: Paused) -> str:
    if paused.left is None:
        return f"đủ hồ sơ thì tính lại từ đầu {limit_in_words(paused.due.limit)}"
    return f"còn {working_time_in_words(paused.left)}, tính tiếp khi đủ hồ sơ"


def _after_supplement(due: DueMoment) -> tuple[StartReason, ...]:
    return tuple(reason for reason in due.reasons if reason is not StartReason.SUPPLEMENTED)


def _start(due: DueMoment) -> list[str]:
    """Said only when the clock could not start at once."""
    if due.counted_from is None:
        return []
    start = due.counted_from.astimezone(OFFICE_TIME)
    if not due.reasons:
        return _start_of_old(due, start)
    received = due.marks[0].day
    causes = [_CAUSES[r].format(day=_day(received)) for r in due.reasons if r in _CAUSES]
    if not causes:
        return []
    later = f" ngày {_day(start.date())}" if start.date() != received else ""
    counts = "tính lại" if StartReason.SUPPLEMENTED in due.reasons else "tính"
    return [f"{', '.join(causes)} nên {counts} từ {start:%H:%M}{later}"]


def _stood_still(due: DueMoment) -> list[str]:
    if StartReason.RESUMED not in due.reasons:
        return []
    days = [_run(mark) for mark in due.marks if mark.kind is DayKind.PAUSED]
    whom = "chủ hồ sơ" if StartReason.OBLIGATION_MET in due.reasons else "bổ sung"
    return [f"không tính thời gian chờ {whom}{f' ({_listed(days)})' if days else ''}"]


def _start_of_old(due: DueMoment, start: datetime) -> list[str]:
    """Due moments of an older program do not say why."""
    if start.date() != due.marks[0].day:
        return [f"nhận ngoài giờ nên tính từ {start:%H:%M} ngày {_day(start.date())}"]
    if due.limit.unit is LimitUnit.SAME_DAY and due.marks[-1].day != start.date():
        return ["nhận cuối ngày nên trả vào ngày làm việc kế tiếp"]
    return []


def _rolled(off: Sequence[DayMark], due: DueMoment) -> list[str]:
    """Days off count like any other, but the last day cannot be one."""
    if due.counted_from is None:
        return []
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
        told.insert(0, "Chủ nhật" if due.saturdays else "thứ Bảy, Chủ nhật")
    return [f"bỏ {_listed(told)}"] if told else []


def _moment(moment: datetime) -> str:
    """As in "09:15 ngày 26/11/2026", office time."""
    return f"{moment.astimezone(OFFICE_TIME):%H:%M ngày %d/%m/%Y}"


def _sentence(parts: Iterable[str]) -> str:
    return f"{_capital('; '.join(parts))}."


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


def _uncapital(text: str) -> str:
    return text[:1].lower() + text[1:]
