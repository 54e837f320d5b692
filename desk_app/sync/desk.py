"""What the sync may ask of the desk it runs at."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from db.unit_of_work import UnitOfWork
from desk_app.domain.ids import DeskId, UnitCode
from desk_app.sync.signing import Signer

_AT_ONCE: Final = 16  # items between two looks at the watch
_LONGEST_S: Final = 0.012  # with one more step after it, the lock is held some 20 ms at most
_PAUSE_S: Final = 0.004

Item = TypeVar("Item")


def pause() -> None:
    """Let the counter write in between."""
    time.sleep(_PAUSE_S)


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

    def in_portions(
        self, items: Sequence[Item], take: Callable[[UnitOfWork, Sequence[Item]], None]
    ) -> None:
        """Take `items` in order, in transactions so short that the counter never waits for them."""
        start = 0
        while start < len(items):
            with self.work() as tx:
                latest = self.watch() + _LONGEST_S
                while start < len(items) and self.watch() < latest:
                    take(tx, items[start : start + _AT_ONCE])
                    start += _AT_ONCE
                tx.commit()
            self.breathe()
