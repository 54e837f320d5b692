"""Money as the shell knows it: the three presenters and the view joined."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.documents.kinds import PAYMENT_SLIP, REFUND_VOUCHER
from desk_app.domain.codes.scan import CodeScan, Scan
from desk_app.domain.codes.seal import SealedCode
from desk_app.domain.errors import DeskError, RightMissing
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.handling.look_at_paper import PaperLook, fault_of
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import News
from ui.screens.money.ledger.choosers import FileNamer, name_ledger
from ui.screens.money.ledger.pages import AccountsPage, LedgerPage
from ui.screens.money.ledger.presenter import LedgerPresenter
from ui.screens.money.shift.page import ShiftPage
from ui.screens.money.shift.presenter import ShiftPresenter
from ui.screens.money.tabs import Page
from ui.screens.money.taking.forms import Form
from ui.screens.money.taking.presenter import TakingPresenter
from ui.screens.money.taking.state import TakingState
from ui.screens.money.view import MoneyView
from ui.seat.seat import Seat
from ui.shell.screen import AtShift, Go, Header
from ui.texts import Notice, notice

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Left:
    """By one officer, beside what the presenters keep."""

    page: Page
    typed: Mapping[str, str]  # into the form beside collecting


class MoneyScreen(QObject):
    """`ui.shell.screen.Screen`; a scanned receipt opens the money of its dossier."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    slip_asked = Signal(
        object, str, str, object
    )  # Dossier, key in hexadecimal figures, form, Officer
    count_asked = Signal(object, object)  # Shift whose count is to be printed; Officer who asks

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._reading = office.counter, office.reading
        self._background = background
        self._seat = Seat[_Left](office.now, self.notice_changed.emit)
        self.taking = TakingPresenter(office, background, news, self)
        self.shift = ShiftPresenter(office, background, self)
        self.ledger = LedgerPresenter(office, background, self)
        self.view = MoneyView()
        self.name_file: FileNamer = name_ledger
        self._join_taking()
        self._join_books()
        self.view.asked.connect(self._turn_to)
        for presenter in (self.taking, self.shift, self.ledger):
            presenter.seat.tell_with(self._seat)
            presenter.notice_changed.connect(self.notice_changed)

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is the DossierId whose fees are collected, AtShift, or None."""
        self.header_changed.emit(Header(self.tr("Lệ phí, chốt ca")))
        shift = about.shift if isinstance(about, AtShift) else None
        here = _Left(self.view.page, self.view.form.values)
        left = self._seat.sit(officer, here, _Left(Page.TAKING, {}))
        page = left.page
        if about is not None:
            page = Page.TAKING if shift is None else Page.SHIFT
        self.view.show_page(page)
        self.taking.enter(officer, about if shift is None else None)
        if left is not here and self.taking.state.form is not Form.TAKE:
            self.view.form.put_values(left.typed)
        self.shift.enter(officer, shift)
        self.ledger.enter(officer)
        self.view.focus_start(self.taking.state)

    def enter_again(self) -> None:
        """The key of this page, pressed on it: to where fees are taken."""
        self.view.show_page(Page.TAKING)

    def leave(self) -> None:
        self.taking.leave()

    def take_scan(self, scan: Scan) -> bool:
        officer = self._seat.officer
        if not isinstance(scan, CodeScan) or officer is None:
            return False
        self.view.show_page(Page.TAKING)
        if isinstance(scan.sealed, SealedCode):
            self._by_paper(scan.sealed, officer)
        else:
            self._open_code(scan.code)
        return True

    def step_back(self) -> bool:
        """Esc: out of a form, then from another page to collecting."""
        if self.view.page is not Page.TAKING:
            self._turn_to(Page.TAKING)
            return True
        return self._leave_form()

    def _leave_form(self) -> bool:
        left = self.taking.step_back()
        if left:
            self.notice_changed.emit(None, None)
        return left

    @Slot(object)
    def _turn_to(self, page: Page) -> None:
        """By the officer: what was said on the page before is over."""
        self.notice_changed.emit(None, None)
        self.show_page(page)

    @Slot(object)
    def show_page(self, page: Page) -> None:
        if page is not Page.TAKING and self.taking.state.may_see_books is False:
            self.view.tabs.show_page(self.view.page)  # a press had chosen its button
            self._fail(RightMissing(Right.COLLECT))
            return
        self.view.show_page(page)
        self.shift.read()
        self.ledger.read()
        self.taking.read()
        self.view.focus_start(self.taking.state)

    def _close_books(self, state: TakingState) -> None:
        """They were opened before anybody knew who may see them."""
        if state.may_see_books is False and self.view.page is not Page.TAKING:
            self.view.show_page(Page.TAKING)
            self._fail(RightMissing(Right.COLLECT))

    def _by_paper(self, sealed: SealedCode, officer: Officer) -> None:
        def looked(look: PaperLook) -> None:
            if look.dossier is not None:
                self.taking.open(look.dossier)
            elif (fault := fault_of(look)) is not None:
                self._fail(fault)

        self._look(lambda: self._counter.look_at_paper(sealed, officer), looked, Lane.COUNTER)

    def _open_code(self, code: str) -> None:
        self._look(
            lambda: self._reading.dossier_by_code(code),
            self.taking.open,
            Lane.READING,
            "money.code",
        )

    def _look(
        self, read: Callable[[], T], done: Callable[[T], None], lane: Lane, key: str = ""
    ) -> None:
        """Whoever sits here since scanned nothing: neither what is found nor why not is theirs."""
        found, failed = self._seat.to_asker(done), self._seat.to_asker(self._fail)
        self._background.run(read, owner=self, done=found, failed=failed, lane=lane, key=key)

    def _fail(self, error: DeskError) -> None:
        self.notice_changed.emit(notice(error), None)

    def _join_taking(self) -> None:
        view, taking = self.view, self.taking
        view.list.chosen.connect(taking.choose)
        view.list.opened.connect(taking.open)
        view.list.wished.connect(taking.wish)
        taking.row_wanted.connect(view.list.open_current)
        view.open_shift.clicked.connect(lambda: self._turn_to(Page.SHIFT))
        card = view.card
        card.ticked.connect(taking.tick)
        card.priced.connect(taking.price)
        card.changed.connect(taking.change)
        card.collected.connect(taking.collect)
        card.put_off.connect(taking.put_off)
        card.form_asked.connect(taking.ask_form)
        card.not_theirs.connect(
            lambda why: self.notice_changed.emit(Notice(why, "", grave=False), None)
        )
        view.form.submitted.connect(taking.submit)
        view.form.back.clicked.connect(self._leave_form)
        taking.state_changed.connect(view.render_taking)
        taking.state_changed.connect(self._close_books)
        taking.opened.connect(lambda: view.focus_start(taking.state))
        taking.stopped.connect(lambda: view.card.focus_missing(taking.state))
        taking.taken.connect(
            lambda dossier, key, by: self.slip_asked.emit(dossier, key.hex, PAYMENT_SLIP, by)
        )
        taking.refunded.connect(
            lambda dossier, key, by: self.slip_asked.emit(dossier, key.hex, REFUND_VOUCHER, by)
        )
        taking.shift_wanted.connect(self._want_shift)
        taking.return_wanted.connect(lambda about: self.go.emit(Go("return", about)))

    def _want_shift(self) -> None:
        self.show_page(Page.SHIFT)
        said = Notice(
            self.tr("Chưa mở ca thu."),
            self.tr("Mở ca rồi quay lại thu; phần đã nhập vẫn còn."),
            grave=False,
        )
        self.notice_changed.emit(said, None)

    def _join_books(self) -> None:
        shift = self.shift
        self.view.made.connect(self._join_page)
        shift.settled.connect(self.taking.read)
        # Never on to the count: a key struck twice would lock the shift it has just opened.
        shift.begun.connect(lambda: self.show_page(Page.TAKING))
        shift.counted.connect(self.count_asked)

    @Slot(object)
    def _join_page(self, page: ShiftPage | LedgerPage | AccountsPage) -> None:
        match page:
            case ShiftPage():
                self._join_shift(page)
            case LedgerPage():
                page.changed.connect(self.ledger.change)
                page.file_asked.connect(self._ask_for_file)
                self.ledger.state_changed.connect(page.render_state)
                page.render_state(self.ledger.state)
            case AccountsPage():
                page.chosen.connect(self.ledger.show_account)
                page.typed.connect(self.ledger.put_account)
                page.saved.connect(self.ledger.set_account)
                page.reception_set.connect(self.ledger.let_reception_collect)
                self.ledger.state_changed.connect(page.render_state)
                page.render_state(self.ledger.state)

    def _join_shift(self, page: ShiftPage) -> None:
        shift = self.shift
        page.opened.connect(shift.open)
        page.float_put.connect(shift.put_float)
        page.chosen.connect(shift.choose)
        page.reversed.connect(shift.reverse)
        page.reversal_put.connect(shift.put_reversal)
        page.count.counted.connect(shift.count)
        page.closing.written.connect(shift.write)
        page.closing.closed.connect(shift.close)
        shift.stopped.connect(lambda: page.focus_missing(shift.state))
        page.printed.connect(shift.print_again)
        shift.state_changed.connect(page.render_state)
        shift.found.connect(page.go_to)
        page.render_state(shift.state)

    @Slot()
    def _ask_for_file(self) -> None:
        self.name_file(self.view, self.ledger.file_name(), self.ledger.save)
