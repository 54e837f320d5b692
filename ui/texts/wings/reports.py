"""Sentences about reports: their files, and the keys of tasks that make them by themselves."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.counting import faults as f
from desk_app.domain.inspection.faults import NothingToInspect
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
        case NothingToInspect(period):
            return Notice(
                translate("notice", "Không có hồ sơ nào để rút mẫu ({period}).").format(
                    period=period
                ),
                translate("notice", "Chọn kỳ khác, hoặc bỏ bớt điều kiện lọc."),
                grave=False,
            )
        case f.ReportKeyMissing(report, reason):
            return Notice(_no_key(report, reason), _new_key(reason), grave=False)
        case f.ReportKeyImpossible(reason):
            return Notice(
                translate("notice", "Chưa cấp được khóa báo cáo."), _mend(reason), grave=False
            )
    return None


def _no_key(report: str, reason: str) -> str:
    said = {
        "none": translate("notice", "Máy này chưa có khóa báo cáo cho {report}."),
        "revoked": translate("notice", "Khóa báo cáo của máy này đã bị thu hồi: {report}."),
        "expired": translate("notice", "Khóa báo cáo cho {report} đã hết hạn."),
        "other_report": translate("notice", "Khóa báo cáo của máy này không mở {report}."),
        "maker": translate(
            "notice", "Người cấp khóa cho {report} không còn là lãnh đạo của đơn vị."
        ),
    }
    return said[reason].format(report=report)


def _new_key(reason: str) -> str:
    if reason == "other_report":
        return translate(
            "notice", "Lãnh đạo mở Thiết lập, Khóa báo cáo, cấp khóa có báo cáo này rồi chạy lại."
        )
    return translate(
        "notice", "Lãnh đạo mở Thiết lập, Khóa báo cáo, cấp khóa ở máy này rồi chạy lại."
    )


def _mend(reason: str) -> str:
    return {
        "reports": translate("notice", "Đánh dấu ít nhất một báo cáo."),
        "past": translate("notice", "Ngày hết hạn đã qua: chọn hôm nay hoặc một ngày sau."),
        "long": translate("notice", "Khóa dùng được nhiều nhất 366 ngày: chọn ngày gần hơn."),
        "many": translate("notice", "Máy này đã đủ 8 khóa: thu hồi một khóa không dùng nữa."),
    }[reason]


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
        case "there":
            return translate("notice", "Đã có thư mục hoặc tệp tên này: đặt tên khác rồi ghi lại.")
        case "gone":
            return translate("notice", "Không có thư mục này: chọn thư mục khác rồi ghi lại.")
    return translate("notice", "Chọn thư mục hoặc tên khác rồi ghi lại.")
