"""Nobody at the counter any more: so many minutes without a key, a click or a scan."""

import math
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

IDLE_MINUTES: Final = "office.idle_minutes"  # a setting of the desk
USUAL_MINUTES: Final = 5
CHOICES: Final = (2, 5, 10, 20)  # minutes; never at all is none of them

_SECONDS: Final = 60
_SIGNS_OF_LIFE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def awake_or_asleep() -> float:
    """Seconds that pass also while the machine sleeps: a lid that was shut is no presence."""
    clock, boot = getattr(time, "clock_gettime", None), getattr(time, "CLOCK_BOOTTIME", None)
    if clock is None or boot is None:
        return time.monotonic()
    return float(clock(boot))


def minutes_from(value: object) -> int:
    """A stored setting; the usual ones where nothing or something else is stored."""
    known = isinstance(value, int) and not isinstance(value, bool) and value in CHOICES
    return value if known and isinstance(value, int) else USUAL_MINUTES


class IdleWatch(QObject):
    """Looks at what reaches our windows. It has no timer: somebody calls `look`, each second."""

    over = Signal(int)  # minutes nobody did anything; told once, then it waits for `start`

    def __init__(
        self,
        application: QGuiApplication,
        now: Callable[[], float] = awake_or_asleep,
        parent: QObject | None = None,
    ) -> None:
        """Args: now: Seconds that only grow."""
        super().__init__(parent)
        self.minutes = USUAL_MINUTES
        self._now = now
        self._last: float | None = None  # None: nobody is watched
        application.focusWindowChanged.connect(self._listen_to)
        self._listen_to(application.focusWindow())

    def start(self) -> None:
        """Somebody sits down now."""
        self._last = self._now()

    def stop(self) -> None:
        self._last = None

    @property
    def still_s(self) -> float:
        """Seconds since anybody did anything; without end while nobody sits there."""
        return math.inf if self._last is None else self._now() - self._last

    def look(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            self._listen_to(window)  # a paper lying over the desk never has the focus
        if self.minutes * _SECONDS <= self.still_s < math.inf:
            self.stop()
            self.over.emit(self.minutes)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._last is not None and event.type() in _SIGNS_OF_LIFE:
            self._last = self._now()
        return False

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time changes nothing
