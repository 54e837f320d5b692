"""The page of handing over: which of its three sides is shown, and where a scan belongs."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desk_app.domain.codes.list_number import HAND_OVER, ListNumber
from desk_app.domain.codes.scan import CardScan, CodeScan, DamagedScan, ListScan, Scan, UnknownScan
from desk_app.domain.handling.flow import WITHOUT_RESULT
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.wiring.handing_over.desk import ToHandOver
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.formats import masked_number
from ui.news import DossiersChanged, Fact, News
from ui.screens.hand_over.given import GivenPart
from ui.screens.hand_over.making import MakingPart
from ui.screens.hand_over.results import ResultsPart
from ui.screens.hand_over.table import Table
from ui.shell.screen import GivenList
from ui.texts.scans import damaged_scan, unknown_scan

_LONGEST = 40  # characters
_MINUTE = 60_000  # ms; what may still lie becomes late while one looks


class Side(Enum):
    MAKING = "making"  # lists being made
    GIVEN = "given"  # lists that were given, or one of them
    RESULTS = "results"  # results that come back


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    side: Side = Side.MAKING
    waiting: int | None = None  # dossiers not handed over; None: nobody knows yet
    late: int = 0  # of those
    on_the_way: int | None = None  # lists of which something is on its way; None as above
    results: int = 0  # scanned


class HandOverPresenter(QObject):
    state_changed = Signal(object)  # PageState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background = office.handing_over, background
        self.table = Table(office, background, self)
        self.making = MakingPart(self.table, office, background, news, self)
        self.given = GivenPart(self.table, office, background, news, self)
        self.results = ResultsPart(self.table, office, background, news, self)
        self.state = PageState()
        self._shown = False
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self.refresh)
        self.table.noticed.connect(self.notice_changed)
        self.table.found.connect(self._found)
        for part in (self.making, self.given, self.results):
            part.state_changed.connect(lambda _state: self._word())
        for shown in (self.given.opened, self.given.scanned):
            shown.connect(lambda: self.show_side(Side.GIVEN))
        news.changed.connect(self._hear)

    def enter(self, officer: Officer, about: Any) -> None:
        """`about`: None, GivenList, ListNumber, or the DossierId that joins a list."""
        self._shown = True
        self._minute.start()
        self.table.serve(officer, lambda: self._begin(about))

    def leave(self) -> None:
        self._shown = False
        self._minute.stop()

    def refresh(self) -> None:
        if self._shown:
            self.making.refresh()
            self.given.refresh()
            self.results.refresh()

    @Slot(object)
    def choose_side(self, side: Side) -> None:
        """By hand: what was said of the side before is over."""
        if side is not self.state.side:
            self.notice_changed.emit(None, None)
        self.show_side(side)

    @Slot(object)
    def show_side(self, side: Side) -> None:
        self._show(replace(self.state, side=side))

    def take_scan(self, scan: Scan) -> bool:
        """Cards are the shell's; everything else belongs here, whatever it is."""
        match scan:
            case CardScan():
                return False
            case CodeScan():
                self.table.scan(scan)
            case ListScan(number=ListNumber(letters=letters)) if letters == HAND_OVER:
                self.given.open_numbered(str(scan.number))
            case ListScan():
                return False
            case DamagedScan():
                told = damaged_scan(scan.raw)
                self.table.set_aside(_bare(scan.raw), self.tr("mã bị hỏng, quét lại"), told)
            case UnknownScan():
                told = unknown_scan()
                self.table.set_aside(_bare(scan.raw), self.tr("không phải mã hồ sơ"), told)
        return True

    def step_back(self) -> bool:
        return self.making.leave_unit() or (self.state.side is Side.GIVEN and self.given.close())

    def _begin(self, about: Any) -> None:
        self.refresh()
        match about:
            case GivenList(id=batch):
                self.given.open(batch)
            case ListNumber():
                self.given.open_numbered(str(about))
            case None:
                self._show(self.state)
            case _:
                self._join(about)

    def _join(self, dossier: DossierId) -> None:
        """From its own page: it joins the list, or the list it went with is shown."""

        def found(these: Any) -> None:
            for one in these:
                if not one.dossier.waits and one.dossier.list_number:
                    ended = one.dossier.status in WITHOUT_RESULT
                    mark = one.dossier.id if ended else None  # it is fetched back
                    self.given.open_numbered(one.dossier.list_number, mark)
                else:
                    self.show_side(Side.MAKING)
                    self.making.take(one)

        self._background.run(
            lambda: self._desk.these([dossier]),
            owner=self,
            done=found,
            failed=self.table.seat.to_asker(self.table.say),
            lane=Lane.READING,
        )

    @Slot(object)
    def _found(self, one: ToHandOver) -> None:
        match self.state.side:
            case Side.RESULTS:
                self.results.take(one)
            case Side.GIVEN if self.given.state.view is not None:
                self.given.scan(one.dossier.id, one.dossier.code)
            case _:
                self.show_side(Side.MAKING)
                self.making.take(one)

    def _word(self) -> None:
        state = replace(
            self.state,
            waiting=self.making.state.waiting if self.making.state.loaded else None,
            late=self.making.state.late,
            on_the_way=self.given.state.waiting if self.given.state.loaded else None,
            results=len(self.results.state.rows),
        )
        if state != self.state:
            self._show(state)

    def _show(self, state: PageState) -> None:
        self.state = state
        self.state_changed.emit(state)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if isinstance(fact, DossiersChanged):
            self.refresh()


def _bare(raw: str) -> str:
    """What was scanned, short enough for a line; of a card the last figures of its number."""
    words = " ".join("".join(c if c.isprintable() else " " for c in raw).split())
    first, bar, _person = words.partition("|")
    return masked_number(first[:_LONGEST]) if bar else words[:_LONGEST]
