"""Python's garbage is collected on the GUI thread, and nowhere else.

A collection may delete Qt objects, and Python starts one in whichever thread
happens to allocate: on a worker that ends the whole program.
"""

import gc
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK_MS: Final = 2000
_YOUNG: Final = 700  # objects, as Python's own first threshold
_OLDER: Final = 10  # young collections before the next generation is looked at
_OLDEST: Final = 20  # of those before all is looked at: the slow one, a tenth of a second and more
_AT_LAST: Final = 200  # of those, an hour's: who never rests for so long waits that once
_REST_S: Final = 3.0  # nobody at the keys for so long reads, or talks with who stands there


class GarbageRound(QObject):
    """Takes over from Python's own collector for good: a program ends with its one window."""

    def __init__(self, still_s: Callable[[], float], parent: QObject | None = None) -> None:
        """Args: still_s: For how many seconds nobody has done anything at the desk."""
        super().__init__(parent)
        self._still_s = still_s
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
        """The youngest generation that has grown, and no more; all of them while nobody types."""
        young, older, oldest = gc.get_count()
        if oldest > _AT_LAST or (oldest > _OLDEST and self._still_s() >= _REST_S):
            gc.collect(2)
        elif older > _OLDER:
            gc.collect(1)
        elif young > _YOUNG:
            gc.collect(0)

    def stop(self) -> None:
        """Python's own collector stays off: a worker that hangs may outlive the window, and would
        collect what was in it."""
        self._timer.stop()
