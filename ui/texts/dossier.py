"""Sentences about a dossier that cannot go the way asked for, or be put off."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.handling import faults as h
from desk_app.domain.law import faults as f
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def dossier(error: e.DeskError) -> Notice | None:
    match error:
        case e.StepNotAllowed():
            return Notice(
                translate("notice", "Bước này không làm được nữa."),
                translate("notice", "Hồ sơ vừa được xử lý ở nơi khác; xem lại quá trình bên dưới."),
            )
        case h.ArrivalImpossible():
            return Notice(
                translate("notice", "Cơ quan giải quyết không thể nhận hồ sơ vào lúc đó."),
                translate("notice", "Ghi lúc sau khi tiếp nhận ở đây, không quá bây giờ."),
                grave=False,
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


def deadlines(error: e.DeskError) -> Notice | None:
    match error:
        case f.ReappointedAlready():
            return Notice(
                translate("notice", "Hồ sơ này đã hẹn lại một lần, không hẹn lại lần nữa."),
                translate("notice", "Trả kết quả sớm nhất có thể; báo lãnh đạo về hồ sơ quá hạn."),
            )
        case f.ReappointmentTooLate():
            return Notice(
                translate("notice", "Hạn trả {day}: không còn đủ 01 ngày để hẹn lại.").format(
                    day=f"{error.due:%d/%m/%Y}"
                ),
                translate(
                    "notice",
                    "Phiếu xin lỗi đi chậm nhất 01 ngày trước hạn trả; nay lãnh đạo đôn đốc, hoặc "
                    "đổi hẹn.",
                ),
            )
        case f.ReappointmentNotLater():
            return Notice(
                translate("notice", "Ngày hẹn lại phải sau hạn trả {day}.").format(
                    day=f"{error.due:%d/%m/%Y}"
                ),
                translate("notice", "Chọn một ngày làm việc sau hạn trả hiện tại."),
                grave=False,
            )
        case f.ReappointmentDayOff():
            return Notice(
                translate("notice", "Ngày {day} là ngày nghỉ.").format(day=f"{error.day:%d/%m/%Y}"),
                translate("notice", "Chọn một ngày làm việc để hẹn lại."),
                grave=False,
            )
    return None
