"""The shift of a cashier: opened with a float, counted by notes, locked, set right by a leader."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from db.queries.till import MoneyList, ShiftRow
from desk_app.domain.errors import DeskError
from desk_app.domain.money.till.cash import DENOMINATIONS, counted_total
from desk_app.domain.money.till.shift import Receipts, Shift, ShiftStage
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.money.shifts import CloseShift, OpenShift, ReverseShift
from desk_app.wiring.money.till import CountedShift
from desk_app.wiring.office import Office
from ui import formats
from ui.background import Lane, Runs
from ui.dossiers.desks import desk_words
from ui.screens.money.words import difference_words, dong
from ui.seat.seat import Seat
from ui.texts import Notice, notice

translate = QCoreApplication.translate

_NOBODY: Final = UUID(int=0)
_MOST_PIECES: Final = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What the cashier counted and wrote, as typed."""

    key: UUID = _NOBODY
    pieces: Mapping[int, str] = field(default_factory=dict)  # note → how many
    reason: str = ""
    first: str = ""
    last: str = ""
    cancelled: str = ""

    @property
    def counted(self) -> Mapping[int, int] | None:
        """None: a count that cannot be read."""
        found = {}
        for note in DENOMINATIONS:
            said = self.pieces.get(note, "").strip()
            if said and not (said.isdecimal() and int(said) <= _MOST_PIECES):
                return None
            found[note] = int(said or 0)
        return found


NO_COUNT: Final = Count()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftState:
    own: CountedShift | None = None  # open, or to be counted again
    rows: Sequence[ShiftRow] = ()
    count: Count = NO_COUNT
    float_: str = ""  # of the shift to be opened, as typed
    opening_key: UUID | None = None  # of that shift: asked for twice it is opened once
    may_collect: bool = False
    may_unlock: bool = False
    reversal: str = ""  # why the shift that is chosen is to be counted again, as typed
    chosen: CountedShift | None = None  # of the list
    desk: str = ""  # where the officer sits
    busy: bool = False
    refunds: int = 0  # dossiers with money that waits to be given back

    @property
    def may_print(self) -> bool:
        """The shift that is chosen was counted at this desk, and its count stands."""
        chosen, concerned = self.chosen, self.may_collect or self.may_unlock
        if chosen is None or chosen.shift.desk != self.desk or not concerned:
            return False
        return chosen.shift.stage is ShiftStage.CLOSED

    @property
    def expected(self) -> int:
        """Đồng that must lie in the drawer."""
        return 0 if self.own is None else self.own.shift.expected(self.own.sums)

    @property
    def in_drawer(self) -> int | None:
        counted = self.count.counted
        return None if counted is None else counted_total(counted)

    @property
    def missing(self) -> str:
        """Why the shift cannot be closed yet."""
        if self.in_drawer is None:
            return translate("money", "Số tờ gõ chưa đọc được.")
        if self.in_drawer != self.expected and not self.count.reason.strip():
            words = translate("money", "Còn chênh lệch, {sum}: đếm lại, hoặc ghi lý do.")
            return words.format(sum=difference_words(self.in_drawer - self.expected))
        return ""


class ShiftPresenter(QObject):
    state_changed = Signal(object)  # ShiftState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    counted = Signal(object, object)  # Shift: the paper of its count is to be printed; Officer
    stopped = Signal()  # the count cannot be locked as it stands, or nothing be opened with
    settled = Signal()  # a shift was opened, closed or reversed
    begun = Signal()  # a shift was opened: money can be taken
    found = Signal(object)  # UUID: the shift that was asked for is among the rows

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._till, self._facts = office.till, office.facts
        self._background = background
        self._asked: UUID | None = None  # shift that is to be chosen as soon as it is read
        self.seat = Seat[ShiftState](office.now, self.notice_changed.emit)
        self.state = ShiftState()

    def _named(self, row: ShiftRow) -> ShiftRow:
        """With its desk as every page calls it."""
        return replace(row, desk=desk_words(row.desk, self._facts))

    def enter(self, officer: Officer, shift: UUID | None = None) -> None:
        """What another counted is shown to nobody else, and to them again while it is the shift
        they counted.

        Args:
            shift: To be chosen among the shifts; None: whichever was.
        """
        self._asked = shift
        self._show(self.seat.sit(officer, self.state, ShiftState()))
        key = self.state.opening_key or self._till.new_key()
        self.state = replace(self.state, desk=self._facts.desk, opening_key=key)
        self.read()

    def read(self) -> None:
        officer = self.seat.officer
        if officer is None:
            return

        asked = self._asked
        picked = asked or (None if self.state.chosen is None else self.state.chosen.shift.id)

        def look() -> tuple[Any, ...]:
            till = self._till
            if not till.settings().may_see_books(officer):
                return None, (), till.settings(), None, 0
            rows = [self._named(row) for row in till.shifts(officer)]
            ids = [row.id for row in rows]
            shown = picked if picked in ids else next(iter(ids), None)
            chosen = None if shown is None else till.shift(shown, officer)
            refunds = till.counts()[MoneyList.REFUNDS]
            return till.own_shift(officer), rows, till.settings(), chosen, refunds

        def found(answer: tuple[Any, ...]) -> None:
            own, rows, settings, chosen, refunds = answer
            count = self.state.count
            before = self.state.own
            if own is None or before is None or before.shift.id != own.shift.id:
                count = Count(key=self._till.new_key())
            self._show(
                replace(
                    self.state,
                    own=own,
                    rows=rows,
                    chosen=chosen,
                    count=count,
                    refunds=refunds,
                    may_collect=settings.may_collect(officer),
                    may_unlock=officer.may(Right.UNLOCK_SHIFT),
                )
            )
            if asked is not None and asked is self._asked:
                self._asked = None
                self.found.emit(asked)

        self._background.run(
            look,
            owner=self,
            done=self.seat.to_asker(found),
            failed=self.seat.to_asker(self._fail),
            lane=Lane.READING,
            key="money.shift",
        )

    @Slot(int, str)
    def count(self, note: int, pieces: str) -> None:
        pieces_now = {**self.state.count.pieces, note: pieces}
        self._show(replace(self.state, count=replace(self.state.count, pieces=pieces_now)))

    @Slot(str, str)
    def write(self, name: str, text: str) -> None:
        """A field of `Count`."""
        changed: dict[str, Any] = {name: text}
        self._show(replace(self.state, count=replace(self.state.count, **changed)))

    @Slot(str)
    def put_float(self, text: str) -> None:
        self._show(replace(self.state, float_=text))

    @Slot(str)
    def put_reversal(self, reason: str) -> None:
        self._show(replace(self.state, reversal=reason))

    @Slot(object)
    def choose(self, shift: UUID) -> None:
        officer = self.seat.officer
        if officer is None:
            return

        def found(counted: CountedShift | None) -> None:
            self._show(replace(self.state, chosen=counted))

        self._background.run(
            lambda: self._till.shift(shift, officer),
            owner=self,
            done=self.seat.to_asker(found),
            failed=self.seat.to_asker(self._fail),
            lane=Lane.READING,
            key="money.shift.chosen",
        )

    @Slot()
    def open(self) -> None:
        key = self.state.opening_key
        if key is None:  # nobody has entered yet
            return
        if not self.state.float_.strip():  # the key that closed the last shift, pressed once more
            said = self.tr("Chưa mở ca: gõ số tiền đầu ca.")
            self._say(Notice(said, self.tr("Không có tiền đầu ca thì gõ 0."), grave=False))
            self.stopped.emit()
            return
        opening = dong(self.state.float_)
        if opening is None:
            self._say(Notice(translate("money", "Số tiền gõ chưa đọc được."), "", grave=False))
            self.stopped.emit()
            return
        order = OpenShift(key=key, opening=opening)
        self._do(lambda by: self._till.open_shift(order, by), self._opened)

    @Slot()
    def close(self) -> None:
        own, count = self.state.own, self.state.count
        counted = count.counted
        if own is None or self.state.missing or counted is None:
            self._say(Notice(self.tr("Chưa chốt được."), self.state.missing, grave=False))
            self.stopped.emit()
            return
        cancelled = tuple(part for part in count.cancelled.replace(",", " ").split() if part)
        order = CloseShift(
            key=count.key,
            shift=own.shift.id,
            counted=counted,
            reason=count.reason,
            receipts=Receipts(
                first=count.first.strip(), last=count.last.strip(), cancelled=cancelled
            ),
        )
        self._do(lambda by: self._till.close_shift(order, by), self._closed)

    @Slot(str)
    def reverse(self, reason: str) -> None:
        chosen = self.state.chosen
        if chosen is None or chosen.shift.stage is not ShiftStage.CLOSED:
            return
        order = ReverseShift(shift=chosen.shift.id, reason=reason)
        self._do(lambda by: self._till.reverse_shift(order, by), self._reversed)

    def _do(self, act: Callable[[Officer], Shift], done: Callable[[Shift, Officer], None]) -> None:
        officer = self.seat.officer
        if officer is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True))
        self.notice_changed.emit(None, None)

        def settled(shift: Shift) -> None:
            self._change(officer, busy=False)
            done(shift, officer)
            self.read()
            self.settled.emit()

        def failed(error: DeskError) -> None:
            self._change(officer, busy=False)
            self.seat.tell(officer, notice(error))
            self.read()

        self._background.run(lambda: act(officer), owner=self, done=settled, failed=failed)

    def _change(self, by: Officer, **changed: Any) -> None:
        """What `by` has here, who may sit here no more."""
        self._show(self.seat.change(by, self.state, lambda state: replace(state, **changed)))

    def _opened(self, shift: Shift, by: Officer) -> None:
        self._change(by, float_="", opening_key=self._till.new_key())
        said = self.tr("Đã mở ca, tiền đầu ca {sum}.").format(sum=formats.money(shift.opening))
        self.seat.tell(by, Notice(said, "", done=True))
        if self.seat.holds(by):
            self.begun.emit()

    def _closed(self, shift: Shift, by: Officer) -> None:
        """Who left before it was printed has the paper printed from the shift."""
        self._change(by, count=NO_COUNT)
        closing = shift.closings[-1]
        words = self.tr("Đã chốt ca và khóa: trong két {sum}.").format(
            sum=formats.money(closing.in_drawer)
        )
        advice = ""
        if closing.difference:
            advice = self.tr("Chênh lệch, {sum}: {reason}.").format(
                sum=difference_words(closing.difference), reason=closing.reason
            )
        said = Notice(words, advice, grave=False, done=not closing.difference)
        self.seat.tell(by, said)
        self.counted.emit(shift, by)

    @Slot()
    def print_again(self) -> None:
        """The count of the shift that is chosen, where it was counted at this desk."""
        chosen, officer = self.state.chosen, self.seat.officer
        if chosen is not None and officer is not None and self.state.may_print:
            self.counted.emit(chosen.shift, officer)

    def _reversed(self, shift: Shift, by: Officer) -> None:
        self._change(by, chosen=None, reversal="")
        words = self.tr("Đã hủy chốt ca của {name}; người thu đếm lại.").format(
            name=shift.cashier_name
        )
        self.seat.tell(by, Notice(words, "", done=True))

    def _fail(self, error: DeskError) -> None:
        self._say(notice(error))

    def _say(self, said: Notice) -> None:
        self.notice_changed.emit(said, None)

    def _show(self, state: ShiftState) -> None:
        self.state = state
        self.state_changed.emit(state)
