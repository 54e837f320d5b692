"""The pages of money: collecting, the shift, the ledger, the accounts; one is shown."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.domain.money.till.moves import Method
from ui.screens.money.ledger.pages import AccountsPage, LedgerPage
from ui.screens.money.shift.page import ShiftPage
from ui.screens.money.tabs import Page, Tabs
from ui.screens.money.taking.form_pane import FormPane
from ui.screens.money.taking.forms import Form
from ui.screens.money.taking.list_card import ListCard
from ui.screens.money.taking.qr_card import QrCard
from ui.screens.money.taking.state import TakingState
from ui.screens.money.taking.taking_card import TakingCard
from ui.shortcuts import Keys
from ui.widgets.bars import HintBar
from ui.widgets.button import Button
from ui.widgets.frames import Card, EmptyState, RightColumn
from ui.widgets.layouts import LaterPages, column, laid_out_once, panel, row


class MoneyView(QWidget):
    asked = Signal(object)  # Page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.tabs = Tabs()
        self.qr = QrCard()
        self.list, self.card, self.form = ListCard(), TakingCard(), FormPane()
        self.open_shift = Button(self.tr("Mở ca"), caps=Keys.SHIFT.caps).small()
        self.hint = HintBar(act=self.open_shift)
        self._nothing = Card(
            column(
                EmptyState(
                    self.tr("Chưa chọn hồ sơ"),
                    self.tr("Quét mã trên giấy tiếp nhận, hoặc chọn trong danh sách rồi Enter."),
                )
            )
        )
        self._side = QStackedWidget()
        for part in (self._nothing, self.card, self.form):
            self._side.addWidget(part)
        self._left = QStackedWidget()
        self._left.addWidget(panel(column(self.hint, (self.list, 1))))
        self._left.addWidget(self.qr)
        self._taking = panel(row((self._left, 1), RightColumn(column((self._side, 1))), gap="l"))
        self._pages = LaterPages()
        self._pages.addWidget(self._taking)
        self.made = self._pages.made  # ShiftPage, LedgerPage or AccountsPage
        self.page = Page.TAKING
        self.setLayout(column(self.tabs, (self._pages, 1), edge=("l", "m")))
        self.tabs.chosen.connect(self.asked)

    @cached_property
    def shift(self) -> ShiftPage:
        return self._pages.make(ShiftPage())

    @cached_property
    def ledger(self) -> LedgerPage:
        return self._pages.make(LedgerPage())

    @cached_property
    def accounts(self) -> AccountsPage:
        return self._pages.make(AccountsPage())

    def show_page(self, page: Page) -> None:
        self.page = page
        self.tabs.show_page(page)
        self._pages.setCurrentWidget(self._widget(page))

    def _widget(self, page: Page) -> QWidget:
        match page:
            case Page.SHIFT:
                return self.shift
            case Page.LEDGER:
                return self.ledger
            case Page.ACCOUNTS:
                return self.accounts
            case Page.TAKING:
                return self._taking

    def render_taking(self, state: TakingState) -> None:
        with laid_out_once(self, self._taking, self.card):
            self._render_taking(state)

    def _render_taking(self, state: TakingState) -> None:
        self.list.render_state(state)
        self.card.render_state(state)
        self.qr.render_state(state)
        by_code = state.dossier is not None and state.entry.method is Method.TRANSFER
        self._left.setCurrentIndex(1 if by_code and state.form is Form.TAKE else 0)
        if state.form is not Form.TAKE and state.spec is not None:
            self._side.setCurrentWidget(self.form)
            self.form.show_spec(state.spec, busy=state.busy)
        else:
            self.form.forget()
            self._side.setCurrentWidget(self._nothing if state.dossier is None else self.card)
        self._say_shift(state)
        self.tabs.show_books(may_see=state.may_see_books is not False)

    def focus_start(self, state: TakingState) -> None:
        match self.page:
            case Page.SHIFT:
                self.shift.focus_start()
            case Page.LEDGER:
                self.ledger.focus_start()
            case Page.ACCOUNTS:
                self.accounts.focus_start()
            case Page.TAKING if state.form is not Form.TAKE:
                self.form.focus_first()
            case Page.TAKING if state.dossier is None or self.card.is_done(state):
                self.list.focus_list()
            case Page.TAKING:
                self.card.focus_start(state)

    def _say_shift(self, state: TakingState) -> None:
        """Only what wants a look: money is taken in a shift."""
        self.hint.setVisible(state.may_collect and state.shift is None)
        self.hint.say(
            self.tr("Chưa mở ca thu:"), self.tr("ghi tiền đầu ca rồi mở, sau đó thu được tiền.")
        )
