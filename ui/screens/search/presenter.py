"""What was sought and what was found; asked again with each letter, only the last answer counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.dossiers.words import DossierRow, Wording
from ui.news import DossiersChanged, Fact, News
from ui.texts import notice

MOST: Final = 50  # rows the search gives at most


@dataclass(frozen=True, slots=True)
class SearchState:
    sought: str = ""  # may name a person: never logged
    rows: Sequence[DossierRow] = ()  # newest first, who was sent away among them
    answered: bool = False  # False: nothing was sought yet
    example: DossierCode | None = None  # of today at this desk, where there are no rows
    fresh: bool = False  # something else is sought than before: the list begins at its top

    @property
    def cut(self) -> bool:
        return len(self.rows) >= MOST


class SearchPresenter(QObject):
    state_changed = Signal(object)  # SearchState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    opened = Signal(object)  # DossierId: chosen, or the only one found
    away_opened = Signal(object)  # DossierId: of somebody sent away with a paper
    settled = Signal()  # an answer to Enter is shown

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reading = office.reading
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background = background
        self.state = SearchState()
        self._sought = ""
        self._decided = False  # Enter was pressed and is not answered yet
        self._shown = False
        news.changed.connect(self._hear)

    @property
    def shown(self) -> bool:
        return self._shown

    def enter(self) -> None:
        self._shown = True

    def leave(self) -> None:
        self._shown = False

    @Slot(str)
    def typed(self, sought: str) -> None:
        """Show what fits so far; opens nothing, as the code may go on."""
        self._sought, self._decided = sought, False
        self.refresh()

    @Slot(str)
    def decided(self, sought: str) -> None:
        """Enter: what is the only one found opens at once."""
        self._sought, self._decided = sought, True
        self.refresh()

    @Slot(object)
    def chosen(self, dossier: DossierId) -> None:
        """Open a dossier, or the visit of somebody sent away."""
        if any(row.id == dossier and row.status is None for row in self.state.rows):
            self.away_opened.emit(dossier)
        else:
            self.opened.emit(dossier)

    def refresh(self) -> None:
        """Ask again what was asked last, answered or not."""
        sought = self._sought
        self._background.run(
            lambda: self._read(sought),
            owner=self,
            done=self._show,
            failed=self._failed,
            lane=Lane.READING,
            key="search",
        )

    def _read(self, sought: str) -> SearchState:
        wording, reading = self._wording, self._reading
        found = [(line.received_at, wording.row(line)) for line in reading.search(sought)]
        found += [(line.at, wording.away(line)) for line in reading.search_sent_away(sought)]
        found.sort(key=lambda each: each[0], reverse=True)
        rows = tuple(row for _at, row in found[:MOST])
        example = None if rows else reading.next_code()
        return SearchState(sought, rows, answered=bool(sought.strip()), example=example)

    def _show(self, state: SearchState) -> None:
        self.state = state = replace(state, fresh=state.sought != self.state.sought)
        self.state_changed.emit(state)
        if not self._decided:
            return
        self._decided = False
        if len(state.rows) == 1:
            self.chosen(DossierId(state.rows[0].id))
        else:
            self.settled.emit()

    def _failed(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._shown and isinstance(fact, DossiersChanged) and self.state.answered:
            self.refresh()
