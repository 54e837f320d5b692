"""Sentences about handing over to the unit that handles a dossier, and taking over there."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.errors import DeskError
from desk_app.domain.handing_over import faults as f
from ui.texts.notice import Notice

translate = QCoreApplication.translate


def hand_over(error: DeskError) -> Notice | None:
    match error:
        case f.NothingToHandOver():
            return Notice(
                translate("notice", "Không còn hồ sơ nào để bàn giao trong danh sách này."),
                translate("notice", "Hồ sơ đã được bàn giao, rút hoặc hủy; quét hồ sơ khác."),
            )
        case f.BatchTooLong():
            return Notice(
                translate("notice", "Một biên bản có nhiều nhất {n} hồ sơ.").format(n=error.most),
                translate("notice", "Bàn giao danh sách này trước, rồi quét tiếp."),
            )
        case f.HandlingUnitMissing():
            return Notice(
                translate("notice", "Chưa rõ giao cho đơn vị nào."),
                translate("notice", "Bấm Shift+F8, ghi tên đơn vị nhận; chương trình sẽ nhớ."),
                grave=False,
            )
        case f.NoResultToTakeBack():
            return Notice(
                translate("notice", "Không có kết quả nào nhận được trong danh sách này."),
                translate("notice", "Hồ sơ đã có kết quả hoặc đã kết thúc; quét hồ sơ khác."),
            )
    return _taking(error)


def _taking(error: DeskError) -> Notice | None:
    match error:
        case f.TakerUnnamed():
            return Notice(
                translate("notice", "Chưa ghi người của đơn vị."),
                translate("notice", "Ghi họ tên người nhận, hoặc người trả lại hồ sơ."),
                grave=False,
            )
        case f.SendingBackUnfounded():
            return Notice(
                translate("notice", "Chưa ghi lý do trả lại."),
                translate("notice", "Ghi lý do đơn vị không nhận hồ sơ, rồi bấm lại."),
                grave=False,
            )
        case f.NothingTakenOver():
            return Notice(
                translate("notice", "Không có hồ sơ nào để ghi nhận."),
                translate("notice", "Các hồ sơ này đã được nhận, hoặc đã trả lại."),
                grave=False,
            )
        case f.BatchNotFound():
            return Notice(
                translate("notice", "Không thấy biên bản bàn giao {number}.")
                .format(number=error.sought)
                .replace(" .", "."),
                translate("notice", "Biên bản của quầy khác có thể chưa gửi về."),
                grave=False,
            )
    return None
