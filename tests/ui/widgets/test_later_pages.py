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


def test_that_tab_comes_to_a_later_page_between_what_is_above_and_below(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.turn()
    window.activateWindow()
    QApplication.processEvents()
    window.above.setFocus()
    passed = []
    for _step in range(3):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert passed == [window.first, window.second, window.below]


def test_that_a_later_page_outlives_what_is_above_it(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.turn()
    shiboken6.delete(window.above)
    assert shiboken6.isValid(window.first)


def test_that_tab_leaves_a_later_page_that_hands_its_focus_on(qtbot: QtBot) -> None:
    window = Window()
    qtbot.addWidget(window)
    page = panel(column(window.first, window.second))
    page.setFocusProxy(window.second)
    window.pages.make(page)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    window.second.setFocus()
    passed = []
    for _step in range(2):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert passed == [window.below, window.above]
