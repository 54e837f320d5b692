"""One dossier: facts and course at the left, next steps and papers at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.screens.dossier.facts_card import FactsCard
from ui.screens.dossier.next_steps import NextSteps
from ui.screens.dossier.papers_card import PapersCard
from ui.screens.dossier.presenter import DossierState
from ui.screens.dossier.steps import RECEIPT, Ahead
from ui.widgets.bars import HintBar
from ui.widgets.frames import Card, CardHead, EmptyState, RightColumn, Rule, Scrolled
from ui.widgets.layouts import column, panel, row
from ui.widgets.tables.timeline import Timeline

_DEEDS = 2  # that can always be seen


class DossierView(QWidget):
    unmask_asked = Signal()
    return_asked = Signal()
    result_back_given = Signal(str)  # note
    print_asked = Signal(str)  # form
    code_given = Signal(str, str)  # system, code
    versions_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._warning = HintBar("", "")
        self.facts = FactsCard()
        self.steps = NextSteps()
        self.papers = PapersCard()
        self._head = CardHead(self.tr("Quá trình"))
        self.course = Timeline(self.tr("Quá trình"))
        self.course.setMinimumHeight(_DEEDS * theme.size("height.row_act"))
        self._empty = EmptyState(*self._waiting())
        course = Card(column(self._head, Rule(), (self.course, 1), "xs", gap="none"))
        # A low window scrolls it: the name of a procedure may have a thousand letters.
        left = Scrolled(column(self._warning, self.facts, (course, 1)))
        right = RightColumn(column(self.steps, (self.papers, 1)))
        self._both = QStackedWidget()
        self._both.addWidget(self._empty)
        self._both.addWidget(panel(row((left, 1), right, gap="l", edge=("l", "m"))))
        self.setLayout(column((self._both, 1)))
        self.facts.code_form.given.connect(self.code_given)
        self.facts.code_form.left.connect(self.facts.end_code)
        self.facts.unmask.clicked.connect(self.unmask_asked)
        self.steps.taken.connect(self._take)
        self.papers.print_again.connect(self.print_asked)
        self.papers.versions_asked.connect(self.versions_asked)

    def render_state(self, state: DossierState) -> None:
        facts = state.facts
        self._both.setCurrentIndex(0 if facts is None else 1)
        if facts is None:
            self._empty.say(*(self._nothing() if state.loaded else self._waiting()))
            return
        self._warning.setVisible(state.warning is not None)
        if state.warning is not None:
            self._warning.say(*state.warning)
        self.facts.show_facts(facts, may_unmask=state.may_unmask)
        self.facts.show_codes(state.codes, may_note=state.may_note, busy=state.noting)
        self.steps.show_steps(state.standing, state.steps, busy=state.busy)
        self.papers.show_papers(state.papers)
        number = self.tr("{n} việc, mới nhất ở trên").format(n=len(state.course))
        self._head.note.setText(number)
        self.course.show_steps(state.course)

    def focus_first(self) -> None:
        """On a step that only opens a page, otherwise on the course: a stray Enter stores nothing.

        Enter opened this page; pressed once too often it must not note a result or print.
        """
        button = self.steps.acts[Ahead.RETURN].button
        safe = button if button.isVisibleTo(self) and button.isEnabled() else self.course
        safe.setFocus()

    def _take(self, ahead: Ahead) -> None:
        match ahead:
            case Ahead.RETURN:
                self.return_asked.emit()
            case Ahead.RESULT_BACK:
                self.result_back_given.emit(self.steps.note.text().strip())
            case Ahead.PRINT:
                self.print_asked.emit(RECEIPT)

    def _waiting(self) -> tuple[str, str]:
        return self.tr("Đang đọc hồ sơ…"), ""

    def _nothing(self) -> tuple[str, str]:
        return (
            self.tr("Hồ sơ này chưa về đủ"),
            self.tr("Việc tiếp nhận của hồ sơ còn ở quầy khác; có mạng sẽ tự về."),
        )
