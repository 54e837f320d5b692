"""Printers of Windows, by Qt: each page a picture in the printer's own dots, never scaled.

Windows prints no PDF by itself, and what others make of one depends on their settings.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desk_app.documents.printing.dots import Dots, dots_an_inch, page_dots, page_millimetres
from desk_app.domain.errors import PrinterGone, PrinterRefused
from desk_app.domain.printer_faults import PrintBrokenOff
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
    def __init__(self, bind: Bind = _bound) -> None:
        """
        Args:
            bind: The printer of a name; None when there is none.
        """
        self._bind = bind

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
        printer.setDocName(pdf.stem)
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
        return JobRef(target.printer, "")

    def progress(self, job: JobRef) -> Stage:  # noqa: ARG002  # Windows' own queue has it by then
        return Stage.PRINTED

    def withdraw(self, job: JobRef) -> None:
        """Qt does not know the jobs of Windows: the officer takes it back there."""


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
