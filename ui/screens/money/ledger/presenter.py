"""What was collected for whom in a period, and the accounts money goes to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from db.queries.till import LedgerRow
from desk_app.domain.errors import DeskError
from desk_app.domain.money.till.settings import NO_SETTINGS, TillSettings
from desk_app.domain.money.till.vietqr import Account
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.money.set_till import SetTill
from desk_app.wiring.office import Office
from ui import formats
from ui.background import Lane, Runs
from ui.seat.seat import Seat
from ui.texts import Notice, notice


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerState:
    first: str = ""  # days as typed
    last: str = ""
    is_typed: bool = False  # the period is: one nobody typed follows the day
    rows: Sequence[LedgerRow] = ()
    settings: TillSettings = NO_SETTINGS
    whose: str = ""  # account that is shown, by its beneficiary
    typed: Account | None = None  # that account, half typed; None: as it is stored
    may_set: bool = False
    busy: bool = False

    @property
    def beneficiaries(self) -> Sequence[str]:
        """Who fees are collected for, and who has an account; the office itself first."""
        named = {self.whose} | {row.beneficiary for row in self.rows}
        named |= {account.beneficiary for account in self.settings.accounts}
        return ("", *sorted(named - {""}))

    @property
    def account(self) -> Account:
        """That is shown; blank where none is stored."""
        stored = (each for each in self.settings.accounts if each.beneficiary == self.whose)
        return self.typed or next(stored, _no_account(self.whose))


class LedgerPresenter(QObject):
    state_changed = Signal(object)  # LedgerState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._till, self._now = office.till, office.now
        self._background = background
        self.seat = Seat[LedgerState](office.now, self.notice_changed.emit)
        self.state = LedgerState()

    def enter(self, officer: Officer) -> None:
        """What another typed is shown to nobody else, and to them again."""
        found = self.seat.sit(officer, self.state, LedgerState())
        if found is not self.state:
            self._show(_entered(found))
        self.read()

    @Slot(str, str)
    def change(self, name: str, text: str) -> None:
        """`first` or `last` as typed; read as soon as both are days."""
        changed: dict[str, Any] = {name: text}
        state = replace(self.state, **changed)
        self._show(replace(state, is_typed=bool(state.first.strip() or state.last.strip())))
        self._read()

    def read(self) -> None:
        """The page is turned to: this month until today, unless a period was typed."""
        if not self.state.is_typed:
            today = office_date(self._now())
            begin, end = formats.day(today.replace(day=1)), formats.day(today)
            self.state = replace(self.state, first=begin, last=end)
        self._read()

    def _read(self) -> None:
        """The settings, and the rows where both ends of the period are days by now."""
        officer, period = self.seat.officer, self._period()
        if officer is None:
            return

        def look() -> tuple[Sequence[LedgerRow] | None, TillSettings]:
            settings = self._till.settings()
            if not settings.may_see_books(officer):
                return (), NO_SETTINGS
            rows = None if period is None else self._till.ledger(*period, officer)
            return rows, settings

        def found(answer: tuple[Sequence[LedgerRow] | None, TillSettings]) -> None:
            rows, settings = answer
            may_set = officer.may(Right.SET_TILL)
            shown = self.state.rows if rows is None else rows
            self._show(replace(self.state, rows=shown, settings=settings, may_set=may_set))

        self._background.run(
            look,
            owner=self,
            done=self.seat.to_asker(found),
            failed=self.seat.to_asker(self._fail),
            lane=Lane.READING,
            key="money.ledger",
        )

    def file_name(self) -> str:
        """As in "so-thu-261101-261128.xlsx"."""
        period = self._period()
        days = "" if period is None else f"-{period[0]:%y%m%d}-{period[1]:%y%m%d}"
        return f"so-thu{days}.xlsx"

    def save(self, file: Path) -> None:
        """Of the days typed, shown by now or not; a workbook, or CSV by the ending of its name."""
        officer, period = self.seat.officer, self._period()
        if officer is None or period is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True))

        def done(name: str) -> None:
            said = self.tr("Đã lưu sổ thu vào “{name}”.").format(name=name)
            self._end(officer, Notice(said, "", done=True))

        self._background.run(
            lambda: self._till.write_ledger(period, file, officer),
            owner=self,
            done=done,
            failed=lambda error: self._end(officer, notice(error)),
            lane=Lane.READING,
        )

    @Slot(object)
    def show_account(self, whose: str) -> None:
        self._show(replace(self.state, whose=whose, typed=None))

    @Slot(object)
    def put_account(self, typed: Account) -> None:
        """As it is typed."""
        self._show(replace(self.state, typed=typed))

    @Slot(object)
    def set_account(self, account: Account) -> None:
        """Of its beneficiary; one without a number is taken away."""
        who = account.beneficiary or self.tr("đơn vị")
        self._set(
            SetTill(accounts=(account,)),
            self.tr("Đã lưu tài khoản của {who}.").format(who=who),
            account,
        )

    @Slot(bool)
    def let_reception_collect(self, on: bool) -> None:  # Qt's signal
        said = self.tr("Cán bộ tiếp nhận được thu phí.")
        if not on:
            said = self.tr("Chỉ thu ngân thu phí.")
        self._set(SetTill(reception_collects=on), said)

    def _set(self, order: SetTill, words: str, account: Account | None = None) -> None:
        """Args: account: As typed, of which nothing is half typed once it is stored."""
        officer = self.seat.officer
        if officer is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True))

        def done(now: TillSettings) -> None:
            stored = Notice(words, self.tr("Áp dụng cho mọi quầy."), done=True)
            self._end(
                officer, stored, lambda state: _without(replace(state, settings=now), account)
            )
            self._read()

        self._background.run(
            lambda: self._till.set_till(order, officer),
            owner=self,
            done=done,
            failed=lambda error: self._end(officer, notice(error)),
        )

    def _end(
        self,
        by: Officer,
        said: Notice,
        change: Callable[[LedgerState], LedgerState] = lambda state: state,
    ) -> None:
        """How it went with what `by` asked for, who may sit here no more."""
        ended = self.seat.change(by, self.state, lambda state: replace(change(state), busy=False))
        self._show(ended)
        self.seat.tell(by, said)

    def _period(self) -> tuple[date, date] | None:
        first, last = formats.day_from(self.state.first), formats.day_from(self.state.last)
        return None if first is None or last is None or last < first else (first, last)

    def _fail(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _show(self, state: LedgerState) -> None:
        self.state = state
        self.state_changed.emit(state)


def _entered(state: LedgerState) -> LedgerState:
    """What its officer typed, chose and waits for; all else is read anew: it may have changed."""
    return replace(state, rows=(), settings=NO_SETTINGS, may_set=False)


def _without(state: LedgerState, account: Account | None) -> LedgerState:
    """Where `account` is half typed it is so no more."""
    return replace(state, typed=None) if state.typed == account else state


def _no_account(whose: str) -> Account:
    return Account(bin="", number="", holder="", beneficiary=whose)
