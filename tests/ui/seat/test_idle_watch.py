"""Minutes without a key, a click or a scan; time passes only when told."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.fakes import FakeClock
from tests.ui import keyboard
from ui.scanner import Scanner
from ui.seat.idle_watch import USUAL_MINUTES, IdleWatch, awake_or_asleep, minutes_from


class Counter:
    """A field in a window, and what the watch over it told."""

    def __init__(self, application: QApplication, qtbot: QtBot) -> None:
        self.clock = FakeClock()
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.scanner = Scanner(application, parent=self.field)
        self.watch = IdleWatch(application, self.clock, self.field)
        self.told: list[int] = []
        self.watch.over.connect(self.told.append)
        self.field.show()
        self.field.activateWindow()
        QApplication.processEvents()

    def minutes_pass(self, minutes: float) -> None:
        self.clock.pass_ms(minutes * 60_000)
        self.watch.look()


@pytest.fixture
def counter(qapp: QApplication, qtbot: QtBot) -> Iterator[Counter]:
    counter = Counter(qapp, qtbot)
    counter.watch.start()
    yield counter
    counter.scanner.enabled = False


def test_that_five_minutes_without_anything_are_told_once(counter: Counter) -> None:
    counter.minutes_pass(4.9)
    assert counter.told == []
    counter.minutes_pass(0.2)
    counter.minutes_pass(30)
    assert counter.told == [USUAL_MINUTES]


def test_that_a_key_begins_the_minutes_anew(counter: Counter) -> None:
    counter.minutes_pass(4)
    keyboard.type_text(counter.field, "a")
    counter.minutes_pass(4)
    assert counter.told == []


def test_that_a_scan_is_a_sign_of_life_though_no_field_sees_it(counter: Counter) -> None:
    counter.minutes_pass(4)
    keyboard.scan(counter.field, "H13.45.12-261120-0001")
    assert counter.field.text() == ""
    counter.minutes_pass(4)
    assert counter.told == []


def test_that_the_mouse_begins_the_minutes_anew(counter: Counter) -> None:
    window = counter.field.windowHandle()
    counter.minutes_pass(4)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    counter.minutes_pass(4)
    assert counter.told == []


def test_that_the_mouse_in_another_window_of_ours_counts_as_well(
    counter: Counter, qtbot: QtBot
) -> None:
    """A paper that lies over the desk takes no focus."""
    paper = QLineEdit()
    qtbot.addWidget(paper)
    paper.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    paper.show()
    counter.minutes_pass(4)
    QTest.mouseClick(paper.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    counter.minutes_pass(4)
    assert counter.told == []


def test_that_a_locked_desk_is_not_watched_until_somebody_sits_down(counter: Counter) -> None:
    counter.watch.stop()
    counter.minutes_pass(60)
    assert counter.told == []
    counter.watch.start()
    counter.watch.minutes = 2
    counter.minutes_pass(2)
    assert counter.told == [2]


@pytest.mark.parametrize(
    ("stored", "minutes"), [(None, 5), (10, 10), (0, 5), (True, 5), ("10", 5), (10_000, 5)]
)
def test_that_only_the_minutes_one_can_choose_are_taken(stored: object, minutes: int) -> None:
    assert minutes_from(stored) == minutes


def test_that_the_seconds_only_grow() -> None:
    assert awake_or_asleep() <= awake_or_asleep()


def test_that_it_knows_for_how_long_nobody_did_anything(counter: Counter) -> None:
    counter.minutes_pass(0.1)
    assert counter.watch.still_s == pytest.approx(6)
    keyboard.type_text(counter.field, "a")
    assert counter.watch.still_s == 0
    counter.watch.stop()
    assert counter.watch.still_s == float("inf")
