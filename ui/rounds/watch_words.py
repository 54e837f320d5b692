"""What the watches of the office tell whoever sits at the desk."""

from PySide6.QtCore import QCoreApplication

from ui.texts import Notice

translate = QCoreApplication.translate


def waiting_edition() -> Notice:
    return Notice(
        translate("watch", "Lịch mới từ trung tâm chờ áp dụng."),
        translate("watch", "Xem khác gì và hồ sơ nào đổi hẹn, rồi áp dụng hoặc không."),
        grave=False,
    )


def disputed_calendar() -> Notice:
    return Notice(
        translate("watch", "Hai quầy cùng đổi lịch: thay đổi của một quầy chưa có trong lịch."),
        translate("watch", "Mở lịch, bấm Xem lại, rồi áp dụng lịch đúng."),
    )


def faulty_forms(faults: int) -> Notice:
    said = translate("watch", "Mẫu giấy của đơn vị có {n} chỗ sai, đang dùng mẫu gốc.")
    advice = translate("watch", "Xem sai ở đâu, sửa rồi đọc lại.")
    return Notice(said.format(n=faults), advice, grave=False)
