"""Sentences about due moments that cannot be given or moved."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.errors import DeskError
from desk_app.domain.law import faults as f
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def deadlines(error: DeskError) -> Notice | None:
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
                    "Chỉ hẹn lại được chậm nhất 01 ngày trước ngày đến hạn; báo lãnh đạo.",
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
