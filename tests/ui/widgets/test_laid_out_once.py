"""A page of which much is shown and hidden at once."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ui.widgets.labels import Label
from ui.widgets.layouts import column, laid_out_once, panel


class Rest(QWidget):
    """What takes the room that is left, as the table of papers does."""

    def __init__(self) -> None:
        super().__init__()
        self.resized = 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized += 1


class Page:
    def __init__(self, qtbot: QtBot) -> None:
        self.parts = [Label("Giấy tờ đã nộp") for _ in range(3)]
        self.rest = Rest()
        self.panel = panel(column(*self.parts, (self.rest, 1)))
        qtbot.addWidget(self.panel)
        for part in self.parts:
            part.hide()
        self.panel.resize(400, 300)
        self.panel.show()
        QApplication.processEvents()
        self.rest.resized = 0

    def show_all(self) -> None:
        for part in self.parts:
            part.show()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def test_that_what_is_around_moves_once_for_all_parts_that_are_shown(page: Page) -> None:
    with laid_out_once(page.panel):
        page.show_all()
    assert page.rest.resized == 0
    QApplication.processEvents()
    assert page.rest.resized == 1
    assert page.rest.geometry().top() > page.parts[-1].geometry().bottom()


def test_that_a_panel_resized_meanwhile_is_filled_again(page: Page) -> None:
    with laid_out_once(page.panel):
        page.panel.resize(400, 500)
    QApplication.processEvents()
    assert page.rest.geometry().bottom() == page.panel.rect().bottom()


def test_that_what_qt_asked_for_meanwhile_is_not_forgotten(page: Page) -> None:
    with laid_out_once(page.panel):
        page.show_all()
        QApplication.sendPostedEvents(page.panel, QEvent.Type.LayoutRequest.value)  # passed over
    QApplication.processEvents()
    assert page.rest.geometry().top() > page.parts[-1].geometry().bottom()
