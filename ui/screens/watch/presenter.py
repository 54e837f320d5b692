"""The day of the office: read again when something changes, marked by a leader."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.watching.review import MarkSeen
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.dossiers.words import DossierRow, Wording
from ui.news import DossiersChanged, Fact, LineChanged, News, PrintsChanged, QueueChanged
from ui.screens.watch.day_words import day_facts
from ui.screens.watch.facts import DayFacts, Opens, SeenRow
from ui.texts import notice

_MINUTE: Final = 60_000  # ms; what is due today becomes late while one looks
_STALE: Final = (DossiersChanged, LineChanged, PrintsChanged, QueueChanged)
_MOST: Final = 500  # rows of a list


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchState:
    loaded: bool = False
    facts: DayFacts = DayFacts(where="")  # noqa: RUF009  # frozen
    may_mark: bool = False  # the role reviews the day
    may_remind: bool = False
    opened: Opens | None = None  # the number whose dossiers are shown; None: the day itself
    rows: Sequence[DossierRow] = ()  # of that list
    listed: bool = False  # they were read
    busy: bool = False  # a mark is being stored

    @property
    def cut(self) -> bool:
        """More dossiers may be behind the number than the list shows."""
        return len(self.rows) >= _MOST


class WatchPresenter(QObject):
    """What is read and says the same again changes nothing on the page."""

    state_changed = Signal(object)  # WatchState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    marked = Signal()  # stored: what was typed for it is done with

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._watching = office.watching
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background = background
        self._officer: Officer | None = None
        self.state = WatchState()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self.refresh)
        news.changed.connect(self._hear)

    def enter(self, officer: Officer) -> None:
        if self._officer is None or officer.id != self._officer.id:
            self.state = WatchState()  # another's figures are not shown for a moment either
        self._officer = officer
        self._show(
            replace(
                self.state,
                may_mark=officer.may(Right.REVIEW),
                may_remind=officer.may(Right.REMIND),
                busy=False,
            )
        )
        self._minute.start()
        self.refresh()

    def leave(self) -> None:
        self._minute.stop()

    @Slot()
    def refresh(self) -> None:
        """The day, and the list that is open."""
        officer, opened, again = self._officer, self.state.opened, self.state.listed
        if officer is None:
            return
        self._background.run(
            lambda: (self._read(officer), self._list(opened, officer, again=again)),
            owner=self,
            done=lambda found: self._take(officer, opened, *found),
            failed=self._failed,
            lane=Lane.READING,
            key="watch",
        )

    def open(self, opened: Opens) -> None:
        """Show the dossiers behind a number."""
        self._show(replace(self.state, opened=opened, rows=(), listed=False))
        self.refresh()

    def close(self) -> bool:
        """Back to the day; False: that is what is shown."""
        if self.state.opened is None:
            return False
        self._show(replace(self.state, opened=None, rows=(), listed=False))
        return True

    def mark(self, row: SeenRow, remark: str = "") -> None:
        """Seen, or seen no more where it is; with a remark it is seen once more."""
        officer = self._officer
        if officer is None or not self.state.may_mark or self.state.busy:
            return
        finding = row.finding
        order = MarkSeen(
            about=finding.about,
            key=finding.key,
            fact=finding.fact,
            remark=remark,
            seen=bool(remark) or not finding.seen,
        )
        self._show(replace(self.state, busy=True))
        self._background.run(
            lambda: self._watching.mark_seen(order, officer),
            owner=self,
            done=lambda _stored: self._marked(),
            failed=self._failed,
        )

    def _marked(self) -> None:
        self._show(replace(self.state, busy=False))
        self.marked.emit()
        self.refresh()

    def _read(self, officer: Officer) -> DayFacts:
        return day_facts(self._watching.today(officer), self._wording)

    def _list(self, opened: Opens | None, officer: Officer, *, again: bool) -> Sequence[DossierRow]:
        if opened is None or opened.number is None:
            return ()
        found = self._watching.behind(opened.number, officer, again)
        return tuple(self._wording.row(line) for line in found)

    def _take(
        self, officer: Officer, opened: Opens | None, facts: DayFacts, rows: Sequence[DossierRow]
    ) -> None:
        if officer is not self._officer:
            return
        state = replace(self.state, loaded=True, facts=facts)
        if opened == self.state.opened:
            state = replace(state, rows=rows, listed=True)
        self._show(state)

    def _show(self, state: WatchState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)

    def _failed(self, error: DeskError) -> None:
        self._show(replace(self.state, busy=False))
        self.notice_changed.emit(notice(error), None)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._minute.isActive() and isinstance(fact, _STALE):
            self.refresh()
