"""A real CUPS, its real filters, and what they send to a printer: do the codes still read?"""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import zxingcpp  # noqa: F401  # before the scheduler: a missing decoder is told at once

from desk_app.domain.errors import PrinterGone, PrinterRefused
from tests.documents.reading import pages_of, scan
from tests.printing.scheduler import MUST, Printer, Scheduler, ended, until, why_not
from tests.ui.printing.heads import codes_on, cups_pages
from tests.ui.printing.papers import CODE, LABEL_CODE, SLIP_CODE, a_label, a_receipt, a_slip
from ui.printing.cups import CupsPrinters
from ui.printing.orders import PrintTarget
from ui.printing.printers import Stage

WHY_NOT = why_not()
pytestmark = pytest.mark.skipif(bool(WHY_NOT) and not os.environ.get(MUST), reason=WHY_NOT)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Scheduler]:
    assert not WHY_NOT, WHY_NOT
    # Not below pytest's own folder: that is root's alone, and CUPS' filters are not root.
    with TemporaryDirectory(prefix="qmc-cups-", ignore_cleanup_errors=True) as folder:
        running = Scheduler(Path(folder))
        yield running
        running.close()


@pytest.fixture
def printer() -> Iterator[Printer]:
    made = Printer()
    yield made
    made.close()


@pytest.fixture
def cups(scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch) -> CupsPrinters:
    monkeypatch.setenv("CUPS_SERVER", scheduler.address)
    return CupsPrinters()


def pdf_in(sent: bytes) -> bytes:
    """The PDF between the printer's own commands."""
    return sent[sent.index(b"%PDF") : sent.rindex(b"%%EOF") + 6]


def test_that_a_receipt_passes_the_filters_unscaled_and_its_codes_read(
    scheduler: Scheduler, cups: CupsPrinters, printer: Printer, tmp_path: Path
) -> None:
    scheduler.add_office("van-phong", printer)
    assert "van-phong" in cups.names()
    job = cups.hand_over(a_receipt(tmp_path), PrintTarget(printer="van-phong", copies=2))
    came_out = pdf_in(printer.take())
    assert ended(cups, job, scheduler) is Stage.PRINTED
    assert len(pages_of(came_out)) == 2
    assert scan(came_out, 203) == scan(came_out, 203, 1) == {"Code128": CODE, "QRCode": CODE}


def test_that_a_receipt_in_the_dots_of_a_head_reads_and_takes_the_tray(
    scheduler: Scheduler, cups: CupsPrinters, printer: Printer, tmp_path: Path
) -> None:
    scheduler.add_head("dau-in", printer)
    assert cups.trays("dau-in") == ("Upper", "Lower")
    target = PrintTarget(printer="dau-in", tray="Lower")
    job = cups.hand_over(a_receipt(tmp_path), target)
    ((page, tray),) = cups_pages(printer.take())
    assert ended(cups, job, scheduler) is Stage.PRINTED
    assert codes_on(page) == {"Code128": CODE, "QRCode": CODE}
    assert tray == 1


@pytest.mark.parametrize("paper", ["slip", "label"])
def test_that_a_slip_and_a_label_come_on_their_own_paper_and_read(
    scheduler: Scheduler, cups: CupsPrinters, printer: Printer, tmp_path: Path, paper: str
) -> None:
    scheduler.add_head("dau-in", printer)
    file, media = (a_slip, "80mm") if paper == "slip" else (a_label, "70x50mm")
    job = cups.hand_over(file(tmp_path), PrintTarget(printer="dau-in", media=media))
    ((page, _tray),) = cups_pages(printer.take())
    assert ended(cups, job, scheduler) is Stage.PRINTED
    code = SLIP_CODE if paper == "slip" else LABEL_CODE
    assert set(codes_on(page).values()) == {code}
    assert page.shape[1] == pytest.approx(576 if paper == "slip" else 560, abs=2)


def test_that_a_raw_queue_sends_the_very_file(
    scheduler: Scheduler, cups: CupsPrinters, printer: Printer, tmp_path: Path
) -> None:
    scheduler.add_raw("tho", printer)
    receipt = a_receipt(tmp_path)
    cups.hand_over(receipt, PrintTarget(printer="tho"))
    assert printer.take() == receipt.read_bytes()


def test_that_a_printer_that_leaves_in_the_middle_ends_as_failed(
    scheduler: Scheduler, cups: CupsPrinters, printer: Printer, tmp_path: Path
) -> None:
    scheduler.add_raw("rut-day", printer)
    large = tmp_path / "large.pdf"
    large.write_bytes(a_receipt(tmp_path).read_bytes() + b"\n%" + bytes(30_000_000))
    job = cups.hand_over(large, PrintTarget(printer="rut-day"))
    printer.take_some_and_leave()
    assert ended(cups, job, scheduler) is Stage.FAILED


def test_that_a_disabled_queue_waits_and_prints_when_it_is_enabled(
    scheduler: Scheduler, cups: CupsPrinters, printer: Printer, tmp_path: Path
) -> None:
    scheduler.add_raw("tat", printer)
    scheduler.disable("tat")
    job = cups.hand_over(a_slip(tmp_path), PrintTarget(printer="tat", media="80mm"))
    assert cups.progress(job) is Stage.WAITING
    assert not printer.is_called()
    scheduler.enable("tat")
    printer.take()
    assert ended(cups, job, scheduler) is Stage.PRINTED


def test_that_a_job_taken_back_is_never_printed(
    scheduler: Scheduler, cups: CupsPrinters, printer: Printer, tmp_path: Path
) -> None:
    scheduler.add_raw("rut-lenh", printer)
    scheduler.disable("rut-lenh")
    job = cups.hand_over(a_slip(tmp_path), PrintTarget(printer="rut-lenh"))
    cups.withdraw(job)
    assert ended(cups, job, scheduler) is Stage.FAILED
    scheduler.enable("rut-lenh")
    until(lambda: scheduler.is_idle("rut-lenh"), scheduler.log)
    assert not printer.is_called()


def test_that_a_queue_that_takes_no_jobs_refuses_and_one_that_is_gone_is_gone(
    scheduler: Scheduler, cups: CupsPrinters, printer: Printer, tmp_path: Path
) -> None:
    scheduler.add_raw("khong-nhan", printer)
    scheduler.reject("khong-nhan")
    with pytest.raises(PrinterRefused) as refused:
        cups.hand_over(a_slip(tmp_path), PrintTarget(printer="khong-nhan"))
    assert refused.value.reason == "not_accepting"
    scheduler.remove("khong-nhan")
    with pytest.raises(PrinterGone):
        cups.hand_over(a_slip(tmp_path), PrintTarget(printer="khong-nhan"))
