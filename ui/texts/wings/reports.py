"""Sentences about reports: their files, and the keys of tasks that make them by themselves."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.counting import faults as f
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def reports(error: e.DeskError) -> Notice | None:
    match error:
        case f.FileUnwritable(file, reason):
            return Notice(
                translate("notice", "Không ghi được tệp “{file}”.").format(file=file),
                _way_out(reason),
                grave=False,
            )
        case f.TooManyRows(most):
            return Notice(
                translate("notice", "Báo cáo dài hơn một trang bảng tính ({most} dòng).").format(
                    most=f"{most:,}".replace(",", ".")
                ),
                translate("notice", "Chọn kỳ ngắn hơn, một lĩnh vực, hoặc ghi thành CSV."),
                grave=False,
            )
    return None


def _way_out(reason: str) -> str:
    match reason:
        case "full":
            return translate("notice", "Ổ đĩa đã đầy: xóa bớt tệp hoặc chọn ổ khác, rồi ghi lại.")
        case "open":
            return translate(
                "notice", "Tệp đang mở ở chương trình khác: đóng lại, hoặc đặt tên khác."
            )
        case "read-only":
            return translate("notice", "Thư mục không cho ghi: chọn thư mục khác rồi ghi lại.")
        case "gone":
            return translate("notice", "Không có thư mục này: chọn thư mục khác rồi ghi lại.")
    return translate("notice", "Chọn thư mục hoặc tên khác rồi ghi lại.")
