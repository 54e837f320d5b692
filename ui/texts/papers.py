"""Sentences about forms and printers."""

from PySide6.QtCore import QCoreApplication

from desk_app.documents.office_forms.folder import MOST_BYTES
from desk_app.domain import errors as e
from desk_app.domain import printer_faults as faults
from desk_app.domain.acts.print_faults import ReissueUnfounded
from desk_app.domain.paper_faults import FontMissing, StoredPaperUnreadable
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def forms(error: e.DeskError) -> Notice | None:
    match error:
        case e.FormUnreadable(reason="unwritable" | "not_shipped"):
            return fault_words(error)
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
                translate("notice", "Cài lại chương trình rồi in lại."),
            )
    return None


def printing(error: e.DeskError) -> Notice | None:
    match error:
        case e.PrinterGone():
            return Notice(
                translate("notice", "Không tìm thấy máy in {name}.").format(name=error.printer),
                translate("notice", "Bật máy in rồi in lại."),
            )
        case e.PrinterRefused():
            return Notice(
                translate("notice", "Máy in {name} không nhận lệnh in.").format(name=error.printer),
                translate("notice", "Xem máy in rồi in lại."),
            )
        case faults.PrinterOutOfPaper():
            return Notice(
                translate("notice", "Máy in {name} hết giấy.").format(name=error.printer),
                translate("notice", "Chưa in gì. Nạp giấy rồi in lại."),
            )
        case faults.PaperRanOut():
            return Notice(
                translate("notice", "Máy in {name} hết giấy khi đang in.").format(
                    name=error.printer
                ),
                translate("notice", "Nạp giấy, xem tờ vừa ra; thiếu thì in lại."),
            )
        case faults.PrintNotTakenBack():
            return Notice(
                translate("notice", "Chưa rút được lệnh in ở {name}.").format(name=error.printer),
                translate("notice", "Tắt máy in hoặc hủy lệnh trên máy trước khi in lại."),
            )
        case faults.PrintBrokenOff():
            return Notice(
                translate("notice", "Máy in {name} ngắt giữa chừng.").format(name=error.printer),
                translate("notice", "Xem giấy ở máy in; nếu thiếu hoặc dở dang thì in lại."),
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
                why.get(error.reason, rest),
            )
    return None


def prints(error: e.DeskError) -> Notice | None:
    match error:
        case ReissueUnfounded():
            return Notice(
                translate("notice", "Chưa có lý do cấp lại."),
                translate("notice", "Gõ lý do; lý do được in lên giấy cấp lại."),
                grave=False,
            )
    return None


def fault_words(fault: e.FormUnreadable) -> Notice:
    """One fault of the office's folder. The shipped form is used meanwhile."""
    what, advice = _whole_file(fault) or _in_a_line(fault)
    return Notice(what.format(file=fault.file, line=fault.line, word=fault.word), advice)


def _whole_file(fault: e.FormUnreadable) -> tuple[str, str] | None:
    again = translate("forms", "rồi bấm Đọc lại.")
    words = {
        "gone": (
            translate("forms", "{file}: không có, hoặc không mở được."),
            translate("forms", "Chép tệp vào đúng chỗ, cho quyền đọc,"),
        ),
        "too_large": (
            translate("forms", "{file}: tệp quá lớn."),
            translate("forms", "Một mẫu không quá {kb} KB: xem có chép nhầm tệp không,").format(
                kb=MOST_BYTES >> 10
            ),
        ),
        "link": (
            translate("forms", "{file}: dẫn ra ngoài thư mục mẫu giấy."),
            translate("forms", "Chép tệp thật vào thư mục,"),
        ),
        "stray": (
            translate("forms", "{file}: không phải mẫu nào của chương trình."),
            translate("forms", "Sửa tên tệp, hoặc chuyển tệp đi nơi khác,"),
        ),
        "name": (
            translate("forms", "{file}: tên thư mục không dùng được."),
            translate("forms", "Đặt tên bằng chữ thường không dấu, số và gạch ngang,"),
        ),
        "own_edition": (
            translate("forms", "{file}: không sửa được bộ mẫu có sẵn, chỉ sửa từng mẫu."),
            translate("forms", "Bỏ tệp này, hoặc đặt tên khác cho thư mục,"),
        ),
        "unlisted": (
            translate("forms", "{file}: chưa kê trong mục forms của edition.toml."),
            translate("forms", "Kê thêm mẫu này, hoặc bỏ tệp,"),
        ),
        "many": (
            translate("forms", "Thư mục mẫu giấy có quá nhiều tệp; dừng ở {file}."),
            translate("forms", "Chuyển bớt tệp đi nơi khác,"),
        ),
        "unkept": (
            translate("forms", "{file}: không lưu được bản để in lại sau này, nên chưa dùng."),
            translate("forms", "Kiểm tra ổ đĩa và quyền ghi của thư mục,"),
        ),
        "unwritable": (
            translate("forms", "{file}: không ghi được vào thư mục mẫu giấy."),
            translate("forms", "Kiểm tra ổ đĩa và quyền ghi của thư mục,"),
        ),
        "not_shipped": (
            translate("forms", "Chương trình không có sẵn mẫu {file}."),
            translate("forms", "Xem lại tên bộ mẫu và tên mẫu,"),
        ),
        "away": (
            translate("forms", "Không mở được thư mục dùng chung {file}; dùng bản đọc lần trước."),
            translate("forms", "Kiểm tra đường mạng,"),
        ),
    }
    if fault.reason not in words:
        return None
    what, advice = words[fault.reason]
    return what, f"{advice} {again}"


def _in_a_line(fault: e.FormUnreadable) -> tuple[str, str]:
    where = translate("forms", "{file}, dòng {line}:") + " "
    again = translate("forms", "Sửa dòng này, rồi bấm Đọc lại; chưa sửa thì dùng mẫu gốc.")
    words = {
        "encoding": translate("forms", "có chữ không phải UTF-8. Lưu lại tệp bằng mã UTF-8."),
        "toml": translate("forms", "sai cách viết TOML (thiếu dấu nháy, ngoặc, dấu bằng?)."),
        "missing": translate("forms", "thiếu mục “{word}”."),
        "kind": translate("forms", "giá trị của “{word}” không dùng được."),
        "sheet": translate("forms", "khổ giấy hoặc lề không vừa giấy in (mục “{word}”)."),
        "wide": translate("forms", "các cột rộng hơn phần in được: {word} mm."),
        "block": translate("forms", "khối “{word}” không dùng cho kiểu trình bày này."),
        "block_missing": translate("forms", "kiểu trình bày này cần có khối “{word}”."),
        "left_out": translate("forms", "mẫu phải có đủ nội dung của mẫu gốc, còn thiếu: {word}."),
        "sizes": translate("forms", "thiếu cỡ giấy {word} của cùng một mẫu."),
    }
    unknown = translate("forms", "không hiểu “{word}”.")
    return where + words.get(fault.reason, unknown), again
