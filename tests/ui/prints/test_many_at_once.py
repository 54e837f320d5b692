"""Papers by the hundred: whoever wants a lane meanwhile waits behind a few of them."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.dossiers.counter import CounterDesk, counter
from tests.ui.inline import Inline
from tests.ui.later import Later as Slow
from tests.ui.printing.test_print_queue import OFFICER, Counter, Later, an_order, left_over
from tests.ui.prints.conftest import PrintingWindow
from ui.background import Lane
from ui.printing.jobs.bound import BoundPrinters
from ui.printing.jobs.listed_papers import ListedPapers
from ui.printing.orders import PrintStage

__all__ = ["counter"]  # fixture

MANY = 200
FEW = 5


class Desk:
    def __init__(self, folder: Path) -> None:
        self.machine = Later()
        self.counter = Counter(folder, self.machine)
        self.queue = self.counter.queue
        bound = BoundPrinters(lambda _name: None, self.counter.printers, Inline())
        bound.read()
        self.papers = ListedPapers(self.queue, bound)

    def left(self, stage: PrintStage) -> None:
        """So many papers, each another one, the oldest first."""
        jobs = [left_over(stage) for _ in range(MANY)]
        jobs = [replace(job, order=replace(job.order, about=str(n))) for n, job in enumerate(jobs)]
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
