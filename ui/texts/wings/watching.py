"""Sentences about what a leader arranges: who sees to a dossier, who is urged."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain import errors as e
from desk_app.domain.watching import faults as f
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def watching(error: e.DeskError) -> Notice | None:
    match error:
        case f.AssigneeUnfit(name=""):
            return Notice(
                translate("notice", "Không có cán bộ này ở đơn vị."),
                translate("notice", "Chọn một người đang làm việc rồi giao lại."),
                grave=False,
            )
        case f.AssigneeUnfit():
            return Notice(
                translate("notice", "Không giao được cho {name}.").format(name=error.name),
                translate(
                    "notice", "Người này đang giữ hồ sơ, hoặc đã thôi việc: chọn người khác."
                ),
                grave=False,
            )
        case f.ArrangementUnfounded():
            return Notice(
                translate("notice", "Chưa ghi lý do."),
                translate("notice", "Giao hay thôi giao một hồ sơ đều phải có lý do."),
                grave=False,
            )
        case f.NothingAssigned():
            return Notice(
                translate("notice", "Hồ sơ này không giao cho ai khác."),
                translate("notice", "Người tiếp nhận đang phụ trách; muốn đổi thì giao."),
                grave=False,
            )
        case f.DossierOver():
            return Notice(
                translate("notice", "Hồ sơ {code} đã xong.").format(code=error.number),
                translate("notice", "Không còn việc để giao hay đôn đốc."),
                grave=False,
            )
        case f.ReminderIncomplete():
            return Notice(
                translate("notice", "Chưa đủ để đôn đốc."),
                translate("notice", "Ghi đôn đốc ai, nội dung, và trả lời trong mấy giờ."),
                grave=False,
            )
    return None
