"""How a scanner's keys differ from a person's, and the keys held back until that is known."""

import math
from collections import deque
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent


@dataclass(frozen=True, slots=True)
class Pace:
    """What a run of keys must be to count as a scan."""

    window: float  # seconds a key is held back; a longer pause ends the run
    mean: float  # seconds per key at most, over the run and the key that ends it
    least: int  # keys, and characters


# Scanners on a cable send a character every 7–8 ms, single ones after 16 (over 30 in 300 ms);
# over radio keys come in heaps with pauses. A person's fastest runs stay above 60 ms a key.
USB: Final = Pace(window=0.035, mean=0.020, least=6)
BLUETOOTH: Final = Pace(window=0.090, mean=0.045, least=10)


@dataclass(frozen=True, slots=True)
class Burst:
    """The measure of one scan, for the scanner test."""

    characters: int
    milliseconds: int  # from the first key to the key that ended it


@dataclass(frozen=True, slots=True)
class Moment:
    """When a key was struck, as well as we can know it."""

    stamp: int  # ms by the window system's clock; 0 where it tells none
    seen: float  # s by our own clock

    def since(self, earlier: "Moment") -> float:
        """Seconds; without end when the clock went back, for then it was no scanner."""
        if self.stamp and earlier.stamp:
            gap = (self.stamp - earlier.stamp) / 1000
        else:
            gap = self.seen - earlier.seen
        return gap if gap >= 0 else math.inf


@dataclass(frozen=True, slots=True)
class Held:
    """A copy of an event, and who it was for: the window, or for composed text the field."""

    receiver: QObject
    event: QKeyEvent | QInputMethodEvent

    @property
    def is_press(self) -> bool:
        return self.event.type() == QEvent.Type.KeyPress


@dataclass(slots=True)
class Run:
    """Keys held back, in the order they came; releases stand between them and do not count."""

    events: deque[Held] = field(default_factory=deque)
    keys: int = 0  # presses and compositions
    spent: float = 0.0  # seconds from the first key to `last`
    last: Moment | None = None

    def add_key(self, held: Held, at: Moment, gap: float) -> None:
        self.events.append(held)
        self.keys += 1
        self.spent += gap
        self.last = at

    def is_scan(self, pace: Pace, gap_to_end: float) -> bool:
        """True when these keys, ended `gap_to_end` seconds after the last, came from a scanner."""
        return (
            self.keys >= pace.least
            and gap_to_end <= pace.window
            # Sums of milliseconds as fractions come out a hair above the bound they stand on.
            and round(self.spent + gap_to_end - pace.mean * self.keys, 6) <= 0
            and len(self.text) >= pace.least
        )

    @property
    def text(self) -> str:
        """What the keys say. Input methods correct by Backspace or by replacing: so does this."""
        text = composing = ""
        for held in self.events:
            event = held.event
            if isinstance(event, QInputMethodEvent):
                text, composing = _composed(text, event), event.preeditString()
            elif held.is_press:
                text = text[:-1] if event.key() == Qt.Key.Key_Backspace else text + _typed(event)
        return text + composing

    def unreleased(self) -> list[int]:
        """Identities of the keys that are still down."""
        down: list[int] = []
        for held in self.events:
            if isinstance(held.event, QKeyEvent):
                if held.is_press:
                    down.append(identity(held.event))
                elif identity(held.event) in down:
                    down.remove(identity(held.event))
        return down


def identity(event: QKeyEvent) -> int:
    """Of the key itself: its meaning may change between press and release, with Shift let go."""
    return event.nativeScanCode() or event.key()


def copy_of(event: QKeyEvent | QInputMethodEvent) -> QKeyEvent | QInputMethodEvent:
    """Qt's events live only while they are delivered."""
    if isinstance(event, QInputMethodEvent):
        composed = QInputMethodEvent(event.preeditString(), event.attributes())
        composed.setCommitString(
            event.commitString(), event.replacementStart(), event.replacementLength()
        )
        return composed
    key = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    key.setTimestamp(event.timestamp())
    return key


def _composed(text: str, event: QInputMethodEvent) -> str:
    if event.replacementLength():
        start = max(len(text) + event.replacementStart(), 0)
        text = text[:start] + text[start + event.replacementLength() :]
    return text + event.commitString()


def _typed(event: QKeyEvent) -> str:
    """Digits typed with Alt compose one character, which comes by itself afterwards."""
    return "" if event.modifiers() & Qt.KeyboardModifier.AltModifier else event.text()
