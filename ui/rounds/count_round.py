"""What reports count is brought up to the acts in quiet moments, so that a report opens at once."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.rounds.pace import rest_ms, timed

_FIRST_MS: Final = 30 * 1000  # the morning's first visitor comes first
_REST_MS: Final = 60 * 1000  # when nothing is left


class CountRound(QObject):
    """Counts a few dossiers, pauses, goes on until none is left; looks again a minute later."""

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.step)
        self._timer.start(_FIRST_MS)

    def rests(self) -> bool:
        """Nothing was left when it last looked."""
        return self._timer.interval() == _REST_MS

    def step(self) -> None:
        self._background.run(
            timed(self._office.reports.count),
            owner=self,
            done=self._go_on,
            failed=lambda _error: self._timer.start(_REST_MS),  # disk full, locked: later
            lane=Lane.READING,
        )

    def _go_on(self, portion: tuple[int, float]) -> None:
        counted, took_s = portion
        self._timer.start(rest_ms(took_s) if counted else _REST_MS)
