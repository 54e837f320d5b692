"""The frame of the window: bands, navigation, header, notice, pages, status line."""

from collections.abc import Callable, Hashable, Iterator, Sequence, Set
from datetime import datetime
from functools import cached_property

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLayout, QStackedWidget, QWidget
from typing_extensions import override

from desk_app.domain.people.rights import Right
from ui import theme
from ui.shell.bands import StatusLine, TrialBand
from ui.shell.header import Header
from ui.shell.line_state import LineState
from ui.shell.navigation import Navigation, NavItem
from ui.shell.own_esc import OwnEsc
from ui.shell.shown_focus import ShownFocus
from ui.texts import Notice
from ui.widgets.bars import NoticeAction, NoticeBar, Said
from ui.widgets.button import EscSeen
from ui.widgets.field import Field
from ui.widgets.focus_ring import FocusRing
from ui.widgets.layouts import column, laid_out_once, row

FULL = QSize(1366, 700)
"""Client areas narrower or lower than this wear the compact measures."""


class Shell(QWidget):
    """The one window. It knows no screen: pages come by name, their words by value.

    Usage::

        shell = Shell([NavItem("intake", self.tr("Tiếp nhận"), Keys.INTAKE), …], trial=True)
        shell.add_page("intake", view)
        shell.navigated.connect(desk.go)
        shell.show_page("intake")
        shell.set_header(self.tr("Tiếp nhận"), self.tr("Khách số 0047"), [stopwatch])
    """

    navigated = Signal(str)  # page asked for in the navigation; nothing was shown yet
    searched = Signal(str)  # Enter in the search field
    search_typed = Signal(str)  # each change there
    switch_officer_asked = Signal()
    keys_asked = Signal()
    prints_asked = Signal()  # the print list
    sync_asked = Signal()  # what needs somebody: refused, or done otherwise at two desks
    told = Signal(object)  # Notice: it is shown now
    uncovered = Signal()  # the page that was covered is shown again

    def __init__(
        self, items: Sequence[NavItem], *, trial: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("root")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages: dict[str, QWidget] = {}
        self._bare: set[str] = set()
        self._place = ""  # marked in the navigation
        self._under: tuple[str, str, QWidget | None] | None = None  # page, place, who had the focus
        self.may_close: Callable[[], bool] = lambda: True
        self._items = items
        self._band = TrialBand()
        self._band.setVisible(trial)
        self._notice = NoticeBar()
        self._stack = QStackedWidget()
        self._status = StatusLine()
        self._page = column(self._notice, (self._stack, 1), gap="none")
        self._middle = row((self._page, 1), gap="none")
        self.setLayout(column(self._band, (self._middle, 1), self._status, gap="none"))
        self._let_it_shrink()
        self.own_esc = OwnEsc((self._notice, self._stack), self)
        self._ring = FocusRing(self)
        ShownFocus(self._stack, self._focus_in_page, self)
        self._status.prints.clicked.connect(self.prints_asked)
        self._status.sync.clicked.connect(self.sync_asked)
        theme.dress(self)

    @cached_property
    def _frame(self) -> tuple[Navigation, Header]:
        """What stands around every page but a bare one: made with the first of those, not before
        the log-in is painted. Tab goes through it before it comes to the notice and the page."""
        navigation, header = Navigation(self._items), Header()
        self._middle.insertWidget(0, navigation)
        self._page.insertWidget(0, header)
        self.setTabOrder(header.search, self._notice.action)
        self.setTabOrder(self._notice.action, self._notice.beside)
        navigation.navigated.connect(self.navigated)
        navigation.switch_officer_asked.connect(self.switch_officer_asked)
        navigation.keys_asked.connect(self.keys_asked)
        header.searched.connect(self.searched)
        header.search_typed.connect(self.search_typed)
        bare = self.page in self._bare
        for part in (navigation, header):
            part.setHidden(bare)
        return navigation, header

    @property
    def _navigation(self) -> Navigation:
        return self._frame[0]

    @property
    def _header(self) -> Header:
        return self._frame[1]

    def _let_it_shrink(self) -> None:
        """The full-size layout must not hold open a window that is about to turn compact."""
        layout = self.layout()
        assert layout is not None  # noqa: S101  # set just before
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(theme.size("width.window_least"), theme.size("height.window_least"))

    @property
    def search(self) -> Field:
        """The search field, for a page that shows what was found."""
        return self._header.search

    def leave_search(self) -> bool:
        """Esc in the empty search. False: there is nothing to leave."""
        return self._header.leave_search()

    @property
    def page(self) -> str:
        """Name of the page shown; "" before the first."""
        shown = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), "")

    @property
    def notice(self) -> Notice | None:
        return self._notice.notice

    @property
    def said(self) -> Said | None:
        """The notice with what it offers."""
        return self._notice.said

    def add_page(self, name: str, page: QWidget, *, bare: bool = False) -> None:
        """`bare`: no navigation and no header around it (log-in, first start)."""
        self._pages[name] = page
        if bare:
            self._bare.add(name)
        self._stack.addWidget(page)

    def show_page(self, name: str, *, place: str = "") -> None:
        """Show a page and mark its item; the notice of the page before goes.

        Args:
            place: The item to mark when the page has none: a dossier opened from the
                work list marks "worklist".
        """
        changed = name != self.page
        self._place, self._under = place, None
        self._stack.setCurrentWidget(self._pages[name])
        bare = name in self._bare
        self._status.sync.setVisible(not bare)
        if not bare or "_frame" in vars(self):
            self._navigation.setVisible(not bare)
            self._header.setVisible(not bare)
            self._navigation.show_place(place or name)
        if changed:
            self.show_notice(None)

    def cover(self, name: str) -> None:
        """Show a page over the one shown; `uncover` brings that one back as it was."""
        under = self._under or (self.page, self._place, QApplication.focusWidget())
        self.show_page(name)
        self._under = under

    def uncover(self) -> None:
        """Show what was covered; nothing where another page was shown meanwhile."""
        if self._under is None:
            return
        page, place, focused = self._under
        self.show_page(page, place=place)
        if focused is not None and shiboken6.isValid(focused):
            self._focus_in_page(focused)
        self.uncovered.emit()

    def _focus_in_page(self, wanted: QWidget) -> None:
        """`wanted`, or the nearest after it in the page: the status line gets the focus of nobody
        whose place has gone, as Enter would open what stands there."""
        page = self._stack.currentWidget()
        if page is not None and not page.isVisibleTo(self):
            wanted.clearFocus()  # the stack turns to another page, and looks for the focus there
            return
        places = iter([wanted]) if page is None else _places_from(wanted, page)
        for one in places:
            if page is None or self._takes_focus(one, page):
                one.setFocus()
                return
        wanted.clearFocus()

    def _takes_focus(self, one: QWidget, page: QWidget) -> bool:  # one part of the page, by Tab
        return (
            page.isAncestorOf(one)
            and one.isVisibleTo(self)
            and one.isEnabled()
            and bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        )

    def set_header(self, title: str, where: str = "", right: Sequence[QWidget] = ()) -> None:
        """Args:
        right: Widgets of the page, made once; hidden when another header is set.
        """
        self._header.show_title(title, where, right)

    def show_notice(self, notice: Notice | None, action: NoticeAction | None = None) -> None:
        """The one place where failures are said. None takes it away."""
        if notice is None:
            self._notice.clear()
            return
        with laid_out_once(self):
            self._notice.show_notice(notice, action)
        self.told.emit(notice)

    def join_notice(
        self, about: Hashable, notice: Notice, action: NoticeAction | None = None
    ) -> None:
        """Below what stands there, which stays; it goes with that, or by `part_notice`.

        Args:
            about: What is said about the same later takes its place.
        """
        with laid_out_once(self):
            self._notice.join(about, notice, action)
        self.told.emit(notice)

    def part_notice(self, about: Hashable) -> None:
        """It is true no more; whatever else stands there stays."""
        self._notice.take_away(about)

    def says(self, about: Hashable) -> bool:
        """Whether what joined about that still stands there."""
        return self._notice.says(about)

    def set_line(self, state: LineState) -> None:
        self._status.show_line(state)

    def set_printers(self, words: str) -> None:
        """ "Máy in: 2 máy sẵn sàng"; "" when there is nothing to say."""
        self._status.show_printers(words)

    def set_prints(self, words: Sequence[str]) -> None:
        """What waits in the print list: "In: 1 không in được", and shorter words for less room;
        () while nobody may see it."""
        self._status.show_prints(words)

    def set_update(self, words: str) -> None:
        """ "Bản mới 1.4.0"; "" while none waits."""
        self._status.show_update(words)

    def set_officer(self, name: str, desk: str) -> None:
        self._navigation.show_officer(name, desk)

    def set_rights(self, rights: Set[Right]) -> None:
        """Whose places the navigation shows as usable."""
        self._navigation.show_rights(rights)

    def set_unit(self, kind: str, name: str) -> None:
        """ "Trung tâm Phục vụ hành chính công", "Phường Ninh Kiều"."""
        self._navigation.show_unit(kind, name)

    def set_clock(self, now: datetime) -> None:
        """Called by a timer of ui/app.py; the shell has no clock of its own."""
        self._status.show_time(now)

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab; and what Qt does where the widget that has the focus is hidden or disabled."""
        lost: QWidget | None = self.focusWidget()
        if lost is None or (lost.isVisible() and lost.isEnabled()):
            return super().focusNextPrevChild(forward)
        self._focus_in_page(lost)
        return True

    @override
    def customEvent(self, event: QEvent) -> None:
        if isinstance(event, EscSeen):
            self.own_esc.note(event.button)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        app = QApplication.instance()
        if self.isWindow() and isinstance(app, QApplication):
            size = event.size()
            small = size.width() < FULL.width() or size.height() < FULL.height()
            theme.set_compact(app, small)


def _places_from(wanted: QWidget, page: QWidget) -> Iterator[QWidget]:
    """`wanted` and whoever comes after it in `page`, round to the one before.

    Not by `nextInFocusChain`: PySide ties each widget to the one before for good, and takes all
    behind a widget for deleted when that is. A page with an order of its own tells it, and is
    hardly ever asked for all its parts, which are some hundred.
    """
    ordered: Sequence[QWidget] = getattr(page, "tab_order", ())
    if wanted in ordered:
        at = ordered.index(wanted)
        yield from ordered[at:]
        yield from (each for each in page.findChildren(QWidget) if each not in ordered)
        yield from ordered[:at]
        return
    around = page.findChildren(QWidget)
    at = around.index(wanted) if wanted in around else 0
    yield from around[at:]
    yield from around[:at]
