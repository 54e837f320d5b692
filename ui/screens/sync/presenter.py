"""The line to the centre as a page: read when shown and after each exchange; nothing waits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.refusals import Mending
from desk_app.sync.by_hand import CarriedIn, CarriedOut
from desk_app.wiring.office import Office
from desk_app.wiring.syncing.desk import SyncOverview
from ui.background import Lane, Runs
from ui.dossiers.words import Wording
from ui.news import DossiersChanged, ExchangeWanted, Fact, LineChanged, News
from ui.screens.sync.facts import LineWords, line_words
from ui.screens.sync.rows import NeedRow, rows_of
from ui.seat.seat import Seat
from ui.texts import Notice, notice

_SECOND: Final = 1_000  # ms: how long until the next try is said in seconds
_SOON: Final = 300  # ms: several facts told at once are one reading


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    line: LineWords | None = None  # None: not read yet
    rows: Sequence[NeedRow] = ()
    may_decide: bool = False  # and mend
    may_carry: bool = False
    exchanging: bool = False
    carrying: bool = False  # a file is being written or read


class SyncPresenter(QObject):
    state_changed = Signal(object)  # SyncState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._syncing = office, office.syncing
        self._wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self._background, self._news = background, news
        self._officer: Officer | None = None
        self._seat = Seat[None](office.now, self.notice_changed.emit)
        self._found: SyncOverview | None = None
        self._next_try: datetime | None = None
        self.state = SyncState()
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self._word)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.refresh)
        news.changed.connect(self._hear)

    def enter(self, officer: Officer) -> None:
        self._officer = officer
        self._seat.sit(officer, None, None)
        may_carry = officer.may(Right.CARRY)
        self._show(replace(self.state, may_decide=officer.may(Right.DECIDE), may_carry=may_carry))
        self._second.start()
        self.refresh()

    def leave(self) -> None:
        self._officer = None
        self._second.stop()
        self._soon.stop()

    @Slot()
    def refresh(self) -> None:
        self._background.run(
            self._syncing.overview,
            owner=self,
            done=self._take,
            failed=self._seat.to_asker(self._say),
            lane=Lane.READING,
            key="sync",
        )

    @Slot()
    def exchange(self) -> None:
        """Ask for an exchange; the page goes on whatever comes of it."""
        self._news.tell(ExchangeWanted())

    @Slot(object)
    def mend(self, row: NeedRow) -> None:
        officer = self._officer
        if officer is None or row.mending is None:
            return
        self._background.run(
            lambda: self._syncing.mend(row.act, officer),
            owner=self,
            done=partial(self._mended, officer),
            failed=partial(self._failed, officer),
        )

    @Slot(object)
    def carry_out(self, into: Path) -> None:
        officer = self._officer
        if officer is None:
            return
        self._carry()
        self._background.run(
            lambda: self._syncing.carry_out(into, officer),
            owner=self,
            done=partial(self._carried_out, officer),
            failed=partial(self._not_carried, officer),
            lane=Lane.NETWORK,
        )

    @Slot(object)
    def carry_in(self, file: Path) -> None:
        officer = self._officer
        if officer is None:
            return
        self._carry()
        self._background.run(
            lambda: self._syncing.carry_in(file, officer),
            owner=self,
            done=partial(self._carried_in, officer),
            failed=partial(self._not_carried, officer),
            lane=Lane.NETWORK,
        )

    def file_name(self) -> str:
        """Proposed for what goes out: of which desk, and when."""
        now = self._office.now().astimezone(OFFICE_TIME)
        return f"dong-bo-{self._office.facts.desk}-{now:%y%m%d-%H%M}.qmc"

    def _carry(self) -> None:
        self._show(replace(self.state, carrying=True))

    def _rest(self) -> None:
        self._show(replace(self.state, carrying=False))

    def _carried_out(self, by: Officer, done: CarriedOut) -> None:
        self._rest()
        title = self.tr("Đã ghi {n} việc vào {file}.").format(n=done.acts, file=done.file.name)
        advice = self.tr("Mang đến trung tâm; nạp tệp trả lời khi về. Chưa có gì bị xóa ở quầy.")
        self._told(by, title, advice)

    def _carried_in(self, by: Officer, done: CarriedIn) -> None:
        self._rest()
        title = self.tr("Đã nạp: {settled} việc trung tâm đã nhận, {pulled} việc mới về.").format(
            settled=done.settled, pulled=done.pulled
        )
        advice = self.tr("Nạp lại cùng tệp không làm gì thêm.")
        if done.again:
            advice = self.tr("Trung tâm còn cần thêm: xuất một tệp nữa và mang đi lần nữa.")
        self._told(by, title, advice)
        self._news.tell(DossiersChanged(frozenset()))

    def _mended(self, by: Officer, how: Mending) -> None:
        title = self.tr("Đã ghi lại thành việc mới.")
        if how is Mending.SEND_AGAIN:
            title = self.tr("Đã đưa vào hàng gửi lại.")
        self._told(by, title, self.tr("Có mạng sẽ tự gửi; bị từ chối nữa sẽ hiện lại ở đây."))
        self._news.tell(DossiersChanged(frozenset()))
        self._news.tell(ExchangeWanted())

    def _told(self, by: Officer, title: str, advice: str) -> None:
        self._seat.tell(by, Notice(title, advice, done=True))
        self.refresh()

    def _take(self, found: SyncOverview) -> None:
        self._found = found
        self._show(replace(self.state, rows=rows_of(found, self._wording)))
        self._word()

    def _word(self) -> None:
        if self._found is not None:
            line = line_words(self._found, self._next_try, self._office.now())
            self._show(replace(self.state, line=line))

    def _not_carried(self, by: Officer, error: DeskError) -> None:
        self._rest()
        self._failed(by, error)

    def _failed(self, by: Officer, error: DeskError) -> None:
        self._seat.tell(by, notice(error))
        self.refresh()

    def _say(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _show(self, state: SyncState) -> None:
        self.state = state
        self.state_changed.emit(state)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        """Known while the page is hidden too; read only while it is shown."""
        if isinstance(fact, LineChanged):
            self._next_try = fact.next_try
            self.state = replace(self.state, exchanging=fact.next_try is None)
        if self._officer is None or not isinstance(fact, LineChanged | DossiersChanged):
            return
        self._word()
        if not self._soon.isActive():
            self._soon.start()
