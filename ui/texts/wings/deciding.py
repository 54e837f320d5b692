"""Sentences about deciding between two desks, and about what the centre refused."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.handling import deciding_faults as f
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def deciding(error: e.DeskError) -> Notice | None:
    match error:
        case f.DecisionUnfounded():
            return Notice(
                translate("notice", "Chưa ghi lý do quyết định."),
                translate("notice", "Ghi căn cứ chọn việc này: sổ ký nhận, giấy đã giao, lời kể."),
                grave=False,
            )
        case f.DecidedAlready():
            return Notice(
                translate("notice", "Việc này đã đổi từ lúc mở trang; chưa lưu gì."),
                translate("notice", "Có thể quầy khác vừa quyết định: xem lại hai bên rồi chọn."),
            )
        case f.DecisionImpossible():
            return Notice(
                translate("notice", "Không thể bỏ việc đang có hiệu lực."),
                translate("notice", "Mã đã cấp, tiền đã thu hay đã chi là thật: chọn giữ nguyên."),
            )
        case f.RefusalGone():
            return Notice(
                translate("notice", "Việc này không còn bị từ chối."),
                translate(
                    "notice", "Trung tâm đã nhận, hoặc đã có người xử lý: xem danh sách mới."
                ),
                grave=False,
            )
    return None
