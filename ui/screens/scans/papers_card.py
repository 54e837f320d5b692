"""The papers of the dossier with how far each is digitised."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.scans.digitisation import Digitisation
from ui import theme
from ui.dossiers.scans import state_words
from ui.screens.scans.state import PaperLine, ScansState
from ui.screens.scans.words import left_words
from ui.widgets.frames import Card, CardHead, Rule
from ui.widgets.layouts import column
from ui.widgets.tables.cells import Cell, NameAndNote, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

translate = QCoreApplication.translate


class PapersCard(Card):
    chosen = Signal(object)  # PaperRef
    entered = Signal()  # Enter: on to what is entered about it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._head = CardHead(self.tr("Giấy tờ"))
        self._model = RowModel[PaperLine](_columns(), _cells, lambda line: line.look)
        self.table = FittedTable(self.tr("Giấy tờ của hồ sơ"), self._model, "row_paper")
        self._showing = False
        self.setLayout(column(self._head, Rule(), (self.table, 1), gap="none"))
        self.setMinimumHeight(theme.size("height.scrolled_least"))
        self.table.keep_in_sight()
        self.table.moved.connect(self._tell)
        self.table.opened.connect(lambda _row: self.entered.emit())

    def show_state(self, state: ScansState) -> None:
        self._head.note.setText(left_words(state.papers) if state.papers else "")
        at = next((n for n, line in enumerate(state.papers) if line.ref == state.paper), -1)
        self._showing = True
        if tuple(self._model.rows) != tuple(state.papers):
            self.table.show_rows(state.papers)
        if self.table.row != at:
            self.table.go_to(at)
        self._showing = False

    def _tell(self, row: int) -> None:
        if not self._showing and 0 <= row < len(self._model.rows):
            self.chosen.emit(self._model.rows[row].ref)


def _columns() -> list[Column]:
    titles = {"paper": translate("scans", "Giấy"), "state": translate("scans", "Số hóa")}
    return [Column(titles[name], width) for name, width in _widths().items()]


def _widths() -> dict[str, int]:
    return dict(theme.worn().columns("scan_papers"))


def _cells(line: PaperLine) -> Sequence[Cell]:
    note = " · ".join(part for part in (line.note, line.warning) if part)
    done = line.state is not Digitisation.NOT_YET
    return [
        NameAndNote(line.name, note, look=line.look or bool(line.warning)),
        Words(state_words(line.state), strong=done and not line.look),
    ]
