"""Sentences about lists from the post and to it."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.errors import DeskError
from desk_app.domain.post import faults as e
from ui.texts.codes import first_of
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def post(error: DeskError) -> Notice | None:
    match error:
        case e.PostalFileUnreadable():
            where = f"{error.file} ({error.place})" if error.place else error.file
            return Notice(
                translate("notice", "Không đọc được tệp {file}; chưa nhận gì.").format(file=where),
                _about_file(error.reason),
            )
        case e.PostalTemplateUnwritable():
            return Notice(
                translate("notice", "Không ghi được tệp {file}.").format(file=error.file),
                translate("notice", "Đóng tệp nếu đang mở, hoặc chọn thư mục khác, rồi ghi lại."),
            )
        case e.PostalListIncomplete():
            return _incomplete(error)
        case e.TrackingTaken():
            return Notice(
                translate("notice", "Số hiệu {tracking} đã dùng cho hồ sơ {code}.").format(
                    tracking=error.tracking, code=error.dossier
                ),
                translate("notice", "Quét lại số hiệu trên đúng bưu gửi."),
            )
        case e.NotForThePost():
            return Notice(
                translate("notice", "Không còn ở quầy: {codes}. Chưa giao gì.").format(
                    codes=first_of(error.codes)
                ),
                translate("notice", "Bỏ hồ sơ đó khỏi danh sách rồi giao lại."),
            )
        case e.OutcomeIncomplete():
            return Notice(
                translate("notice", "Chưa ghi kết quả phát."),
                translate("notice", "Ghi lý do chuyển hoàn.")
                if error.lacking == "reason"
                else translate("notice", "Ngày phát phải từ ngày gửi đến hôm nay."),
            )
    return None


def _incomplete(error: e.PostalListIncomplete) -> Notice:
    said = {
        "lines": translate("notice", "Đánh dấu hồ sơ cần gửi."),
        "too_many": translate("notice", "Mỗi danh sách nhiều nhất 500 bưu gửi: chia ra."),
        "post": translate("notice", "Ghi tên bưu điện nhận."),
        "tracking": translate("notice", "Số hiệu thiếu hoặc không đúng (6–30 chữ và số): {codes}."),
        "address": translate("notice", "Ghi địa chỉ nhận của: {codes}."),
    }[error.lacking]
    return Notice(
        translate("notice", "Chưa giao được danh sách."), said.format(codes=first_of(error.codes))
    )


def _about_file(reason: str) -> str:
    return {
        "formula": translate(
            "notice", "Ô có công thức: chép vùng đó rồi dán giá trị (Paste Special, Values)."
        ),
        "locked": translate("notice", "Tệp có mật khẩu: bỏ mật khẩu rồi lưu lại."),
        "too_large": translate("notice", "Tệp quá lớn: chia nhỏ rồi đọc từng phần."),
        "too_many_rows": translate("notice", "Quá nhiều dòng: chia thành nhiều danh sách."),
        "no_rows": translate("notice", "Danh sách không có dòng nào dưới tiêu đề."),
        "no_head": translate(
            "notice", "Không thấy dòng tiêu đề như tệp mẫu: ghi tệp mẫu ra rồi so tên cột."
        ),
        "old_letters": translate(
            "notice", "Bảng mã cũ (TCVN3, VNI…): chuyển sang Unicode, lưu lại kiểu “CSV UTF-8”."
        ),
        "utf16": translate("notice", "Tệp phải là UTF-8: lưu lại kiểu “CSV UTF-8”."),
        "unreadable": translate("notice", "Không mở được tệp: kiểm lại nơi lưu, rồi chọn lại."),
    }.get(
        reason,
        translate("notice", "Mở bằng Excel, lưu lại kiểu “Excel Workbook (.xlsx)” rồi đọc lại."),
    )
