"""When the desk talks to its home: by itself, in its own lane, never holding anybody up."""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.domain.errors import CentralRefused, DeskError, StoreDamaged, StoreUnwritable
from desk_app.sync.engine import Round
from desk_app.sync.protocol import CentralBusy, CentralTimedOut
from desk_app.sync.schedule import Pace
from desk_app.sync.state import LineFacts
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import (
    CalendarChanged,
    CatalogueChanged,
    DossiersChanged,
    ExchangeWanted,
    LineChanged,
    News,
    StoreFailed,
    UpdateArrived,
    UpdateWanted,
)

_SOON_MS: Final = 150  # after an act: several acts of one step go in one exchange


class SyncClock(QObject):
    """Exchanges while it lives. A line that is down never pops up; `line_changed` says how it goes.
    A store that fails the desk does, once for each way it fails until all is well again."""

    line_changed = Signal(object)  # LineFacts

    def __init__(
        self,
        office: Office,
        background: Runs,
        news: News,
        *,
        chance: Callable[[], float] = random.random,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._news = news
        self._chance = chance
        self._pace = Pace()
        self._busy = False
        self._something_waits = False
        self._failing: set[str] = set()  # codes of failures of the store that were told
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.exchange)
        news.changed.connect(self._hear)

    def start(self) -> None:
        self._show_line()
        self.exchange()

    def stop(self) -> None:
        """No exchange begins any more; one under way ends by itself."""
        self._timer.stop()
        self._busy = True
        self._news.changed.disconnect(self._hear)

    def exchange(self) -> None:
        """Talk to the home now, unless we are at it."""
        if self._busy:
            return
        self._busy = True
        self._something_waits = False
        self._timer.stop()
        self._news.tell(LineChanged())
        size = self._pace.batch
        self._background.run(
            lambda: self._office.exchange(size),
            owner=self,
            done=self._went_well,
            failed=self._failed,
            lane=Lane.NETWORK,
        )

    def _went_well(self, done: Round) -> None:
        self._failing.clear()
        self._pace = self._pace.went_well(more=done.more, progress=done.progress)
        if done.pulled or done.settled or done.refused:
            self._news.tell(DossiersChanged(frozenset()))
        if done.editions:
            self._news.tell(CalendarChanged())
            self._news.tell(CatalogueChanged())
        if done.update:
            self._news.tell(UpdateArrived())
        self._rest()

    def _failed(self, error: DeskError) -> None:
        self._tell_of_store(error)
        if isinstance(error, CentralRefused):
            self._pace = self._pace.refused()
        elif isinstance(error, CentralBusy):
            self._pace = self._pace.sent_away(error.wait_s)
        else:
            self._pace = self._pace.failed(timed_out=isinstance(error, CentralTimedOut))
        self._rest()

    def _rest(self) -> None:
        self._busy = False
        wait = self._pace.wait_s(something_waits=self._something_waits, chance=self._chance)
        self._timer.start(max(_SOON_MS, round(wait * 1000)))
        self._news.tell(LineChanged(self._office.now() + timedelta(seconds=wait)))
        self._show_line()

    def _hear(self, fact: object) -> None:
        """Something was done here: tell the home soon, unless the line is down anyway."""
        if isinstance(fact, ExchangeWanted):
            self.exchange()
            return
        if isinstance(fact, LineChanged | UpdateArrived | UpdateWanted) or (
            isinstance(fact, DossiersChanged) and not fact.dossiers
        ):
            return
        self._something_waits = True
        self._show_line()
        if self._busy or self._pace.failures:
            return
        if not self._timer.isActive() or self._timer.remainingTime() > _SOON_MS:
            self._timer.start(_SOON_MS)  # never put off: a busy desk would never come to it

    def _show_line(self) -> None:
        self._background.run(
            self._office.line,
            owner=self,
            done=self._tell_line,
            failed=self._tell_of_store,
            lane=Lane.READING,
            key="line",
        )

    def _tell_of_store(self, error: DeskError) -> None:
        if isinstance(error, StoreDamaged | StoreUnwritable) and error.code not in self._failing:
            self._failing.add(error.code)
            self._news.tell(StoreFailed(error))

    def _tell_line(self, facts: LineFacts) -> None:
        self.line_changed.emit(facts)
