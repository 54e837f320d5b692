"""The first start as the program knows it: a bare page for a store that is no desk yet."""

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError
from ui.screens.first_start.presenter import FirstStartPresenter, Spot
from ui.screens.first_start.view import FirstStartView


class FirstStartScreen(QObject):
    """Asks; the program enrols. Busy from `enrol_asked` until `show_failure`."""

    trial_asked = Signal()
    enrol_asked = Signal(object)  # EnrolDesk
    notice_changed = Signal(object, object)  # Notice | None, None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.presenter = FirstStartPresenter(self)
        self.view = FirstStartView()
        self.presenter.state_changed.connect(self.view.render_state)
        self.presenter.refused.connect(self.view.focus_field)
        self.presenter.trial_asked.connect(self.trial_asked)
        self.presenter.enrol_asked.connect(self.enrol_asked)
        self.presenter.notice_changed.connect(self.notice_changed)
        self.view.trial.clicked.connect(self.presenter.try_out)
        self.view.enrol.clicked.connect(self._to_the_form)
        self.view.back.clicked.connect(self._to_the_choice)
        self.view.submitted.connect(self.presenter.submit)

    def enter(self) -> None:
        """Shown from now on."""
        if not self.presenter.state.enrolling:
            self.view.focus_choice()

    def show_failure(self, error: DeskError) -> None:
        """The desk was not enrolled; everything typed is still there."""
        self.presenter.show_failure(error)

    def _to_the_form(self) -> None:
        self.presenter.choose_enrolment()
        self.view.focus_field(Spot.ADDRESS)

    def _to_the_choice(self) -> None:
        self.presenter.back()
        self.view.focus_choice()
