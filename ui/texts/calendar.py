"""Sentences about the calendar of the office."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.errors import DeskError
from desk_app.domain.law import calendar_faults as e
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def calendar(error: DeskError) -> Notice | None:
    match error:
        case e.CalendarChangedMeanwhile():
            return Notice(
                translate("notice", "Lịch vừa được đổi ở quầy khác."),
                translate("notice", "Đã đọc lại lịch mới; xem lại thay đổi rồi áp dụng."),
            )
        case e.CalendarUnchanged():
            return Notice(
                translate("notice", "Chưa có thay đổi nào để áp dụng."),
                translate("notice", "Chọn một ngày rồi bấm Nghỉ hoặc Làm bù."),
                grave=False,
            )
        case e.GroundMissing():
            return Notice(
                translate("notice", "Chưa ghi căn cứ."),
                translate("notice", "Ghi số văn bản hoặc lý do, rồi bấm lại."),
                grave=False,
            )
        case e.EditionUnreadable():
            return Notice(
                translate("notice", "Không đọc được lịch {edition} của trung tâm.").format(
                    edition=error.edition
                ),
                translate("notice", "Cập nhật chương trình, rồi mở lại trang này."),
            )
        case e.YearNotKnown():
            return Notice(
                translate("notice", "Chưa đề nghị được lịch năm {year}.").format(year=error.year),
                translate("notice", "Nhập từng ngày nghỉ khi có thông báo hằng năm."),
            )
    return None
