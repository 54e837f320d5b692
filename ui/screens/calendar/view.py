"""The calendar: the year, the review of a proposal, dossiers to be given another appointment."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ui.screens.calendar.review_page import ReviewPage
from ui.screens.calendar.state import CalendarState, Stage
from ui.screens.calendar.year_page import YearPage
from ui.widgets.layouts import column


class CalendarView(QWidget):
    chosen = Signal(object)  # date
    turned = Signal(int)  # years

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.year = YearPage()
        self.review = ReviewPage(rescheduling=False)
        self.old = ReviewPage(rescheduling=True)
        self._pages: dict[Stage, QWidget] = {
            Stage.YEAR: self.year,
            Stage.REVIEW: self.review,
            Stage.RESCHEDULE: self.old,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.setLayout(column((self._stack, 1), gap="none"))
        self._stage = Stage.YEAR
        self._show(self._stage)
        year = self.year
        year.grid.moved.connect(self.chosen)
        year.grid.turned.connect(self.turned)
        year.grid.opened.connect(year.day.focus_first)
        year.before.clicked.connect(lambda: self.turned.emit(-1))
        year.after.clicked.connect(lambda: self.turned.emit(1))
        year.days.opened.connect(self._go_to_special)
        year.hours.clicked.connect(year.day.open_hours)
        year.notice.clicked.connect(year.day.open_notice)
        year.day.form_changed.connect(self._form_changed)
        for act in (year.day.plain, year.drop):  # they go, and the focus with them
            act.clicked.connect(year.grid.setFocus)

    def render_state(self, state: CalendarState) -> None:
        self.year.render_state(state)
        if state.stage is Stage.REVIEW:
            self.review.render_state(state)
        elif state.stage is Stage.RESCHEDULE:
            self.old.render_state(state)
        if state.stage is not self._stage:
            self._stage = state.stage
            self._show(state.stage)
            self._begin(state.stage)

    def focus_first(self) -> None:
        """The page is shown again: what was half typed is there, and typing goes on in it."""
        match self._stage:
            case Stage.YEAR if self.year.day.form_open:
                self.year.day.focus_form()
            case Stage.YEAR:
                self.year.grid.setFocus()
            case Stage.REVIEW:
                self.review.go_on()
            case Stage.RESCHEDULE:
                self.old.go_on()

    def step_back(self) -> bool:
        """Close the form of the day, what is half typed kept; False where none is open."""
        if self._stage is not Stage.YEAR or not self.year.day.form_open:
            return False
        self.year.day.close_form()
        return True

    def _form_changed(self, is_open: bool) -> None:
        """A form that closes leaves the focus at the days, never at whatever comes next."""
        if not is_open and self._stage is Stage.YEAR:
            self.year.grid.setFocus()

    def _show(self, stage: Stage) -> None:
        for each, page in self._pages.items():  # pages that are not shown ask for no room
            policy = QSizePolicy.Policy.Preferred if each is stage else QSizePolicy.Policy.Ignored
            page.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(self._pages[stage])

    def _begin(self, stage: Stage) -> None:
        match stage:
            case Stage.YEAR:
                self.year.grid.setFocus()
            case Stage.REVIEW:
                self.review.begin()
            case Stage.RESCHEDULE:
                self.old.begin()

    def _go_to_special(self, place: int) -> None:
        day: date = self.year.chosen_special(place)
        self.chosen.emit(day)
        self.year.day.focus_first()
