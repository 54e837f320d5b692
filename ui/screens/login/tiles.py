"""The people of the desk as tiles: one Tab stop, a digit or the arrows choose."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desk_app.domain.officer import Officer
from ui import theme
from ui.seat.work_words import role_words
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Scrolled
from ui.widgets.layouts import column, panel

translate = QCoreApplication.translate

_IN_SIGHT: Final = 5  # more are reached by scrolling
_DIGITS: Final = 9  # people that have a digit
_ARROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PeopleTiles(QWidget):
    """Choosing is told, not done: the tiles show what they are told is chosen."""

    chosen = Signal(int)  # place, by an arrow
    picked = Signal(int)  # place, by its digit, Enter or a click: the secret comes next
    typed = Signal(str)  # of the secret, where there is nobody to choose

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._officers: Sequence[Officer] = ()
        self._tiles: list[_Tile] = []
        self._place = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.size("space.s"))
        edge = theme.size("space.xs")  # for the focus ring
        self._list.setContentsMargins(edge, edge, edge, edge)
        self._scrolled = Scrolled(column(panel(self._list), "none"))
        self.setLayout(column((self._scrolled, 1)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @property
    def alone(self) -> bool:
        """There is nobody to choose among."""
        return len(self._tiles) == 1

    def show_people(self, officers: Sequence[Officer], place: int) -> None:
        if _faces(officers) != _faces(self._officers):
            self._make(officers)
        self._place = place
        for n, tile in enumerate(self._tiles):
            tile.setChecked(n == place)
            tile.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if n == place else Qt.FocusPolicy.ClickFocus
            )
        if self._tiles:
            current = self._tiles[place]
            self.setFocusProxy(current)
            if any(tile.hasFocus() for tile in self._tiles):
                current.setFocus()
            self._scrolled.ensureWidgetVisible(current, 0, theme.size("space.s"))

    def step(self, by: int) -> None:
        """One person down or up."""
        if self._tiles:
            self.chosen.emit(min(max(self._place + by, 0), len(self._tiles) - 1))

    def _make(self, officers: Sequence[Officer]) -> None:
        """The focus goes from tile to tile: a field in between would take the digit struck now."""
        before = self._tiles
        had_focus = any(tile.hasFocus() for tile in before)
        self._officers = tuple(officers)
        self._tiles = [_Tile(n, officer, self, len(officers)) for n, officer in enumerate(officers)]
        for tile in self._tiles:
            self._list.addWidget(tile)
            tile.clicked.connect(lambda _on=False, n=tile.place: self.picked.emit(n))
            tile.show()
        if had_focus and self._tiles:
            self._tiles[0].setFocus()
        for old in before:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Also what a tile leaves alone; the scrolled area between would take the arrows."""
        by = _ARROWS.get(Qt.Key(event.key()))
        if by is not None:
            self.step(by)
        elif self.alone and event.text().isalnum():
            self.typed.emit(event.text())
        elif not self.pick(event.text()):
            super().keyPressEvent(event)

    def pick(self, digit: str) -> bool:
        """Whether `digit` is somebody's; they are chosen."""
        known = digit in set("123456789") and int(digit) <= len(self._tiles)
        if known:
            self.picked.emit(int(digit) - 1)
        return known

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        shown = min(len(self._tiles), _IN_SIGHT)
        gaps = theme.size("space.s") * max(shown - 1, 0) + 2 * theme.size("space.xs")
        height = shown * theme.size("height.button_tile") + gaps
        self.setMaximumHeight(height)
        # A small window may need the room for its notice; the tiles scroll then.
        self.setMinimumHeight(
            theme.size("height.scrolled_least") if theme.worn().compact else height
        )


def _faces(officers: Sequence[Officer]) -> Sequence[tuple[object, ...]]:
    """What a tile shows; a badge given to somebody changes none."""
    return [(officer.id, officer.name, officer.roles) for officer in officers]


def _detail(officer: Officer) -> str:
    """The main work, and how much beside it: all of it stands at the right once chosen."""
    main, further = role_words(officer.role), len(officer.roles) - 1
    if not further:
        return main
    more = translate("login", "{work}  ·  kiêm {n} việc")
    return more.format(work=main, n=further)


class _Tile(Button):
    """Name over the work; its digit in a cap. Enter and a click pick, the rest is the list's.

    Who is alone has no digit: what is typed is the secret already.
    """

    def __init__(self, place: int, officer: Officer, people: PeopleTiles, of: int) -> None:
        caps = [str(place + 1)] if place < _DIGITS and of > 1 else []
        super().__init__(officer.name, Kind.TILE, caps=caps)
        self.place = place
        self._people = people
        self.set_detail(_detail(officer))
        self.setCheckable(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            super().keyPressEvent(event)
        else:
            self._people.keyPressEvent(event)

    @override
    def nextCheckState(self) -> None:
        """A click does not check: the page says who is chosen."""
