"""Sentences about cards, calendars and catalogues."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def law(error: e.DeskError) -> Notice | None:
    match error:
        case e.CardUnreadable() if error.reason == "damaged":
            return Notice(
                translate("notice", "Máy quét gửi sai bảng mã, chữ có dấu đã mất."),
                translate("notice", "Đặt máy quét gửi UTF-8 rồi quét lại, hoặc gõ theo thẻ."),
            )
        case e.CardUnreadable():
            return Notice(
                translate("notice", "Không đọc được thẻ căn cước vừa quét."),
                translate("notice", "Quét lại mặt có mã QR, hoặc gõ thông tin từ thẻ."),
            )
        case e.CalendarTooShort():
            return Notice(
                translate("notice", "Chưa có lịch nghỉ năm {year}, không tính được hẹn.").format(
                    year=error.year
                ),
                translate("notice", "Nhờ quản trị bổ sung lịch năm đó, rồi làm lại."),
            )
        case e.CatalogueUnreadable():
            where = translate("notice", "dòng {line}").format(line=error.line)
            return Notice(
                translate("notice", "Không đọc được danh mục {file}; chưa nhập gì.").format(
                    file=f"{error.file} ({where})" if error.line else error.file
                ),
                {
                    "packed": translate("notice", "Tệp nén bị hỏng: tải lại tệp rồi nhập lại."),
                    "encoding": translate("notice", "Tệp phải là UTF-8: lưu lại rồi nhập lại."),
                    "unreadable": translate("notice", "Tệp không còn ở đó: chọn lại tệp."),
                    "folder": translate("notice", "Đây là một thư mục: chọn tệp ở trong đó."),
                    "too_large": translate("notice", "Tệp quá lớn: chia nhỏ rồi nhập từng phần."),
                    "edition": translate(
                        "notice", "Tệp ấn bản hỏng hoặc đã bị sửa: chép lại từ nơi đã ghi ra nó."
                    ),
                    "newer_edition": translate(
                        "notice", "Tệp ấn bản do bản mới hơn ghi: nâng cấp chương trình rồi nhập."
                    ),
                    "shape": translate(
                        "notice", "Chọn tệp JSON của Cổng, hoặc bảng .xlsx, .csv theo tệp mẫu."
                    ),
                }.get(error.reason, translate("notice", "Tệp hỏng giữa chừng: tải lại tệp gốc.")),
            )
    return None
