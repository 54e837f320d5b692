"""Sentences about officers, their rights, and enrolment."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.machine_faults import CentralNotThere
from desk_app.domain.office_time import OFFICE_TIME
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def officer(error: e.DeskError) -> Notice | None:
    match error:
        case e.RightMissing():
            return Notice(
                translate("notice", "Vai trò của bạn không làm được việc này."),
                translate("notice", "Nhờ người có quyền, hoặc đổi người bằng Ctrl+L."),
            )
        case e.LogInRefused():
            return Notice(
                translate("notice", "Mã PIN không đúng."),
                translate("notice", "Còn {n} lần thử trước khi khóa.").format(n=error.left),
            )
        case e.OfficerLocked():
            return Notice(
                translate("notice", "Đã khóa vì sai nhiều lần."),
                translate("notice", "Thử lại sau {time}, hoặc nhờ quản trị đặt mã mới.").format(
                    time=f"{error.until.astimezone(OFFICE_TIME):%H:%M}"
                ),
            )
        case e.SecretTooShort():
            return Notice(
                translate("notice", "Mã PIN hoặc mật khẩu có từ {n} ký tự trở lên.").format(
                    n=error.least
                ),
                translate("notice", "Lần này không tính là sai. Gõ lại cho đủ, rồi bấm Enter."),
                grave=False,
            )
        case e.SecretTooWeak():
            return Notice(
                translate("notice", "Mã PIN quá ngắn hoặc quá dễ đoán."),
                translate(
                    "notice",
                    "Cần ít nhất {n} ký tự, không lặp một chữ số, không là dãy liền như 123456.",
                ).format(n=error.least),
            )
        case e.DeskNotEnrolled():
            return Notice(
                translate("notice", "Thư mục này chưa phải là một quầy."),
                translate("notice", "Mở chương trình và ghi danh quầy trước."),
            )
        case e.NameMissing():
            return Notice(
                translate("notice", "Chưa có họ tên."),
                translate("notice", "Gõ họ tên cán bộ rồi lưu lại."),
                grave=False,
            )
        case e.LastAdmin():
            return Notice(
                translate("notice", "Đây là quản trị duy nhất còn lại."),
                translate("notice", "Thêm một quản trị khác trước, rồi cho người này nghỉ."),
            )
        case e.FirstOfficerMissing():
            return Notice(
                translate("notice", "Đơn vị này chưa có cán bộ nào."),
                translate("notice", "Gõ họ tên và mã PIN quản trị đầu tiên, rồi ghi danh lại."),
            )
        case e.AddressUnreadable():
            return Notice(
                translate("notice", "Địa chỉ trung tâm không đúng dạng."),
                translate("notice", "Gõ lại địa chỉ bắt đầu bằng https://, như trong giấy báo."),
            )
        case CentralNotThere(reason=""):
            return Notice(
                translate(
                    "notice", "Chưa đổi: ở {address} không có trung tâm nào của đơn vị trả lời."
                ).format(address=error.address),
                translate(
                    "notice",
                    "Xem lại địa chỉ và đường truyền rồi làm lại; trung tâm chưa dựng thì thêm "
                    "--unasked.",
                ),
            )
        case CentralNotThere():
            return Notice(
                translate(
                    "notice", "Chưa đổi: trung tâm ở {address} không nhận quầy này ({reason})."
                ).format(address=error.address, reason=error.reason),
                translate(
                    "notice",
                    "Xem lại địa chỉ; đúng trung tâm thì xin mã ghi danh lại, rồi thêm --code.",
                ),
            )
        case e.LineUnprotected():
            return Notice(
                translate("notice", "Đường truyền tới trung tâm không được mã hóa."),
                translate(
                    "notice",
                    "Dùng địa chỉ https://, hoặc xin quản trị trung tâm mã ghi danh cho phép http.",
                ),
            )
        case e.AuthorityUnknown():
            return Notice(
                translate("notice", "Máy chủ ở địa chỉ này không phải trung tâm đã cấp mã."),
                translate(
                    "notice", "Xem lại địa chỉ và mã. Nếu đúng cả, dừng lại và gọi trung tâm."
                ),
            )
        case e.EnrolmentRefused():
            return Notice(
                translate("notice", "Trung tâm không nhận mã ghi danh này."),
                translate("notice", "Xin mã mới: mỗi mã chỉ dùng một lần và có hạn."),
            )
    return None
