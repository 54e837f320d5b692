"""Sentences about files carried between a desk and the centre by hand."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain import carry_faults as c
from desk_app.domain.errors import DeskError
from ui.texts.notice import Notice

translate = QCoreApplication.translate

_REASONS: Final = {
    "not_ours": QT_TRANSLATE_NOOP("notice", "Không phải tệp trả lời của trung tâm."),
    "newer": QT_TRANSLATE_NOOP("notice", "Tệp do bản chương trình mới hơn ghi."),
    "altered": QT_TRANSLATE_NOOP("notice", "Tệp đã bị sửa hoặc chép thiếu."),
    "wrong_way": QT_TRANSLATE_NOOP("notice", "Đây là tệp quầy gửi đi, không phải tệp trả lời."),
    "other_desk": QT_TRANSLATE_NOOP("notice", "Tệp này trả lời cho một quầy khác."),
}
_ASK_AGAIN: Final = QT_TRANSLATE_NOOP(
    "notice", "Chưa nạp gì. Xin trung tâm ghi lại tệp trả lời của quầy này."
)
_DOING: Final = {
    "newer": QT_TRANSLATE_NOOP(
        "notice", "Chưa nạp gì. Cập nhật chương trình ở quầy này rồi nạp lại tệp."
    ),
    "wrong_way": QT_TRANSLATE_NOOP(
        "notice", "Chưa nạp gì. Mang tệp này đến trung tâm; nạp tệp trả lời nhận về."
    ),
    "other_desk": QT_TRANSLATE_NOOP("notice", "Chưa nạp gì. Chọn tệp trả lời của quầy này."),
}


def carrying(error: DeskError) -> Notice | None:
    match error:
        case c.CarriedRefused():
            said = _REASONS.get(error.reason, _REASONS["not_ours"])
            return Notice(
                translate("notice", str(said)),
                translate("notice", str(_DOING.get(error.reason, _ASK_AGAIN))),
            )
        case c.CarriedUnreadable():
            return Notice(
                translate("notice", "Không đọc được tệp {file}.").format(file=error.file),
                translate("notice", "Cắm lại thẻ nhớ rồi chọn lại tệp."),
            )
        case c.CarriedUnwritable():
            return Notice(
                translate("notice", "Không ghi được tệp {file}; thẻ nhớ không có tệp dở.").format(
                    file=error.file
                ),
                translate("notice", "Thẻ nhớ đầy, khóa ghi hoặc đã rút: đổi thẻ rồi xuất lại."),
            )
    return None
