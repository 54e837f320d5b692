"""The table: no grid, hairlines, one current row, everything by keys."""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.tables.cells import TickCell
from ui.widgets.tables.delegate import CellDelegate
from ui.widgets.tables.grouped import GroupedHead
from ui.widgets.tables.model import CELL, Column, Index, RowModel, Side


class Table(QTableView):
    """Shows a `RowModel`. One Tab stop; Tab leaves it.

    By row: arrows, Home and End move, Enter or a double click opens. By cell (a checklist): arrows
    move the ring, 1, 2, 3… tick the first, second… box of the current row, Space or a
    click ticks the current box, + and - count. The table changes nothing itself: it
    tells, and is shown new rows.

    Args:
        name: For screen readers.
        row_height: Token of [height]: "row", "row_two", "row_paper", …
        by_cell: A checklist.
        grows: Rows grow with wrapped names. Only for short lists, as each row is measured.
    """

    opened = Signal(int)  # row
    moved = Signal(int)  # row that is current now; -1 for none
    ticked = Signal(int, int)  # row, column of the model
    counted = Signal(int, int)  # row, +1 or -1

    def __init__(
        self,
        name: str,
        model: RowModel[Any],
        row_height: str = "row",
        *,
        by_cell: bool = False,
        grows: bool = False,
    ) -> None:
        super().__init__()
        self._by_cell, self._grows = by_cell, grows
        self._model = model
        self._heights: dict[int, int] = {}  # of the rows measured for these columns and clothes
        self._measured_for: object = None
        model.dataChanged.connect(self._heights.clear)  # before the heads hear of it, and ask
        model.modelReset.connect(self._heights.clear)
        model.setParent(self)
        self.setAccessibleName(name)
        least = theme.size(f"height.{row_height}")
        grouped = any(column.group is not None for column in model.columns)
        self._head = (GroupedHead if grouped else _Head)(model.columns, self)
        self.setHorizontalHeader(self._head)
        self.setModel(model)
        self.cell_delegate = CellDelegate(self, model, least, by_cell=by_cell)
        self.setItemDelegate(self.cell_delegate)
        self._set_up_rows(least)
        self._set_up_columns()
        self.doubleClicked.connect(self._open)
        self.clicked.connect(self._click)

    def _set_up_rows(self, least: int) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(least)
        rows.setDefaultSectionSize(least)
        fixed = QHeaderView.ResizeMode.Fixed
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents if self._grows else fixed)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(least)
        self.setFrameShape(QTableView.Shape.NoFrame)

    def _set_up_columns(self) -> None:
        head = self.horizontalHeader()
        head.setMinimumSectionSize(theme.size("height.tick"))
        for n, column in enumerate(self._model.columns):
            if column.width:
                head.setSectionResizeMode(n, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(n, column.width)
            else:
                head.setSectionResizeMode(n, QHeaderView.ResizeMode.Stretch)

    @property
    def row(self) -> int:
        """The current row; -1 for none."""
        return self.currentIndex().row()

    @property
    def highest_row(self) -> int:
        """Pixels of the highest of its rows; 0 without any."""
        heads = self.verticalHeader()
        return max((heads.sectionSize(n) for n in range(heads.count())), default=0)

    def go_to(self, row: int, column: int = 0) -> None:
        """Make a cell the current one; a row that is not there leaves none."""
        index = self._model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    @override
    def sizeHintForRow(self, row: int) -> int:
        """No row is measured twice: Qt asks at each turn, and cell by cell."""
        widths = [self.columnWidth(column) for column in range(len(self._model.columns))]
        if self._measured_for != (widths, theme.worn()):
            self._measured_for = (widths, theme.worn())
            self._heights.clear()
        if row not in self._heights:
            self._heights[row] = self.cell_delegate.height_of(self._model.cells(row))
        return self._heights[row]

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()} - {-1}:  # changes its ground, not only one cell
            top, high = self.rowViewportPosition(row), self.rowHeight(row)
            self.viewport().update(0, top, self.viewport().width(), high)
        if current.row() != previous.row():
            self.moved.emit(current.row())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with self._model.painted():
            super().paintEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.currentIndex().isValid() or event.modifiers() & _COMMAND:
            super().keyPressEvent(event)
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.opened.emit(self.row)
        elif not self._by_cell and event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go_to(0 if event.key() == Qt.Key.Key_Home else len(self._model.rows) - 1)
        elif not (self._by_cell and self._mark(event.key())):
            super().keyPressEvent(event)

    def _mark(self, key: int) -> bool:
        """Do what `key` means in a checklist; False when it means nothing there."""
        boxes = [n for n in range(len(self._model.columns)) if self._box(self.row, n)]
        nth = key - Qt.Key.Key_1
        if 0 <= nth < len(boxes):
            self.go_to(self.row, boxes[nth])
            self.ticked.emit(self.row, boxes[nth])
        elif key == Qt.Key.Key_Space and self.currentIndex().column() in boxes:
            self.ticked.emit(self.row, self.currentIndex().column())
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.counted.emit(self.row, -1 if key == Qt.Key.Key_Minus else 1)
        else:
            return False
        return True

    def _box(self, row: int, column: int) -> TickCell | None:
        cell = self._model.index(row, column).data(CELL)
        return cell if isinstance(cell, TickCell) and cell.usable else None

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        if self._by_cell and self._box(index.row(), index.column()):
            self.ticked.emit(index.row(), index.column())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if not self._by_cell:
            self.opened.emit(index.row())

    @override
    def focusInEvent(self, event: Any) -> None:
        if not self.currentIndex().isValid() and self._model.rows:
            first_box = [n for n in range(len(self._model.columns)) if self._box(0, n)]
            self.go_to(0, first_box[0] if self._by_cell and first_box else 0)
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._grows:
            self.resizeRowsToContents()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._head.fit()


class WholeRows(QWidget):
    """Holds a table and lets it begin and end with whole rows, of whatever heights.

    A row higher than all the room there is stays cut.
    """

    fitted = Signal()  # rows may have another height now

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        table.setParent(self)
        self.setFocusProxy(table)
        self.setMinimumHeight(self._head() + 3 * table.verticalHeader().defaultSectionSize())
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        table.verticalScrollBar().setSingleStep(1)
        self._later = QTimer(self)  # rows are measured one by one
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit)
        self._later.timeout.connect(self.fitted)
        table.verticalHeader().sectionResized.connect(lambda *_: self._later.start())
        table.model().modelReset.connect(self._later.start)
        table.verticalScrollBar().valueChanged.connect(self._fit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        table, current = self._table, self._table.currentIndex()
        seen = not self.isVisible() or table.visualRect(current).intersects(table.viewport().rect())
        self._fit()
        if seen:  # a notice that takes room does not hide it
            table.scrollTo(current)

    def _head(self) -> int:
        return self._table.horizontalHeader().height()

    @Slot()
    def _fit(self) -> None:
        bar, rows = self._table.verticalScrollBar(), self._table.verticalHeader()
        top = self._highest_top(bar.value())
        if top != bar.value():
            bar.setValue(top)  # and this once more
            return
        rows.setOffsetToSectionPosition(top)  # rows above it may have grown
        self._table.resize(self.width(), self._head() + self._seen())

    def _highest_top(self, top: int) -> int:
        """The row to begin with, so that no room is left at the end of the list."""
        room, rows = self.height() - self._head(), self._table.verticalHeader()
        while top > 0 and rows.length() - rows.sectionPosition(top - 1) <= room:
            top -= 1
        return top

    def _seen(self) -> int:
        """Pixels from the top of what is shown to the end of the last row that is whole."""
        room, rows = self.height() - self._head(), self._table.verticalHeader()
        cut = rows.logicalIndexAt(room)  # -1: all rows below the top have their room
        end = rows.sectionViewportPosition(cut) if cut >= 0 else rows.length() - rows.offset()
        return end if 0 < end <= room else room


class _Head(QHeaderView):
    """Column heads; drawn here, as a styled header ignores its font."""

    def __init__(self, columns: tuple[Column, ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self.fit()
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def fit(self) -> None:
        self.setFixedHeight(theme.size("height.table_head"))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # Qt's name
        column = self._columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, theme.color("sunken"))
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("table_head"))
        left = theme.size("space.l" if logicalIndex == 0 else "space.s")
        inside = rect.adjusted(left, 0, -theme.size("space.s"), 0)
        box = rect if column.side is Side.MIDDLE else inside
        title = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
        painter.drawText(box, column.side.value | Qt.AlignmentFlag.AlignVCenter, str(title))
        painter.restore()


_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
