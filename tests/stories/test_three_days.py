"""The line is down for three days: the counter goes on, and nothing is lost or doubled after."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desk_app.domain.handling.flow import Status
from tests.central.conftest import Server
from tests.stories.test_two_desks import Counter, new_counter, server
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import CARD, CounterDesk

__all__ = ["_dressed", "new_counter", "server"]  # fixtures

DAY = timedelta(days=1)
Sit = Callable[[Counter], Window]


@pytest.fixture
def sit(qapp: QApplication) -> Iterator[Sit]:
    """Opens the window on a desk; each morning it is opened anew."""
    windows: list[Window] = []

    def open_on(counter: Counter) -> Window:
        window = Window(CounterDesk(counter.office, counter.clock, qapp), qapp)
        window.seat(counter.officer)
        windows.append(window)
        return window

    yield open_on
    for window in windows:
        close(window)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def close(window: Window) -> None:
    window._scanner.enabled = False  # one window hears the scanner
    window.workplace.leave()
    window.shell.hide()
    window.workplace._preview.hide()


def test_that_three_days_without_a_line_are_like_any_three_days(
    new_counter: Callable[[str], Counter], server: Server, sit: Sit
) -> None:
    here, neighbour = new_counter("Quầy 1"), new_counter("Quầy 2")
    here.catch_up()
    server.kill()

    received = []
    for _day in range(3):
        window = sit(here)
        dossier = window.take_in()
        received.append(dossier)
        window.scan(str(dossier.code))
        window.press("Ctrl+B", "F5")
        window.scan(str(dossier.code))
        window.scan(CARD)
        window.press("Space", "Ctrl+Return")
        keyboard.type_text(window.shell, "Đã nộp tại kho bạc")  # nobody opened a shift here
        window.press("Ctrl+Return")
        assert here.status(dossier) is Status.RETURNED
        close(window)
        here.clock.forward(DAY)

    waiting = here.office.line().waiting
    assert waiting >= 3 * 3  # received, result back, returned

    server.start()
    here.catch_up()
    neighbour.catch_up()
    assert here.office.line().waiting == 0
    for dossier in received:
        assert neighbour.status(dossier) is Status.RETURNED
        assert len(neighbour.office.reading.search(str(dossier.code))) == 1
    assert len({str(dossier.code) for dossier in received}) == 3
