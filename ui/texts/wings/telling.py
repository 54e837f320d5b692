"""Sentences about notices to the citizen."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.handling import faults as h
from ui.texts.notice import Notice

translate = QCoreApplication.translate

_MISSING: Final = {
    "words": QT_TRANSLATE_NOOP("notice", "Ghi nội dung báo."),
    "to": QT_TRANSLATE_NOOP("notice", "Ghi số điện thoại hoặc thư điện tử để gửi."),
    "outcome": QT_TRANSLATE_NOOP("notice", "Ghi đã báo được hay chưa."),
}


def telling(error: e.DeskError) -> Notice | None:
    match error:
        case h.NoticeIncomplete():
            said = [translate("notice", str(_MISSING[f])) for f in error.missing if f in _MISSING]
            title = translate("notice", "Chưa đủ thông tin để báo người nộp.")
            return Notice(title, " ".join(said), grave=False)
    return None
