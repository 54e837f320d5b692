"""A table of some hundred rows, each as high as its words, measured once and not at every turn."""

from collections.abc import Set
from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from ui.widgets.tables.model import Index, RowModel
from ui.widgets.tables.table import Table


class FittedTable(Table):
    """Like `Table`; `show_rows` replaces the rows and gives each its height.

    Scrolled row by row it may be long: measured are those in sight, a page before and two behind
    them, and the last ones. Scrolled by pixels all are, for what grows above would push the rest.
    """

    _unmeasured: Set[int] = frozenset()  # rows that are as high as the least until then

    def __init__(
        self,
        name: str,
        model: RowModel[Any],
        row_height: str = "row",
        *,
        by_cell: bool = False,
    ) -> None:
        super().__init__(name, model, row_height, by_cell=by_cell)
        self._fitted_to: tuple[int, ...] = ()  # widths of the columns
        self._later = QTimer(self)  # a column takes the rest only after the table was resized
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._refit)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._later.start())
        self.verticalScrollBar().valueChanged.connect(self._measure_in_sight)

    def show_rows(self, rows: Any) -> None:
        self._model.show(rows)
        self._fit()

    def keep_in_sight(self) -> None:
        """From now on the current row is, though rows above it have grown."""
        later = QTimer(self)
        later.setSingleShot(True)
        later.setInterval(0)
        later.timeout.connect(lambda: self.scrollTo(self.currentIndex()))
        self.verticalHeader().sectionResized.connect(lambda *_: later.start())
        self.moved.connect(lambda _row: later.start())

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        self._measure(current.row())  # before it is scrolled to
        super().currentChanged(current, previous)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_in_sight()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _refit(self) -> None:
        if self._widths() != self._fitted_to:
            self._fit()

    def _fit(self) -> None:
        self._fitted_to = self._widths()
        self._unmeasured = set(range(len(self._model.rows)))
        self._measure(len(self._model.rows) - 1)  # where the list ends depends on its last page
        self._measure_in_sight()

    def _measure_in_sight(self) -> None:
        self._measure(self.verticalScrollBar().value())

    def _measure(self, row: int) -> None:
        """The rows of a page before and of two pages from `row` on, or all."""
        near = range(len(self._model.rows))
        if self.verticalScrollMode() is self.ScrollMode.ScrollPerItem:
            page = self.height() // self.verticalHeader().defaultSectionSize() + 1
            near = near[max(0, row - page) : max(0, row + 2 * page)]
        head = self.verticalHeader()
        for each in self._unmeasured & set(near):
            high = self.cell_delegate.height_of(self._model.cells(each))
            if head.sectionSize(each) != high:
                head.resizeSection(each, high)
        self._unmeasured -= set(near)

    def _widths(self) -> tuple[int, ...]:
        return tuple(self.columnWidth(column) for column in range(len(self._model.columns)))
