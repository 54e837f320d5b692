"""Pages that come into a window later than the window."""

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.layouts import LaterPages, column, panel


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.above, self.pages, self.below = QLineEdit(), LaterPages(), QLineEdit()
        self.first, self.second = QLineEdit(), QLineEdit()
        self.setLayout(column(self.above, self.pages, self.below))

    def turn(self) -> None:
        self.pages.make(panel(column(self.first, self.second)))


def passed(window: Window, steps: int) -> list[QWidget | None]:
    """Who has the focus after each press of Tab."""
    found: list[QWidget | None] = []
    for _step in range(steps):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
    return found


def test_that_tab_comes_to_a_later_page_between_what_is_above_and_below(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.turn()
    window.activateWindow()
    QApplication.processEvents()
    window.above.setFocus()
    assert passed(window, 3) == [window.first, window.second, window.below]


def test_that_a_later_page_outlives_what_is_above_it(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.turn()
    shiboken6.delete(window.above)
    assert shiboken6.isValid(window.first)


def test_that_tab_comes_to_all_of_a_later_page_that_hands_its_focus_on_and_leaves_it(
    qtbot: QtBot,
) -> None:
    window = Window()
    qtbot.addWidget(window)
    page = panel(column(window.first, window.second))
    page.setFocusProxy(window.second)
    window.pages.make(page)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    window.above.setFocus()
    assert passed(window, 4) == [window.second, window.first, window.below, window.above]
