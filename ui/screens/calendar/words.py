"""What the calendar says, in words: days, hours, changes, where they come from."""

import itertools
from collections.abc import Iterable
from datetime import date, time

from PySide6.QtCore import QCoreApplication

from desk_app.domain.law.calendar import Session, Weekend, WorkingCalendar
from desk_app.domain.law.calendar_change import CalendarChange, DayChange, DayRule, DayWord, word_on
from desk_app.domain.law.office_calendar import Origin
from ui import formats

translate = QCoreApplication.translate

_BETWEEN = ", "


def day_words(calendar: WorkingCalendar, day: date) -> str:
    """ "Nghỉ: Ngày Văn hóa Việt Nam", "Làm bù ngày 2/1", "Ngày làm việc"."""
    word = word_on(calendar, day)
    if word.rule is not DayRule.PLAIN:
        return rule_words(word)
    why = calendar.why_off(day)
    if isinstance(why, Weekend):
        return translate("calendar", "Nghỉ cuối tuần")
    return translate("calendar", "Ngày làm việc")


def rule_words(word: DayWord) -> str:
    match word.rule:
        case DayRule.OFF:
            return translate("calendar", "Nghỉ: {name}").format(name=word.name)
        case DayRule.WORKED:
            return translate("calendar", "Làm việc: {name}").format(name=word.name)
        case DayRule.UNKNOWN:
            return translate("calendar", "Chưa có trong lịch")
        case _:
            return translate("calendar", "Như ngày thường")


def source_words(calendar: WorkingCalendar, day: date) -> str:
    """Who says so, and whether the yearly notice is still to come."""
    word = word_on(calendar, day)
    if word.rule not in {DayRule.OFF, DayRule.WORKED}:
        return ""
    if word.source:
        return word.source
    if calendar.is_provisional(day):
        return translate("calendar", "dự kiến, chờ thông báo hằng năm")
    return translate("calendar", "chưa ghi căn cứ")


def change_words(change: DayChange) -> tuple[str, str]:
    """The day; what it was and what it becomes."""
    was, becomes = rule_words(change.before), rule_words(change.after)
    if was == becomes:
        becomes = change.after.source or translate("calendar", "chưa ghi căn cứ")
    return (
        formats.long_day(change.day),
        translate("calendar", "{was} → {becomes}").format(was=was, becomes=becomes),
    )


def many_changes(change: CalendarChange) -> str:
    """ "Thay đổi chưa áp dụng: 2 ngày"."""
    days = translate("calendar", "{n} ngày").format(n=len(change.days)) if change.days else ""
    hours = translate("calendar", "giờ làm việc") if change.hours else ""
    notices = translate("calendar", "thông báo năm") if change.notices else ""
    both = _BETWEEN.join(filter(None, [days, hours, notices]))
    return translate("calendar", "Thay đổi chưa áp dụng: {what}").format(
        what=both or translate("calendar", "không khác lịch đang dùng")
    )


def hours_words(sessions: Iterable[Session]) -> str:
    """ "07:00–11:30, 13:30–17:00"."""
    return _BETWEEN.join(f"{each.start:%H:%M}–{each.end:%H:%M}" for each in sessions)


def saturday_words(calendar: WorkingCalendar) -> str:
    if not calendar.saturday:
        return translate("calendar", "Thứ Bảy: không làm việc")
    hours = hours_words(calendar.saturday)
    if calendar.saturday_counts:
        return translate("calendar", "Thứ Bảy: {hours}, có tính vào thời hạn").format(hours=hours)
    return translate("calendar", "Thứ Bảy: {hours}, không tính vào thời hạn").format(hours=hours)


def read_hours(text: str) -> tuple[Session, ...]:
    """Of "07:00–11:30, 13:30–17:00"; nothing of an empty text.

    Raises:
        ValueError: no hours, or they overlap.
    """
    parts = text.replace("–", "-").replace("—", "-").replace(";", ",").split(",")
    sessions = tuple(_session(part) for part in parts if part.strip())
    for before, after in itertools.pairwise(sessions):
        if not before.end < after.start:
            raise ValueError("sessions overlap")
    return sessions


def origin_words(origin: Origin) -> str:
    return {
        Origin.SHIPPED: translate("calendar", "Lịch kèm theo chương trình"),
        Origin.CENTRE: translate("calendar", "Lịch của trung tâm"),
        Origin.OFFICE: translate("calendar", "Lịch do đơn vị đặt"),
    }[origin]


def _session(text: str) -> Session:
    start, dash, end = text.partition("-")
    if not dash:
        raise ValueError("no session")
    return Session(_clock(start), _clock(end))


def _clock(text: str) -> time:
    """07:00, 7:00, 7h30"""
    hours, _, minutes = text.strip().replace("h", ":").partition(":")
    return time(int(hours), int(minutes or 0))
