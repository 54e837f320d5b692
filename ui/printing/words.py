"""The print list in words."""

from PySide6.QtCore import QCoreApplication

from ui.printing.orders import ListedPrint, PrintStage

translate = QCoreApplication.translate


def stage_words(job: ListedPrint) -> str:
    """How far `job` has come: "Đã gửi tới máy in quay-1"."""
    match job.stage:
        case PrintStage.WAITING:
            return translate("prints", "Đang chờ in")
        case PrintStage.HANDED_OVER:
            return translate("prints", "Đã gửi tới máy in {name}").format(
                name=job.order.target.printer
            )
        case PrintStage.PRINTED if not job.order.target.printer:
            return translate("prints", "Đã lưu thành tệp PDF")
        case PrintStage.PRINTED:
            return translate("prints", "Đã in")
        case PrintStage.FAILED:
            return translate("prints", "Không in được")
        case PrintStage.IN_DOUBT:
            return translate("prints", "Không rõ đã in chưa")


def reprint_words(job: ListedPrint) -> str:
    """ "Bản in lại lần 2"; empty for the first print."""
    if not job.reprint:
        return ""
    return translate("prints", "Bản in lại lần {n}").format(n=job.reprint)
