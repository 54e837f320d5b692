"""Sentences about codes of other systems, numbers of papers, and people sent away."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.codes import faults as f
from desk_app.domain.errors import DeskError
from ui.texts.notice import Notice

translate = QCoreApplication.translate

_NAMED: Final = 3  # of a list that may be 500 long


def first_of(codes: Sequence[str]) -> str:
    """Of dossiers: the first few by their codes, and how many more there are."""
    named = ", ".join(codes[:_NAMED])
    more = len(codes) - _NAMED
    if more <= 0:
        return named
    return translate("notice", "{named} và {n} hồ sơ khác").format(named=named, n=more)


def codes(error: DeskError) -> Notice | None:
    match error:
        case f.PaperNumbersUsedUp():
            return Notice(
                translate("notice", "Quầy đã dùng hết số giấy tờ của năm {year}.").format(
                    year=error.year
                ),
                translate("notice", "Nối mạng để nhận thêm dải số, rồi làm lại."),
            )
        case f.ClockShowsAnotherDay():
            return Notice(
                translate("notice", "Đồng hồ máy đang là ngày {today}, không phải {day}.").format(
                    today=f"{error.today:%d/%m/%Y}", day=f"{error.confirmed:%d/%m/%Y}"
                ),
                translate("notice", "Chỉnh đồng hồ máy cho đúng ngày, rồi xác nhận lại."),
            )
        case f.NoClockToConfirm():
            return Notice(
                translate("notice", "Quầy đang cấp mã bình thường, không cần xác nhận ngày."),
                translate("notice", "Tiếp tục tiếp nhận như thường lệ."),
                grave=False,
            )
        case f.ExternalCodeMissing():
            return Notice(
                translate("notice", "Chưa đủ mã của hệ thống khác."),
                translate("notice", "Ghi tên hệ thống và mã hệ thống đó đã cấp."),
                grave=False,
            )
        case f.ExternalCodeTaken():
            return Notice(
                translate("notice", "Mã {code} đã ghi ở hồ sơ {holder}.").format(
                    code=error.taken, holder=error.holder
                ),
                translate("notice", "So lại mã với màn hình của hệ thống kia, rồi ghi lại."),
            )
        case f.SendingAwayIncomplete() if error.refused:
            return Notice(
                translate("notice", "Phiếu chưa đủ nội dung."),
                translate("notice", "Ghi đủ nội dung yêu cầu giải quyết và lý do từ chối."),
                grave=False,
            )
        case f.SendingAwayIncomplete():
            return Notice(
                translate("notice", "Phiếu chưa đủ nội dung."),
                translate(
                    "notice",
                    "Ghi đủ trong một lần: nội dung yêu cầu giải quyết, những gì phải bổ sung và "
                    "lý do.",
                ),
                grave=False,
            )
        case f.AlreadyReceived():
            return Notice(
                translate("notice", "Hồ sơ này đã được tiếp nhận, mã {code}.").format(
                    code=error.dossier
                ),
                translate("notice", "Mở hồ sơ theo mã để xem; bắt đầu lượt mới cho người khác."),
            )
        case f.AlreadySentAway():
            return Notice(
                translate("notice", "Lượt này đã có phiếu số {number}.").format(
                    number=error.number
                ),
                translate("notice", "Người dân quay lại thì bắt đầu một lượt tiếp nhận mới."),
            )
    return None
