"""A calendar waits for a person, or two desks set one at once: who may set it is told."""

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.wiring.calendar import CalendarFacts
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import CalendarChanged, Fact, News


class EditionWatch(QObject):
    """Looks after each log-in, and when one arrives. It only tells; nothing is applied."""

    waits = Signal()
    disputed = Signal()  # two desks set a calendar at once

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._officer: Officer | None = None
        news.changed.connect(self._hear)

    def serve(self, officer: Officer | None) -> None:
        """Who sits here from now on; None: nobody."""
        self._officer = officer
        self._look()

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if isinstance(fact, CalendarChanged):
            self._look()

    def _look(self) -> None:
        officer = self._officer
        if officer is None or not officer.may(Right.SET_CALENDAR):
            return
        self._background.run(
            self._office.calendar.facts,
            owner=self,
            done=lambda facts: self._tell(officer, facts),
            failed=lambda _error: None,
            lane=Lane.READING,
            key="edition",
        )

    def _tell(self, asker: Officer, facts: CalendarFacts) -> None:
        if self._officer is not asker:
            return
        if facts.beside:
            self.disputed.emit()
        elif facts.waiting is not None:
            self.waits.emit()
