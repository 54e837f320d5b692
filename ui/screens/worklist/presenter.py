"""What there is to do: the chosen filter, its rows, and how many each filter holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.queries.worklist import Filter
from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.dossiers.worded import WordedLines
from ui.dossiers.words import DossierRow, Wording
from ui.news import DossiersChanged, Fact, News
from ui.texts import notice

_MINUTE: Final = 60_000  # ms; what is due today becomes late while one looks


@dataclass(frozen=True, slots=True)
class WorklistState:
    chosen: Filter = Filter.OPEN
    rows: Sequence[DossierRow] = ()  # 500 at most
    counts: Mapping[Filter, int] = field(default_factory=dict)
    late_papers: int = 0  # dossiers that should be with their unit by now
    loaded: bool = False  # False: nobody knows yet whether there is anything to do
    receives: bool = True  # the officer may receive: an empty list says how to begin
    returns: bool = True  # the officer may hand out results
    to_set_up: bool = False  # nobody else works here yet, or there is no procedure: theirs to mend
    another: bool = False  # another filter than before: the list begins at its top

    @property
    def cut(self) -> bool:
        """More dossiers than the rows show."""
        return self.counts.get(self.chosen, 0) > len(self.rows)


class WorklistPresenter(QObject):
    """Reads again when it is shown, when a dossier changed, and every minute."""

    state_changed = Signal(object)  # WorklistState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._reading, self._late_papers = office.reading, office.handing_over.late
        self._officers, self._procedures = office.watching.officers, office.keeping.procedures
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background = background
        self.state = WorklistState()
        self._wanted = Filter.OPEN  # chosen last; its rows may still be on the way
        self._shown = False
        self._receives = self._returns = True  # until somebody enters
        self._sets_up = False
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self.refresh)
        news.changed.connect(self._hear)

    def enter(self, officer: Officer) -> None:
        self._shown = True
        self._receives, self._returns = officer.may(Right.RECEIVE), officer.may(Right.RETURN)
        self._sets_up = officer.may(Right.MANAGE_OFFICERS)
        self._minute.start()
        self.refresh()

    def leave(self) -> None:
        self._shown = False
        self._minute.stop()

    @Slot(object)
    def choose(self, which: Filter) -> None:
        self._wanted = which
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        which = self._wanted
        self._background.run(
            lambda: self._read(which),
            owner=self,
            done=self._show,
            failed=self._failed,
            lane=Lane.READING,
            key="worklist",
        )

    def _read(self, which: Filter) -> WorklistState:
        now = self._wording.now()  # the same for every row, whenever that is looked at
        wording = replace(self._wording, now=lambda: now)
        rows = WordedLines(self._reading.worklist(which), wording.row)
        late, counts = self._late_papers(), self._reading.counts()
        fresh = self._sets_up and not any(counts.values()) and self._is_new()
        return WorklistState(which, rows, counts, late, loaded=True, to_set_up=fresh)

    def _is_new(self) -> bool:
        return len(self._officers()) == 1 or not self._procedures()

    def _show(self, state: WorklistState) -> None:
        another = state.chosen is not self.state.chosen
        self.state = replace(state, another=another, receives=self._receives, returns=self._returns)
        self.state_changed.emit(self.state)

    def _failed(self, error: DeskError) -> None:
        self._wanted = self.state.chosen
        self.state_changed.emit(self.state)  # the chips show again what the rows are
        self.notice_changed.emit(notice(error), None)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._shown and isinstance(fact, DossiersChanged):
            self.refresh()
