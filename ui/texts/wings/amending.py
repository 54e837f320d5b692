"""Sentences about correcting and voiding, about who collects, and about what a citizen says."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.handling import amending_faults as f
from desk_app.domain.people.rights import Right
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def amending(error: e.DeskError) -> Notice | None:
    match error:
        case e.RightMissing(right=Right.CORRECT_ANY):
            return Notice(
                translate("notice", "Bạn chỉ sửa, hủy được hồ sơ mình nhận trong ngày."),
                translate("notice", "Hồ sơ của người khác, của ngày khác: nhờ lãnh đạo."),
            )
        case e.RightMissing(right=Right.ON_THE_SPOT_ANY):
            return Notice(
                translate("notice", "Thủ tục này không đánh dấu “5 tại chỗ”; chưa lưu gì."),
                translate(
                    "notice", "Tiếp nhận như thường bằng Ctrl+Enter, hoặc nhờ lãnh đạo nhận và trả."
                ),
            )
        case f.AmendingUnfounded():
            return Notice(
                translate("notice", "Chưa ghi lý do."),
                translate("notice", "Sửa hay hủy một hồ sơ đã nhận đều phải có lý do."),
                grave=False,
            )
        case f.NothingCorrected():
            return Notice(
                translate("notice", "Chưa có gì khác với hồ sơ đang lưu."),
                translate("notice", "Sửa chỗ sai rồi xác nhận lại."),
                grave=False,
            )
        case f.CorrectedDateImpossible(which="received"):
            return Notice(
                translate("notice", "Ngày giờ nhận không thể sau lúc này."),
                translate("notice", "Ghi lại ngày giờ người dân nộp hồ sơ."),
                grave=False,
            )
        case f.CorrectedDateImpossible():
            return Notice(
                translate("notice", "Ngày giờ đủ hồ sơ phải sau lúc nhận và không sau lúc này."),
                translate("notice", "Ghi lại lúc hồ sơ đầy đủ, hợp lệ."),
                grave=False,
            )
    return None


def returning(error: e.DeskError) -> Notice | None:
    match error:
        case f.LostReceiptUnproved():
            return Notice(
                translate("notice", "Chưa thu lại giấy tiếp nhận; chưa lưu gì."),
                translate(
                    "notice",
                    "Mất giấy: đối chiếu căn cước, ghi cam kết, rồi lãnh đạo xác nhận bằng mã PIN.",
                ),
            )
        case f.SupervisorUnfit():
            return Notice(
                translate("notice", "Người xác nhận phải là một lãnh đạo khác."),
                translate("notice", "Chọn lãnh đạo đang có mặt và nhờ gõ mã PIN của họ."),
            )
        case f.CollectorNotEntitled():
            return Notice(
                translate("notice", "Hồ sơ không ghi người này được nhận kết quả."),
                translate(
                    "notice", "Cần chủ hồ sơ, hoặc giấy ủy quyền nhận kết quả: chọn “Người khác”."
                ),
            )
        case f.OriginalsStillHere():
            return Notice(
                translate("notice", "Còn giữ bản chính: {papers}.").format(
                    papers=", ".join(error.papers)
                ),
                translate("notice", "Trao lại cả bản chính và đánh dấu rồi mới trả."),
                grave=False,
            )
    return None


def citizen(error: e.DeskError) -> Notice | None:
    match error:
        case f.OriginalsIncomplete():
            return Notice(
                translate("notice", "Chưa rõ bản chính nào, của ai."),
                translate("notice", "Chọn giấy tờ và ghi tên người giao hoặc người nhận lại."),
                grave=False,
            )
        case f.OriginalsNotHere():
            return Notice(
                translate("notice", "Quầy không giữ đủ số bản chính này."),
                translate("notice", "Xem lại số đang giữ: có thể quầy khác vừa trả."),
            )
        case f.ComplaintIncomplete():
            return Notice(
                translate("notice", "Chưa đủ nội dung phản ánh, kiến nghị."),
                translate("notice", "Ghi nội dung và nơi đã chuyển đến xử lý."),
                grave=False,
            )
        case f.RatedAlready():
            return Notice(
                translate("notice", "Lượt này đã được đánh giá, ghi ở hồ sơ {code}.").format(
                    code=error.dossier
                ),
                translate("notice", "Mỗi lượt chỉ đánh giá một lần."),
                grave=False,
            )
    return None
