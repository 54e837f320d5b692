"""Printing by Qt, as on Windows, into a file: the page of dots comes out in its true size."""

import ctypes
from collections.abc import Mapping
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desk_app.documents.printing.trial_page import trial_pdf
from desk_app.domain.errors import PrinterGone, PrinterRefused
from desk_app.domain.printer_faults import PrintNotTakenBack
from tests.documents.reading import scan
from tests.ui.printing.papers import CODE, SLIP_CODE, a_receipt, a_slip, a_trial
from ui.printing.jobs.windows_spool import SpooledJob, _JobInfo
from ui.printing.orders import PrintTarget
from ui.printing.printers import JobRef, Stage
from ui.printing.windows import QtPrinters

pytestmark = pytest.mark.usefixtures("qapp")


class Sheet:
    """A printer that draws into a file, with a head of `dpi`."""

    def __init__(self, file: Path, dpi: int) -> None:
        self.file, self._dpi = file, dpi
        self.printer: QPrinter | None = None

    def __call__(self, name: str) -> QPrinter | None:
        if name != "Máy in 1":
            return None
        printer = self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        printer.setResolution(self._dpi)
        return printer


class Queue:
    """The spooler's queue, with one job of another program and the one of `sheet`."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.status = 0
        self.left = self.keeps = False
        self.cancelled: list[int] = []

    def jobs(self, printer: str) -> Mapping[int, SpooledJob] | None:
        assert printer == "Máy in 1"
        assert self._sheet.printer is not None
        other = {6: SpooledJob("Thư mời họp.docx")}
        ours = {7: SpooledJob(self._sheet.printer.docName(), self.status)}
        return other if self.left else other | ours

    def cancel(self, _printer: str, job: int) -> bool:
        self.cancelled.append(job)
        return not self.keeps


@pytest.mark.parametrize("dpi", [203, 300])
def test_that_a_receipt_comes_out_in_its_true_size_and_its_codes_read(
    tmp_path: Path, dpi: int
) -> None:
    sheet = Sheet(tmp_path / "out.pdf", dpi)
    QtPrinters(sheet).hand_over(a_receipt(tmp_path), PrintTarget(printer="Máy in 1", dpi=dpi))
    came_out = sheet.file.read_bytes()
    with pdfium.PdfDocument(came_out) as document:
        assert document[0].get_size() == pytest.approx((595.3, 841.9), abs=1)
    assert scan(came_out, dpi) == {"Code128": CODE, "QRCode": CODE}


@pytest.mark.parametrize(("media", "dpi"), [("80mm", 203), ("70x50mm", 300), ("A5", 600)])
def test_that_each_paper_comes_out_in_its_own_size(tmp_path: Path, media: str, dpi: int) -> None:
    trial, file = a_trial(media, dpi), tmp_path / "trial.pdf"
    file.write_bytes(trial_pdf(trial))
    sheet = Sheet(tmp_path / "out.pdf", dpi)
    QtPrinters(sheet).hand_over(file, PrintTarget(printer="Máy in 1", media=media, dpi=dpi))
    assert scan(sheet.file.read_bytes(), dpi) == {
        "Code128": trial.bar_code,
        "QRCode": trial.qr_code,
    }


def test_that_a_slip_of_any_length_comes_out_whole(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "out.pdf", 203)
    QtPrinters(sheet).hand_over(a_slip(tmp_path), PrintTarget(printer="Máy in 1", media="80mm"))
    assert scan(sheet.file.read_bytes(), 203) == {"Code128": SLIP_CODE}


def test_that_copies_and_the_tray_are_asked_of_the_printer(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "out.pdf", 203)
    target = PrintTarget(printer="Máy in 1", copies=2, tray="Lower")
    QtPrinters(sheet).hand_over(a_receipt(tmp_path), target)
    assert sheet.printer is not None
    assert sheet.printer.copyCount() == 2
    assert sheet.printer.fullPage()


@pytest.mark.parametrize(
    ("status", "stage"),
    [(0, Stage.WAITING), (0x40, Stage.WAITING), (0x80, Stage.PRINTED), (0x4, Stage.FAILED)],
)
def test_that_windows_own_queue_says_how_far_a_job_has_come(
    tmp_path: Path, status: int, stage: Stage
) -> None:
    sheet = Sheet(tmp_path / "out.pdf", 203)
    queue = Queue(sheet)
    printers = QtPrinters(sheet, queue)
    job = printers.hand_over(a_receipt(tmp_path), PrintTarget(printer="Máy in 1"))
    assert job.id == "7"
    queue.status = status
    assert printers.progress(job) is stage
    queue.left = True
    assert printers.progress(job) is Stage.PRINTED


def test_that_a_job_is_taken_back_from_windows_own_queue_or_that_is_said(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "out.pdf", 203)
    queue = Queue(sheet)
    printers = QtPrinters(sheet, queue)
    job = printers.hand_over(a_receipt(tmp_path), PrintTarget(printer="Máy in 1"))
    printers.withdraw(job)
    assert queue.cancelled == [7]
    queue.keeps = True
    with pytest.raises(PrintNotTakenBack):
        printers.withdraw(job)


def test_that_a_job_windows_never_named_is_in_doubt_and_not_taken_back(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "out.pdf", 203)
    printers = QtPrinters(sheet)  # there is no spooler here
    job = printers.hand_over(a_receipt(tmp_path), PrintTarget(printer="Máy in 1"))
    assert printers.progress(job) is Stage.UNKNOWN
    with pytest.raises(PrintNotTakenBack):
        printers.withdraw(job)
    with pytest.raises(PrinterGone):
        printers.progress(JobRef("Máy in 1", "7"))


def test_that_a_line_of_the_spooler_is_as_long_as_windows_says() -> None:
    assert ctypes.sizeof(_JobInfo) == (96 if ctypes.sizeof(ctypes.c_void_p) == 8 else 64)


def test_that_a_printer_windows_does_not_know_is_gone(tmp_path: Path) -> None:
    with pytest.raises(PrinterGone):
        QtPrinters().hand_over(a_receipt(tmp_path), PrintTarget(printer="không có"))


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_that_a_printer_that_cannot_begin_refuses(tmp_path: Path, qapp: QApplication) -> None:
    sheet = Sheet(tmp_path / "no such folder" / "out.pdf", 203)
    with pytest.raises(PrinterRefused):
        QtPrinters(sheet).hand_over(a_receipt(tmp_path), PrintTarget(printer="Máy in 1"))


def test_that_the_printers_of_the_machine_are_listed_and_trays_named() -> None:
    assert isinstance(QtPrinters().names(), tuple)
    assert "Lower" in QtPrinters().trays("Máy in 1")
