"""The print list in words, and papers that did not come out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.documents import kinds
from desk_app.domain.errors import DeskError, PrinterGone, PrinterRefused, PrintUnwritable
from desk_app.domain.paper_faults import FontMissing
from desk_app.domain.printer_faults import PrintBrokenOff, PrinterOutOfPaper
from ui.printing.loose import LooseOrder
from ui.printing.orders import ListedPrint, PrintStage
from ui.texts import Notice, notice

translate = QCoreApplication.translate

_OF_THE_PAPER: Final = (
    PrinterGone,
    PrinterRefused,
    PrinterOutOfPaper,
    PrintBrokenOff,
    PrintUnwritable,
    FontMissing,
)
_NAMED: Final = {kinds.NOTICE_SHEET, kinds.CHECKLIST, kinds.POSTAL_LIST, kinds.REMINDER_LIST}


def stage_words(job: ListedPrint) -> str:
    """How far `job` has come: "Không in được"."""
    if job.stage is PrintStage.PRINTED and not job.order.target.printer:
        return translate("prints", "Đã lưu thành tệp PDF")
    return {
        PrintStage.POSTPONED: translate("prints", "Để in sau"),
        PrintStage.WAITING: translate("prints", "Đang chờ in"),
        PrintStage.HANDED_OVER: translate("prints", "Đã gửi, chưa thấy ra"),
        PrintStage.PRINTED: translate("prints", "Đã in"),
        PrintStage.FAILED: translate("prints", "Không in được"),
        PrintStage.IN_DOUBT: translate("prints", "Không rõ đã in chưa"),
    }[job.stage]


def detail_words(job: ListedPrint) -> str:
    """Why, and what came before: "máy in không nhận · chuyển từ máy quay-1"; often empty."""
    moved = ""
    if job.moved_from:
        moved = translate("prints", "chuyển từ máy {name}").format(name=job.moved_from)
    lacking = ""
    if job.lacking:
        lacking = translate("prints", "in ô trống thay chữ {letters}").format(letters=job.lacking)
    unsettled = translate("prints", "chưa ghi được vào hồ sơ, đang ghi lại")
    parts = (reason_words(job.reason), moved, lacking, unsettled if job.unsettled else "")
    return " · ".join(part for part in parts if part)


def reason_words(reason: str) -> str:
    """What a reason code says; one of a newer program stays unsaid."""
    return {
        "print.printer_gone": translate("prints", "không thấy máy in"),
        "print.printer_refused": translate("prints", "máy in không nhận"),
        "print.broken_off": translate("prints", "máy in ngắt giữa chừng"),
        "print.out_of_paper": translate("prints", "máy in hết giấy"),
        "print.ran_out": translate("prints", "máy in hết giấy khi đang in"),
        "print.unknown": translate("prints", "máy in không còn biết lệnh này"),
        "print.not_taken_back": translate("prints", "chưa rút được lệnh in"),
        "print.never_printed": translate("prints", "chưa in lần nào"),
        "print.unwritable": translate("prints", "không ghi được tệp để in"),
        "print.given_up": translate("prints", "máy in bỏ lệnh in"),
        "print.not_seen": translate("prints", "không ra giấy"),
        "print.not_wanted": translate("prints", "không cần in nữa"),
        "forms.not_held": translate("prints", "thiếu bộ mẫu giấy"),
        "store.unwritable": translate("prints", "chưa ghi được vào hồ sơ, chưa in"),
        "program.fault": translate("prints", "chương trình gặp lỗi"),
    }.get(reason, "")


def reprint_words(job: ListedPrint) -> str:
    """ "Cấp lại lần 1 · Bản in lại lần 2"; empty for the first print."""
    parts = []
    if job.reissue:
        parts.append(translate("prints", "Cấp lại lần {n}").format(n=job.reissue))
    if job.reprint:
        parts.append(translate("prints", "Bản in lại lần {n}").format(n=job.reprint))
    return " · ".join(parts)


def kept_anyway(error: DeskError, form: str) -> Notice:
    """Why a paper of a dossier is not out, and that what it is about is stored all the same."""
    said = notice(error)
    if not isinstance(error, _OF_THE_PAPER):  # its sentence is not about the paper alone
        return said
    kept = {
        kinds.PAYMENT_SLIP: translate("prints", "Tiền thu đã được ghi."),
        kinds.REFUND_VOUCHER: translate("prints", "Tiền hoàn đã được ghi."),
    }.get(form, translate("prints", "Hồ sơ đã được lưu."))
    return replace(said, advice=f"{kept} {said.advice}")


def loose_not_out(orders: Sequence[LooseOrder], error: DeskError) -> Notice:
    """The same of papers of one form that belong to no dossier, and are on no list.

    Args:
        orders: At least one.
    """
    why = notice(error)
    title = translate("prints", "{papers} chưa in ra:")
    if isinstance(error, PrintBrokenOff):
        title = translate("prints", "{papers} không rõ đã in chưa:")
    where = translate("prints", "Giấy này không vào danh sách in: in lại từ trang vừa in.")
    if orders[0].form == kinds.QUEUE_TICKET:
        where = translate("prints", "Ở hàng chờ thì chọn số đó, bấm In lại.")
    advice = f"{why.title} {why.advice} {where}"
    return replace(why, title=title.format(papers=_papers(orders)), advice=advice)


def _papers(orders: Sequence[LooseOrder]) -> str:
    """ "Số A001, A002", "Phiếu đôn đốc (3 tờ)", "Niêm yết thủ tục 1.001612"."""
    first, names = orders[0], ", ".join(order.name for order in orders)
    if first.form == kinds.QUEUE_TICKET:
        return translate("prints", "Số {numbers}").format(numbers=names)
    if len(orders) > 1:
        return translate("prints", "{paper} ({n} tờ)").format(paper=first.title, n=len(orders))
    return f"{first.title} {first.name}" if first.form in _NAMED else first.title
