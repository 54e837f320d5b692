"""The day of the office: read again when something changes, marked by a leader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, TypeAlias
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.queries.rows import DossierLine
from desk_app.domain.errors import DeskError
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.watching.findings import Finding
from desk_app.services.watching.review import MarkSeen
from desk_app.wiring.office import Office
from desk_app.wiring.watching.desk import Listed
from ui import formats
from ui.background import Lane, Runs
from ui.dossiers.words import DossierRow, Wording
from ui.news import DossiersChanged, Fact, LineChanged, News, PrintsChanged, QueueChanged
from ui.screens.watch.day_words import day_facts
from ui.screens.watch.facts import DayFacts, Opens, SeenRow
from ui.screens.watch.seen_words import mark_words
from ui.seat.seat import Seat
from ui.texts import notice

_MINUTE: Final = 60_000  # ms; what is due today becomes late while one looks
_STALE: Final = (DossiersChanged, LineChanged, PrintsChanged, QueueChanged)
_MOST: Final = 500  # rows of a list
Shown: TypeAlias = tuple[Sequence[DossierRow], Mapping[UUID, Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchState:
    loaded: bool = False
    facts: DayFacts = DayFacts(where="")  # noqa: RUF009  # frozen
    may_mark: bool = False  # the role reviews the day
    may_remind: bool = False
    opened: Opens | None = None  # the number whose dossiers are shown; None: the day itself
    rows: Sequence[DossierRow] = ()  # of that list
    findings: Mapping[UUID, Finding] = field(default_factory=dict)  # likewise, of one kind
    listed: bool = False  # they were read
    busy: bool = False  # a mark is being stored

    @property
    def cut(self) -> bool:
        """More dossiers may be behind the number than the list shows."""
        return len(self.rows) >= _MOST


class _Look:
    """At one list: noted once, however often it is read, and whichever reading comes first."""

    noted = False  # of the reading lane


class WatchPresenter(QObject):
    """What is read and says the same again changes nothing on the page."""

    state_changed = Signal(object)  # WatchState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    marked = Signal(object)  # OfficerId: what they typed for it is stored, and done with

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._watching = office.watching
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background = background
        self._look = _Look()
        self.seat = Seat[WatchState](office.now, self.notice_changed.emit)
        self.state = WatchState()
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self.refresh)
        news.changed.connect(self._hear)

    def enter(self, officer: Officer) -> None:
        """Another's figures are not shown for a moment; who comes back finds their list open."""
        self.state = self.seat.sit(officer, self.state, WatchState())
        may_mark, may_remind = officer.may(Right.REVIEW), officer.may(Right.REMIND)
        self._show(replace(self.state, may_mark=may_mark, may_remind=may_remind))
        self._minute.start()
        self.refresh()

    def leave(self) -> None:
        self._minute.stop()

    @Slot()
    def refresh(self) -> None:
        """The day, and the list that is open."""
        officer, opened, look = self.seat.officer, self.state.opened, self._look
        if officer is None:
            return
        self._background.run(
            lambda: (self._read(officer), self._list(opened, officer, look)),
            owner=self,
            done=self.seat.to_asker(lambda found: self._take(opened, *found)),
            failed=self.seat.to_asker(lambda error: self.notice_changed.emit(notice(error), None)),
            lane=Lane.READING,
            key="watch",
        )

    def open(self, opened: Opens) -> None:
        """Show the dossiers behind a number."""
        self._look = _Look()
        self._show(replace(self.state, opened=opened, rows=(), findings={}, listed=False))
        self.refresh()

    def close(self) -> bool:
        """Back to the day; False: that is what is shown."""
        if self.state.opened is None:
            return False
        self._show(replace(self.state, opened=None, rows=(), findings={}, listed=False))
        return True

    def mark(self, row: SeenRow, remark: str = "") -> None:
        """Seen, or seen no more where it is; with a remark it is seen once more."""
        officer = self.seat.officer
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
            done=lambda _stored: self._marked(officer),
            failed=partial(self._failed, officer),
        )

    def _marked(self, by: Officer) -> None:
        self._rest(by)
        self.marked.emit(by.id)
        self.refresh()

    def _read(self, officer: Officer) -> DayFacts:
        urges = officer.may(Right.REMIND)
        return day_facts(self._watching.today(officer), self._wording, urges=urges)

    def _list(self, opened: Opens | None, officer: Officer, look: _Look) -> Shown:
        if opened is None or opened.number is None:
            return (), {}
        found = self._watching.behind(opened.number, officer, look.noted)
        look.noted = True
        return tuple(self._row(line, found) for line in found.lines), found.findings

    def _row(self, line: DossierLine, found: Listed) -> DossierRow:
        """With its part of a sum, or who saw it."""
        row = self._wording.row(line)
        if (paid := found.sums.get(line.id)) is not None:
            return replace(row, place=formats.money(paid), place_detail=row.place)
        finding = found.findings.get(line.id)
        seen = "" if finding is None else mark_words(finding, office_date(self._wording.now()))
        return replace(row, place_detail=seen) if seen else row

    def _take(self, opened: Opens | None, facts: DayFacts, shown: Shown) -> None:
        state = replace(self.state, loaded=True, facts=facts)
        if opened == self.state.opened:
            rows, findings = shown
            state = replace(state, rows=rows, findings=findings, listed=True)
        self._show(state)

    def _show(self, state: WatchState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)

    def _failed(self, by: Officer, error: DeskError) -> None:
        self._rest(by)
        self.seat.tell(by, notice(error))

    def _rest(self, by: Officer) -> None:
        self._show(self.seat.change(by, self.state, lambda state: replace(state, busy=False)))

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._minute.isActive() and isinstance(fact, _STALE):
            self.refresh()
