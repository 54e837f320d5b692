"""From the order to the paper in the tray, and what is said when it does not get there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desk_app.domain.acts.prints import PrintJob, WordedPaper
from desk_app.domain.errors import (
    DeskError,
    PrinterGone,
    PrinterRefused,
    PrintUnwritable,
    RightMissing,
)
from desk_app.domain.ids import DeskId, DossierId
from tests.builders import FRIDAY_MORNING, an_officer
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
from ui.printing.words import detail_words, reprint_words, stage_words

CODE = "H13.45.12-261122-0001"
DOSSIER = DossierId(UUID(int=1))
AT_PRINTER = PrintTarget(printer="quay-1", copies=2, media="A5")
WITH_FALLBACK = replace(AT_PRINTER, fallback="quay-2")
WORDS = WordedPaper(edition="tt-03-2025", content={})
OFFICER = an_officer()


class Journal:
    """What the use cases were told, in order, and what they would answer."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.jobs: list[UUID] = []
        self.instead_of: list[UUID | None] = []
        self.refuses: DeskError | None = None
        self.locked: DeskError | None = None  # what storing the end of a job says

    def handed_over(
        self, job: UUID, order: PaperOrder, instead_of: UUID | None, worded: WordedPaper
    ) -> PrintJob:
        if self.refuses:
            raise self.refuses
        target = order.target
        self.told.append(f"handed over {order.form} {target.printer} {target.copies}".strip())
        self.jobs.append(job)
        self.instead_of.append(instead_of)
        return PrintJob(
            id=job,
            dossier=order.dossier,
            desk=DeskId("Q1"),
            form=order.form,
            printer=target.printer,
            copies=target.copies,
            reprint=len([line for line in self.told if line == "settled"]),
            worded=worded,
            at=FRIDAY_MORNING,
        )

    def postponed(self, papers: Sequence[tuple[UUID, PaperOrder]]) -> None:
        if self.refuses:
            raise self.refuses
        self.told += [f"postponed {order.form}" for _job, order in papers]
        self.jobs += [job for job, _order in papers]

    def settled(self, job: UUID, order: PaperOrder, failure: str) -> None:
        if self.locked:
            raise self.locked
        assert job in self.jobs
        assert order.dossier == DOSSIER
        self.told.append(f"settled {failure}".strip())


class Counter:
    """A print queue with all around it, and what it told the screen."""

    def __init__(self, folder: Path, background: "Inline | Later") -> None:
        self.folder, self.journal, self.printers = folder, Journal(), FakePrinters()
        self.lacking = ""
        self.draws: Callable[[UUID, PaperOrder], bytes] = self.draw
        self.begin(background)

    def begin(self, background: "Inline | Later") -> None:
        """A program that has just started: the printers and what is stored are as they were."""
        acts = PrintActs(
            worded=lambda _order: WORDS,
            lacking=lambda _order, _words: self.lacking,
            handed_over=self.journal.handed_over,
            drawn=self._drawn,
            postponed=self.journal.postponed,
            settled=self.journal.settled,
        )
        self.queue = PrintQueue(acts, self.printers, background, self.folder)
        self.stages: list[str] = []
        self.refused: list[DeskError] = []
        self.shown: list[ShownPaper] = []
        self.moved: list[ListedPrint] = []
        self.queue.changed.connect(lambda jobs: self.stages.extend(j.stage.value for j in jobs[:1]))
        self.queue.refused.connect(self.refused.append)
        self.queue.failed.connect(lambda _job, error: self.refused.append(error))
        self.queue.shown.connect(self.shown.append)
        self.queue.moved.connect(self.moved.append)

    def _drawn(self, job: UUID, order: PaperOrder) -> bytes:
        return self.draws(job, order)

    def draw(self, job: UUID, order: PaperOrder) -> bytes:
        listed = self.queue.find(job)
        assert listed is not None
        return f"%PDF {listed.reprint} {order.target.media}".encode()

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
        by=OFFICER,
    )


def left_over(stage: PrintStage, target: PrintTarget = AT_PRINTER) -> ListedPrint:
    """What was left when the desk closed."""
    return ListedPrint(job=uuid4(), order=an_order(target), stage=stage)


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
    machine.go_on()  # worded
    assert counter.journal.told == []
    machine.go_on()
    assert counter.journal.told == ["handed over receipt quay-1 2"]
    machine.go_on()  # drawn
    assert counter.printers.tray == []
    machine.go_on()
    assert len(counter.printers.tray) == 1


def test_that_a_double_click_is_one_job(qapp: QApplication, tmp_path: Path) -> None:
    machine = Later()
    counter = Counter(tmp_path, machine)
    assert counter.queue.print_paper(an_order())
    assert not counter.queue.print_paper(an_order())
    for _step in ("worded", "stored", "drawn", "handed over"):
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
    assert [paper.file.name for paper in counter.shown if paper.file] == [
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

    assert counter.queue.again(counter.last.job, OFFICER, "quay-2")
    assert [paper.printer for paper in counter.printers.tray] == ["quay-2"]
    assert [job.stage for job in counter.queue.jobs] == [PrintStage.HANDED_OVER]


def test_that_a_printer_that_refuses_leaves_the_job_to_be_printed_again(counter: Counter) -> None:
    counter.printers.refuses = "not_accepting"
    counter.queue.print_paper(an_order())
    assert isinstance(counter.refused[0], PrinterRefused)
    counter.printers.refuses = ""
    assert counter.queue.again(counter.last.job, OFFICER)
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
    assert stage_words(counter.last) == "Đã gửi, chưa thấy ra"


def test_that_an_officer_may_take_back_a_paper_that_does_not_come(counter: Counter) -> None:
    counter.printers.stage = Stage.WAITING
    counter.queue.print_paper(an_order())
    counter.queue.did_not_come_out(counter.last.job, OFFICER)
    assert [job.id for job in counter.printers.withdrawn] == ["quay-1-1"]
    assert counter.journal.told[-1] == f"settled {NOT_SEEN}"
    assert counter.queue.again(counter.last.job, OFFICER)


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
    lost = left_over(PrintStage.IN_DOUBT)
    counter.journal.jobs.append(lost.job)
    counter.queue.take_over([lost])
    assert stage_words(counter.last) == "Không rõ đã in chưa"
    assert counter.printers.tray == []
    assert not left.exists()

    counter.queue.came_out(lost.job, OFFICER)
    assert (counter.last.stage, counter.journal.told) == (PrintStage.PRINTED, ["settled"])


def test_that_a_job_still_at_the_printer_is_not_in_doubt_after_a_new_log_in(
    counter: Counter,
) -> None:
    counter.printers.stage = Stage.WAITING
    counter.queue.print_paper(an_order())
    counter.queue.take_over([replace(counter.last, stage=PrintStage.IN_DOUBT)])
    assert counter.last.stage is PrintStage.HANDED_OVER


def test_that_a_job_in_doubt_is_printed_again_once_an_officer_has_looked(counter: Counter) -> None:
    lost = left_over(PrintStage.IN_DOUBT)
    counter.journal.jobs.append(lost.job)
    counter.queue.take_over([lost])
    with pytest.raises(ValueError, match="in_doubt"):
        counter.queue.again(lost.job, OFFICER)
    counter.queue.did_not_come_out(lost.job, OFFICER)
    assert counter.queue.again(lost.job, OFFICER)
    assert len(counter.printers.tray) == 1


def test_that_a_bug_in_a_form_ends_as_a_failed_job(qapp: QApplication, tmp_path: Path) -> None:
    counter = Counter(tmp_path, Inline())

    def unwritable(_job: UUID, _order: PaperOrder) -> bytes:
        raise PrintUnwritable("full")

    counter.draws = unwritable
    counter.queue.print_paper(an_order())
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
    names = {file_name(CODE, "receipt", *nth) for nth in ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0))}
    assert len(names) == 5


def test_that_two_slips_of_one_dossier_have_a_file_each(counter: Counter) -> None:
    for about in ("1f03ab97", "7c55d210"):
        counter.queue.print_paper(replace(an_order(PrintTarget()), about=about))
    files = [paper.file for paper in counter.shown]
    assert len(set(files)) == 2
    assert all(file is not None and file.exists() for file in files)


def test_that_letters_printed_as_boxes_are_told_and_stay_beside_the_paper(counter: Counter) -> None:
    told: list[ListedPrint] = []
    counter.queue.lacks.connect(told.append)
    counter.lacking = "\U00020000"
    counter.queue.print_paper(an_order())
    assert [job.lacking for job in told] == ["\U00020000"]
    assert "in ô trống thay chữ \U00020000" in detail_words(counter.queue.jobs[0])
    assert counter.printers.tray  # it is printed all the same: nothing of it is lost
