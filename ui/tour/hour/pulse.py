"""Feels how long the window does not answer, and sees in what it hung."""

import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_S: Final = 0.01
LONG_MS: Final = 50  # what a person begins to feel
_DEPTH: Final = 6  # frames of a pause that are told, the innermost first
_WORST: Final = 20  # pauses that are told each by itself


@dataclass(frozen=True, slots=True)
class Pause:
    """The window did not answer for `ms`."""

    doing: str  # what the officer was at
    ms: float  # by the clock
    own_ms: float  # of it processor time of the window's own thread; the rest it waited
    where: tuple[str, ...] = ()  # "module.py:12 name" when it had lasted 50 ms, innermost first


@dataclass
class Pauses:
    """Of all of them figures, and the worst each: thousands kept would be the desk's memory."""

    count: int = 0
    of_its_own: int = 0
    longest_ms: float = 0.0
    worst: list[Pause] = field(default_factory=list)  # the window's own work, the longest first

    def note(self, pause: Pause) -> None:
        self.count += 1
        self.of_its_own += pause.own_ms > LONG_MS
        self.longest_ms = max(self.longest_ms, pause.ms)
        self.worst.append(pause)
        self.worst.sort(key=lambda one: one.own_ms, reverse=True)
        del self.worst[_WORST:]

    def told(self) -> dict[str, Any]:
        return {
            "over_50_ms": self.count,
            "over_50_ms_of_its_own": self.of_its_own,
            "longest_ms": self.longest_ms,
            "longest_own_ms": self.worst[0].own_ms if self.worst else 0.0,
            "worst": [asdict(pause) for pause in self.worst],
        }


class Pulse(QObject):
    """A timer every 10 ms; what lies between two beats, less a beat, is a pause.

    Not by `faulthandler`, which looks at frames while they run and can end the program.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doing = ""
        self.pauses = Pauses()  # longer than 50 ms
        self.beats = 0
        self._last = self._own = 0.0
        self._seen: tuple[str, ...] = ()
        self._window = threading.get_ident()
        self._stopped = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, name="pulse", daemon=True)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(_BEAT_S * 1000))
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last, self._own = time.perf_counter(), time.thread_time()
        self._timer.start()
        self._watchdog.start()

    def hear_scan(self, last: bool) -> None:  # what `Hands` calls
        """Keys of a scan come at once only here, at a counter one by one: they are no pause.

        What was done before them is, and what the `last` of them sets going.
        """
        if last:
            self._last, self._own = time.perf_counter(), time.thread_time()
        else:
            self._beat()

    def stop(self) -> None:
        self._timer.stop()
        self._stopped.set()
        self._watchdog.join()

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        late = now - self._last - _BEAT_S
        self.beats += 1
        if late * 1000 > LONG_MS:
            own_ms = (own - self._own) * 1000
            self.pauses.note(Pause(self.doing, round(late * 1000, 1), round(own_ms, 1), self._seen))
        self._last, self._own, self._seen = now, own, ()

    def _watch(self) -> None:
        """On a thread of its own: it only reads, and only when a beat is overdue."""
        while not self._stopped.wait(_BEAT_S):
            late = time.perf_counter() - self._last - _BEAT_S
            if not self._seen and late * 1000 > LONG_MS:
                self._seen = _stack_of(self._window)


def _stack_of(thread: int) -> tuple[str, ...]:
    """Where `thread` is. No frame outlives this: a painter of one would paint on after its time."""
    frame = sys._current_frames().get(thread)  # noqa: SLF001  # its documented use: a debugger's
    places: list[tuple[str, int | None, str]] = []
    while frame is not None and len(places) < _DEPTH:
        places.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name))
        frame = frame.f_back
    del frame
    return tuple(f"{Path(file).name}:{line} {name}" for file, line, name in places)
