"""The pages of money side by side, each with the key that shows it."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.layouts import REST, row


class Page(Enum):
    TAKING = "taking"
    SHIFT = "shift"
    LEDGER = "ledger"
    ACCOUNTS = "accounts"


class Tabs(QWidget):
    chosen = Signal(object)  # Page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Trang"))
        words: Mapping[Page, tuple[str, Keys | None]] = {
            Page.TAKING: (self.tr("Thu phí, lệ phí"), None),
            Page.SHIFT: (self.tr("Ca thu"), Keys.SHIFT),
            Page.LEDGER: (self.tr("Sổ thu"), Keys.LEDGER),
            Page.ACCOUNTS: (self.tr("Tài khoản"), None),
        }
        self._group = QButtonGroup(self)
        self.buttons = {page: self._button(page, *said) for page, said in words.items()}
        self.buttons[Page.TAKING].set_caps(Keys.MONEY.caps)  # the navigation's, pressed here
        accounts = self.buttons[Page.ACCOUNTS]
        accounts.set_caps(("Alt", "5"))  # behind the four lists
        bind("Alt+5", accounts, accounts.click)
        ends = {Page.TAKING: "first", Page.ACCOUNTS: "last"}
        for page, button in self.buttons.items():
            button.setProperty("pos", ends.get(page, "middle"))
        self.setLayout(row(row(*self.buttons.values(), gap="none"), REST))
        self.show_page(Page.TAKING)

    def show_page(self, page: Page) -> None:
        self.buttons[page].setChecked(True)

    def show_books(self, *, may_see: bool) -> None:
        """Shifts, ledger and accounts look of no use to who neither collects nor answers for
        the till; chosen all the same, they say why."""
        why = "" if may_see else self.tr("Chỉ thu ngân và lãnh đạo xem ca thu, sổ thu, tài khoản.")
        for page, button in self.buttons.items():
            if page is not Page.TAKING:
                button.set_of_no_use(why)

    def _button(self, page: Page, words: str, key: Keys | None) -> Button:
        button = Button(words, Kind.SEGMENT, key=key)
        button.setCheckable(True)
        self._group.addButton(button)
        button.clicked.connect(lambda: self.chosen.emit(page))
        return button
