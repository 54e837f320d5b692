"""The page of handing over: its sides as chips, one of them below."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.screens.hand_over.pages.given import GivenPage
from ui.screens.hand_over.pages.listed import ListPage
from ui.screens.hand_over.pages.making import MakingPage
from ui.screens.hand_over.pages.results import ResultsPage
from ui.screens.hand_over.presenter import PageState, Side
from ui.widgets.layouts import LaterPages, column
from ui.widgets.segmented import ChipBar

translate = QCoreApplication.translate


class HandOverView(QWidget):
    side_chosen = Signal(object)  # Side

    def __init__(self, now: Callable[[], datetime], desk: Callable[[str], str]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.chips = ChipBar(translate("hand_over", "Bàn giao"), _sides())
        self.making = MakingPage(now)
        self._desk = desk
        self._pages = LaterPages()
        self._pages.addWidget(self.making)
        self.made = self._pages.made  # GivenPage, ListPage or ResultsPage
        self.setLayout(column(self.chips, (self._pages, 1), edge=("l", "m")))
        self.chips.chosen.connect(self.side_chosen)

    @cached_property
    def given(self) -> GivenPage:
        return self._pages.make(GivenPage(self._desk))

    @cached_property
    def list(self) -> ListPage:
        return self._pages.make(ListPage())

    @cached_property
    def results(self) -> ResultsPage:
        return self._pages.make(ResultsPage())

    def render_state(self, state: PageState, *, listed: bool) -> None:
        """Args:
        listed: One of the lists given is open.
        """
        self.chips.set_value(state.side)
        self.chips.set_count(Side.MAKING, _count(state.waiting), hot=state.late > 0)
        self.chips.set_count(Side.GIVEN, _count(state.on_the_way))
        self.chips.set_count(Side.RESULTS, str(state.results))
        page = self._page(state.side, listed=listed)
        if page is not self._pages.currentWidget():
            self._pages.setCurrentWidget(page)
            self.focus_start()

    def _page(self, side: Side, *, listed: bool) -> QWidget:
        match side:
            case Side.MAKING:
                return self.making
            case Side.GIVEN:
                return self.list if listed else self.given
            case Side.RESULTS:
                return self.results

    def focus_start(self) -> None:
        """Where keys go on: a scan needs no focus, and Enter pressed once too often no act."""
        match self._pages.currentWidget():
            case MakingPage():
                self.making.focus_start()
            case GivenPage():
                self.given.focus_start()
            case ListPage():
                self.list.taking.focus_who()
            case _:
                self.results.focus_start()


def _count(number: int | None) -> str:
    return "" if number is None else str(number)


def _sides() -> list[tuple[Side, str]]:
    return [
        (Side.MAKING, translate("hand_over", "Chưa bàn giao")),
        (Side.GIVEN, translate("hand_over", "Đã giao, chờ ký nhận")),
        (Side.RESULTS, translate("hand_over", "Nhận kết quả")),
    ]
