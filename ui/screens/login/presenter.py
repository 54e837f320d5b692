"""Who sits down, and whether the secret is theirs; usable before the store is open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.failure import DeskError
from desk_app.domain.ids import OfficerId
from desk_app.domain.office import DeskFacts
from desk_app.domain.officer import Officer
from ui.background import Runs
from ui.texts import notice

LogIn = Callable[[OfficerId, str], Officer]


@dataclass(frozen=True, slots=True)
class LoginState:
    """All that the page shows."""

    desk: DeskFacts | None = None  # None: nobody knows yet whose desk this is
    officers: Sequence[Officer] = ()
    chosen: int = 0  # place in `officers`
    letters: bool = False  # a password is typed, not a PIN
    pin_hint: str = ""  # of the demo office
    ready: bool = False  # the store is open
    wanted: bool = False  # Enter was pressed before the store was open
    busy: bool = False

    @property
    def officer(self) -> Officer | None:
        return self.officers[self.chosen] if self.officers else None


class LoginPresenter(QObject):
    """Asks the store once it is there; until then it keeps what is wanted."""

    state_changed = Signal(object)  # LoginState
    emptied = Signal()  # the secret that was typed counts no more
    due = Signal()  # the store is open and log-in was asked for before: submit now
    logged_in = Signal(object)  # Officer
    notice_changed = Signal(object, object)  # Notice | None, None

    def __init__(self, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._log_in: LogIn | None = None
        self.entered = False
        self.state = LoginState()

    def show_desk(self, desk: DeskFacts | None, officers: Sequence[Officer], hint: str) -> None:
        """The chosen officer stays chosen where they are still there."""
        before = self.state.officer
        places = [officer.id for officer in officers]
        kept = before is not None and before.id in places
        chosen = places.index(before.id) if before and kept else 0
        shown = replace(
            self.state, desk=desk, officers=tuple(officers), chosen=chosen, pin_hint=hint
        )
        if before is not None and not kept:
            shown = replace(shown, wanted=False)
            self.emptied.emit()
        self._show(shown)

    def ready(self, log_in: LogIn) -> None:
        wanted, self._log_in = self.state.wanted, log_in
        self._show(replace(self.state, ready=True, wanted=False))
        if wanted:
            self.due.emit()

    def hold(self, held: bool) -> None:
        """Who logged in waits for the desk behind it: nobody else logs in meanwhile."""
        self._show(replace(self.state, busy=held))

    def enter(self, officer: Officer | None) -> None:
        """What was typed stays while nobody has logged in: the store may open meanwhile."""
        if not self.entered:
            self.entered = True
            self.emptied.emit()
            self._show(replace(self.state, letters=False, wanted=False, chosen=0))
        if officer is not None:
            self.choose_officer(officer.id)

    def choose_officer(self, officer: OfficerId) -> None:
        for place, known in enumerate(self.state.officers):
            if known.id == officer:
                self.choose(place)

    @Slot(int)
    def choose(self, place: int) -> None:
        """Another person: what was typed was not theirs."""
        if self.state.busy or not 0 <= place < len(self.state.officers):
            return
        if place != self.state.chosen:
            self.notice_changed.emit(None, None)
            self.emptied.emit()
            self._show(replace(self.state, chosen=place, wanted=False))

    @Slot()
    def switch_letters(self) -> None:
        """PIN or password; both are one secret, typed on fewer or more keys."""
        if not self.state.busy:
            self.emptied.emit()
            self._show(replace(self.state, letters=not self.state.letters, wanted=False))

    @Slot(str)
    def submit(self, secret: str) -> None:
        officer, log_in = self.state.officer, self._log_in
        if self.state.busy or officer is None or not secret:
            return
        if log_in is None:
            self._show(replace(self.state, wanted=True))
            return
        self._show(replace(self.state, busy=True))
        self.notice_changed.emit(None, None)
        self._background.run(
            lambda: log_in(officer.id, secret), owner=self, done=self._done, failed=self._failed
        )

    def _done(self, officer: Officer) -> None:
        self.entered = False
        self.emptied.emit()
        self._show(replace(self.state, busy=False))
        self.logged_in.emit(officer)

    def _failed(self, error: DeskError) -> None:
        self.emptied.emit()
        self._show(replace(self.state, busy=False))
        self.notice_changed.emit(notice(error), None)

    def _show(self, state: LoginState) -> None:
        self.state = state
        self.state_changed.emit(state)
