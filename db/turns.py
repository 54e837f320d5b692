"""Writers of one program take turns in the order they came.

SQLite lets in whoever asks at the right instant, and those who wait ask ever less often: an
import that begins its next portion at once would keep the counter waiting for a second.
"""

from collections import deque
from threading import Lock
from typing import Final

from desk_app.domain.errors import StoreUnwritable

_LONGEST_S: Final = 5.0  # as long as SQLite waits for another program


class Turns:
    """One for each open store. `take` and `leave` belong to the same transaction."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    def take(self) -> None:
        """Wait until everybody who came before has left.

        Raises:
            StoreUnwritable: nobody left in five seconds; the turn was not taken.
        """
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            ticket = Lock()
            ticket.acquire()
            self._waiting.append(ticket)
        if ticket.acquire(timeout=_LONGEST_S):  # released by whoever hands the turn over
            return
        with self._guard:
            if ticket not in self._waiting:  # handed over in the last instant
                return
            self._waiting.remove(ticket)
        raise StoreUnwritable("locked")

    def leave(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
