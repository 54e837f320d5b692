"""The page of reports: what is asked, the report, the dossiers behind a number."""

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.screens.books.asking.choose_card import ChooseCard
from ui.screens.books.facts import BooksState, Stage
from ui.screens.books.inspection.card import InspectionCard
from ui.screens.books.inspection.facts import InspectionState
from ui.screens.books.list_card import ListCard
from ui.screens.books.paper import ReportCard
from ui.widgets.frames import Card, EmptyState
from ui.widgets.layouts import LaterPages, column


class BooksView(QWidget):
    dossier_opened = Signal(object)  # DossierId
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.choose = ChooseCard()
        self.paper = ReportCard()
        self._inspecting = False
        self._waits = EmptyState("", "")
        self._waits.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Esc is heard, Enter does nothing
        self._wait = Card(column((self._waits, 1)))
        self._stack = LaterPages()
        for page in (self.choose, self._wait, self.paper):
            self._stack.addWidget(page)
        self.made = self._stack.made  # ListCard or InspectionCard
        self.setLayout(column((self._stack, 1), edge=("l", "m")))
        self.paper.left.connect(self.left)

    @cached_property
    def list(self) -> ListCard:
        card = self._stack.make(ListCard())
        card.opened.connect(self.dossier_opened)
        card.left.connect(self.left)
        return card

    @cached_property
    def inspection(self) -> InspectionCard:
        return self._stack.make(InspectionCard())

    def render_state(self, state: BooksState) -> None:
        self.choose.render_state(state)
        self.paper.render_state(state)
        if state.listed is not None or "list" in vars(self):
            self.list.render_state(state)
        asked = state.asked_for
        said = self.tr("Đang tính “{what}”, {period}…").format(
            what=asked.title if asked else "", period=state.question.period.words.lower()
        )
        if state.stage is Stage.COUNTING:
            said = self.tr("Đang đếm lại hồ sơ vừa thay đổi…")
        self._waits.say(said, self.tr("Bấm Esc để thôi. Việc khác ở quầy vẫn làm được."))
        self._turn(self._page(state))

    def render_inspection(self, inspection: InspectionState, state: BooksState) -> None:
        self._inspecting = inspection.opened
        if inspection.opened or "inspection" in vars(self):
            self.inspection.render_state(inspection)
        self._turn(self._page(state))

    def _turn(self, shown: QWidget) -> None:
        for n in range(self._stack.count()):  # the one that is not shown asks for no room
            page = self._stack.widget(n) or shown
            ask = QSizePolicy.Policy.Preferred if page is shown else QSizePolicy.Policy.Ignored
            page.setSizePolicy(ask, ask)
        self._stack.setCurrentWidget(shown)

    def focus_first(self, state: BooksState) -> None:
        match self._page(state):
            case ListCard() as card:
                card.list.setFocus()
            case ReportCard() | InspectionCard() as card:
                card.focus_first()
            case ChooseCard() as card:
                card.reports.setFocus()
            case _:
                self._waits.setFocus()

    def _page(self, state: BooksState) -> QWidget:
        if self._inspecting:
            return self.inspection
        if state.stage.waits:
            return self._wait
        if state.shown is None:
            return self.choose
        return self.paper if state.listed is None else self.list
