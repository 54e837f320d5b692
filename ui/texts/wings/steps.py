"""Sentences about the steps of a dossier after it was received."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.handling import faults as h
from desk_app.domain.handling.ending import StopGround
from ui import formats
from ui.texts.notice import Notice

translate = QCoreApplication.translate

_MISSING: Final = {
    "contents": QT_TRANSLATE_NOOP("notice", "Ghi những nội dung phải bổ sung, đủ trong một lần."),
    "reason": QT_TRANSLATE_NOOP("notice", "Ghi lý do."),
    "raised_by": QT_TRANSLATE_NOOP("notice", "Ghi ai ở phòng chuyên môn yêu cầu."),
    "received": QT_TRANSLATE_NOOP("notice", "Chọn giấy tờ người nộp vừa đưa."),
    "asked_by": QT_TRANSLATE_NOOP("notice", "Ghi ai đề nghị rút hồ sơ."),
    "who": QT_TRANSLATE_NOOP("notice", "Ghi họ tên người nhận lại giấy tờ."),
    "fetched": QT_TRANSLATE_NOOP("notice", "Nhận lại hồ sơ từ phòng chuyên môn rồi mới trả."),
    "what": QT_TRANSLATE_NOOP("notice", "Ghi nghĩa vụ phải thực hiện."),
    "body": QT_TRANSLATE_NOOP("notice", "Ghi cơ quan thu."),
    "proof": QT_TRANSLATE_NOOP("notice", "Ghi số, ngày của chứng từ nộp tiền."),
}


def steps(error: e.DeskError) -> Notice | None:
    match error:
        case h.StepIncomplete():
            said = [translate("notice", str(_MISSING[f])) for f in error.missing if f in _MISSING]
            return Notice(translate("notice", "Chưa đủ thông tin để làm bước này."), " ".join(said))
        case h.SecondRequestUnconfirmed():
            return Notice(
                translate("notice", "Hồ sơ này đã yêu cầu bổ sung ngày {day}.").format(
                    day=formats.day(error.asked_on)
                ),
                translate(
                    "notice", "Yêu cầu lần nữa bị tính là quá hạn; đánh dấu xác nhận rồi làm lại."
                ),
            )
        case h.AnswerDayImpossible():
            return Notice(
                translate("notice", "Không thể hẹn bổ sung đến ngày {day}.").format(
                    day=formats.day(error.day)
                ),
                translate("notice", "Chọn một ngày làm việc sau hôm nay, hoặc để trống."),
            )
        case h.NoAppointmentToMove():
            return Notice(
                translate("notice", "Hồ sơ hiện không có hẹn trả để đổi."),
                translate("notice", "Hồ sơ đang chờ, hoặc thủ tục không hẹn ngày."),
            )
        case h.NewAppointmentImpossible():
            return Notice(
                translate("notice", "Không thể hẹn trả vào ngày {day}.").format(
                    day=formats.day(error.day)
                ),
                translate("notice", "Chọn một ngày làm việc còn ở phía trước, khác hẹn đang có."),
            )
        case h.StopUnfounded():
            return Notice(*_unfounded(error))
        case _:
            return None


def _unfounded(error: h.StopUnfounded) -> tuple[str, str]:
    if error.until is not None:
        return (
            translate("notice", "Người nộp còn được bổ sung đến hết ngày {day}.").format(
                day=formats.day(error.until)
            ),
            translate("notice", "Hết ngày đó mới dừng được vì lý do này."),
        )
    if error.ground == StopGround.OBLIGATION_NOT_MET:
        title = translate("notice", "Hồ sơ không chờ nghĩa vụ tài chính nào.")
    else:
        title = translate("notice", "Hồ sơ không chờ bổ sung.")
    return title, translate("notice", "Chọn căn cứ khác để dừng giải quyết.")
