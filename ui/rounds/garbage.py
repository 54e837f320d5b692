"""Python's garbage is collected on the GUI thread, and nowhere else.

A collection may delete Qt objects, and Python starts one in whichever thread
happens to allocate: on a worker that ends the whole program.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK_MS: Final = 2000
_YOUNG: Final = 700  # objects, as Python's own first threshold
_OLDER: Final = 10  # young collections before the next generation is looked at
_OLDEST: Final = 20  # of those before all is looked at: the slow one, some tens of milliseconds


class GarbageRound(QObject):
    """Takes over from Python's own collector for good: a program ends with its one window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if gc.isenabled():  # the start of the desk has it rest: it leaves next to nothing behind
            gc.collect()
            gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_LOOK_MS)

    def settle(self) -> None:
        """What was made until now stays for good, and is not looked at again."""
        gc.freeze()

    def collect(self) -> None:
        """The youngest generation that has grown, and no more."""
        young, older, oldest = gc.get_count()
        if oldest > _OLDEST:
            gc.collect(2)
        elif older > _OLDER:
            gc.collect(1)
        elif young > _YOUNG:
            gc.collect(0)

    def stop(self) -> None:
        """Python's own collector stays off: a worker that hangs may outlive the window, and would
        collect what was in it."""
        self._timer.stop()
