"""The log-in as the program knows it. Painted before the store is open: nothing here asks SQL."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desk_app.domain.office import DeskFacts
from desk_app.domain.officer import Officer
from ui.background import Runs
from ui.screens.login.presenter import LogIn, LoginPresenter
from ui.screens.login.view import LoginView


class LoginScreen(QObject):
    """A bare page; it locks the desk as well as it opens it."""

    logged_in = Signal(object)  # Officer
    notice_changed = Signal(object, object)  # Notice | None, None

    def __init__(self, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.presenter = LoginPresenter(background, self)
        self.view = LoginView()
        self.presenter.state_changed.connect(self.view.render_state)
        self.presenter.emptied.connect(self.view.empty)
        self.presenter.due.connect(self._submit)
        self.presenter.logged_in.connect(self.logged_in)
        self.presenter.notice_changed.connect(self._say)
        self.view.submitted.connect(self.presenter.submit)
        self.view.people.chosen.connect(self.presenter.choose)
        self.view.people.picked.connect(self._pick)
        self.view.letters.clicked.connect(self._switch)
        self.view.render_state(self.presenter.state)

    def show_desk(
        self, facts: DeskFacts | None, officers: Sequence[Officer], pin_hint: str = ""
    ) -> None:
        """Whose desk it is and who may sit down; None: not known yet.

        Args:
            pin_hint: The PIN of everybody in the demo office, shown; empty elsewhere.
        """
        focus_due = not self.presenter.state.officers or self.view.waits_for_the_only_one
        self.presenter.show_desk(facts, officers, pin_hint)
        if focus_due:
            self.view.focus_start()

    def ready(self, log_in: LogIn) -> None:
        """The store is open. What was typed and sent before is checked now."""
        self.presenter.ready(log_in)

    def enter(self, officer: Officer | None = None) -> None:
        """Shown from now on; what an earlier officer typed is gone.

        Entered again before anybody logged in, it keeps what is being typed.
        """
        again = self.presenter.entered
        self.presenter.enter(officer)
        if not again:
            self.view.focus_start()

    def choose(self, officer: Officer) -> bool:
        """Their badge was scanned: only the secret is asked for now. False: somebody logs in."""
        if self.presenter.state.busy:
            return False
        self.presenter.choose_officer(officer.id)
        self.view.focus_secret()
        return True

    def _pick(self, place: int) -> None:
        self.presenter.choose(place)
        self.view.focus_secret()

    def _switch(self) -> None:
        self.presenter.switch_letters()
        self.view.focus_secret()

    def _submit(self) -> None:
        self.presenter.submit(self.view.secret.text())

    def _say(self, said: object, action: object) -> None:
        if said is not None:
            self.view.focus_secret()
        self.notice_changed.emit(said, action)
