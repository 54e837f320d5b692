"""The post: three pages, chosen by the chips above them."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.screens.post.arrivals import ArrivalsState
from ui.screens.post.arrivals_page import ArrivalsPage
from ui.screens.post.departures import DeparturesState
from ui.screens.post.departures_page import DeparturesPage
from ui.screens.post.sent import SentState
from ui.screens.post.sent_page import SentPage
from ui.widgets.layouts import column
from ui.widgets.segmented import ChipBar

translate = QCoreApplication.translate


class Tab(Enum):
    ARRIVALS = "arrivals"
    DEPARTURES = "departures"
    SENT = "sent"


class PostView(QWidget):
    turned = Signal(object)  # Tab

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.chips = ChipBar(self.tr("Bưu chính"), _tabs())
        self.arrivals, self.departures, self.sent = ArrivalsPage(), DeparturesPage(), SentPage()
        self._pages: Mapping[Tab, ArrivalsPage | DeparturesPage | SentPage] = {
            Tab.ARRIVALS: self.arrivals,
            Tab.DEPARTURES: self.departures,
            Tab.SENT: self.sent,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.setLayout(column(self.chips, (self._stack, 1), edge=("l", "m")))
        self.chips.chosen.connect(self.turned)

    @property
    def tab(self) -> Tab:
        shown = self._stack.currentWidget()
        return next(tab for tab, page in self._pages.items() if page is shown)

    def show_tab(self, tab: Tab) -> None:
        self.chips.set_value(tab)
        self._stack.setCurrentWidget(self._pages[tab])

    def focus(self) -> None:
        """Where work goes on, on the page shown."""
        self._pages[self.tab].focus()

    def render_arrivals(self, state: ArrivalsState) -> None:
        left = state.checked.rows if state.checked else ()
        self.chips.set_count(Tab.ARRIVALS, str(sum(not (r.code or r.paper) for r in left)))
        self.arrivals.render_state(state)

    def render_departures(self, state: DeparturesState) -> None:
        self.chips.set_count(Tab.DEPARTURES, str(len(state.rows)))
        self.departures.render_state(state)

    def render_sent(self, state: SentState) -> None:
        self.chips.set_count(Tab.SENT, str(state.under_way))
        self.sent.render_state(state)


def _tabs() -> list[tuple[Tab, str]]:
    return [
        (Tab.ARRIVALS, translate("post", "Hồ sơ đến")),
        (Tab.DEPARTURES, translate("post", "Gửi trả")),
        (Tab.SENT, translate("post", "Đã gửi")),
    ]
