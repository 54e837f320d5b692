"""Rows as high as their words, after each change of the rows and of the width."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.tables.cells import Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

LONG = "Giao đất, cho thuê đất, chuyển mục đích sử dụng đất " * 4


def heights(table: FittedTable) -> list[int]:
    return [table.rowHeight(row) for row in range(table.model().rowCount())]


def test_that_a_long_name_makes_its_row_higher_and_a_wider_table_lower(qtbot: QtBot) -> None:
    model = RowModel[str]([Column("Thủ tục", 0)], lambda words: [Words(words)])
    table = FittedTable("Thủ tục", model)
    qtbot.addWidget(table)
    table.resize(300, 400)
    table.show()
    QApplication.processEvents()
    table.show_rows(["Khai sinh", LONG])
    short, long = heights(table)
    assert short == table.verticalHeader().defaultSectionSize()
    assert long > 3 * short
    table.resize(3_000, 400)
    QApplication.processEvents()
    assert heights(table) == [short, short]
    table.resize(300, 400)
    QApplication.processEvents()
    table.show_rows([LONG, "Khai sinh"])
    assert heights(table) == [long, short]
