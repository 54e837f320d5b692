"""Printers are asked while papers stream, and a hundred answers hold nobody up."""

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes import FakePrinters
from tests.ui.inline import Inline
from ui.printing import watch
from ui.printing.printers import JobRef, Stage
from ui.printing.watch import PrinterWatch

PAPERS = 100


@pytest.fixture
def printers() -> FakePrinters:
    """The printer has them all and prints none."""
    printers = FakePrinters()
    printers.stage = Stage.WAITING
    return printers


def a_hundred_answered(asked: PrinterWatch) -> tuple[list[UUID], list[UUID]]:
    """The jobs of a printer that answers for all of them at once, and those told of by now."""
    jobs, told = [uuid4() for _ in range(PAPERS)], list[UUID]()
    for job in jobs:
        asked.watch(job, JobRef("quay-1", "1"))
    asked.answered.connect(lambda job, _stage: told.append(job))
    asked.ask()
    return jobs, told


def test_that_papers_which_come_one_upon_another_do_not_put_off_the_asking(
    qtbot: QtBot, printers: FakePrinters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_ASK_AFTER", 50)
    asked = PrinterWatch(printers, Inline())
    stream = QTimer(interval=5)
    stream.timeout.connect(lambda: asked.watch(uuid4(), JobRef("quay-1", "1")))
    stream.start()
    with qtbot.waitSignal(asked.rounded):
        pass
    stream.stop()


def test_that_many_answers_leave_room_between_them(
    qapp: QApplication, printers: FakePrinters
) -> None:
    asked = PrinterWatch(printers, Inline())
    jobs, told = a_hundred_answered(asked)
    assert 0 < len(told) < 10
    turns = 0
    while len(told) < PAPERS:
        before, turns = len(told), turns + 1
        qapp.processEvents()
        assert len(told) - before < 10
        assert turns <= PAPERS
    assert told == jobs


def test_that_who_is_forgotten_between_two_answers_is_told_of_no_more(
    qapp: QApplication, printers: FakePrinters
) -> None:
    asked = PrinterWatch(printers, Inline())
    jobs, told = a_hundred_answered(asked)
    asked.forget(jobs[-1])
    rounded: list[bool] = []
    asked.rounded.connect(lambda: rounded.append(True))
    while not rounded:
        qapp.processEvents()
    assert told == jobs[:-1]
