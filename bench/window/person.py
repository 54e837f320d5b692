"""A person at a window with a watch: what they do, until the page is painted."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

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
        """Milliseconds by each clock, from the deed to the whole window painted.

        Raises:
            NeverCame: what it waits for, after two minutes.
        """
        wall, processor = time.perf_counter(), time.process_time()
        do()
        self.wait(until)
        self.window.grab()
        return {
            "wall": (time.perf_counter() - wall) * 1000,
            "processor": (time.process_time() - processor) * 1000,
        }

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


def _longest(beats: Sequence[float]) -> float:
    return max(after - before for before, after in pairwise(beats))
