"""Rows as high as their words, after each change of the rows and of the width."""

from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.tables.cells import TwoLines, Words
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


def test_that_a_sign_leaves_less_room_for_the_words_behind_it(qtbot: QtBot) -> None:
    words = " ".join(["Bảo trợ xã hội"] * 12)
    model = RowModel[str]([Column("Lĩnh vực", 0)], lambda sign: [Words(words, sign=sign)])
    table = FittedTable("Lĩnh vực", model)
    qtbot.addWidget(table)
    wide = QFontMetrics(theme.font("cell")).horizontalAdvance(words)
    edges = theme.size("space.l") + theme.size("space.s")
    table.setFixedWidth(wide // 3 + edges)
    table.show()
    QApplication.processEvents()
    table.show_rows(["", "+"])
    bare, behind = heights(table)
    assert behind > bare
    assert model.index(1, 0).data() == f"+  {words}"


def test_that_words_a_hair_too_wide_get_their_second_line(qtbot: QtBot) -> None:
    words = "Bộ luật Lao động 2019, Điều 112"
    model = RowModel[str]([Column("", 0)], lambda said: [TwoLines("01/01", said)])
    table = FittedTable("Ngày", model)
    qtbot.addWidget(table)
    exact = QFontMetricsF(theme.font("small")).horizontalAdvance(words)
    assert exact > int(exact)
    table.setFixedWidth(int(exact) + theme.size("space.l") + theme.size("space.s"))
    table.show()
    QApplication.processEvents()
    table.show_rows(["Điều 112", words])
    one, two = heights(table)
    assert two > one
