"""Sentences about files an office hands in as its catalogue, and about the two steps."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.errors import DeskError
from desk_app.domain.law import catalogue_faults as e
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def catalogue(error: DeskError) -> Notice | None:
    match error:
        case e.SheetRefused():
            where = f"{error.file} ({error.place})" if error.place else error.file
            return Notice(
                translate("notice", "Không đọc được tệp {file}; chưa nhập gì.").format(file=where),
                _what_to_do(error.reason),
            )
        case e.CatalogueMoved():
            return Notice(
                translate(
                    "notice", "Danh mục đã thay đổi từ lúc so sánh ({n} thủ tục); chưa nhập gì."
                ).format(n=error.procedures),
                translate("notice", "Chọn lại tệp để so sánh với danh mục mới."),
            )
        case e.EditionGone():
            return Notice(
                translate("notice", "Ấn bản của trung tâm không còn chờ áp dụng; chưa nhập gì."),
                translate("notice", "Quầy khác đã áp dụng, hoặc có ấn bản mới hơn: xem lại dưới."),
            )
        case e.VisitUnderWay():
            return Notice(
                translate("notice", "Đang có lượt khách nên danh mục chưa đổi."),
                translate("notice", "Làm xong lượt này; danh mục mới tự áp dụng sau đó."),
                grave=False,
            )
        case e.CatalogueUnwritable():
            return Notice(
                translate("notice", "Không ghi được tệp {file}.").format(file=error.file),
                translate("notice", "Đóng tệp nếu đang mở, hoặc chọn thư mục khác, rồi ghi lại."),
            )
    return None


def _what_to_do(reason: str) -> str:
    save_as = translate("notice", "Mở bằng Excel, chọn “Lưu thành”, kiểu “Excel Workbook (.xlsx)”.")
    return {
        "xls": translate(
            "notice", "Tệp Excel cũ (.xls) hoặc có mật khẩu: bỏ mật khẩu, lưu lại thành .xlsx."
        ),
        "xlsb": save_as,
        "xlsm": translate("notice", "Tệp có macro: lưu lại thành .xlsx (không macro) rồi nhập."),
        "ods": translate("notice", "Tệp OpenDocument (.ods): lưu lại thành .xlsx rồi nhập."),
        "docx": translate("notice", "Tệp văn bản: chép bảng sang tệp mẫu .xlsx rồi nhập."),
        "pdf": translate("notice", "Tệp PDF không phải danh mục: chép bảng sang tệp mẫu .xlsx."),
        "image": translate("notice", "Tệp ảnh không phải danh mục: dùng tệp mẫu .xlsx."),
        "zip": translate("notice", "Tệp nén không phải danh mục: giải nén rồi chọn tệp bên trong."),
        "locked": translate("notice", "Tệp có mật khẩu: bỏ mật khẩu rồi lưu lại."),
        "too_large": translate("notice", "Tệp quá lớn: chia nhỏ rồi nhập từng phần."),
        "swells": translate("notice", "Tệp nén bất thường, có thể độc hại: không mở tệp này."),
        "damaged": translate("notice", "Tệp bị hỏng: mở bằng Excel và lưu lại thành .xlsx."),
        "formula": translate(
            "notice", "Ô có công thức: chép vùng đó rồi dán giá trị (Paste Special, Values)."
        ),
        "too_many_rows": translate("notice", "Quá 200.000 dòng: chia nhỏ rồi nhập từng phần."),
        "too_many_columns": translate("notice", "Quá 100 cột: xóa các cột thừa rồi nhập lại."),
        "text_too_long": translate("notice", "Ô dài quá 32.767 ký tự: rút gọn rồi nhập lại."),
        "no_head": translate(
            "notice", "Không thấy dòng tiêu đề như tệp mẫu: ghi tệp mẫu ra rồi so tên cột."
        ),
        "utf16": translate("notice", "Tệp phải là UTF-8: lưu lại kiểu “CSV UTF-8”."),
        "old_letters": translate(
            "notice", "Bảng mã cũ (TCVN3, VNI…): chuyển sang Unicode, lưu lại kiểu “CSV UTF-8”."
        ),
        "quotes": translate("notice", "Dấu ngoặc kép chưa đóng ở dòng này: sửa rồi nhập lại."),
    }[reason]
