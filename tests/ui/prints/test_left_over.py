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
from ui.background import Background, Lane
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
def background(qapp: QApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.deleteLater()


@pytest.fixture
def desk(counter: CounterDesk, background: Background) -> Iterator[PaperDesk]:
    """It starts with what was put off when the desk closed."""
    before = PaperDesk(counter.office, Inline(), FakePrinters())
    before.serve(OFFICER)
    before.prints_later = True
    before.print_received([counter.receive() for _ in range(MANY)])
    desk = PaperDesk(counter.office, background, FakePrinters())
    yield desk
    background.close()
    for each in (before, desk):
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def listed(desk: PaperDesk) -> int:
    return sum(job.stage is PrintStage.POSTPONED for job in desk.queue.jobs)


def test_that_what_was_left_is_worded_once_and_not_where_keys_are_waited_for(
    desk: PaperDesk, background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worded = Worded(monkeypatch)
    desk.serve(OFFICER)
    desk.list_open()
    qtbot.waitUntil(lambda: listed(desk) >= MANY, timeout=20_000)
    number = listed(desk)
    assert (worded.here, worded.elsewhere) == (0, number)
    desk.serve(ANOTHER)
    desk.list_open()
    behind: list[None] = []  # answered after what was asked before it
    background.run(
        lambda: None,
        owner=desk,
        done=behind.append,
        failed=lambda error: pytest.fail(str(error)),
        lane=Lane.READING,
    )
    qtbot.waitUntil(lambda: bool(behind), timeout=20_000)
    assert (worded.here, worded.elsewhere) == (0, number), "known from the first log-in"
    assert listed(desk) == number
