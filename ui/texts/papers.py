"""Sentences about forms and printers."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain import printer_faults as faults
from desk_app.domain.paper_faults import FontMissing, StoredPaperUnreadable
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def forms(error: e.DeskError) -> Notice | None:
    match error:
        case e.FormUnreadable():
            return Notice(
                translate("notice", "Không đọc được mẫu giấy {file}, dòng {line} {word}.").format(
                    file=error.file, line=error.line, word=f"({error.word})" if error.word else ""
                ),
                translate("notice", "Chép lại tệp này từ bản cài đặt, rồi mở lại chương trình."),
            )
        case e.FormNotHeld():
            return Notice(
                translate("notice", "Hồ sơ dùng bộ mẫu giấy {edition} chưa có ở quầy này.").format(
                    edition=error.edition
                ),
                translate("notice", "Cập nhật chương trình, rồi in lại; hồ sơ không thay đổi."),
            )
        case e.NoFormInForce():
            return Notice(
                translate("notice", "Chưa có bộ mẫu giấy nào có hiệu lực ngày {day}.").format(
                    day=f"{error.day:%d/%m/%Y}"
                ),
                translate("notice", "Xem lại ngày giờ của máy; nếu đúng, cập nhật chương trình."),
            )
        case StoredPaperUnreadable():
            return Notice(
                translate("notice", "Giấy này do chương trình mới hơn in, quầy này chưa đọc được."),
                translate("notice", "Cập nhật chương trình, rồi in lại; hồ sơ không thay đổi."),
            )
        case FontMissing():
            return Notice(
                translate("notice", "Thiếu phông chữ của giấy in: {file}.").format(file=error.file),
                translate("notice", "Hồ sơ đã được lưu.")
                + " "
                + translate("notice", "Cài lại chương trình rồi in lại."),
            )
    return None


def printing(error: e.DeskError) -> Notice | None:
    stored = translate("notice", "Hồ sơ đã được lưu.")
    match error:
        case e.PrinterGone():
            return Notice(
                translate("notice", "Không tìm thấy máy in {name}.").format(name=error.printer),
                stored + " " + translate("notice", "Bật máy in rồi in lại, hoặc chọn máy in khác."),
            )
        case e.PrinterRefused():
            return Notice(
                translate("notice", "Máy in {name} không nhận lệnh in.").format(name=error.printer),
                stored + " " + translate("notice", "In lại, hoặc chọn máy in khác."),
            )
        case faults.PrinterOutOfPaper():
            return Notice(
                translate("notice", "Máy in {name} hết giấy.").format(name=error.printer),
                stored + " " + translate("notice", "Nạp giấy, xem tờ vừa ra, rồi in lại nếu cần."),
            )
        case faults.PrintBrokenOff():
            return Notice(
                translate("notice", "Máy in {name} ngắt giữa chừng.").format(name=error.printer),
                stored
                + " "
                + translate("notice", "Xem giấy ở máy in; nếu thiếu hoặc dở dang thì in lại."),
            )
        case faults.DeviceUnclear():
            advice = {
                "name": translate("notice", "Gõ tên máy in, như “Xprinter quầy 2”."),
                "taken": translate("notice", "Đã có máy in mang tên này: chọn tên khác."),
            }
            address = translate("notice", "Xem lại địa chỉ, như 192.168.1.50:9100.")
            return Notice(
                translate("notice", "Chưa thêm được máy in."), advice.get(error.field, address)
            )
        case e.PrintUnwritable():
            why = {
                "full": translate("notice", "Ổ đĩa đầy: xóa bớt tệp rồi in lại."),
                "read-only": translate("notice", "Thư mục chỉ đọc: nhờ quản trị cấp quyền."),
            }
            rest = translate("notice", "Kiểm tra ổ đĩa rồi in lại.")
            return Notice(
                translate("notice", "Không ghi được tệp để in."),
                stored + " " + why.get(error.reason, rest),
            )
    return None
