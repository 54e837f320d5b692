"""A table of some hundred rows, each as high as its words, measured once and not at every turn."""

from typing import Any

from PySide6.QtCore import QEvent, QTimer
from typing_extensions import override

from ui.widgets.tables.model import RowModel
from ui.widgets.tables.table import Table


class FittedTable(Table):
    """Like `Table`; `show_rows` replaces the rows and gives each its height."""

    def __init__(
        self,
        name: str,
        model: RowModel[Any],
        row_height: str = "row",
        *,
        by_cell: bool = False,
    ) -> None:
        super().__init__(name, model, row_height, by_cell=by_cell)
        self._rows = model
        self._fitted_to: tuple[int, ...] = ()  # widths of the columns
        self._later = QTimer(self)  # a column takes the rest only after the table was resized
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._refit)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._later.start())

    def show_rows(self, rows: Any) -> None:
        self._rows.show(rows)
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
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _refit(self) -> None:
        if self._widths() != self._fitted_to:
            self._fit()

    def _fit(self) -> None:
        self._fitted_to = self._widths()
        head = self.verticalHeader()
        for row in range(len(self._rows.rows)):
            high = self.cell_delegate.height_of(self._rows.cells(row))
            if head.sectionSize(row) != high:
                head.resizeSection(row, high)

    def _widths(self) -> tuple[int, ...]:
        return tuple(self.columnWidth(column) for column in range(len(self._rows.columns)))
