"""Sentences about badges, and about PINs that two persons set."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain.errors import DeskError
from desk_app.domain.people import officer_faults as e
from ui.texts.notice import Notice

translate = QCoreApplication.translate

_WHY_NOT: Final = {
    "alone": QT_TRANSLATE_NOOP("notice", "Cần hai người: một quản trị và một lãnh đạo."),
    "own": QT_TRANSLATE_NOOP("notice", "Người được đặt mã mới không thể là một trong hai."),
    "admin": QT_TRANSLATE_NOOP("notice", "Người thứ nhất phải là quản trị."),
    "leader": QT_TRANSLATE_NOOP("notice", "Người thứ hai phải là lãnh đạo Trung tâm."),
    "seat": QT_TRANSLATE_NOOP("notice", "Một trong hai phải là người đang đăng nhập ở quầy này."),
}


def officers(error: DeskError) -> Notice | None:
    match error:
        case e.BadgeUnfit(reason="document"):
            return Notice(
                translate("notice", "Đây là thẻ căn cước hoặc giấy của hồ sơ, không phải thẻ đeo."),
                translate("notice", "Quét mã trên thẻ đeo của cán bộ."),
            )
        case e.BadgeUnfit():
            return Notice(
                translate("notice", "Mã trên thẻ quá ngắn hoặc quá dài."),
                translate("notice", "Dùng thẻ có mã từ 4 đến 60 ký tự."),
            )
        case e.BadgeTaken():
            return Notice(
                translate("notice", "Thẻ này là của cán bộ khác."),
                translate("notice", "Thu hồi thẻ ở người đó trước, hoặc quét thẻ khác."),
            )
        case e.BadgeUnknown():
            return Notice(
                translate("notice", "Chưa biết thẻ này của ai."),
                translate("notice", "Bấm Alt+số của mình; nhờ quản trị đăng ký thẻ ở mục Cán bộ."),
            )
        case e.OfficerNameTaken():
            return Notice(
                translate("notice", "Đã có {name} đang làm việc.").format(name=error.name),
                translate(
                    "notice", "Thêm vào họ tên một chữ để phân biệt, như “{name} (Hộ tịch)”."
                ).format(name=error.name),
                grave=False,
            )
        case e.ResetNeedsTwo():
            return Notice(
                translate("notice", "Chưa đặt được mã PIN cho người khác."),
                translate("notice", str(_WHY_NOT[error.reason])),
            )
    return None
