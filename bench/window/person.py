"""A person at a window with a watch: what they do, until the page is painted."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ui.tour.hands import Hands

_LONGEST_MS: Final = 120_000
_BEAT_MS: Final = 2


class NeverCame(Exception):
    """What should have followed did not."""


@dataclass
class Person:
    window: QWidget
    hands: Hands = field(default_factory=Hands)

    def press(self, keys: str) -> None:
        self.hands.press(self.window, keys)

    def scan(self, text: str) -> None:
        self.hands.scan(self.window, text)

    def painted(
        self, do: Callable[[], object], until: Callable[[], object] = lambda: True
    ) -> dict[str, float]:
        """Milliseconds by each clock, from the deed until the window has painted what changed.

        Raises:
            NeverCame: what it waits for, after two minutes.
        """
        wall, processor = time.perf_counter(), time.process_time()
        do()
        self.wait(until)
        self._see()
        return {
            "wall": (time.perf_counter() - wall) * 1000,
            "processor": (time.process_time() - processor) * 1000,
        }

    def _see(self) -> None:
        """Until the window has painted whatever was to be painted, by itself and once."""
        painting = _Painting(self.window)
        self.window.update(0, 0, 1, 1)  # there is something to paint, whatever else is
        self.wait(lambda: painting.begun)

    def longest_pause(
        self, do: Callable[[], object], until: Callable[[], object] = lambda: True
    ) -> float:
        """Milliseconds in which the window answered nothing between the deed and its end.

        Raises:
            NeverCame: as `painted`.
        """
        heart, beats = QTimer(), [time.perf_counter()]
        heart.setTimerType(Qt.TimerType.PreciseTimer)
        heart.timeout.connect(lambda: beats.append(time.perf_counter()))
        heart.start(_BEAT_MS)
        do()
        self.wait(until)
        heart.stop()
        beats.append(time.perf_counter())
        return _longest(beats) * 1000

    def wait(self, until: Callable[[], object]) -> None:
        """Let the window work until then."""
        end = QDeadlineTimer(_LONGEST_MS)
        alarm = QTimer()
        alarm.setSingleShot(True)
        alarm.start(_LONGEST_MS)  # an event, should no other come
        while not until():
            if end.hasExpired():
                raise NeverCame()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()


class _Painting(QObject):
    """Whether `window` has been asked to paint; it has painted once the event is over."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.begun = False
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.begun |= event.type() == QEvent.Type.UpdateRequest
        return False


def _longest(beats: Sequence[float]) -> float:
    return max(after - before for before, after in pairwise(beats))
