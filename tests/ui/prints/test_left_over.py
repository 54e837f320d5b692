"""Thousands of papers that wait for somebody: a log-in words each once, and not where keys are."""

from collections.abc import Iterator
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.paper_desk
from tests.fakes import FakePrinters
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk, counter
from tests.ui.inline import Inline
from ui.background import Background
from ui.paper_desk import PaperDesk
from ui.printing.jobs.left import left_print
from ui.printing.orders import ListedPrint, PrintStage

__all__ = ["counter"]  # fixture

MANY = 60


class Worded:
    """Counts which prints were worded where keys are waited for, and which elsewhere."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.here, self.elsewhere = 0, 0

        def counted(*asked: object) -> ListedPrint:
            if current_thread() is main_thread():
                self.here += 1
            else:
                self.elsewhere += 1
            return left_print(*asked)  # type: ignore[arg-type]  # as it was asked

        monkeypatch.setattr(ui.paper_desk, "left_print", counted)


@pytest.fixture
def desk(counter: CounterDesk, qapp: QApplication) -> Iterator[PaperDesk]:
    """It starts with what was put off when the desk closed."""
    before = PaperDesk(counter.office, Inline(), FakePrinters())
    before.serve(OFFICER)
    before.prints_later = True
    before.print_received([counter.receive() for _ in range(MANY)])
    background = Background()
    desk = PaperDesk(counter.office, background, FakePrinters())
    yield desk
    background.close()
    for each in (before, desk, background):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def listed(desk: PaperDesk) -> int:
    return sum(job.stage is PrintStage.POSTPONED for job in desk.queue.jobs)


def test_that_what_was_left_is_worded_once_and_not_where_keys_are_waited_for(
    desk: PaperDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worded = Worded(monkeypatch)
    desk.serve(OFFICER)
    desk.list_open()
    qtbot.waitUntil(lambda: listed(desk) >= MANY, timeout=20_000)
    number = listed(desk)
    assert (worded.here, worded.elsewhere) == (0, number)
    desk.serve(ANOTHER)
    with qtbot.waitSignal(desk.queue.changed, timeout=20_000):
        desk.list_open()
    assert (worded.here, worded.elsewhere) == (0, number), "known from the first log-in"
    assert listed(desk) == number
