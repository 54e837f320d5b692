"""Sentences about the queue of visitors."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain.errors import DeskError
from desk_app.domain.queue import faults as e
from desk_app.domain.queue.ticket import TicketState
from ui.texts.notice import Notice

translate = QCoreApplication.translate

_STANDS: Final = {
    TicketState.WAITING: QT_TRANSLATE_NOOP("notice", "Số {number} đang chờ."),
    TicketState.CALLED: QT_TRANSLATE_NOOP("notice", "Số {number} đang ở một quầy."),
    TicketState.SET_ASIDE: QT_TRANSLATE_NOOP("notice", "Số {number} đã vắng ba lần."),
    TicketState.DONE: QT_TRANSLATE_NOOP("notice", "Số {number} đã xong."),
    TicketState.DROPPED: QT_TRANSLATE_NOOP("notice", "Số {number} đã bỏ."),
}


def queue(error: DeskError) -> Notice | None:
    match error:
        case e.QueueEmpty():
            return Notice(
                translate("notice", "Không còn ai chờ."),
                translate("notice", "Số mới hiện trong hàng chờ khi có người lấy."),
                grave=False,
            )
        case e.TicketStepNotAllowed():
            said = str(_STANDS[TicketState(error.state)])
            return Notice(
                translate("notice", said).format(number=error.number),
                translate("notice", "Xem lại hàng chờ rồi chọn số khác."),
            )
        case e.GroupUnknown():
            return Notice(
                translate("notice", "Không còn nhóm {group}.").format(group=error.group),
                translate("notice", "Các nhóm vừa được đặt lại; chọn nhóm khác."),
            )
        case e.GroupsUnclear():
            return Notice(
                translate("notice", "Chưa đặt được các nhóm lĩnh vực."),
                translate("notice", "Ghi từ 1 đến 9 nhóm khác nhau, cách nhau bằng dấu chấm phẩy."),
            )
        case e.PriorityUnfounded():
            return Notice(
                translate("notice", "Chưa ghi lý do ưu tiên."),
                translate("notice", "Chọn một lý do rồi làm lại."),
                grave=False,
            )
    return None
