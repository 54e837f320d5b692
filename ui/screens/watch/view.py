"""The supervisor's page: six figures, what is to be seen at the left, bars and tables right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from db.queries.day.lists import Behind
from ui.screens.watch.chosen.list_card import ListCard
from ui.screens.watch.facts import Opens, SeenRow
from ui.screens.watch.figures import FiguresCard
from ui.screens.watch.presenter import WatchState
from ui.screens.watch.seen_card import SeenCard
from ui.screens.watch.side import DaySide
from ui.widgets.layouts import column, panel, row


class WatchView(QWidget):
    opened = Signal(object)  # Opens
    dossier_opened = Signal(object)  # DossierId
    mark_asked = Signal(object, str)  # SeenRow, remark
    remind_asked = Signal(object)  # SeenRow
    left = Signal()  # the list behind a number
    seal_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.figures = FiguresCard()
        self.seen = SeenCard()
        self.side = DaySide()
        self.list = ListCard()
        self._both = QStackedWidget()
        below = row((self.seen, 1), self.side, gap="l")
        self._day = panel(column(self.figures, (below, 1)))
        self._both.addWidget(self._day)
        self._both.addWidget(self.list)
        self.setLayout(column((self._both, 1), edge=("l", "m")))
        self.figures.opened.connect(self.opened)
        self.side.opened.connect(self.opened)
        self.seen.opened.connect(lambda line: self._open(line.opens))
        self.seen.mark_asked.connect(self.mark_asked)
        self.seen.remind_asked.connect(self.remind_asked)
        self.seen.kind_asked.connect(self._open_kind)
        self.seen.seal_asked.connect(self.seal_asked)
        self.list.opened.connect(self.dossier_opened)
        self.list.left.connect(self.left)

    def render_state(self, state: WatchState) -> None:
        self.figures.show_figures(state.facts.figures)
        self.seen.render_state(state)
        self.side.render_facts(state.facts)
        self.list.render_state(state)
        shown = self._day if state.opened is None else self.list
        for page in (self._day, self.list):  # the one that is not shown asks for no room
            ask = QSizePolicy.Policy.Preferred if page is shown else QSizePolicy.Policy.Ignored
            page.setSizePolicy(ask, ask)
        self._both.setCurrentWidget(shown)

    def focus_first(self, state: WatchState) -> None:
        day = self.seen.first_place() or self.figures.figures[0]
        (self.list.first_place() if state.opened is not None else day).setFocus()

    def _open(self, opens: Opens | None) -> None:
        if opens is not None:
            self.opened.emit(opens)

    def _open_kind(self, line: SeenRow) -> None:
        self.opened.emit(Opens(line.badge.text, Behind(what=line.finding.about.value)))
