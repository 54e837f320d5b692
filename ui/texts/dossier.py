"""Sentences about a dossier that cannot go the way asked for."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def dossier(error: e.DeskError) -> Notice | None:
    match error:
        case e.StepNotAllowed():
            return Notice(
                translate("notice", "Bước này không làm được nữa."),
                translate("notice", "Hồ sơ vừa được xử lý ở nơi khác; xem lại quá trình bên dưới."),
            )
        case e.DossierReadOnly():
            return Notice(
                translate("notice", "Hồ sơ có việc mà bản chương trình này chưa biết."),
                translate("notice", "Chỉ xem được. Cần cập nhật chương trình để xử lý tiếp."),
            )
        case e.CollectorIncomplete():
            return Notice(
                translate("notice", "Chưa đủ thông tin người nhận kết quả."),
                translate(
                    "notice", "Người được ủy quyền: ghi họ tên, số định danh và giấy ủy quyền."
                ),
                grave=False,
            )
        case e.DossierNotFound():
            return Notice(
                translate("notice", "Không thấy hồ sơ {code}.").format(code=error.sought),
                translate("notice", "Kiểm tra lại mã; hồ sơ quầy khác có thể chưa gửi về."),
                grave=False,
            )
    return None
