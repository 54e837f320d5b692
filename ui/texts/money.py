"""Sentences about fees and who is exempt from them."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.errors import DeskError
from desk_app.domain.money.faults import ExemptionUnproved
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def money(error: DeskError) -> Notice | None:
    match error:
        case ExemptionUnproved():
            return Notice(
                translate("notice", "Miễn phí, lệ phí mà chưa có căn cứ; chưa lưu gì."),
                translate("notice", "Gõ căn cứ và giấy tờ; lời ghi trong danh mục chỉ là gợi ý."),
                grave=False,
            )
    return None
