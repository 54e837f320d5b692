"""A print list of a thousand jobs: what a stage of one of them costs, counted and not timed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desk_app.domain.ids import DossierId
from tests.fakes import FakePrinters
from tests.ui.dossiers.counter import OFFICER, CounterDesk, counter
from tests.ui.inline import Inline
from tests.ui.printing.test_print_queue import an_order
from ui.paper_desk import PaperDesk
from ui.printing.orders import ListedPrint, PrintStage
from ui.screens.prints.screen import PrintsScreen
from ui.widgets.tables.cells import Cell

__all__ = ["counter"]  # fixture

MANY = 1_000


class LongList:
    """The page over a queue of jobs put off, and what was done to show it."""

    def __init__(self, desk: CounterDesk) -> None:
        self.papers = PaperDesk(desk.office, Inline(), FakePrinters())
        self.worded: list[UUID] = []
        self.papers.another_printer = self._another
        self.screen = desk.seat(lambda *_: PrintsScreen(self.papers, desk.clock))
        self.shown: list[object] = []  # states, each of all rows
        self.screen.presenter.state_changed.connect(self.shown.append)
        self.made: list[UUID] = []  # rows put into cells, to be measured or painted
        model: Any = self.screen.view.table.model()
        self._cells, model._cells = model._cells, self._make
        self.jobs = [_put_off() for _ in range(MANY)]
        self.papers.queue.take_over(self.jobs)

    def _another(self, job: ListedPrint) -> str:
        self.worded.append(job.job)
        return ""

    def _make(self, row: Any) -> Sequence[Cell]:
        self.made.append(row.job)
        cells: Sequence[Cell] = self._cells(row)
        return cells

    def move(self, *places: int, stage: PrintStage = PrintStage.WAITING) -> None:
        """As the queue tells of jobs, one by one in one go."""
        for place in places:
            self.jobs[place] = replace(self.jobs[place], stage=stage)
            self.papers.queue._list.show(self.jobs[place])

    def forget(self) -> None:
        """Count from now on."""
        QApplication.processEvents()
        for each in (self.worded, self.made, self.shown):
            each.clear()


def _put_off() -> ListedPrint:
    order = replace(an_order(), dossier=DossierId(uuid4()))
    return ListedPrint(job=uuid4(), order=order, stage=PrintStage.POSTPONED)


@pytest.fixture
def long(counter: CounterDesk) -> Iterator[LongList]:
    made = LongList(counter)
    yield made
    made.screen.leave()
    made.papers.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_that_a_page_nobody_looks_at_words_nothing(long: LongList) -> None:
    long.move(*range(20))
    QApplication.processEvents()
    assert (long.worded, long.made, long.shown) == ([], [], [])


def test_that_a_long_list_is_worded_and_measured_near_what_is_seen(long: LongList) -> None:
    long.screen.enter(OFFICER, None)
    QApplication.processEvents()
    assert len(long.screen.presenter.state.rows) == MANY
    assert 0 < len(long.worded) == len(set(long.worded)) < 100
    assert 0 < len(set(long.made)) < 100


def test_that_a_stage_of_one_paper_words_that_paper_and_no_other(long: LongList) -> None:
    long.screen.enter(OFFICER, None)
    long.forget()
    long.move(MANY - 2)  # in sight: the newest stand first
    QApplication.processEvents()
    assert len(long.shown) == 1
    assert len(long.worded) <= 3  # it goes behind those put off, and another comes near
    assert len(set(long.made)) < 100


def test_that_stages_told_in_one_go_are_shown_once(long: LongList) -> None:
    long.screen.enter(OFFICER, None)
    long.forget()
    long.move(*range(100, 300))
    long.move(*range(100, 300), stage=PrintStage.HANDED_OVER)
    QApplication.processEvents()
    assert len(long.shown) == 1
    assert len(long.worded) < 100


def test_that_a_page_that_was_left_is_worded_when_it_is_shown_again(long: LongList) -> None:
    long.screen.enter(OFFICER, None)
    long.forget()
    long.move(5)
    long.screen.leave()
    long.move(*range(10, 30))
    QApplication.processEvents()
    assert (long.worded, long.shown) == ([], [])
    long.screen.enter(OFFICER, None)
    assert [row.stage for row in long.screen.presenter.state.rows].count(PrintStage.WAITING) == 21
