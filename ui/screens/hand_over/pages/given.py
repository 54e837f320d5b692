"""Lists that were given: the newest first, and how much of each has arrived."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.queries.hand_over.batches import BatchRow
from ui import theme
from ui.screens.hand_over import words
from ui.screens.hand_over.given import GivenState
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, CodeCell, NumberCell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel, Side

translate = QCoreApplication.translate


class GivenPage(QWidget):
    opened = Signal(object)  # UUID

    def __init__(self, desk: Callable[[str], str]) -> None:
        """Args:
        desk: A desk as the office calls it.
        """
        super().__init__()
        self._desk = desk
        self._model = RowModel[BatchRow](_columns(), self._cells)
        self.table = FittedTable(
            translate("hand_over", "Danh sách đã giao"), self._model, "row_two"
        )
        self._foot = Label("", "small", tone="text2")
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        foot = row(self._foot, REST, edge=("l", "s", "m", "s"))
        self._both.addWidget(panel(column((self.table, 1), Rule(), foot, gap="none")))
        self._both.addWidget(self._empty)
        self.setLayout(column((Card(column((self._both, 1))), 1)))
        self.table.opened.connect(lambda at: self.opened.emit(self._model.rows[at].id))

    def render_state(self, state: GivenState) -> None:
        if tuple(state.rows) != tuple(self._model.rows):
            self.table.show_rows(state.rows)
        self._both.setCurrentIndex(0 if state.rows else 1)
        self._empty.say(*_nothing(state))
        self._foot.setText(
            translate("hand_over", "{n} danh sách còn chờ đơn vị ký nhận").format(n=state.waiting)
        )

    def focus_start(self) -> None:
        if self._both.currentIndex() == 0:
            self.table.setFocus()
        else:
            self._empty.setFocus()

    def _cells(self, line: BatchRow) -> Sequence[Cell]:
        by = f"{line.officer_name}, {self._desk(line.desk)}"
        return (
            CodeCell(line.list_number),
            TwoLines(line.unit, by),
            NumberCell(str(line.dossiers)),
            Words(words.standing(line)),
            Words(words.when(line.at)),
        )


def _nothing(state: GivenState) -> tuple[str, str]:
    if not state.loaded:
        return translate("hand_over", "Đang đọc…"), ""
    return (
        translate("hand_over", "Chưa có danh sách nào được giao"),
        translate("hand_over", "Bấm Alt và 1, quét hồ sơ rồi bàn giao."),
    )


def _columns() -> list[Column]:
    titles = {
        "number": (translate("hand_over", "Số danh sách"), Side.LEFT),
        "unit": (translate("hand_over", "Đơn vị nhận, người giao"), Side.LEFT),
        "dossiers": (translate("hand_over", "Hồ sơ"), Side.RIGHT),
        "standing": (translate("hand_over", "Tình trạng"), Side.LEFT),
        "at": (translate("hand_over", "Lúc"), Side.LEFT),
    }
    widths = theme.worn().columns("given")
    return [Column(titles[name][0], width, titles[name][1]) for name, width in widths.items()]
