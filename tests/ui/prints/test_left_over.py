"""Thousands of papers that wait for somebody: a log-in words each once, and not where keys are."""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.paper_desk
from desk_app.domain.dossier import Dossier
from tests.fakes import FakePrinters
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk, counter
from tests.ui.inline import Inline
from tests.ui.later import Later
from tests.ui.prints.conftest import ADMIN, PrintingWindow
from ui.background import Background, Lane
from ui.paper_desk import BUNDLE, PaperDesk
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


def test_that_a_paper_whose_file_is_there_is_known_to_be_out_after_a_crash(
    counter: CounterDesk, qapp: QApplication
) -> None:
    machine = Later(lanes={Lane.COUNTER})
    before = PaperDesk(counter.office, machine, FakePrinters())
    counter.office.keeping.set_setting(BUNDLE, ["receipt"], ADMIN)
    before.serve(OFFICER)
    there, gone, older = dossiers = [counter.receive() for _ in range(3)]
    before.print_received(dossiers)
    for _dossier in dossiers:
        machine.waiting.pop(0)()  # that it is printed is stored; how it ended never is
    handed = counter.clock().timestamp()
    files = {each.id: _file(counter, each) for each in dossiers}
    os.utime(files[there.id], (handed, handed))
    files[gone.id].unlink()
    os.utime(files[older.id], (handed - 3_600, handed - 3_600))  # of a print that failed
    window = PrintingWindow(counter, qapp)
    window.seat(OFFICER)
    stages = {job.order.code: job.stage for job in window.workplace.papers.queue.jobs}
    assert stages == {
        str(there.code): PrintStage.PRINTED,
        str(gone.code): PrintStage.IN_DOUBT,
        str(older.code): PrintStage.IN_DOUBT,
    }
    left = {each.code for each in counter.office.reading.open_prints()}
    assert left == {str(gone.code), str(older.code)}
    assert not window.paper_lies()
    window.close()
    before.deleteLater()


def test_that_a_paper_whose_file_is_there_is_noted_by_the_first_who_may_print(
    counter: CounterDesk, qapp: QApplication
) -> None:
    machine = Later(lanes={Lane.COUNTER})
    before = PaperDesk(counter.office, machine, FakePrinters())
    counter.office.keeping.set_setting(BUNDLE, ["receipt"], ADMIN)
    before.serve(OFFICER)
    dossier = counter.receive()
    before.print_received([dossier])
    machine.waiting.pop(0)()
    handed = counter.clock().timestamp()
    os.utime(_file(counter, dossier), (handed, handed))
    window = PrintingWindow(counter, qapp)
    for officer, stage in ((AT_THE_TILL, PrintStage.IN_DOUBT), (OFFICER, PrintStage.PRINTED)):
        window.seat(officer)
        assert [job.stage for job in window.workplace.papers.queue.jobs] == [stage]
        window.workplace.leave()
    window.close()
    before.deleteLater()


def _file(counter: CounterDesk, dossier: Dossier) -> Path:
    return counter.office.prints / f"{dossier.code}_receipt.pdf"
