"""Printers of Windows, by Qt: each page a picture in the printer's own dots, never scaled.

Windows prints no PDF by itself, and what others make of one depends on their settings.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeAlias
from uuid import uuid4

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desk_app.documents.printing.dots import Dots, dots_an_inch, page_dots, page_millimetres
from desk_app.domain.errors import PrinterGone, PrinterRefused
from desk_app.domain.printer_faults import PrintBrokenOff, PrintNotTakenBack
from ui.printing.jobs.windows_spool import Spool, WindowsSpool
from ui.printing.orders import PrintTarget
from ui.printing.printers import JobRef, Stage

_HEAD: Final = 203  # Windows knows whole numbers only: it means 203.2
_WHITE, _BLACK = 0xFFFFFFFF, 0xFF000000
_TRAYS: Final = ("Upper", "Middle", "Lower", "LargeCapacity", "Manual", "Envelope")
_BROKEN: Final = {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}

Bind: TypeAlias = Callable[[str], QPrinter | None]


def _bound(name: str) -> QPrinter | None:
    info = QPrinterInfo.printerInfo(name)
    return None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)


class QtPrinters:
    def __init__(self, bind: Bind = _bound, spool: Spool | None = None) -> None:
        """
        Args:
            bind: The printer of a name; None when there is none.
            spool: Knows the jobs; Windows' own by default.
        """
        self._bind = bind
        self._spool = spool or WindowsSpool()

    def names(self) -> Sequence[str]:
        return tuple(sorted(QPrinterInfo.availablePrinterNames()))

    def trays(self, printer: str) -> Sequence[str]:  # noqa: ARG002  # Qt does not tell which it has
        return _TRAYS

    def hand_over(self, pdf: Path, target: PrintTarget) -> JobRef:
        printer = self._bind(target.printer)
        if printer is None:
            raise PrinterGone(target.printer)
        paper = pdf.read_bytes()
        _set_up(printer, target, page_millimetres(paper))
        name = f"{pdf.stem} {uuid4().hex[:8]}"  # by which the job is found in the queue
        printer.setDocName(name)
        dots = printer.resolution()
        pages = page_dots(paper, dots_an_inch(dots) if dots == _HEAD else float(dots))
        painter = QPainter()
        if not painter.begin(printer):
            raise PrinterRefused(target.printer, "other")
        try:
            for place, page in enumerate(pages):
                if place and not printer.newPage():
                    raise PrintBrokenOff(target.printer)
                painter.drawImage(QPoint(0, 0), _image(page))
        finally:
            painter.end()
        if printer.printerState() in _BROKEN:
            raise PrintBrokenOff(target.printer)
        waiting = self._spool.jobs(target.printer) or {}
        ours = (number for number, job in waiting.items() if job.document == name)
        return JobRef(target.printer, str(next(ours, "")))

    def progress(self, job: JobRef) -> Stage:
        """Windows lets go of a job when the printer has all of it; one it never named is UNKNOWN.

        Raises:
            PrinterGone: the spooler does not answer.
        """
        if not job.id:
            return Stage.UNKNOWN
        jobs = self._spool.jobs(job.printer)
        if jobs is None:
            raise PrinterGone(job.printer)
        found = jobs.get(int(job.id))
        if found is None or found.is_out:
            return Stage.PRINTED
        return Stage.FAILED if found.is_taken_back else Stage.WAITING

    def withdraw(self, job: JobRef) -> None:
        jobs = self._spool.jobs(job.printer) if job.id else None
        if jobs is None:
            raise PrintNotTakenBack(job.printer)
        if int(job.id) in jobs and not self._spool.cancel(job.printer, int(job.id)):
            raise PrintNotTakenBack(job.printer)


def _set_up(printer: QPrinter, target: PrintTarget, millimetres: tuple[float, float]) -> None:
    """From edge to edge; a tray, copies and the head's resolution as far as it knows them."""
    printer.setFullPage(True)
    if target.dpi in printer.supportedResolutions():
        printer.setResolution(target.dpi)
    sheets = {"A4": QPageSize.PageSizeId.A4, "A5": QPageSize.PageSizeId.A5}
    size = (
        QPageSize(sheets[target.media])
        if target.media in sheets
        else QPageSize(QSizeF(*millimetres), QPageSize.Unit.Millimeter, target.media)
    )
    printer.setPageSize(size)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    printer.setCopyCount(target.copies)
    if target.tray in _TRAYS:
        printer.setPaperSource(QPrinter.PaperSource[target.tray])


def _image(page: Dots) -> QImage:
    image = QImage(page.bits, page.width, page.height, page.stride, QImage.Format.Format_Mono)
    image.setColorTable([_WHITE, _BLACK])
    return image.copy()  # its own memory: `page` may go
