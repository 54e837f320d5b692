"""The list of what is to be seen, in the window it is shown in."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.domain.watching.findings import OVER
from ui.screens.watch.facts import Table as Breakdown
from ui.screens.watch.scenes import supervisor
from ui.screens.watch.seen_card import SeenCard, SeenTable
from ui.screens.watch.side import DaySide
from ui.widgets.button import Button
from ui.widgets.labels import Label
from ui.widgets.tables.table import Table


def _cut(table: Table) -> Sequence[int]:
    """Rows of which only a part is seen."""
    seen = table.viewport().visibleRegion().boundingRect()
    places = range(table.model().rowCount())
    rects = {n: table.visualRect(table.model().index(n, 0)) for n in places}
    return [n for n, rect in rects.items() if rect.intersects(seen) and not seen.contains(rect)]


@pytest.mark.parametrize("which", Breakdown)
def test_that_no_row_of_the_figures_at_the_right_is_cut(which: Breakdown, qtbot: QtBot) -> None:
    """The usual window: 1366 × 768."""
    window = supervisor()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    (side,) = window.findChildren(DaySide)
    side.choose(which)
    for row in range(side.table.model().rowCount()):
        side.table.go_to(row)
        for _turn in range(3):
            QApplication.processEvents()
        assert _cut(side.table) == []
        assert side.table.rowViewportPosition(row) >= 0


def test_that_no_row_of_what_is_to_be_seen_is_cut_wherever_one_is_in_the_list(
    qtbot: QtBot,
) -> None:
    window = supervisor()
    qtbot.addWidget(window)
    window.show()
    (table,) = window.findChildren(SeenTable)
    last = table.model().rowCount() - 1
    table.setFocus()
    for _turn in range(3):  # the window is laid out, its rows are measured, the list ends with one
        QApplication.processEvents()
    seen = set()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        for _step in range(last):
            QTest.keyClick(table, key)
            QApplication.processEvents()
            assert _cut(table) == []
            assert table.rect().contains(table.visualRect(table.currentIndex()).center())
            seen.add(table.row)
    assert seen == set(range(last + 1))


def test_that_no_button_below_the_list_is_cut_whatever_the_row_is_about(qtbot: QtBot) -> None:
    """The usual window: 1366 × 768."""
    window = supervisor()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    QApplication.processEvents()
    (card,) = window.findChildren(SeenCard)
    about = set()
    for row in range(card.table.model().rowCount()):
        card.table.go_to(row)
        QApplication.processEvents()
        shown = [each for each in _acts(card) if each.isVisible()]
        assert [each.text() for each in shown if each.width() < each.sizeHint().width()] == []
        about.add(card.current.finding.about in OVER if card.current else None)
    assert about == {True, False}


def _acts(card: SeenCard) -> Sequence[Button | Label]:
    return card.open, card.mark, card.remark, card.remind, card.kind, card._over
