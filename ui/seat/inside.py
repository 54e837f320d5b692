"""Who is logged in at this desk, as noted where they were let in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk_app.domain.failure import DeskError

if TYPE_CHECKING:
    from desk_app.domain.ids import OfficerId
    from desk_app.domain.officer import Officer
    from desk_app.wiring.office_life.door import Door
    from desk_app.wiring.office_life.identity import Identity


class Inside:
    """A window may close, or its desk fail, before it is told who came: they are logged out too.

    Counter lane, except `open`.
    """

    def __init__(self) -> None:
        self._officer: Officer | None = None
        self._log_in: Callable[[OfficerId, str], Officer]
        self._log_out: Callable[[Officer], None]

    def open(self, way: "Door | Identity") -> None:
        """The door first, then the office behind it."""
        self._log_in, self._log_out = way.log_in, way.log_out

    def log_in(self, officer: "OfficerId", secret: str) -> "Officer":
        """Raises as desk_app.identity.log_in; whoever could not be logged out is so before."""
        self.log_out()
        self._officer = self._log_in(officer, secret)
        return self._officer

    def log_out(self) -> None:
        """Whoever is in; nobody, and nothing is done."""
        if self._officer is not None:
            self._log_out(self._officer)
            self._officer = None

    def leave(self) -> DeskError | None:
        """The same as the window closes; what kept it from being stored holds nobody back."""
        try:
            self.log_out()
        except DeskError as error:
            return error
        return None
