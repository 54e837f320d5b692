import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.shortcuts import EVERYWHERE, Keys, bind

SAFE = re.compile(  # Shift+F10 opens a field's menu; Ctrl+F4 closes a window
    r"F\d+|Shift\+F([1-9]|11|12)|Ctrl\+F([1-35-9]|1[0-2])|Alt\+[A-Y]|Esc"
    r"|Ctrl\+(Return|[BFGHIJLMNOPRST]|[0-9])"
)


def press(widget: QWidget, sequence: str) -> None:
    QTest.keySequence(widget, QKeySequence(sequence))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a field that has the focus and some text."""
    window = QWidget()
    field = QLineEdit("Nguyễn Thị Lan", window)
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return window


@pytest.mark.parametrize("key", list(Keys), ids=lambda key: key.name)
def test_that_every_key_works_while_a_field_has_the_focus(key: Keys, window: QWidget) -> None:
    done: list[str] = []
    bind(key, window, lambda: done.append(key.name))
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    press(field, key.value[0])
    assert done == [key.name]
    assert field.text() == "Nguyễn Thị Lan"


def test_that_both_enter_keys_confirm(window: QWidget) -> None:
    done: list[int] = []
    bind(Keys.CONFIRM, window, lambda: done.append(1))
    for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        QTest.keyClick(window, enter, Qt.KeyboardModifier.ControlModifier)
    assert done == [1, 1]


@pytest.mark.parametrize("key", list(Keys), ids=lambda key: key.name)
def test_that_only_keys_a_field_leaves_alone_are_used(key: Keys) -> None:
    assert SAFE.fullmatch(key.value[0])
    assert key.meaning


def test_that_a_hidden_or_disabled_owner_hears_no_key(window: QWidget) -> None:
    done: list[str] = []
    hidden, off = QWidget(window), QWidget(window)
    for name, owner in (("hidden", hidden), ("off", off)):
        bind(Keys.PRINT, owner, lambda name=name: done.append(name))  # type: ignore[misc]  # the default binds name
    off.show()
    off.setEnabled(False)
    press(window, "Ctrl+P")
    assert done == []


def test_that_a_notice_wins_over_the_page_with_the_same_key(window: QWidget) -> None:
    done: list[str] = []
    bind(Keys.BACK, window, lambda: done.append("page"))
    bind(Keys.BACK, window, lambda: done.append("notice"), rank=1)
    for _time in range(3):
        press(window, "Esc")
    assert done == ["notice"] * 3


def test_that_the_keys_of_every_screen_are_keys_of_the_table() -> None:
    assert set(EVERYWHERE) < set(Keys)
