"""The floor of P7: a bare QTableView over the rows of the same list, read by the bare driver."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView
from typing_extensions import override

from bench.bare_store import BareStore

_ROOT: Final = QModelIndex()
_HEIGHT: Final = 52  # of a row, as the list of the program has it
_LIST: Final = """
SELECT d.applicant, d.procedure_name, d.code, d.status, d.due_at FROM (
    SELECT n, due_at FROM dossier
    WHERE status IN ('received', 'in_process', 'supplement', 'obligation', 'withdrawn',
        'result_back')
    ORDER BY due_at IS NULL, due_at, n LIMIT 500
) AS first JOIN dossier AS d USING (n) ORDER BY first.due_at IS NULL, first.due_at, n
"""


class _Rows(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[tuple[Any, ...]] = ()

    def show(self, rows: Sequence[tuple[Any, ...]]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() or not self._rows else len(self._rows[0])

    @override
    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self._rows[index.row()][index.column()])
        return None


class BareList(QTableView):
    """Use it on its own, at the size of the program's window."""

    def __init__(self, store: BareStore) -> None:
        super().__init__()
        self._store, self._model = store, _Rows()
        self.setModel(self._model)
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)

    def read(self) -> None:
        self._model.show(self._store.ask(_LIST))

    def go_to(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))
