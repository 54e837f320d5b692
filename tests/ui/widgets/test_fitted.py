"""Rows as high as their words, after each change of the rows and of the width."""

from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.tables.cells import Cell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel
from ui.widgets.tables.table import WholeRows

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


class LongTable:
    """A thousand rows of two lines or one, scrolled row by row; counts those put into cells."""

    def __init__(self, qtbot: QtBot) -> None:
        self.made: list[int] = []
        model = RowModel[int]([Column("Giấy", 0)], self._cells)
        self.table = FittedTable("Giấy", model)
        self.whole = WholeRows(self.table)
        qtbot.addWidget(self.whole)
        self.whole.resize(300, 500)
        self.whole.show()
        QApplication.processEvents()
        self.made.clear()
        self.table.show_rows(range(1_000))
        QApplication.processEvents()

    def _cells(self, row: int) -> list[Cell]:
        self.made.append(row)
        return [Words(LONG if row % 2 else "Khai sinh")]

    def in_sight(self) -> list[int]:
        """Rows that are whole in sight when it is painted."""
        QApplication.processEvents()
        room = self.table.viewport().height()
        tops = [(row, self.table.rowViewportPosition(row)) for row in range(1_000)]
        return [n for n, top in tops if top >= 0 and top + self.table.rowHeight(n) <= room]


def test_that_of_a_long_table_only_what_is_near_is_measured(qtbot: QtBot) -> None:
    long = LongTable(qtbot)
    assert len(set(long.made)) < 100
    long.table.go_to(500)
    QApplication.processEvents()
    assert len(set(long.made)) < 150


def test_that_wherever_one_goes_in_a_long_table_rows_are_as_high_as_their_words(
    qtbot: QtBot,
) -> None:
    long = LongTable(qtbot)
    for step in range(30):
        row = step * 137 % 1_000
        long.table.go_to(row)
        seen = long.in_sight()
        assert row in seen
        assert all((long.table.rowHeight(n) > 100) == bool(n % 2) for n in seen)
    long.table.verticalScrollBar().setValue(long.table.verticalScrollBar().maximum())
    assert 999 in long.in_sight()


def test_that_a_long_table_is_measured_anew_for_other_rows_and_another_width(qtbot: QtBot) -> None:
    long = LongTable(qtbot)
    long.table.go_to(500)
    long.table.show_rows(range(1, 1_001))
    seen = long.in_sight()
    assert all((long.table.rowHeight(n) > 100) == bool((n + 1) % 2) for n in seen)
    long.whole.resize(3_000, 500)
    assert {long.table.rowHeight(n) for n in long.in_sight()} == {
        long.table.verticalHeader().defaultSectionSize()
    }
