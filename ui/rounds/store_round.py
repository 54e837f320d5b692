"""Soon after the start, and once a day: is the store whole? Whoever sits down is told if not."""

from threading import Event
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desk_app.domain.errors import DeskError, StoreDamaged
from desk_app.wiring.office import Office
from ui.background import Lane, Runs

_AFTER_START_MS: Final = 5 * 1000  # behind what the first log-in asks for
_AGAIN_MS: Final = 15 * 60 * 1000  # a desk that stays on has another day


class StoreRound(QObject):
    """Reads on a lane where nobody waits for it, and gives up when the program is closed."""

    damaged = Signal()  # told as long as it is so

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = office.keeping.store_look
        self._background = background
        self._closing = Event()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._closing.set)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look_over_when_due)
        self._timer.start(_AFTER_START_MS)

    def tell_known(self) -> None:
        """After a log-in: say what is known by now."""
        self._background.run(
            self._store.found_damage,
            owner=self,
            done=self._known,
            failed=self._tell,
            lane=Lane.READING,
        )

    def look_over_when_due(self) -> None:
        """What is known already is said before the reading, which may take minutes."""
        self._timer.start(_AGAIN_MS)
        self.tell_known()
        self._background.run(
            self._look_over,
            owner=self,
            done=lambda _nothing: None,
            failed=self._tell,
            lane=Lane.WHOLE,
        )

    def _look_over(self) -> None:
        if self._store.is_due():
            self._store.look_over(lambda: not self._closing.is_set())

    def _known(self, damaged: bool) -> None:
        if damaged:
            self.damaged.emit()

    def _tell(self, error: DeskError) -> None:
        """What keeps the disk from being used is said by whoever works with it."""
        if isinstance(error, StoreDamaged):
            self.damaged.emit()
