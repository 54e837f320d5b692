"""From the order to the paper in the tray, and what is said when it does not get there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desk_app.domain.errors import (
    DeskError,
    PrinterGone,
    PrinterRefused,
    PrintUnwritable,
    RightMissing,
)
from desk_app.domain.ids import DossierId
from desk_app.services.printing.print_acts import PrintOrder
from tests.fakes import FakePrinters, Paper
from tests.ui.inline import Inline
from ui.background import Lane
from ui.printing.files import file_name, keep, on_its_way
from ui.printing.orders import (
    ListedPrint,
    PaperOrder,
    PrintActs,
    PrintStage,
    PrintTarget,
    ShownPaper,
)
from ui.printing.print_queue import GIVEN_UP, NOT_SEEN, PrintQueue
from ui.printing.printers import NoPrinters, Stage
from ui.printing.words import reprint_words, stage_words

CODE = "H13.45.12-261122-0001"
DOSSIER = DossierId(UUID(int=1))
AT_PRINTER = PrintTarget(printer="quay-1", copies=2, media="A5")


class Journal:
    """What the use cases were told, in order."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.jobs: list[UUID] = []
        self.refuses: DeskError | None = None

    def handed_over(self, order: PrintOrder) -> int:
        if self.refuses:
            raise self.refuses
        self.told.append(f"handed over {order.form} {order.printer} {order.copies}".strip())
        self.jobs.append(order.job)
        return len([line for line in self.told if line == "settled"])

    def settled(self, job: UUID, dossier: DossierId, failure: str) -> None:
        assert job in self.jobs
        assert dossier == DOSSIER
        self.told.append(f"settled {failure}".strip())


class Counter:
    """A print queue with all around it, and what it told the screen."""

    def __init__(self, folder: Path, background: "Inline | Later") -> None:
        self.folder, self.journal, self.printers = folder, Journal(), FakePrinters()
        acts = PrintActs(self.journal.handed_over, self.journal.settled)
        self.queue = PrintQueue(acts, self.printers, background, folder)
        self.stages: list[str] = []
        self.refused: list[DeskError] = []
        self.shown: list[ShownPaper] = []
        self.queue.changed.connect(lambda jobs: self.stages.extend(j.stage.value for j in jobs[:1]))
        self.queue.refused.connect(self.refused.append)
        self.queue.shown.connect(self.shown.append)

    @property
    def last(self) -> ListedPrint:
        return self.queue.jobs[0]


class Later:
    """Work waits until it is called for: what a slow machine looks like."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], object],
        *,
        owner: QObject,
        done: Callable[..., None],
        failed: Callable[[DeskError], None],
        lane: Lane = Lane.COUNTER,
        key: str = "",
    ) -> None:
        self.waiting.append(lambda: Inline().run(work, owner=owner, done=done, failed=failed))

    def go_on(self) -> None:
        self.waiting.pop(0)()


@pytest.fixture
def counter(qapp: QApplication, tmp_path: Path) -> Counter:
    return Counter(tmp_path / "prints", Inline())


def an_order(target: PrintTarget = AT_PRINTER) -> PaperOrder:
    return PaperOrder(
        dossier=DOSSIER,
        code=CODE,
        form="receipt",
        title="Giấy tiếp nhận hồ sơ",
        target=target,
        render=lambda reprint, target: f"%PDF {reprint} {target.media}".encode(),
    )


def test_that_a_paper_reaches_the_printer_and_leaves_no_file(counter: Counter) -> None:
    assert counter.queue.print_paper(an_order())
    assert counter.printers.tray == [
        Paper(f"{CODE}_receipt.pdf", b"%PDF 0 A5", "quay-1", copies=2, media="A5")
    ]
    assert list(counter.folder.rglob("*.pdf")) == []
    counter.queue.ask_printers()
    assert counter.journal.told == ["handed over receipt quay-1 2", "settled"]
    assert [*dict.fromkeys(counter.stages)] == ["waiting", "handed_over", "printed"]


def test_that_handing_over_is_stored_before_the_printer_is_called(
    qapp: QApplication, tmp_path: Path
) -> None:
    machine = Later()
    counter = Counter(tmp_path, machine)
    counter.queue.print_paper(an_order())
    machine.go_on()
    assert counter.journal.told == ["handed over receipt quay-1 2"]
    assert counter.printers.tray == []
    machine.go_on()
    assert len(counter.printers.tray) == 1


def test_that_a_double_click_is_one_job(qapp: QApplication, tmp_path: Path) -> None:
    machine = Later()
    counter = Counter(tmp_path, machine)
    assert counter.queue.print_paper(an_order())
    assert not counter.queue.print_paper(an_order())
    machine.go_on()
    machine.go_on()
    assert not counter.queue.print_paper(an_order())
    assert len(counter.printers.tray) == 1


def test_that_another_form_of_the_same_dossier_is_another_job(counter: Counter) -> None:
    counter.printers.stage = Stage.WAITING
    assert counter.queue.print_paper(an_order())
    assert counter.queue.print_paper(replace(an_order(), form="appointment_slip"))
    assert len(counter.printers.tray) == 2


def test_that_without_a_printer_the_paper_is_kept_and_shown(counter: Counter) -> None:
    counter.queue.print_paper(an_order(PrintTarget()))
    file = counter.folder / f"{CODE}_receipt.pdf"
    assert counter.shown == [ShownPaper("Giấy tiếp nhận hồ sơ", b"%PDF 0 A4", file, CODE)]
    assert file.read_bytes() == b"%PDF 0 A4"
    assert (file.stat().st_mode & 0o777, counter.folder.stat().st_mode & 0o777) == (0o600, 0o700)
    assert counter.journal.told == ["handed over receipt  1", "settled"]
    assert stage_words(counter.last) == "Đã lưu thành tệp PDF"


def test_that_a_reprint_says_so_and_has_a_file_of_its_own(counter: Counter) -> None:
    counter.queue.print_paper(an_order(PrintTarget()))
    counter.queue.print_paper(an_order(PrintTarget()))
    assert [paper.file.name for paper in counter.shown] == [
        f"{CODE}_receipt.pdf",
        f"{CODE}_receipt_1.pdf",
    ]
    assert reprint_words(counter.last) == "Bản in lại lần 1"


def test_that_a_missing_printer_is_said_and_another_can_be_taken(counter: Counter) -> None:
    counter.printers.plugged_in = ["quay-2"]
    counter.queue.print_paper(an_order())
    assert isinstance(counter.refused[0], PrinterGone)
    assert (counter.last.stage, counter.last.reason) == (PrintStage.FAILED, PrinterGone.code)
    assert counter.journal.told[-1] == f"settled {PrinterGone.code}"
    assert list(counter.folder.rglob("*.pdf")) == []

    assert counter.queue.again(counter.last.job, "quay-2")
    assert [paper.printer for paper in counter.printers.tray] == ["quay-2"]
    assert [job.stage for job in counter.queue.jobs] == [PrintStage.HANDED_OVER]


def test_that_a_printer_that_refuses_leaves_the_job_to_be_printed_again(counter: Counter) -> None:
    counter.printers.refuses = "not_accepting"
    counter.queue.print_paper(an_order())
    assert isinstance(counter.refused[0], PrinterRefused)
    counter.printers.refuses = ""
    assert counter.queue.again(counter.last.job)
    assert len(counter.printers.tray) == 1


def test_that_a_job_the_print_queue_gives_up_has_failed(counter: Counter) -> None:
    counter.queue.print_paper(an_order())
    counter.printers.stage = Stage.FAILED
    counter.queue.ask_printers()
    assert (counter.last.stage, counter.last.reason) == (PrintStage.FAILED, GIVEN_UP)


def test_that_a_paper_is_not_called_printed_before_it_is(counter: Counter) -> None:
    counter.printers.stage = Stage.WAITING
    counter.queue.print_paper(an_order())
    counter.queue.ask_printers()
    assert counter.journal.told == ["handed over receipt quay-1 2"]
    assert stage_words(counter.last) == "Đã gửi tới máy in quay-1"


def test_that_an_officer_may_take_back_a_paper_that_does_not_come(counter: Counter) -> None:
    counter.printers.stage = Stage.WAITING
    counter.queue.print_paper(an_order())
    counter.queue.did_not_come_out(counter.last.job)
    assert [job.id for job in counter.printers.withdrawn] == ["quay-1-1"]
    assert counter.journal.told[-1] == f"settled {NOT_SEEN}"
    assert counter.queue.again(counter.last.job)


def test_that_an_act_that_cannot_be_stored_prints_nothing(counter: Counter) -> None:
    counter.journal.refuses = RightMissing("print")
    counter.queue.print_paper(an_order())
    assert counter.refused == [counter.journal.refuses]
    assert counter.printers.tray == []
    assert counter.queue.jobs == ()


def test_that_jobs_of_before_a_crash_are_in_doubt_and_never_printed_unasked(
    counter: Counter,
) -> None:
    left = keep(on_its_way(counter.folder), file_name(CODE, "receipt", 0), b"%PDF")
    job = uuid4()
    counter.journal.jobs.append(job)
    counter.queue.take_over([(job, an_order())])
    assert stage_words(counter.last) == "Không rõ đã in chưa"
    assert counter.printers.tray == []
    assert not left.exists()

    counter.queue.came_out(job)
    assert (counter.last.stage, counter.journal.told) == (PrintStage.PRINTED, ["settled"])


def test_that_a_job_still_at_the_printer_is_not_in_doubt_after_a_new_log_in(
    counter: Counter,
) -> None:
    counter.printers.stage = Stage.WAITING
    counter.queue.print_paper(an_order())
    counter.queue.take_over([(counter.last.job, an_order())])
    assert counter.last.stage is PrintStage.HANDED_OVER


def test_that_a_job_in_doubt_is_printed_again_once_an_officer_has_looked(counter: Counter) -> None:
    job = uuid4()
    counter.journal.jobs.append(job)
    counter.queue.take_over([(job, an_order())])
    with pytest.raises(ValueError, match="in_doubt"):
        counter.queue.again(job)
    counter.queue.did_not_come_out(job)
    assert counter.queue.again(job)
    assert len(counter.printers.tray) == 1


def test_that_a_bug_in_a_form_ends_as_a_failed_job(qapp: QApplication, tmp_path: Path) -> None:
    counter = Counter(tmp_path, Inline())

    def unwritable(_reprint: int, _target: PrintTarget) -> bytes:
        raise PrintUnwritable("full")

    counter.queue.print_paper(replace(an_order(), render=unwritable))
    assert counter.last.stage is PrintStage.FAILED


def test_that_a_folder_that_cannot_be_written_is_said(counter: Counter, tmp_path: Path) -> None:
    counter.folder.write_text("a file where the folder should be")
    counter.queue.print_paper(an_order(PrintTarget()))
    assert isinstance(counter.refused[0], PrintUnwritable)
    assert counter.last.stage is PrintStage.FAILED


def test_that_a_machine_without_printers_offers_none() -> None:
    assert NoPrinters().names() == ()
    with pytest.raises(PrinterGone):
        NoPrinters().hand_over(Path("x.pdf"), PrintTarget(printer="quay-1"))


def test_that_no_odd_letter_gets_into_the_name_of_a_file() -> None:
    assert file_name("12/PTC ../x", "receipt", 2) == "12-PTC-..-x_receipt_2.pdf"
