"""When to ask the home again, and how much to send. Pure: chance and results come in."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from desk_app.sync.protocol import MOST_ACTS

SHORTEST_S: Final = 5.0
LONGEST_S: Final = 300.0
IDLE_S: Final = 30.0  # between two questions when nobody has anything to say
_LEAST_ACTS: Final = 8
_SLOWDOWNS: Final = 6  # doublings from the shortest wait to the longest


@dataclass(frozen=True, slots=True)
class Pace:
    """How it went lately. Start with `Pace()`: ask at once, send as much as fits."""

    failures: int = 0  # in a row
    batch: int = MOST_ACTS  # acts to send at once
    again: bool = True  # the last exchange left something over
    told_s: float = 0.0  # how long the home asked us to stay away

    def went_well(self, *, more: bool, progress: bool) -> "Pace":
        """After an exchange.

        Args:
            more: Something is left on either side.
            progress: Anything was settled, taken in or asked for; without it `more`
                is no reason to hurry.
        """
        return Pace(0, min(MOST_ACTS, self.batch * 2), more and progress)

    def failed(self, *, timed_out: bool) -> "Pace":
        """After no answer. A batch that took too long is halved."""
        batch = max(_LEAST_ACTS, self.batch // 2) if timed_out else self.batch
        return replace(self, failures=self.failures + 1, batch=batch, again=False, told_s=0.0)

    def sent_away(self, wait_s: float) -> "Pace":
        """After the home asked to come again in `wait_s` seconds."""
        return replace(self, failures=self.failures + 1, again=False, told_s=wait_s)

    def refused(self) -> "Pace":
        """The home does not accept this desk: ask rarely, until a person has mended it."""
        return replace(self, failures=_SLOWDOWNS + 1, again=False, told_s=0.0)

    def wait_s(self, *, something_waits: bool, chance: Callable[[], float]) -> float:
        """Seconds until the next exchange.

        Args:
            something_waits: An act was written since the last exchange.
            chance: A random number in [0, 1), so that desks do not all come at once.
        """
        if self.failures:
            longest = min(LONGEST_S, SHORTEST_S * 2 ** min(self.failures - 1, _SLOWDOWNS))
            own = float(longest * (0.5 + 0.5 * chance()))
            return max(own, self.told_s * (1.0 + 0.5 * chance()))  # never sooner than told
        if self.again or something_waits:
            return 0.0
        return IDLE_S * (0.75 + 0.5 * chance())
