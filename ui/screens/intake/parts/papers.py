"""The papers part of intake: ticks, counts, "đủ cả", papers the catalogue does not list."""

from PySide6.QtCore import QObject, Slot

from desk_app.domain.dossier import PaperKind
from desk_app.domain.people.spelling import tidy
from ui.screens.intake.form.form import added, all_there, counted, ticked
from ui.screens.intake.form.paper_rows import PaperRow
from ui.screens.intake.parts.sheet import Early, Sheet


class PapersPart(QObject):
    """Rows are those of the state's `rows`."""

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet

    def tick(self, row: int, kind: PaperKind) -> None:
        """The same kind a second time takes the tick away."""
        paper = self._row(row)
        if paper is not None and paper.tickable:
            self._sheet.write(ticked(self._sheet.form, paper.paper or paper.name, kind))

    def count(self, row: int, step: int) -> None:
        paper = self._row(row)
        if paper is not None:
            self._sheet.write(counted(self._sheet.form, paper.name, step))

    @Slot()
    def complete(self) -> None:
        """The officer states that every required paper is there; behind an early Enter, of the
        procedure that it takes."""
        state = self._sheet.state
        if state.procedure is not None:
            self._sheet.write(all_there(state.form, state.procedure))
        elif state.early is not Early.NOTHING:
            self._sheet.show(early=Early.COMPLETE)

    def add(self, name: str) -> None:
        """A paper that is not on the list; blanks add nothing."""
        if name := tidy(name):
            self._sheet.write(added(self._sheet.form, name))

    def _row(self, row: int) -> PaperRow | None:
        rows = self._sheet.state.rows
        return rows[row] if 0 <= row < len(rows) else None
