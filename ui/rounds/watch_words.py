"""What the watches have to say: a calendar that waits, forms that cannot be read."""

from PySide6.QtCore import QCoreApplication

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


def forms_refused(faults: int) -> Notice:
    said = translate("watch", "Mẫu giấy của đơn vị có {n} chỗ sai, đang dùng mẫu gốc.")
    return Notice(
        said.format(n=faults), translate("watch", "Xem sai ở đâu, sửa rồi đọc lại."), grave=False
    )
