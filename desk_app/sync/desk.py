"""What the sync may ask of the desk it runs at."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar

from db.unit_of_work import UnitOfWork
from desk_app.domain.ids import DeskId, UnitCode
from desk_app.sync.signing import Signer

_FIRST: Final = 16  # items of a portion while nobody knows how long they take
_MOST: Final = 250
_LONGEST_S: Final = 0.015  # of a portion; with its commit the lock is held 20 ms at most
_PAUSE_S: Final = 0.004

Item = TypeVar("Item")


def pause() -> None:
    """Let the counter write in between."""
    time.sleep(_PAUSE_S)


@dataclass(slots=True)
class Pace:
    """How many items make a portion: as many as fit, learnt from those before."""

    count: int = _FIRST

    def of(self, left: int) -> int:
        """The next portion of `left` items: none is so small that it costs more than its items."""
        portions = -(-left // self.count)
        return -(-left // portions)

    def note(self, count: int, taken_s: float) -> None:
        """One bad moment of the machine makes the next portion half as large, not tiny."""
        fits = int(count * _LONGEST_S / taken_s) if taken_s > 0 else _MOST
        self.count = max(_FIRST, self.count // 2, min(fits, _MOST, 4 * count))


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncDesk:
    unit: UnitCode
    id: DeskId
    now: Callable[[], datetime]  # UTC, aware
    work: Callable[[], UnitOfWork]  # takes the write lock
    glance: Callable[[], UnitOfWork]  # only reads
    sign: Signer
    breathe: Callable[[], None] = pause  # called between two transactions
    watch: Callable[[], float] = time.perf_counter  # seconds, of no particular moment
    paces: dict[str, Pace] = field(default_factory=dict)  # of each kind of portion

    def in_portions(
        self, items: Sequence[Item], take: Callable[[UnitOfWork, Sequence[Item]], None]
    ) -> None:
        """Take `items` in order, in transactions so short that the counter never waits for them.

        Args:
            take: The larger a portion, the less each of its items costs.
        """
        start, pace = 0, self.paces.setdefault(take.__name__, Pace())
        while start < len(items):
            portion = items[start : start + pace.of(len(items) - start)]
            with self.work() as tx:
                begun = self.watch()
                take(tx, portion)
                taken_s = self.watch() - begun
                tx.commit()
            pace.note(len(portion), taken_s)
            start += len(portion)
            self.breathe()
