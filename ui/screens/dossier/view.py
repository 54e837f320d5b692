"""One dossier: facts and course at the left, next steps and papers at the right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.screens.dossier.ahead import Ahead, Way
from ui.screens.dossier.facts_card import FactsCard
from ui.screens.dossier.forms.form import About
from ui.screens.dossier.left.card import LeftCard
from ui.screens.dossier.next_steps import NextSteps
from ui.screens.dossier.papers_card import PapersCard
from ui.screens.dossier.presenter import DossierState
from ui.screens.dossier.step_place import StepPlace
from ui.shortcuts import Keys, bind
from ui.widgets.bars import HintBar
from ui.widgets.button import Button
from ui.widgets.frames import Card, CardHead, EmptyState, RightColumn, Rule, Scrolled
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.timeline import Timeline

_DEEDS = 2  # that can always be seen


class DossierView(QWidget):
    unmask_asked = Signal()
    page_asked = Signal(str)  # of a step
    taken = Signal(object, object)  # Ahead, order; None: without a form
    asked = Signal(object, object)  # Ahead, question of its form
    print_asked = Signal(str)  # form
    code_given = Signal(str, str)  # system, code
    versions_asked = Signal()
    apology_asked = Signal()  # where its button is not
    compare_asked = Signal()  # what two desks did otherwise
    turned = Signal()  # a form was opened or left: what was said of the one before is over

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._about: About | None = None
        self.compare = Button(self.tr("So hai bên"), caps=Keys.DISPUTED.caps).small()
        bind(Keys.DISPUTED, self.compare, self.compare.click)
        self._warning = HintBar("", "", self.compare, wrap=True)
        self.facts = FactsCard()
        self.steps = NextSteps()
        self.papers = PapersCard()
        self._head = CardHead(self.tr("Quá trình"))
        self.course = Timeline(self.tr("Quá trình"))
        self.course.setMinimumHeight(_DEEDS * theme.size("height.row_act"))
        self._empty = EmptyState(*self._none())
        course = Card(column(self._head, Rule(), (self.course, 1), "xs", gap="none"))
        # A low window scrolls it: the name of a procedure may have a thousand letters.
        left = Scrolled(column(self._warning, self.facts, (course, 1)))
        self.place = StepPlace(Scrolled(column(self.steps, (self.papers, 1))))
        right = RightColumn(column((self.place, 1)))
        self._both = QStackedWidget()
        self._both.addWidget(self._empty)
        self._both.addWidget(panel(row((left, 1), right, gap="l", edge=("l", "m"))))
        self._left = LeftCard()
        self._both.addWidget(panel(column(self._left, REST, edge=("l", "m"))))
        self.setLayout(column((self._both, 1)))
        self._connect()

    def _connect(self) -> None:
        self.facts.code_form.given.connect(self.code_given)
        self.facts.code_form.left.connect(self.facts.end_code)
        self.facts.code_form.left.connect(self.turned)
        self.facts.unmask.clicked.connect(self.unmask_asked)
        self.facts.other_codes.clicked.connect(self.place.close_form)  # one form at a time
        self.steps.taken.connect(self._take)
        self.place.taken.connect(self.taken)
        self.place.asked.connect(self.asked)
        self.place.left.connect(self.focus_step)
        self.place.left.connect(lambda _ahead: self.turned.emit())
        self.papers.print_again.connect(self.print_asked)
        self.papers.versions_asked.connect(self.versions_asked)
        self.compare.clicked.connect(self.compare_asked)
        bind(Keys.APOLOGY, self, self.apology_asked.emit, rank=-1)  # below its button

    def render_state(self, state: DossierState) -> None:
        facts = state.facts
        self._about = state.about
        self._both.setCurrentIndex(0 if facts is None else 1)
        if state.left is not None:
            self._left.show_facts(state.left)
            self._both.setCurrentIndex(2)
            return
        if facts is None:
            waiting = self._waiting() if state.id is not None else self._none()
            self._empty.say(*(self._nothing() if state.loaded else waiting))
            return
        self._warning.setVisible(state.warning is not None)
        if state.warning is not None:
            self._warning.say(*state.warning)
        self.compare.setVisible(state.disputed)
        self.facts.show_facts(facts, may_unmask=state.may_unmask)
        self.facts.show_codes(state.codes, may_note=state.may_note, busy=state.noting)
        self.steps.show_steps(state.standing, state.steps, taking=state.taking)
        self._show_form(state)
        self.papers.show_papers(state.papers)
        number = self.tr("{n} việc, mới nhất ở trên").format(n=len(state.course))
        self._head.note.setText(number)
        self.course.show_steps(state.course)

    def focus_first(self) -> None:
        """On a step that only opens a page, otherwise on the course: a stray Enter stores nothing.

        Enter opened this page; pressed once too often it must not note a result or print. A code
        half typed is gone on with.
        """
        if self.facts.code_begun is not None:
            self.facts.code_form.first_place().setFocus()
            return
        button = self.steps.acts[Ahead.RETURN].button
        safe = button if button.isVisibleTo(self) and button.isEnabled() else self.course
        safe.setFocus()

    def begin_step(self, key: Keys) -> bool:
        """As if its button was pressed; False: it does not lie ahead, or cannot be taken."""
        for ahead, act in self.steps.acts.items():
            possible = act.button.isVisibleTo(self) and act.button.isEnabled()
            if ahead.key is key and possible:
                self._take(ahead)
                return True
        return False

    def focus_step(self, ahead: Ahead) -> None:
        """Back on the button of a step whose form was left."""
        button = self.steps.acts[ahead].button
        if button.isVisibleTo(self) and button.isEnabled():
            button.setFocus()
        else:
            self.focus_first()

    def step_back(self) -> bool:
        """Leave the form that is open; False: there is none."""
        ended, ahead = self.facts.end_code(), None
        if not ended and (ahead := self.place.close_form()) is not None:
            self.focus_step(ahead)
        if left := ended or ahead is not None:
            self.turned.emit()
        return left

    def _show_form(self, state: DossierState) -> None:
        """A form stays open while its step lies ahead of the dossier that is shown."""
        ahead = self.place.ahead
        if ahead is not None and state.taking is None:
            possible = {step.ahead for step in state.steps if step.possible}
            if ahead not in possible:
                self.place.close_form()
        self.place.show_taking(state.taking)

    def _take(self, ahead: Ahead) -> None:
        match ahead.row.way:
            case Way.PAGE:
                self.page_asked.emit(ahead.row.page)
            case Way.PRINT:
                self.print_asked.emit(ahead.row.page)
            case Way.AT_ONCE:
                self.taken.emit(ahead, None)
            case Way.FORM if self._about is not None:
                self.facts.end_code()
                self.turned.emit()
                self.place.open(ahead, self._about)
            case _:
                pass

    def _none(self) -> tuple[str, str]:
        return self.tr("Chưa mở hồ sơ nào"), self.tr("Quét giấy tiếp nhận, hoặc bấm Ctrl+F để tìm.")

    def _waiting(self) -> tuple[str, str]:
        return self.tr("Đang đọc hồ sơ…"), ""

    def _nothing(self) -> tuple[str, str]:
        return (
            self.tr("Hồ sơ này chưa về đủ"),
            self.tr("Việc tiếp nhận của hồ sơ còn ở quầy khác; có mạng sẽ tự về."),
        )
