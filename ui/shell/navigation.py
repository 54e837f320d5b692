"""The navigation at the left: where one is, who one is."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from desk_app.domain.people.rights import Right
from ui import theme
from ui.shell.page_rights import missing
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column


@dataclass(frozen=True, slots=True)
class NavItem:
    """A place in the navigation."""

    page: str  # name of the page it shows
    title: str
    key: Keys
    seldom: bool = False  # stands lower and smaller, after the others


class Navigation(QFrame):
    """Unit above, places, and the officer with "Đổi người" and "Các phím" at the foot."""

    navigated = Signal(str)  # page
    switch_officer_asked = Signal()
    keys_asked = Signal()

    def __init__(self, items: Sequence[NavItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self._unit_kind = Label("", "caption", tone="text2", wrap=True)
        self._unit_name = Label("", "cell_strong", wrap=True)
        self._officer = Label("", "small_strong", wrap=True)
        self._desk = Label("", "caption", tone="text2", wrap=True)
        self._items = {item.page: self._button(item) for item in items}
        often = [self._items[item.page] for item in items if not item.seldom]
        others = [self._items[item.page] for item in items if item.seldom]
        switch = Button(self.tr("Đổi người"), Kind.NAV, key=Keys.CHANGE_OFFICER)
        keys = Button(self.tr("Các phím"), Kind.NAV, key=Keys.HELP)
        for button in (switch, keys, *others):
            button.sized("nav_item_small", "button_small")
        switch.clicked.connect(self.switch_officer_asked)
        keys.clicked.connect(self.keys_asked)
        unit = column(
            self._unit_kind, self._unit_name, gap="label_above", edge=("l", "m", "s", "m")
        )
        officer = column(self._officer, self._desk, gap="label_above", edge=("l", "s", "m", "xs"))
        gap = ("m",) if others else ()
        foot = (Rule(), officer, switch, keys, "s")
        self.setLayout(column(unit, *often, *gap, *others, REST, *foot, gap="none"))
        self._fit()

    def _button(self, item: NavItem) -> Button:
        button = Button(item.title, Kind.NAV, key=item.key)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._go(item.page))
        return button

    def _go(self, page: str) -> None:
        self.navigated.emit(page)
        self.show_place(self._place)  # a click checks the button; the page decides where we are

    _place = ""

    def show_place(self, page: str) -> None:
        """Mark the item of `page`; none for a page without an item."""
        self._place = page
        for name, button in self._items.items():
            button.setChecked(name == page)

    def show_rights(self, rights: Set[Right]) -> None:
        """Places of no use to whoever has `rights` look so; chosen all the same, they say why."""
        why = self.tr("Vai trò của bạn không làm việc ở trang này.")
        for page, button in self._items.items():
            button.set_of_no_use(why if missing(rights, page) else "")

    def show_unit(self, kind: str, name: str) -> None:
        self._unit_kind.setText(in_two_lines(kind))
        self._unit_name.setText(name)

    def show_officer(self, name: str, desk: str) -> None:
        self._officer.setText(name)
        self._desk.setText(desk)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(theme.size("width.nav"))
        self._unit_kind.setVisible(not theme.worn().compact)


def in_two_lines(words: str) -> str:
    """`words` broken where the two lines are most alike: not "…hành / chính công"."""
    metrics, pieces = theme.metrics("caption"), words.split()
    breaks = [(" ".join(pieces[:n]), " ".join(pieces[n:])) for n in range(1, max(len(pieces), 1))]
    if not breaks:
        return words
    return "\n".join(min(breaks, key=lambda two: max(map(metrics.horizontalAdvance, two))))


def unit_words(full: str, name: str) -> tuple[str, str]:
    """What kind of place it is, and whose: two lines of the navigation."""
    kind = full[: -len(name)].strip() if full.casefold().endswith(name.casefold()) else full
    return kind, name
