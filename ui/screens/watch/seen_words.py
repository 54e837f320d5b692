"""Findings in words: a badge, what it is, where and whose, when."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.queries.day.lists import Behind
from db.queries.day.papers import NEVER
from desk_app.documents.office.day_end.words import trouble_words
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.law.deadline.nearness import working_days
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.watching.findings import Finding, Trouble
from ui import formats
from ui.dossiers.desks import desk_words
from ui.dossiers.words import Wording
from ui.formats import BadgeFact, BadgeKind
from ui.paper_desk import form_title
from ui.screens.watch.facts import Opens, SeenRow
from ui.shell.screen import AtShift, Go

translate = QCoreApplication.translate

_TITLES: Final[dict[Trouble, object]] = {
    Trouble.DISAGREEMENT: QT_TRANSLATE_NOOP("watch", "Hai quầy làm khác nhau"),
    Trouble.NOT_HANDED_OVER: QT_TRANSLATE_NOOP("watch", "{n} hồ sơ đã quá giờ chuyển"),
    Trouble.NOT_COLLECTED: QT_TRANSLATE_NOOP("watch", "{n} kết quả chờ trả quá 7 ngày"),
    Trouble.SECOND_SUPPLEMENT: QT_TRANSLATE_NOOP("watch", "Yêu cầu bổ sung quá một lần"),
    Trouble.SUPPLEMENT_OVER: QT_TRANSLATE_NOOP("watch", "Người nộp chưa bổ sung"),
    Trouble.VOIDED: QT_TRANSLATE_NOOP("watch", "Hồ sơ đã hủy"),
    Trouble.CORRECTED: QT_TRANSLATE_NOOP("watch", "Sửa hồ sơ đã tiếp nhận"),
    Trouble.COMPLAINT: QT_TRANSLATE_NOOP("watch", "Có phản ánh, kiến nghị"),
    Trouble.LOW_RATING: QT_TRANSLATE_NOOP("watch", "Người dân chấm {n}/5"),
    Trouble.UNANSWERED: QT_TRANSLATE_NOOP("watch", "Quá giờ trả lời đôn đốc"),
}
_NOTES: Final[dict[Trouble, object]] = {
    Trouble.NOT_HANDED_OVER: QT_TRANSLATE_NOOP("watch", "Nhận đến 15:00: chuyển trong ngày"),
    Trouble.NOT_COLLECTED: QT_TRANSLATE_NOOP("watch", "Báo lại người nộp, hoặc gửi bưu điện"),
}
_LISTS: Final[dict[Trouble, tuple[object, str]]] = {  # title, name of the number
    Trouble.NOT_HANDED_OVER: (QT_TRANSLATE_NOOP("watch", "Quá giờ bàn giao"), "hand_over_late"),
    Trouble.NOT_COLLECTED: (
        QT_TRANSLATE_NOOP("watch", "Kết quả chờ trả quá 7 ngày"),
        "ready_too_long",
    ),
}
_PAGES: Final = {
    Trouble.REFUSED: "sync",
    Trouble.UNSENT: "sync",
    Trouble.SILENT_DESK: "sync",
}
_OF_SHIFTS: Final = frozenset({Trouble.SHIFT_LEFT_OPEN, Trouble.SHIFT_DIFFERS})


def seen_row(finding: Finding, wording: Wording, *, urges: bool) -> SeenRow:
    """Args: urges: Who reads it may urge others and give another appointment."""
    title, detail = _words(finding, wording, urges=urges)
    today = office_date(wording.now())
    return SeenRow(
        finding=finding,
        badge=_badge(finding),
        title=title,
        detail=mark_words(finding, today) or detail,
        code=finding.code,
        at="" if finding.at is None else short_moment(finding.at, today),
        opens=_opens(finding),
    )


def mark_words(finding: Finding, today: date) -> str:
    """Who saw it, when, and with which remark; "" where nobody has."""
    mark = finding.mark
    if mark is None:
        return ""
    when = short_moment(mark.at, today)
    seen = translate("watch", "{name} đã xem {when}").format(name=mark.name, when=when)
    back = translate("watch", "Có thay đổi sau khi {seen}").format(seen=seen)
    said = seen if finding.seen else back
    return f"{said}: {mark.remark}" if mark.remark else said


def _badge(finding: Finding) -> BadgeFact:
    if finding.about is Trouble.SECOND_SUPPLEMENT:
        said = translate("watch", "Bổ sung lần {n}").format(n=finding.count)
    else:
        said = trouble_words(finding.about)
    if finding.seen:
        return BadgeFact(BadgeKind.DAYS, said)
    return BadgeFact(BadgeKind.LATE if finding.red else BadgeKind.TODAY, said)


def _words(finding: Finding, wording: Wording, *, urges: bool) -> tuple[str, str]:
    """What it is, and where it is or whose."""
    if finding.about is Trouble.LATE:
        return _late(finding, _days_late(finding, wording), urges=urges)
    facts = wording.facts
    if finding.about in {Trouble.SILENT_DESK, Trouble.UNSENT, Trouble.REFUSED, Trouble.NUMBER_GAP}:
        return _of_the_line(finding, facts)
    if finding.about in {*_OF_SHIFTS, Trouble.UNPRINTED}:
        return _of_the_counter(finding, facts)
    return _of_a_dossier(finding, facts)


def _late(finding: Finding, days: int, *, urges: bool) -> tuple[str, str]:
    title = translate("watch", "Hết hạn xin lỗi: đôn đốc, đổi hẹn")  # a letter goes before
    if not urges:
        title = translate("watch", "Hết hạn xin lỗi: báo lãnh đạo")
    if finding.apologised:
        title = translate("watch", "Đã xin lỗi, lại quá hạn")
    if finding.count > 1:  # late for that, whenever it is due
        title = translate("watch", "Bổ sung lần {n}: tính là quá hạn").format(n=finding.count)
    late = translate("watch", "Trễ {n} ngày").format(n=max(days, 1))
    return title, f"{late} · {finding.unit or finding.holder}"


def _of_the_line(finding: Finding, facts: DeskFacts) -> tuple[str, str]:
    match finding.about:
        case Trouble.SILENT_DESK:
            title = translate("watch", "{desk} chưa gửi gì hôm nay")
            return (
                title.format(desk=desk_words(finding.who, facts)),
                translate("watch", "Số liệu của quầy này có thể còn thiếu"),
            )
        case Trouble.UNSENT:
            title = translate("watch", "{n} việc chưa gửi về trung tâm")
            return title.format(n=finding.count), desk_words(finding.who, facts)
        case Trouble.REFUSED:
            return translate("watch", "Trung tâm không nhận 1 việc"), finding.holder
        case _:
            title = translate("watch", "Số {numbers} không dùng")
            return (
                title.format(numbers=finding.code),
                translate("watch", "Không hồ sơ nào mang số này"),
            )


def _of_the_counter(finding: Finding, facts: DeskFacts) -> tuple[str, str]:
    if finding.about is Trouble.UNPRINTED:
        if finding.fact == NEVER:
            return translate("watch", "Chưa in giấy nào cho hồ sơ"), finding.who
        return translate(
            "watch", "Giấy chưa in được"
        ), f"{form_title(finding.what)} · {finding.who}"
    where = f"{finding.who} · {desk_words(finding.what, facts)}"
    if finding.about is Trouble.SHIFT_LEFT_OPEN:
        return translate("watch", "Ca thu của ngày trước chưa chốt"), where
    more = finding.count > 0
    title = translate("watch", "Thừa {sum}") if more else translate("watch", "Thiếu {sum}")
    said = [_because(finding.reason), where] if finding.reason else [where]
    return title.format(sum=formats.money(abs(finding.count))), " · ".join(said)


def _of_a_dossier(finding: Finding, facts: DeskFacts) -> tuple[str, str]:
    title = translate("watch", str(_TITLES.get(finding.about, ""))).format(n=finding.count)
    if finding.about in _NOTES:
        return title, translate("watch", str(_NOTES[finding.about]))
    if finding.about is Trouble.DISAGREEMENT:
        return title, desk_words(finding.what, facts)
    if finding.about is Trouble.RETURNED_UNPAID:
        title = translate("watch", "Còn phải thu {sum}").format(sum=formats.money(finding.count))
        if not finding.count:
            title = translate("watch", "Còn khoản chưa rõ số tiền")
        if finding.reason:
            return title, f"{_because(finding.reason)} · {finding.holder} · {finding.what}"
    return title, f"{finding.holder} · {finding.what}"  # a long name is cut at its end


def _because(reason: str) -> str:
    return translate("watch", "Lý do: {reason}").format(reason=reason)


def _opens(finding: Finding) -> Opens | None:
    """Where Enter goes; None: there is nothing to open."""
    if finding.about in _LISTS:
        title, what = _LISTS[finding.about]
        return Opens(translate("watch", str(title)), number=Behind(what=what))
    if finding.about in _PAGES:
        return Opens(page=Go(_PAGES[finding.about]))
    if finding.about in _OF_SHIFTS:
        return Opens(page=Go("money", AtShift(UUID(finding.key))))
    if finding.dossier is None:
        return None
    page = "disputed" if finding.about is Trouble.DISAGREEMENT else "dossier"
    return Opens(page=Go(page, finding.dossier))


def _days_late(finding: Finding, wording: Wording) -> int:
    """Working days since the appointment; those of the calendar where it does not reach."""
    if finding.at is None:
        return 0
    due, today = office_date(finding.at), office_date(wording.now())
    try:
        return working_days(due, today, wording.is_working)
    except CalendarTooShort:
        return (today - due).days


def short_moment(moment: datetime, today: date) -> str:
    """10:41 of today; 17:00, 18/11 of another day."""
    day = office_date(moment)
    clock = formats.clock(moment)
    return clock if day == today else f"{clock}, {formats.short_day(day)}"
