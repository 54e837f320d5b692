"""After an update: dossiers of the older program are folded again, a few at a time."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.rounds.pace import rest_ms, timed

_FIRST_MS: Final = 5 * 1000  # not before somebody has logged in


class FoldRound(QObject):
    """Runs once, until every row is of this version; most days there is nothing to do."""

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._after = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.step)
        self._timer.start(_FIRST_MS)

    def step(self) -> None:
        """Fold the next few, then rest."""
        after = self._after
        self._background.run(
            timed(lambda: self._office.keeping.fold_again(after)),
            owner=self,
            done=self._go_on,
            failed=lambda _error: None,  # disk full, locked: the next start tries again
            lane=Lane.READING,
        )

    def _go_on(self, portion: tuple[int | None, float]) -> None:
        reached, took_s = portion
        if reached is not None:
            self._after = reached
            self._timer.start(rest_ms(took_s))
