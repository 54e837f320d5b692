"""Sentences about the end of the day: sealing it, and adding to a sealed one."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.day_end import faults as f
from desk_app.domain.errors import DeskError
from ui import formats
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def day_end(error: DeskError) -> Notice | None:
    match error:
        case f.DaySealed(day, at):
            said = translate("notice", "Ngày {day} đã khóa sổ lúc {at}; chưa lưu gì.").format(
                day=formats.day(day), at=formats.moment(at)
            )
            advice = translate("notice", "Bấm F10, ghi lý do làm tiếp rồi làm lại việc này.")
            return Notice(said, advice, grave=False, sealed=day)
        case f.DayNotCome(day):
            return Notice(
                translate("notice", "Ngày {day} chưa đến, chưa khóa được.").format(
                    day=formats.day(day)
                ),
                translate("notice", "Chọn hôm nay hoặc một ngày trước đó."),
                grave=False,
            )
        case f.DayAlreadySealed(day, at):
            return Notice(
                translate("notice", "Ngày {day} đã khóa sổ lúc {at}.").format(
                    day=formats.day(day), at=formats.moment(at)
                ),
                translate("notice", "Mỗi ngày khóa một lần; việc sau đó vào phiếu ngày kế tiếp."),
                grave=False,
            )
        case f.WordsMissing(points):
            return Notice(
                translate("notice", "Còn {n} điểm chưa ghi lý do; chưa khóa ngày.").format(
                    n=len(points)
                ),
                translate("notice", "Ghi lý do cho từng điểm rồi khóa lại."),
                grave=False,
            )
        case f.DayNotSealed(day):
            return Notice(
                translate("notice", "Ngày {day} chưa khóa, không cần ghi lý do.").format(
                    day=formats.day(day)
                ),
                translate("notice", "Làm tiếp như thường lệ."),
                grave=False,
            )
        case f.GroundMissing():
            return Notice(
                translate("notice", "Chưa ghi lý do làm tiếp sau khi khóa ngày."),
                translate("notice", "Ghi lý do; lý do sẽ in ở phiếu ngày kế tiếp."),
                grave=False,
            )
        case f.SheetUnwritable(file):
            return Notice(
                translate("notice", "Không ghi được tệp “{file}”.").format(file=file),
                translate("notice", "Đóng tệp nếu đang mở, hoặc chọn thư mục khác rồi ghi lại."),
                grave=False,
            )
    return None
