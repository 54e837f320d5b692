"""Sentences about notices to the citizen."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.handling import faults as h
from desk_app.domain.telling import house_rules as r
from ui.texts.notice import Notice

translate = QCoreApplication.translate

_MISSING: Final = {
    "words": QT_TRANSLATE_NOOP("notice", "Ghi nội dung báo."),
    "to": QT_TRANSLATE_NOOP("notice", "Ghi số điện thoại hoặc thư điện tử để gửi."),
    "outcome": QT_TRANSLATE_NOOP("notice", "Ghi đã báo được hay chưa."),
}


def telling(error: e.DeskError) -> Notice | None:
    match error:
        case h.NothingToCallOff():
            return Notice(
                translate("notice", "Không còn tin nào chờ gửi."),
                translate("notice", "Tin có thể đã được gửi; xem quá trình của hồ sơ."),
                grave=False,
            )
        case r.SupplementDaysImpossible():
            return Notice(
                translate("notice", "Số ngày chờ bổ sung không hợp lệ."),
                translate("notice", "Gõ số ngày làm việc từ 0 đến {most}; 0 là không hẹn.").format(
                    most=r.MOST_DAYS
                ),
            )
        case r.KeepingImpossible():
            return Notice(
                translate("notice", "Số tháng giữ hồ sơ không hợp lệ."),
                translate("notice", "Gõ số tháng từ 0 đến {most}; 0 là giữ tất cả.").format(
                    most=r.MOST_MONTHS
                ),
            )
        case h.NoticeIncomplete():
            said = [translate("notice", str(_MISSING[f])) for f in error.missing if f in _MISSING]
            title = translate("notice", "Chưa đủ thông tin để báo người nộp.")
            return Notice(title, " ".join(said), grave=False)
    return None
