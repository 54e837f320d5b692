"""The table of a report as the form has it; a ring goes from number to number."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from desk_app.reports.report import Column as Counted
from desk_app.reports.report import ColumnKind, Report, Row, RowKind, Value
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
    _report: Report | None = None  # Qt resizes what is not made yet

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
        self.show_rows(report.rows)
        self.go_to(*first_number(report))
        self.keep_in_sight()

    def _open_number(self, index: QModelIndex) -> None:
        self.number_opened.emit(index.row(), index.column())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_the_room()
        self.scrollTo(self.currentIndex())  # a form below may have taken the room of its row

    def _share_the_room(self) -> None:
        """Words wrap so that all columns are in sight, where that can be; else they keep their
        width. The widest takes what is left."""
        if self._report is None:
            return
        natural = [_width(self._report, n) for n in range(len(self._report.columns))]
        worded = [n for n, one in enumerate(self._report.columns) if one.kind in _LEFT]
        room = self.viewport().width() - sum(w for n, w in enumerate(natural) if n not in worded)
        wraps = _wrapped(self._report, worded, natural, room)
        if worded and (left := room - sum(wraps.values())) > 0:
            wraps[max(worded, key=lambda n: natural[n])] += left
        for n, wide in enumerate(natural):
            self.horizontalHeader().resizeSection(n, wraps.get(n, wide))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.stood.emit(current.row(), current.column())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._share_the_room()


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


def _wrapped(
    report: Report, worded: Sequence[int], natural: Sequence[int], room: int
) -> dict[int, int]:
    """Widths of the columns of words: the widest shrink first, none below its longest word."""
    widths = theme.worn().columns("book")
    least = {n: min(natural[n], max(_longest_word(report, n), widths["least"])) for n in worded}
    cap = max((natural[n] for n in worded), default=0)
    while cap > widths["least"]:
        wraps = {n: max(least[n], min(natural[n], cap)) for n in worded}
        if sum(wraps.values()) <= room:
            return wraps
        cap -= theme.size("space.xs")
    return {n: min(natural[n], widths["most"]) for n in worded}


def _width(report: Report, n: int) -> int:
    """As its words would have it; a word in a number's place wraps."""
    widths, column = theme.worn().columns("book"), report.columns[n]
    cells: Sequence[Value] = [row.cells[n].value for row in report.rows[:_MEASURED]]
    least = widths["order"] if n == 0 else widths["least"]
    if column.kind not in _LEFT:
        figures = [value for value in cells if not isinstance(value, str)]
        least = widths["worded"] if any(cells) and len(figures) < len(cells) else least
        cells = figures
    texts = [words.told(value, column.kind) for value in cells]
    advance = theme.metrics("cell_strong").horizontalAdvance
    wide = max([advance(text) for text in texts if text], default=0) + _edges(n)
    return max(least, min(widths["longest"], wide), _longest_word(report, n))


def _longest_word(report: Report, n: int) -> int:
    column, advance = report.columns[n], theme.metrics("cell_strong").horizontalAdvance
    texts = [words.told(row.cells[n].value, column.kind) for row in report.rows[:_MEASURED]]
    longest = max([advance(word) for text in texts for word in text.split()], default=0)
    head = theme.metrics("table_head").horizontalAdvance
    headed = max([head(word) for word in column.heading.split()], default=0)
    return max(longest + _edges(n), headed + theme.size("space.m"))


def _edges(n: int) -> int:
    """Beside the words of a cell, as it is drawn."""
    return theme.size("space.l" if n == 0 else "space.s") + theme.size("space.s") + 2
