"""The table of a report as the form has it; a ring goes from number to number."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView
from typing_extensions import override

from desk_app.reports.report import Column as Counted
from desk_app.reports.report import ColumnKind, Report, Row, RowKind
from ui import theme
from ui.screens.books import words
from ui.widgets.tables.cells import Cell
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, Index, RowModel, Side

_MEASURED: Final = 60  # rows whose words say how wide a column is
_LEFT: Final = frozenset({ColumnKind.TEXT, ColumnKind.DAY, ColumnKind.MOMENT})


class ReportTable(FittedTable):
    """Made anew for each report. Enter or a double click opens the current number."""

    number_opened = Signal(int, int)  # row, column
    stood = Signal(int, int)  # the current cell

    def __init__(self, report: Report) -> None:
        columns = [
            Column(
                one.heading,
                _width(report, n),
                Side.LEFT if one.kind in _LEFT else Side.RIGHT,
                group=tuple(one.group),
                number=one.number,
            )
            for n, one in enumerate(report.columns)
        ]
        model = RowModel[Row](columns, lambda line: _cells(line, report.columns))
        super().__init__(report.title, model, by_cell=True)
        self._report = report
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.opened.connect(lambda at: self.number_opened.emit(at, self.currentIndex().column()))
        self.doubleClicked.connect(self._open_number)
        self._give_the_rest()
        self.show_rows(report.rows)
        self.go_to(*first_number(report))

    def _open_number(self, index: QModelIndex) -> None:
        self.number_opened.emit(index.row(), index.column())

    def _give_the_rest(self) -> None:
        """The widest column of words takes what the window has more."""
        texts = [n for n, one in enumerate(self._report.columns) if one.kind is ColumnKind.TEXT]
        if texts:
            widest = max(texts, key=self.columnWidth)
            self._rest, self._least = widest, self.columnWidth(widest)

    @override
    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own
        if not hasattr(self, "_rest"):
            return
        others = sum(
            self.columnWidth(n) for n in range(len(self._report.columns)) if n != self._rest
        )
        wide = max(self._least, self.viewport().width() - others)
        self.horizontalHeader().setSectionResizeMode(self._rest, QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().resizeSection(self._rest, wide)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.stood.emit(current.row(), current.column())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_report"):
            for n in range(len(self._report.columns)):
                self.horizontalHeader().resizeSection(n, _width(self._report, n))


def first_number(report: Report) -> tuple[int, int]:
    """Where the ring begins: the first number that opens; otherwise the first cell."""
    for at, line in enumerate(report.rows):
        for n, cell in enumerate(line.cells):
            if cell.opens is not None:
                return at, n
    return 0, 0


def _cells(line: Row, columns: Sequence[Counted]) -> Sequence[Cell]:
    strong = line.kind is not RowKind.BODY
    pairs = zip(line.cells, columns, strict=True)
    return [words.drawn(cell, column, strong=strong) for cell, column in pairs]


def _width(report: Report, n: int) -> int:
    """As wide as its words, within what a column of a book may take."""
    widths, column = theme.worn().columns("book"), report.columns[n]
    texts = [words.told(row.cells[n].value, column.kind) for row in report.rows[:_MEASURED]]
    cells = theme.metrics("cell_strong")
    edges = theme.size("space.l" if n == 0 else "space.s") + theme.size("space.s") + 2
    head = theme.metrics("table_head")
    word = max(map(head.horizontalAdvance, column.heading.split()), default=0)
    wide = max([cells.horizontalAdvance(text) for text in texts if text], default=0)
    least = widths["order"] if n == 0 else widths["least"]
    return max(least, min(widths["most"], wide + edges), word + theme.size("space.m"))
