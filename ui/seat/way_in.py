"""How far the desk behind the log-in is: on its way, there, or stuck."""

import time
from collections.abc import Callable
from typing import Final

HANGS_S: Final = 120.0  # by then the slowest machine has its desk: who closes is right to do so


class WayIn:
    """Begun again by whoever tries again."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._since: float | None = None
        self.arrived = False

    @property
    def under_way(self) -> bool:
        return self._since is not None

    @property
    def may_be_left(self) -> bool:
        """Closing says nothing against the version: it is there, or had not long enough."""
        if self._since is None:
            return self.arrived
        return self._now() - self._since < HANGS_S

    @property
    def patience_s(self) -> float | None:
        """How long whoever closes waits for what is under way; None: to its end."""
        if self.arrived:
            return None
        waited = 0.0 if self._since is None else self._now() - self._since
        return max(0.0, HANGS_S - waited)

    def begin(self) -> None:
        self._since = self._now()

    def arrive(self) -> None:
        self._since, self.arrived = None, True

    def fail(self) -> None:
        self._since = None
