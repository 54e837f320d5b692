"""What is said of the calendar above its page: what was stored, what became of what was left."""

from PySide6.QtCore import QCoreApplication

from ui.texts import Notice

translate = QCoreApplication.translate


def applied(still: int) -> Notice:
    """Args: still: Dossiers whose appointment is another than the new calendar gives."""
    said = translate("calendar", "Hồ sơ nhận từ bây giờ tính theo lịch này, ở mọi quầy.")
    if still:
        said = translate(
            "calendar", "Hồ sơ đã nhận giữ nguyên hẹn cũ: {n} hồ sơ có hẹn khác lịch mới."
        ).format(n=still)
    return Notice(translate("calendar", "Đã áp dụng lịch mới."), said, done=True)


def declined() -> Notice:
    return Notice(
        translate("calendar", "Không áp dụng lịch này."),
        translate("calendar", "Lịch đang dùng giữ nguyên; chương trình không hỏi lại."),
        done=True,
    )


def rescheduled(n: int) -> Notice:
    return Notice(
        translate("calendar", "Đã hẹn lại {n} hồ sơ.").format(n=n),
        translate("calendar", "Hẹn cũ còn trong quá trình của hồ sơ; báo người nộp biết."),
        done=True,
    )


def put_upon_another() -> Notice:
    return Notice(
        translate("calendar", "Lịch đã đổi trong lúc người khác làm việc ở quầy này."),
        translate("calendar", "Thay đổi bạn để lại được đặt lên lịch mới; xem lại rồi áp dụng."),
    )


def decided_meanwhile() -> Notice:
    return Notice(
        translate("calendar", "Lịch bạn đang xem đã có người quyết định."),
        translate("calendar", "Thay đổi bạn để lại không còn dùng được; xem lịch đang dùng."),
    )
