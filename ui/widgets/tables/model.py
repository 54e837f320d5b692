"""Rows in, cells out: the one model behind every table of the program."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.widgets.tables.cells import Cell

R = TypeVar("R")
Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

CELL = Qt.ItemDataRole.UserRole
"""Role of the `Cell` to draw."""
LOOK = Qt.ItemDataRole.UserRole + 1
"""Role of a row's want of a look: True gives it an ochre ground."""


class Side(Enum):
    """Where a column's head stands; its cells know themselves."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    MIDDLE = Qt.AlignmentFlag.AlignHCenter
    RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: int  # pixels, from [columns] of the tokens; 0 takes the rest
    side: Side = Side.LEFT
    group: Sequence[str] | None = None  # headings it shares; None: a head of one line
    number: str = ""  # that a form gives it, under the headings


class RowModel(QAbstractTableModel, Generic[R]):
    """Holds one immutable page of rows; `show` replaces it whole.

    Args:
        cells: Makes the cells of one row, in column order; called when drawn.
        wants_look: Whether a row has an ochre ground (a paper is missing).
    """

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[R], Sequence[Cell]],
        wants_look: Callable[[R], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._cells = cells
        self._wants_look = wants_look
        self.rows: Sequence[R] = ()
        self._made: dict[int, Sequence[Cell]] | None = None  # while it is painted

    def show(self, rows: Sequence[R]) -> None:
        """Replace all rows, by what nobody changes afterwards. With as many rows as before the
        current cell stays where it is."""
        if len(rows) == len(self.rows):
            self.rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def name_columns(self, titles: Sequence[str]) -> None:
        """The same columns over other rows."""
        pairs = zip(self.columns, titles, strict=True)
        self.columns = tuple(replace(column, title=title) for column, title in pairs)
        last = len(self.columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def cells(self, row: int) -> Sequence[Cell]:
        """All of a row at once, in column order."""
        if self._made is None:
            return self._cells(self.rows[row])
        if row not in self._made:
            self._made[row] = self._cells(self.rows[row])
        return self._made[row]

    def wants_look(self, row: int) -> bool:
        return self._wants_look is not None and self._wants_look(self.rows[row])

    @contextmanager
    def painted(self) -> Iterator[None]:
        """While it lasts the cells of a row are made once, not for each of its columns."""
        self._made = {}
        try:
            yield
        finally:
            self._made = None

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == LOOK:
            return self.wants_look(index.row())
        if role not in {CELL, Qt.ItemDataRole.DisplayRole}:
            return None
        cell = self.cells(index.row())[index.column()]
        return cell if role == CELL else cell.told

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None
