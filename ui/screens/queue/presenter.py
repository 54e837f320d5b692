"""The queue: numbers are drawn for visitors, and called to this counter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.queue.faults import QueueEmpty
from desk_app.domain.queue.ticket import Ticket, TicketId
from desk_app.services.queue.issue_ticket import IssueTicket
from desk_app.wiring.office import Office
from desk_app.wiring.office_life.queue import QueueToday
from ui.background import Lane, Runs
from ui.news import DossiersChanged, News, QueueChanged
from ui.screens.queue.rows import QueueRow, rows_of
from ui.seat.seat import Seat
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction, Said

T = TypeVar("T")

_SECOND_PRESS: Final = timedelta(seconds=2)  # in which nobody came to the counter and is done
CALLS: Final = "ui.queue_calls"  # setting of the desk: the group it calls; "": every one


@dataclass(frozen=True, slots=True)
class QueueState:
    groups: Sequence[str] = ()
    rows: Sequence[QueueRow] = ()
    here: Ticket | None = None  # who stands at this counter
    calls: str = ""  # group called here; empty: every one
    priority: str = ""  # of the next number drawn; empty: none
    waiting: int = 0
    may_call: bool = True
    may_set: bool = False  # which groups the office has
    busy: bool = False
    set_groups: int = 0  # how often the groups were set from here: what was typed is stored


class QueuePresenter(QObject):
    """Calls also while another page is shown: the key works everywhere."""

    state_changed = Signal(object)  # QueueState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    print_asked = Signal(object)  # Ticket

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._background, self._news = office, background, news
        self._officer: Officer | None = None
        self._seat = Seat[None](office.now, self.notice_changed.emit)
        self._today: QueueToday | None = None
        self._new = TicketId(office.counter.new_key())  # of the next number drawn
        self._called: Ticket | None = None  # by the last press
        self.state = QueueState()
        news.changed.connect(self._hear)

    def serve(self, officer: Officer) -> None:
        """Who calls from now on."""
        busy = self.state.busy and self._seat.holds(officer)
        self._officer = officer
        self._seat.sit(officer, None, None)
        may_call = officer.may(Right.CALL_VISITORS)
        may_set = officer.may(Right.SETTINGS)
        self._show(replace(self.state, may_call=may_call, may_set=may_set, busy=busy))

    def read(self) -> None:
        """The line as it is now, and which group is called here."""
        self._ask(self._office.queue.today, self._found)
        self._ask(lambda: self._office.keeping.setting(CALLS), self._calls)

    @Slot(str)
    def draw(self, group: str) -> None:
        order = IssueTicket(id=self._new, group=group, priority=self.state.priority)
        self._do(lambda by: self._office.queue.issue(order, by), self._drawn)

    @Slot()
    def call_next(self) -> None:
        """A second press right after the first sends nobody away unserved."""
        called = self._called
        if called is not None and called.called_at is not None:
            since = self._office.now() - called.called_at
            if timedelta() <= since < _SECOND_PRESS:
                said = self.tr("Vừa gọi số {number}.").format(number=called.number)
                advice = self.tr("Chờ khách đến quầy; khách không đến thì bấm Vắng.")
                self.notice_changed.emit(Notice(said, advice, grave=False), None)
                return
        self._do(self._call, self._called_next)

    def _call(self, by: Officer) -> Ticket:
        """In the counter's lane: the group this desk calls, unless the office has it no more."""
        chosen = self._office.keeping.setting(CALLS)
        known = self._office.queue.today().groups
        return self._office.queue.call_next([g for g in known if g == chosen], by)

    @Slot()
    def call_again(self) -> None:
        self._here(self._office.queue.call_again, self._called_here)

    @Slot()
    def absent(self) -> None:
        self._here(self._office.queue.absent, self._gone)

    @Slot()
    def finish(self) -> None:
        self._here(self._office.queue.finish, self._forget_called)

    @Slot(object, str)
    def move(self, ticket: TicketId, group: str) -> None:
        self._do(lambda by: self._office.queue.move(ticket, group, by), self._moved)

    @Slot(object, str)
    def bring_back(self, ticket: TicketId, reason: str) -> None:
        self._do(lambda by: self._office.queue.bring_back(ticket, reason, by), self._back)

    @Slot(object)
    def drop(self, ticket: TicketId) -> None:
        self._do(lambda by: self._office.queue.drop(ticket, by), self._dropped)

    @Slot(object)
    def print_again(self, ticket: TicketId) -> None:
        for known in self._today.tickets if self._today else ():
            if known.id == ticket:
                self.print_asked.emit(known)

    @Slot(str)
    def choose_priority(self, reason: str) -> None:
        self._show(replace(self.state, priority=reason))

    @Slot(str)
    def choose_calls(self, group: str) -> None:
        self._show(replace(self.state, calls=group))
        officer = self._officer
        if officer is not None:
            self._background.run(
                lambda: self._office.keeping.set_setting(CALLS, group, officer),
                owner=self,
                done=lambda _nothing: None,
                failed=partial(self._failed, officer),
            )

    @Slot(str)
    def set_groups(self, typed: str) -> None:
        """Names with semicolons between them."""
        names = typed.split(";")
        self._do(lambda by: self._office.queue.set_groups(names, by), self._groups_set)

    def _here(
        self,
        step: Callable[[TicketId, Officer], Ticket],
        done: Callable[[Ticket], Said | None],
    ) -> None:
        """A step of who stands at this counter."""
        here = self.state.here
        if here is not None:
            self._do(lambda by: step(here.id, by), done)

    def _drawn(self, ticket: Ticket) -> Said:
        self._new = TicketId(self._office.counter.new_key())
        self._show(replace(self.state, priority=""))
        self.print_asked.emit(ticket)
        said = self.tr("Đã lấy số {number} – {group}.").format(
            number=ticket.number, group=ticket.group
        )
        return _done(said, self.tr("Nếu phiếu không ra: chọn số đó rồi In lại, hoặc Bỏ số."))

    def _called_next(self, ticket: Ticket) -> Said:
        self._called = ticket
        return self._called_here(ticket)

    def _called_here(self, ticket: Ticket) -> Said:
        said = self.tr("Mời số {number} – {group} đến {desk}.").format(
            number=ticket.number, group=ticket.group, desk=self._office.facts.desk_name
        )
        times = self.tr("Gọi lần {n}.").format(n=ticket.calls) if ticket.calls > 1 else ""
        again = NoticeAction(self.tr("Gọi lại"), self.call_again)
        return Notice(said, times, done=True), again

    def _forget_called(self, _ticket: Ticket) -> None:
        self._called = None

    def _gone(self, ticket: Ticket) -> Said:
        self._called = None
        said = self.tr("Số {number} vắng lần {n}.").format(number=ticket.number, n=ticket.absences)
        if ticket.ended_at is None:
            return _done(said, self.tr("Đã xuống cuối hàng."))
        return _done(said, self.tr("Không gọi nữa; quay lại thì chọn số đó, bấm Cho ưu tiên."))

    def _moved(self, ticket: Ticket) -> Said:
        said = self.tr("Số {number} chuyển sang {group}.").format(
            number=ticket.number, group=ticket.group
        )
        return _done(said, self.tr("Giữ chỗ theo giờ lấy số."))

    def _back(self, ticket: Ticket) -> Said:
        said = self.tr("Số {number} vào lại hàng, ưu tiên.").format(number=ticket.number)
        return _done(said, ticket.priority)

    def _dropped(self, ticket: Ticket) -> Said:
        return _done(self.tr("Đã bỏ số {number}.").format(number=ticket.number), "")

    def _groups_set(self, groups: Sequence[str]) -> Said:
        self._show(replace(self.state, set_groups=self.state.set_groups + 1))
        return _done(self.tr("Đã đặt các nhóm lĩnh vực."), "; ".join(groups))

    def _do(self, step: Callable[[Officer], T], done: Callable[[T], Said | None]) -> None:
        """A write, in the counter's lane; pressed twice, it is made once.

        Args:
            done: What is to be said of it, to who asked.
        """
        officer = self._officer
        if officer is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True))

        def stored(result: T) -> None:
            self._rest(officer)
            self._news.tell(QueueChanged())
            if (said := done(result)) is not None:
                self._seat.tell(officer, *said)

        failed = partial(self._failed, officer)
        self._background.run(lambda: step(officer), owner=self, done=stored, failed=failed)

    def _rest(self, by: Officer) -> None:
        """What `by` asked for is over; what who sits here since asked for may not be."""
        if self._seat.holds(by):
            self._show(replace(self.state, busy=False))

    def _failed(self, by: Officer, error: DeskError) -> None:
        self._rest(by)
        if isinstance(error, QueueEmpty):
            self._news.tell(QueueChanged())  # who stood at the counter is done
        self._seat.tell(by, notice(error))

    def _ask(self, question: Callable[[], T], done: Callable[[T], None]) -> None:
        self._background.run(
            question, owner=self, done=done, failed=self._unread, lane=Lane.READING
        )

    def _unread(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _hear(self, fact: object) -> None:
        match fact:
            case QueueChanged():
                self._ask(self._office.queue.today, self._found)
            case DossiersChanged(dossiers) if not dossiers and self._officer is not None:
                self._ask(self._office.queue.today, self._found)

    def _found(self, today: QueueToday) -> None:
        self._today = today
        rows = rows_of(today, self._office.facts)
        self._show(
            replace(
                self.state,
                groups=tuple(today.groups),
                rows=rows,
                here=today.here,
                waiting=sum(row.waits for row in rows),
            )
        )

    def _calls(self, setting: object) -> None:
        self._show(replace(self.state, calls=setting if isinstance(setting, str) else ""))

    def _show(self, state: QueueState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _done(title: str, advice: str) -> Said:
    return Notice(title, advice, done=True), None
