"""Sentences about what an intake needs, and about the numbers it takes."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def intake(error: e.DeskError) -> Notice | None:
    match error:
        case e.PapersMissing():
            return Notice(
                translate("notice", "Thiếu {n} giấy tờ.").format(n=len(error.missing)),
                translate("notice", "Đánh dấu khi đã có, hoặc yêu cầu bổ sung: {papers}.").format(
                    papers="; ".join(name.rstrip(" .;:") for name in error.missing)
                ),
                grave=False,
            )
        case e.ProcedureClosed():
            if error.abolished_on is None:
                return Notice(
                    translate("notice", "Thủ tục {code} chưa có hiệu lực.").format(
                        code=error.procedure
                    ),
                    translate("notice", "Chọn thủ tục đang áp dụng."),
                )
            return Notice(
                translate("notice", "Thủ tục {code} đã bị bãi bỏ từ {day}.").format(
                    code=error.procedure, day=f"{error.abolished_on:%d/%m/%Y}"
                ),
                translate("notice", "Chọn thủ tục thay thế trong danh mục."),
            )
        case e.ProcedureUnknown():
            return Notice(
                translate("notice", "Chưa chọn thủ tục."),
                translate("notice", "Gõ tên không cần dấu hoặc mã thủ tục, rồi bấm Enter."),
                grave=False,
            )
        case e.LimitNotPublished():
            return Notice(
                translate("notice", "Thời hạn đã chọn không còn trong danh mục."),
                translate("notice", "Chọn lại thủ tục và thời hạn, rồi tiếp nhận lại."),
            )
        case e.ApplicantIncomplete():
            return Notice(
                translate("notice", "Chưa đủ thông tin người nộp."),
                translate("notice", "Quét thẻ căn cước, hoặc gõ họ tên và số định danh."),
                grave=False,
            )
        case e.PersonalNumberImpossible():
            return Notice(
                translate("notice", "Số định danh không thể có thật."),
                translate("notice", "Kiểm tra lại 12 chữ số với thẻ căn cước, hoặc quét thẻ."),
            )
    return None


def numbers(error: e.DeskError) -> Notice | None:
    match error:
        case e.BlocksUsedUp():
            return Notice(
                translate("notice", "Quầy đã dùng hết số của ngày {day}.").format(
                    day=f"{error.day:%d/%m/%Y}"
                ),
                translate("notice", "Nối mạng để nhận thêm dải số, hoặc tiếp nhận ở quầy khác."),
            )
        case e.NumberingBlocked():
            return Notice(
                translate("notice", "Dữ liệu này vừa được khôi phục, chưa được cấp mã mới."),
                translate(
                    "notice",
                    "Nối mạng để lấy lại việc đã làm, hoặc lãnh đạo mở dải số mới trong Thiết lập.",
                ),
            )
        case e.CodeTaken():
            return Notice(
                translate("notice", "Mã {code} đã có ở một hồ sơ khác.").format(code=error.taken),
                translate("notice", "Chưa nhận hồ sơ nào. Xin trung tâm cấp dải số mới cho quầy."),
            )
        case e.BlockNotFree():
            return Notice(
                translate("notice", "Không mở được dải số {block} ở quầy này.").format(
                    block=error.block
                ),
                translate(
                    "notice",
                    "Xin trung tâm cấp một dải chưa dùng (lệnh central add-block), rồi gõ số đó.",
                ),
            )
        case e.ClockWentBack():
            return Notice(
                translate("notice", "Đồng hồ máy ({today}) chậm hơn mã cuối ({last}).").format(
                    today=f"{error.today:%d/%m/%Y}", last=f"{error.last:%d/%m/%Y}"
                ),
                translate(
                    "notice",
                    "Chỉnh lại ngày giờ của máy rồi tiếp nhận lại. Nếu ngày của máy đúng, lãnh đạo "
                    "xác nhận trong Thiết lập, mục Cấp mã hồ sơ.",
                ),
            )
    return None
