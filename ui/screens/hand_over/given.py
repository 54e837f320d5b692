"""Lists that were given, of every desk; and one of them, taken over or sent back line by line."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from db.queries.hand_over.batches import BatchRow, BatchView, LineView, Lot
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.handing_over.take_over import SendBack, TakeOver
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.dossiers.words import Wording
from ui.news import DossiersChanged, News
from ui.screens.hand_over import words
from ui.screens.hand_over.table import Heard, Table
from ui.texts import Notice, notice


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenState:
    """The table of lists; `view` when one of them is open."""

    rows: Sequence[BatchRow] = ()  # newest first
    waiting: int = 0  # lists of which something is still on its way
    loaded: bool = False
    view: BatchView | None = None
    desk: str = ""  # of the open list, as the office calls it
    ticked: frozenset[DossierId] = frozenset()
    current: DossierId | None = None
    busy: bool = False
    allowed: bool = True
    may_print: bool = True

    @property
    def on_the_way(self) -> int:
        return len(self.lines({Lot.ON_THE_WAY}))

    def lines(self, lots: Set[Lot]) -> Sequence[LineView]:
        """Of the open list."""
        return tuple(one for one in self.view.lines if one.lot in lots) if self.view else ()

    @property
    def going_back(self) -> Sequence[LineView]:
        """Of what is ticked, all that the unit can send back."""
        lines = self.view.lines if self.view else ()
        return tuple(one for one in lines if one.may_go_back and one.dossier in self.ticked)


TAKEABLE = frozenset({Lot.ON_THE_WAY})


def may_be_ticked(line: LineView) -> bool:
    """To be taken over, or sent back."""
    return line.lot in TAKEABLE or line.may_go_back


class GivenPart(QObject):
    state_changed = Signal(object)  # GivenState
    opened = Signal()  # a list is open
    scanned = Signal()  # the sign of a list, which may have been open already
    took = Signal()  # who and why were stored with what was taken or sent back

    def __init__(
        self,
        table: Table,
        office: Office,
        background: Runs,
        news: News,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._table, self._desk = table, office.handing_over
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background, self._news = background, news
        self.takers: dict[str, str] = {}  # unit → who took over last, while the officer sits here
        self.state = GivenState()
        table.served.connect(self._forget)

    def refresh(self) -> None:
        self._ask(self._desk.batches, self._read, "hand_over.given")
        if self.state.view is not None:
            self.open(self.state.view.batch.id)

    def open(self, batch: UUID) -> None:
        self._ask(lambda: self._desk.batch(batch), self._open, "hand_over.list")

    def open_numbered(self, number: str, mark: DossierId | None = None) -> None:
        """As scanned from the minutes; `mark` is a dossier of it that is to be sent back."""
        self._ask(
            lambda: self._desk.batch(self._desk.batch_numbered(number)),
            lambda view: self._scanned(view, mark),
            "hand_over.scanned",
            failed=partial(self._table.refuse, number),
        )

    def close(self) -> bool:
        """Back to the table of lists. False: none is open."""
        if self.state.view is None:
            return False
        self._show(replace(self.state, view=None, ticked=frozenset(), current=None))
        self.refresh()
        return True

    def scan(self, dossier: DossierId, code: str) -> None:
        """A label of the open list marks its line."""
        line = next((one for one in self._lines() if one.dossier == dossier), None)
        if line is None or not may_be_ticked(line):
            why = self.tr("không chờ nhận trong biên bản này")
            self._table.set_aside(code, why, self._not_here(code, line))
        elif dossier in self.state.ticked:
            said = self.tr("{code} đã đánh dấu.").format(code=code)
            self._show(replace(self.state, current=dossier))
            self._table.heard.emit(Heard.LOOK)
            self._table.noticed.emit(
                Notice(said, self.tr("Không tính lần hai."), grave=False), None
            )
        else:
            self._mark(dossier)
            self._table.heard.emit(Heard.DONE)

    def tick(self, dossier: DossierId) -> None:
        """What can be neither taken over nor sent back stays without a tick, and it is said why."""
        line = next((one for one in self._lines() if one.dossier == dossier), None)
        if line is None:
            return
        if may_be_ticked(line):
            self._mark(dossier)
        else:
            self._table.noticed.emit(self._not_here(line.code, line), None)

    def take_over(self, who: str) -> None:
        """The ticked lines, or all that are on their way where none is ticked."""
        view, officer = self.state.view, self._table.officer
        if view is None or officer is None or self.state.busy:
            return
        ticked = [one.dossier for one in self.state.lines(TAKEABLE) if self._is_ticked(one)]
        if self.state.ticked and not ticked:
            return  # ticked to be sent back: no reason to take over all the others
        order = TakeOver(batch=view.batch.id, who=who, dossiers=ticked or None)
        self.takers[view.batch.unit] = who.strip()
        told = partial(self._taken, view.batch.unit)
        self._run(lambda: self._desk.take_over(order, officer), told, officer)

    def send_back(self, who: str, reason: str) -> None:
        """The ticked lines."""
        view, officer = self.state.view, self._table.officer
        back = tuple(one.dossier for one in self.state.going_back)
        if view is None or officer is None or self.state.busy or not back:
            return
        order = SendBack(batch=view.batch.id, who=who, reason=reason, dossiers=back)
        told = partial(self._sent_back, {one.dossier for one in self._lines() if one.ended})
        self._run(lambda: self._desk.send_back(order, officer), told, officer)

    def _not_here(self, code: str, line: LineView | None) -> Notice:
        title = self.tr("{code} không có để ghi nhận ở đây.").format(code=code)
        advice = self.tr("Xem lại biên bản mà hồ sơ đi cùng.")
        if line is not None and line.lot is Lot.TAKEN_OVER:
            title = self.tr("{code} chưa trả lại được theo danh sách này.").format(code=code)
            advice = words.why_stays(line)
        return Notice(title, advice, grave=False)

    def _taken(self, unit: str, dossiers: Sequence[DossierId]) -> Notice:
        title = self.tr("{unit} đã nhận {n} hồ sơ.").format(unit=unit, n=len(dossiers))
        return Notice(title, "", done=True)

    def _sent_back(self, ended: Set[DossierId], dossiers: Sequence[DossierId]) -> Notice:
        title = self.tr("{n} hồ sơ đã trả lại quầy.").format(n=len(dossiers))
        if any(dossier not in ended for dossier in dossiers):
            advice = self.tr("Hoàn thiện rồi bàn giao lại; hồ sơ đang chờ trong danh sách.")
        else:
            advice = self.tr("Hồ sơ không có kết quả: mở hồ sơ, trả lại giấy tờ cho người nộp.")
        return Notice(title, advice, done=True)

    def _run(
        self,
        work: Callable[[], Sequence[DossierId]],
        told: Callable[[Sequence[DossierId]], Notice],
        by: Officer,
    ) -> None:
        seat = self._table.seat

        def failed(error: DeskError) -> None:
            if seat.holds(by):
                self._show(replace(self.state, busy=False))
            seat.tell(by, notice(error))
            self.refresh()

        self._show(replace(self.state, busy=True))
        self._table.noticed.emit(None, None)

        def stored(dossiers: Sequence[DossierId]) -> None:
            if seat.holds(by):
                self._show(replace(self.state, busy=False, ticked=frozenset()))
                self.took.emit()
                self.refresh()
            seat.tell(by, told(dossiers))
            self._news.tell(DossiersChanged(frozenset(dossiers)))

        self._background.run(work, owner=self, done=stored, failed=failed)

    def _mark(self, dossier: DossierId) -> None:
        ticked = self.state.ticked ^ {dossier}
        self._show(replace(self.state, ticked=ticked, current=dossier))

    def _is_ticked(self, line: LineView) -> bool:
        return line.dossier in self.state.ticked

    def _lines(self) -> Sequence[LineView]:
        return self.state.view.lines if self.state.view else ()

    def _read(self, rows: Sequence[BatchRow]) -> None:
        waiting = sum(1 for row in rows if row.waiting)
        self._show(replace(self._rights(), rows=rows, waiting=waiting, loaded=True))

    def _scanned(self, view: BatchView, mark: DossierId | None) -> None:
        self._table.heard.emit(Heard.DONE)
        self._open(view)
        if mark is not None and mark not in self.state.ticked:
            self.tick(mark)
        self.scanned.emit()

    def _open(self, view: BatchView) -> None:
        before = self.state.view
        again = before is not None and before.batch.id == view.batch.id
        state = replace(self._rights(), view=view, desk=self._wording.desk(view.batch.desk))
        if again:
            left = {one.dossier for one in view.lines if may_be_ticked(one)}
            self._show(replace(state, ticked=state.ticked & left))
            return
        self._show(replace(state, ticked=frozenset(), current=None))
        self.opened.emit()

    def _rights(self) -> GivenState:
        officer = self._table.officer
        return replace(
            self.state,
            allowed=officer is not None and officer.may(Right.HAND_OVER),
            may_print=officer is not None and officer.may(Right.PRINT),
        )

    def _ask(
        self,
        work: Callable[[], object],
        done: Callable[[Any], None],
        key: str,
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        self._background.run(
            work,
            owner=self,
            done=self._table.seat.to_asker(done),
            failed=self._table.seat.to_asker(failed or self._table.say),
            lane=Lane.READING,
            key=key,
        )

    def _forget(self) -> None:
        self.takers.clear()
        self._show(GivenState())

    def _show(self, state: GivenState) -> None:
        self.state = state
        self.state_changed.emit(state)
