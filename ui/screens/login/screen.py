"""The log-in as the program knows it. Painted before the store is open: nothing here asks SQL."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desk_app.domain.office import DeskFacts
from desk_app.domain.officer import Officer
from ui.background import Runs
from ui.screens.login.presenter import LogIn, LoginPresenter
from ui.screens.login.view import LoginView
from ui.shortcuts import Keys, bind


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
        self.view.secret.turned_back.connect(self.step_back)
        bind(Keys.BACK, self.view, self.step_back, rank=1)  # before what Esc is inside the window
        self.view.letters.clicked.connect(self._switch)
        self.view.render_state(self.presenter.state)

    def show_desk(
        self, facts: DeskFacts | None, officers: Sequence[Officer], pin_hint: str = ""
    ) -> None:
        """Whose desk it is and who may sit down; None: not known yet.

        Args:
            pin_hint: The PIN of everybody in the demo office, shown; empty elsewhere.
        """
        before = self.presenter.state.officer
        focus_due = before is None or self.view.waits_for_the_only_one
        self.presenter.show_desk(facts, officers, pin_hint)
        if focus_due or not self._is_chosen(before):  # a PIN typed on would be somebody else's
            self.view.focus_start()

    def ready(self, log_in: LogIn) -> None:
        """The store is open. What was typed and sent before is checked now."""
        self.presenter.ready(log_in)

    def enter(self, officer: Officer | None = None) -> None:
        """Shown from now on; what an earlier officer typed is gone.

        Who left is chosen, and what is typed is their PIN: a digit that chose would spend a try
        of somebody else. Entered again before anybody logged in, it keeps what is being typed.
        """
        again = self.presenter.entered
        self.presenter.enter(officer)
        if again:
            return
        if officer is not None and self._is_chosen(officer):
            self.view.focus_secret()
        else:
            self.view.focus_start()

    def step_back(self) -> None:
        """From the secret to the people, where a digit chooses; what was typed is gone."""
        if not self.presenter.state.busy:
            self.view.empty()
            self.view.focus_start()

    def cannot_be_secret(self, typed: str) -> bool:
        """A PIN is asked for, and `typed` is not one."""
        return not self.presenter.state.letters and not typed.isdecimal()

    def choose(self, officer: Officer) -> bool:
        """Their badge was scanned: only the secret is asked for now. False: somebody logs in."""
        if self.presenter.state.busy:
            return False
        self.presenter.choose_officer(officer.id)
        self.view.focus_secret()
        return True

    def _is_chosen(self, officer: Officer | None) -> bool:
        chosen = self.presenter.state.officer
        return (chosen and chosen.id) == (officer and officer.id)

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
