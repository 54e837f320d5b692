"""Papers by the hundred: whoever wants a lane meanwhile waits behind a few of them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.ids import OfficerId
from tests.builders import a_scribe
from tests.fakes import FakePrinters
from tests.ui.dossiers.counter import ANOTHER, CounterDesk, counter
from tests.ui.inline import Inline
from tests.ui.later import Later as Slow
from tests.ui.printing.test_print_queue import OFFICER, Counter, Later, an_order, left_over
from tests.ui.prints.conftest import ADMIN, PrintingWindow
from ui.background import Lane
from ui.paper_desk import BINDINGS, BUNDLE, PaperDesk
from ui.printing.jobs.bound import BoundPrinters
from ui.printing.jobs.listed_papers import ListedPapers
from ui.printing.orders import ListedPrint, PrintStage

__all__ = ["counter"]  # fixture

MANY = 200
FEW = 5


def papers_left(stage: PrintStage, many: int = MANY) -> list[ListedPrint]:
    """So many, each another paper, the oldest first."""
    jobs = [left_over(stage) for _ in range(many)]
    return [replace(job, order=replace(job.order, about=str(n))) for n, job in enumerate(jobs)]


class Desk:
    def __init__(self, folder: Path) -> None:
        self.machine = Later()
        self.counter = Counter(folder, self.machine)
        self.queue = self.counter.queue
        bound = BoundPrinters(lambda _name: None, self.counter.printers, Inline())
        bound.read()
        self.papers = ListedPapers(self.queue, bound)

    def left(self, stage: PrintStage) -> None:
        jobs = papers_left(stage)
        self.counter.journal.jobs += [job.job for job in jobs]
        self.queue.take_over(jobs)
        self.machine.go_on()  # what a crash left on its way is cleared away

    def count(self, stage: PrintStage) -> int:
        return sum(job.stage is stage for job in self.queue.jobs)

    def run(self) -> int:
        """Until nothing is left to do; how much waited at once, at most."""
        most = 0
        while self.machine.waiting:
            most = max(most, len(self.machine.waiting))
            self.machine.go_on()
            QApplication.processEvents()
        return most


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_that_papers_put_off_are_printed_a_few_at_a_time(desk: Desk) -> None:
    desk.left(PrintStage.POSTPONED)
    assert desk.papers.print_put_off(OFFICER) == MANY
    assert desk.papers.waiting == 0, "all were asked for"
    assert desk.run() < FEW
    assert len(desk.counter.printers.tray) == MANY
    assert desk.count(PrintStage.HANDED_OVER) == MANY


def test_that_the_next_visitor_s_paper_goes_before_hundreds(desk: Desk) -> None:
    desk.left(PrintStage.POSTPONED)
    desk.papers.print_put_off(OFFICER)
    assert desk.queue.print_paper(replace(an_order(), form="appointment_slip"))
    while not any("slip" in paper.name for paper in desk.counter.printers.tray):
        desk.machine.go_on()
        QApplication.processEvents()
    assert desk.count(PrintStage.POSTPONED) > MANY - 2 * FEW


def test_that_a_paper_asked_for_twice_or_seen_to_meanwhile_is_not_printed_twice(desk: Desk) -> None:
    desk.left(PrintStage.POSTPONED)
    desk.papers.print_put_off(OFFICER)
    last, before_it = desk.queue.jobs[0], desk.queue.jobs[1]
    assert desk.papers.print_one(last, OFFICER)
    desk.queue.drop(before_it.job, OFFICER)
    assert desk.papers.print_put_off(OFFICER) == 0
    desk.run()
    assert len(desk.counter.printers.tray) == MANY - 1


def test_that_who_puts_papers_off_again_stops_those_whose_turn_has_not_come(desk: Desk) -> None:
    desk.left(PrintStage.POSTPONED)
    desk.papers.print_put_off(OFFICER)
    desk.papers.stop()
    desk.run()
    assert len(desk.counter.printers.tray) < FEW
    assert desk.papers.waiting > MANY - FEW


def test_that_a_printer_that_is_gone_is_tried_for_a_few_papers_and_not_for_hundreds(
    desk: Desk,
) -> None:
    desk.left(PrintStage.POSTPONED)
    desk.counter.printers.plugged_in.clear()
    desk.papers.print_put_off(OFFICER)
    desk.run()
    assert 0 < desk.count(PrintStage.FAILED) < FEW
    assert desk.papers.waiting > MANY - FEW


def test_that_ends_told_at_once_are_stored_a_few_at_a_time(desk: Desk) -> None:
    desk.left(PrintStage.IN_DOUBT)
    told: list[object] = []
    desk.queue.changed.connect(told.append)
    desk.queue.all_came_out([job.job for job in desk.queue.jobs], OFFICER)
    assert len(told) == 1
    assert desk.run() < FEW
    assert desk.counter.journal.told == ["settled"] * MANY


def test_that_the_ends_of_a_dossier_are_stored_before_its_next_print(desk: Desk) -> None:
    desk.left(PrintStage.IN_DOUBT)
    desk.queue.all_came_out([job.job for job in desk.queue.jobs], OFFICER)
    desk.queue.print_paper(an_order())
    desk.run()
    assert desk.counter.journal.told == ["settled"] * MANY + ["handed over receipt quay-1 2"]


def test_that_a_program_that_closes_asks_for_every_end_to_be_stored(desk: Desk) -> None:
    desk.left(PrintStage.IN_DOUBT)
    desk.queue.all_came_out([job.job for job in desk.queue.jobs], OFFICER)
    desk.queue.store_all_ends()
    assert len(desk.machine.waiting) == MANY


def test_that_a_desk_that_closes_leaves_no_end_of_a_print_unwritten(
    counter: CounterDesk, qapp: QApplication
) -> None:
    slow: list[bool] = []
    machine = Slow(lambda _owner, _key: bool(slow), frozenset({Lane.COUNTER}))
    window = PrintingWindow(counter, qapp, machine)
    window.seat(OFFICER)
    queue = window.workplace.papers.queue
    jobs = [replace(left_over(PrintStage.IN_DOUBT), job=uuid4()) for _ in range(MANY)]
    queue.take_over(jobs)
    slow.append(True)
    queue.all_came_out([job.job for job in jobs], OFFICER)
    assert len(machine.waiting) < FEW
    window.workplace.close()
    assert len(machine.waiting) == MANY
    window.close()


def test_that_the_key_that_puts_papers_off_stops_those_in_turn_whatever_it_was_before(
    counter: CounterDesk, qapp: QApplication
) -> None:
    slow: list[bool] = []
    machine = Slow(lambda _owner, _key: bool(slow), frozenset({Lane.READING}))
    window = PrintingWindow(counter, qapp, machine)
    window.seat(OFFICER)
    papers = window.workplace.papers
    window.press("Shift+F9")
    papers.queue.take_over(papers_left(PrintStage.POSTPONED, 2 * FEW))
    slow.append(True)
    assert papers.print_put_off() == 2 * FEW
    assert papers.waiting == 0
    window.press("Shift+F9")
    assert papers.prints_later
    assert papers.waiting > FEW
    window.close()


class Doubts:
    """The window after a crash in the middle of printing: nobody saw the end of these."""

    def __init__(self, counter: CounterDesk, store: Store, application: QApplication) -> None:
        self.desk, self.store = counter, store
        printers = FakePrinters(plugged_in=["quay-1"])
        before = PaperDesk(counter.office, Inline(), printers)
        printers.silent = True  # takes the paper, and the program hears no more
        counter.office.keeping.set_setting(BUNDLE, ["receipt"], ADMIN)
        counter.office.keeping.set_setting(BINDINGS, {"receipt": {"printer": "quay-1"}}, ADMIN)
        before.serve(OFFICER)
        self.dossiers = [counter.receive() for _ in range(3)]
        before.print_received(self.dossiers)
        self.window = PrintingWindow(counter, application)
        self.window.seat(ANOTHER)
        self.window.press("Shift+F12")

    def ends(self) -> list[list[tuple[str, OfficerId]]]:
        """Of each dossier: what was done, and who said so."""
        with UnitOfWork(self.store.engine, a_scribe()) as work:
            acts = [work.dossiers.acts(each.id) for each in self.dossiers]
        return [[(act.kind, act.actor) for act in of_one] for of_one in acts]


@pytest.fixture
def doubts(counter: CounterDesk, store: Store, qapp: QApplication) -> Iterator[Doubts]:
    made = Doubts(counter, store, qapp)
    yield made
    made.window.close()


def test_that_all_in_doubt_are_settled_by_one_act_that_is_asked_once_more(doubts: Doubts) -> None:
    window = doubts.window
    assert [state for _, state in window.lines] == ["Không rõ đã in chưa"] * 3
    window.press("6")
    assert "ghi là đã ra giấy cả?" in window.said
    assert [state for _, state in window.lines] == ["Không rõ đã in chưa"] * 3
    window.press("Ctrl+Return")
    assert [state for _, state in window.lines] == ["Đã in"] * 3
    assert window.tray == []
    for acts in doubts.ends():
        assert acts.count((kinds.PRINT_FINISHED, ANOTHER.id)) == 1


def test_that_all_in_doubt_are_printed_again_when_nothing_came_out(doubts: Doubts) -> None:
    window = doubts.window
    window.press("7")
    assert "in lại cả?" in window.said
    assert window.tray == []
    window.press("Ctrl+Return")
    assert window.tray == ["quay-1"] * 3
    for acts in doubts.ends():
        assert acts.count((kinds.PRINT_FAILED, ANOTHER.id)) == 1
        assert acts.count((kinds.PRINT_HANDED_OVER, ANOTHER.id)) == 1
    prints = [doubts.desk.office.reading.dossier(each.id).prints for each in doubts.dossiers]
    assert {one.reprint for each in prints for one in each} == {0}, "none is another copy"


def test_that_what_came_into_doubt_after_it_was_asked_is_not_settled_with_it(
    doubts: Doubts,
) -> None:
    window, queue = doubts.window, doubts.window.workplace.papers.queue
    window.press("6")
    queue.take_over([replace(left_over(PrintStage.IN_DOUBT), job=uuid4())])
    window.press("Ctrl+Return")
    assert [state for _, state in window.lines] == ["Không rõ đã in chưa"] + ["Đã in"] * 3
