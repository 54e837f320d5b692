"""What the watches have to say: what of the centre waits, forms that cannot be read."""

from PySide6.QtCore import QCoreApplication

from ui.formats import count
from ui.texts import Notice

translate = QCoreApplication.translate


def edition_waits() -> Notice:
    return Notice(
        translate("watch", "Lịch mới từ trung tâm chờ áp dụng."),
        translate("watch", "Xem khác gì và hồ sơ nào đổi hẹn, rồi áp dụng hoặc không."),
        grave=False,
    )


def calendars_differ() -> Notice:
    return Notice(
        translate("watch", "Hai quầy cùng đổi lịch: thay đổi của một quầy chưa có trong lịch."),
        translate("watch", "Mở lịch, bấm Xem lại, rồi áp dụng lịch đúng."),
    )


def catalogue_waits() -> Notice:
    return Notice(
        translate("watch", "Danh mục thủ tục mới từ trung tâm chờ áp dụng."),
        translate("watch", "Xem khác gì với danh mục đang dùng, rồi áp dụng hoặc giữ nguyên."),
        grave=False,
    )


def catalogue_followed(added: int, changed: int) -> Notice:
    said = translate("watch", "Danh mục mới của trung tâm đã áp dụng: thêm {a}, đổi {c}.")
    return Notice(
        said.format(a=count(added), c=count(changed)),
        translate("watch", "Đơn vị đã xác nhận ở quầy khác. Hồ sơ đã nhận giữ nguyên bản cũ."),
        done=True,
    )


def forms_refused(faults: int) -> Notice:
    said = translate("watch", "Mẫu giấy của đơn vị có {n} chỗ sai, đang dùng mẫu gốc.")
    return Notice(
        said.format(n=faults), translate("watch", "Xem sai ở đâu, sửa rồi đọc lại."), grave=False
    )
