from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.widgets.tables.cells import Cell, NameAndNote, NumberCell, TickCell
from ui.widgets.tables.model import Column, RowModel, Side
from ui.widgets.tables.table import Table, WholeRows

COLUMNS = [
    Column("Giấy tờ", 0),
    Column("Chính", 60, Side.MIDDLE),
    Column("Chụp", 60, Side.MIDDLE),
    Column("Số bản", 64, Side.RIGHT),
]
LONG = "Bản sao giấy tờ pháp lý của chủ hộ kinh doanh và các thành viên hộ gia đình " * 3


@dataclass(frozen=True)
class Paper:
    name: str
    ticked: int = -1


def cells(paper: Paper) -> Sequence[Cell]:
    ticks = [TickCell(paper.ticked == n, str(n + 1)) for n in range(2)]
    return [NameAndNote(paper.name, "Đã đối chiếu"), *ticks, NumberCell("1")]


@pytest.fixture
def model() -> RowModel[Paper]:
    model = RowModel(COLUMNS, cells)
    model.show([Paper("Tờ khai"), Paper("Giấy chứng sinh"), Paper(LONG)])
    return model


def test_that_the_cells_of_a_row_are_made_once_while_it_is_painted(qtbot: QtBot) -> None:
    made: list[str] = []

    def counted(paper: Paper) -> Sequence[Cell]:
        made.append(paper.name)
        return cells(paper)

    model = RowModel(COLUMNS, counted)
    model.show([Paper("Tờ khai"), Paper("Giấy chứng sinh")])
    table = shown(Table("Việc cần làm", model, "row_two"), qtbot)
    made.clear()
    table.viewport().repaint()
    assert made == ["Tờ khai", "Giấy chứng sinh"]


def shown(table: Table, qtbot: QtBot) -> Table:
    qtbot.addWidget(table)
    table.resize(500, 400)
    table.show()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    return table


@pytest.fixture
def checklist(model: RowModel[Paper], qtbot: QtBot) -> Table:
    return shown(Table("Giấy tờ", model, "row_paper", by_cell=True, grows=True), qtbot)


@pytest.fixture
def worklist(model: RowModel[Paper], qtbot: QtBot) -> Table:
    return shown(Table("Việc cần làm", model, "row_two"), qtbot)


def test_that_the_model_keeps_the_rules_of_qt(
    qtmodeltester: ModelTester, model: RowModel[Paper]
) -> None:
    qtmodeltester.check(model)
    model.show([Paper("Tờ khai", 1)] * 3)
    model.show([])
    qtmodeltester.check(model)


def test_that_a_table_entered_by_key_has_a_current_cell(checklist: Table) -> None:
    assert (checklist.row, checklist.currentIndex().column()) == (0, 1)


def test_that_a_number_ticks_its_box_of_the_current_row(checklist: Table) -> None:
    ticked: list[tuple[int, int]] = []
    checklist.ticked.connect(lambda row, column: ticked.append((row, column)))
    QTest.keyClick(checklist, Qt.Key.Key_Down)
    QTest.keyClick(checklist, Qt.Key.Key_2)
    QTest.keyClick(checklist, Qt.Key.Key_Space)
    QTest.keyClick(checklist, Qt.Key.Key_9)
    assert ticked == [(1, 2), (1, 2)]


def test_that_plus_and_minus_count(checklist: Table) -> None:
    counted: list[tuple[int, int]] = []
    checklist.counted.connect(lambda row, step: counted.append((row, step)))
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        QTest.keyClick(checklist, key)
    assert counted == [(0, 1), (0, -1)]


def test_that_a_click_ticks_a_box_and_nothing_else(checklist: Table) -> None:
    ticked: list[tuple[int, int]] = []
    checklist.ticked.connect(lambda row, column: ticked.append((row, column)))
    for column in range(4):
        place = checklist.visualRect(checklist.model().index(1, column)).center()
        QTest.mouseClick(checklist.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ticked == [(1, 1), (1, 2)]


def test_that_the_current_cell_stays_when_a_tick_is_shown(
    checklist: Table, model: RowModel[Paper]
) -> None:
    checklist.go_to(1, 2)
    model.show([replace(paper, ticked=1) for paper in model.rows])
    assert (checklist.row, checklist.currentIndex().column()) == (1, 2)


def test_that_a_long_name_gets_the_height_it_needs(checklist: Table) -> None:
    assert checklist.rowHeight(0) == 48
    assert checklist.rowHeight(2) > 48 + 20


def test_that_enter_opens_the_current_row_once(worklist: Table) -> None:
    opened: list[int] = []
    worklist.opened.connect(opened.append)
    QTest.keyClick(worklist, Qt.Key.Key_Down)
    QTest.keyClick(worklist, Qt.Key.Key_Return)
    assert opened == [1]


def test_that_control_enter_is_left_to_the_window(worklist: Table) -> None:
    opened: list[int] = []
    worklist.opened.connect(opened.append)
    QTest.keyClick(worklist, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == []


def test_that_the_list_tells_where_it_is(worklist: Table) -> None:
    rows: list[int] = []
    worklist.moved.connect(rows.append)
    worklist.go_to(2)
    worklist.go_to(99)
    assert rows == [2, -1]


def test_that_a_list_ends_with_a_whole_row(model: RowModel[Paper], qtbot: QtBot) -> None:
    holder = WholeRows(Table("Việc cần làm", model, "row_two"))
    qtbot.addWidget(holder)
    holder.resize(500, 32 + 3 * 52 + 40)
    holder.show()
    assert holder.findChildren(Table)[0].height() == 32 + 3 * 52


def test_that_rows_of_all_heights_are_whole_however_far_one_has_gone(qtbot: QtBot) -> None:
    model = RowModel(COLUMNS, cells)
    table = Table("Giấy tờ", model, "row_paper", by_cell=True, grows=True)
    holder = WholeRows(table)
    qtbot.addWidget(holder)
    holder.resize(500, 420)
    holder.show()
    holder.activateWindow()
    table.setFocus()
    model.show([Paper(LONG[: len(LONG) * (n * 2 % 5) // 4] or "Tờ khai") for n in range(20)])
    assert len({table.rowHeight(n) for n in range(20)}) > 2
    heights = set()
    for key, times in ((Qt.Key.Key_Down, 19), (Qt.Key.Key_Up, 19)):
        for _step in range(times):
            QTest.keyClick(table, key)
            QApplication.processEvents()  # rows are measured behind the key
            assert cut(table) == []
            assert left_over(table, holder) < 0
            heights.add(table.height())
    assert table.row == 0
    assert len(heights) > 1
    bar = table.verticalScrollBar()
    for place in range(bar.maximum() + 1):
        bar.setValue(place)
        assert cut(table) == []
    assert table.rect().contains(table.visualRect(model.index(19, 0)).center())
    bar.setValue(0)
    lowest = seen_rows(table)[-1]
    assert lowest > 1
    table.go_to(lowest)
    holder.resize(500, 200)  # a notice takes room
    assert table.viewport().rect().contains(table.visualRect(model.index(lowest, 0)))
    table.go_to(19)
    holder.resize(500, 420)
    assert left_over(table, holder) < 0


def test_that_a_row_higher_than_its_list_is_seen_as_far_as_it_goes(qtbot: QtBot) -> None:
    model = RowModel(COLUMNS, cells)
    table = Table("Giấy tờ", model, "row_paper", by_cell=True, grows=True)
    holder = WholeRows(table)
    holder.setMinimumHeight(0)
    qtbot.addWidget(holder)
    model.show([Paper(LONG * 3)])
    holder.resize(500, 100)
    holder.show()
    assert table.height() == 100


def cut(table: Table) -> Sequence[int]:
    """Rows of which only a part is seen."""
    seen = table.viewport().rect()
    rects = {n: table.visualRect(table.model().index(n, 0)) for n in range(20)}
    return [n for n, rect in rects.items() if rect.intersects(seen) and not seen.contains(rect)]


def seen_rows(table: Table) -> Sequence[int]:
    seen = table.viewport().rect()
    return [n for n in range(20) if table.visualRect(table.model().index(n, 0)).intersects(seen)]


def left_over(table: Table, holder: WholeRows) -> int:
    """Pixels below the list, less those that one row more would need."""
    rows = seen_rows(table)
    more = rows[-1] + 1 if rows[-1] < 19 else rows[0] - 1
    return holder.height() - table.height() - table.rowHeight(more)


def test_that_a_row_is_measured_once_until_its_words_or_its_room_are_others(qtbot: QtBot) -> None:
    made: list[str] = []

    def counted(paper: Paper) -> Sequence[Cell]:
        made.append(paper.name)
        return cells(paper)

    model = RowModel(COLUMNS, counted)
    model.show([Paper("Tờ khai"), Paper("Giấy chứng sinh")])
    table = shown(Table("Giấy tờ", model, "row_paper", by_cell=True, grows=True), qtbot)
    made.clear()
    table.resizeRowsToContents()
    assert made == []
    model.show([Paper("Tờ khai"), Paper(LONG)])
    table.resizeRowsToContents()
    grown = table.rowHeight(1)
    assert grown > table.rowHeight(0)
    table.resize(1000, 400)
    assert table.rowHeight(1) < grown


def test_that_home_and_end_go_to_the_ends_of_a_list_and_stay_within_a_row_of_a_checklist(
    worklist: Table, checklist: Table
) -> None:
    for table, key, row in (
        (worklist, Qt.Key.Key_End, 2),
        (worklist, Qt.Key.Key_Home, 0),
        (checklist, Qt.Key.Key_End, 0),
    ):
        table.setFocus()
        QTest.keyClick(table, key)
        assert table.row == row
