"""After each log-in the office's own forms are read anew; who can mend them hears what is wrong."""

from PySide6.QtCore import QObject, Signal

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.wiring.office import Office
from desk_app.wiring.papers.forms import FormsFacts
from ui.background import Lane, Runs

_TOLD = frozenset({Role.ADMIN, Role.LEADER})


class FormsWatch(QObject):
    """In the network's lane: a shared folder may hang, and nobody's work waits for it."""

    refused = Signal(int)  # how many faults; not again once they were told

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._officer: Officer | None = None
        self._found: frozenset[str] = frozenset()
        self._told: frozenset[str] = frozenset()

    def serve(self, officer: Officer | None) -> None:
        """Who sits here from now on; None: nobody."""
        self._officer = officer
        if officer is None:
            return
        self._background.run(
            self._office.forms.read_again,
            owner=self,
            done=lambda facts: self._tell(officer, facts),
            failed=lambda _error: None,  # a shipped form is damaged: said when it is printed
            lane=Lane.NETWORK,
        )

    def _tell(self, asker: Officer, facts: FormsFacts) -> None:
        if self._officer is not asker or _TOLD.isdisjoint(asker.roles):
            return
        self._found = frozenset(map(str, facts.faults))
        if self._found - self._told:
            self.refused.emit(len(self._found))

    def note_told(self) -> None:
        """The officer has seen it; until then it is said again."""
        self._told = self._found
