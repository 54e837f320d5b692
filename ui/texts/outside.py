"""Sentences about the centre, and about our own faults."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def outside(error: e.DeskError) -> Notice | None:
    match error:
        case e.CentralUntrusted():
            return Notice(
                translate("notice", "Máy chủ trả lời không chứng minh được là trung tâm."),
                translate(
                    "notice",
                    "Không gửi gì cho máy đó; việc vẫn được lưu tại quầy. Báo quản trị trung tâm.",
                ),
            )
        case e.CentralUnreachable():
            return Notice(
                translate("notice", "Đang làm việc ngoại tuyến."),
                translate("notice", "Mọi việc vẫn được lưu và sẽ tự gửi khi có mạng."),
                grave=False,
            )
        case e.CentralRefused():
            return Notice(
                translate("notice", "Trung tâm không nhận quầy này."),
                translate("notice", "Việc vẫn được lưu tại quầy. Báo quản trị: {reason}.").format(
                    reason=error.reason
                ),
            )
        case e.ProgramFault():
            return Notice(
                translate("notice", "Chương trình gặp lỗi."),
                translate("notice", "Việc vừa làm chưa được lưu. Lỗi đã được ghi lại."),
            )
    return None
