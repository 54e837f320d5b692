"""Visitor after visitor: nothing of the window stays behind once they have gone."""

import gc
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from types import FunctionType

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import keyboard
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import CARD, OFFICER, CounterDesk, counter

__all__ = ["counter"]  # fixture

_VISITS = 2
_PAST = 3  # visits until every page and form of one was made, and every word was read


@pytest.fixture
def window(counter: CounterDesk, qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    window = Window(counter, qapp)
    window.seat(OFFICER)
    yield window
    window.close()


def visit(window: Window) -> None:
    """In and printed, looked at, its result back and given out; then a look at each other page."""
    dossier = window.take_in()
    window.press("Esc")  # the paper over the page
    window.scan(str(dossier.code))
    window.press("Ctrl+B", "F5")
    window.scan(str(dossier.code))
    window.scan(CARD)
    window.press("Space", "Ctrl+Return")
    keyboard.type_text(window.shell, "Đã nộp tại kho bạc")
    window.press("Ctrl+Return", "Esc", "F4", "F6", "F3")
    window.desk.clock.forward(timedelta(minutes=1))


def kept() -> Counter[str]:
    """What Python holds of Qt, by kind, and of our functions: those that somebody still calls."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    widgets = QApplication.allWidgets()
    gc.collect()
    there = gc.get_objects()
    found = Counter(type(one).__qualname__ for one in there if isinstance(one, shiboken6.Object))
    found["widgets"] = len(widgets)
    found["functions"] = sum(isinstance(one, FunctionType) and _is_ours(one) for one in there)
    found["taken for deleted"] = sum(
        isinstance(one, QObject) and not shiboken6.isValid(one) for one in there
    )
    return found


def _is_ours(function: FunctionType) -> bool:
    return (function.__module__ or "").partition(".")[0] in {"ui", "db", "desk_app"}


def test_that_a_visit_leaves_nothing_of_the_window_behind(window: Window) -> None:
    for _ in range(_PAST):
        visit(window)
    before = kept()
    for _ in range(_VISITS):
        visit(window)
    after = kept()
    assert after - before == Counter()
