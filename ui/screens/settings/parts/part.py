"""What the sections have in common: an officer, a state, and a word when something failed."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.seat.seat import Seat
from ui.texts import notice

T = TypeVar("T")


class Part(QObject):
    """One section. It reads what it shows whenever it is entered."""

    state_changed = Signal(object)  # the section's own state
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    stored = Signal(object)  # Officer: what they typed here is done with

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self._background = background
        self.seat = Seat[None](office.now, self.notice_changed.emit)
        self.state: Any = None

    def serve(self, officer: Officer) -> None:
        """`officer` sits here, whichever section is shown."""
        self.seat.sit(officer, None, None)

    def enter(self, officer: Officer) -> None:
        self.serve(officer)
        self.read()

    def read(self) -> None:
        """Ask the office anew for what is shown."""

    @property
    def officer(self) -> Officer:
        """Raises RuntimeError: nobody has entered the section yet."""
        if self.seat.officer is None:
            raise RuntimeError("a section without an officer")
        return self.seat.officer

    def may(self, right: Right) -> bool:
        return self.officer.may(right)

    def show(self, state: Any) -> None:
        self.state = state
        self.state_changed.emit(state)

    def ask(
        self,
        question: Callable[[], T],
        done: Callable[[T], None],
        key: str = "",
        lane: Lane = Lane.READING,
    ) -> None:
        """A failure ends what was busy and is told to who asked."""
        failed = partial(self.fail, self.officer)
        self._background.run(question, owner=self, done=done, failed=failed, lane=lane, key=key)

    def do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """A short write, in the counter's lane."""
        failed = partial(self.fail, self.officer)
        self._background.run(work, owner=self, done=done, failed=failed)

    def fail(self, asked_by: Officer, error: DeskError) -> None:
        self.rest()
        self.seat.tell(asked_by, notice(error))

    def rest(self) -> None:
        """Nothing is under way any more."""
