"""How often anybody may ask. Kept in memory: each server counts by itself and begins anew."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

_MOST: Final = 20_000  # of whom is kept how often they asked; then the longest silent goes
_NET_6: Final = 64  # bits of an IPv6 address that one household or office has to itself


class TooMany(Exception):
    """Come again in `wait_s` seconds."""

    def __init__(self, wait_s: float, reason: str = "too many requests") -> None:
        super().__init__(reason)
        self.wait_s, self.reason = wait_s, reason


@dataclass(frozen=True, slots=True)
class Rate:
    per_s: float
    burst: float  # at once, after a rest


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Buckets:
    """A bucket of tries for each who asks, filling up at a rate. Used from one thread."""

    def __init__(self, rate: Rate, seconds: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._seconds = rate, seconds
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def wait_s(self, who: str) -> float:
        """Seconds until `who` has a try left; 0: there is one."""
        bucket = self._filled(who)
        return 0.0 if bucket.left >= 1 else (1 - bucket.left) / self._rate.per_s

    def take(self, who: str) -> float:
        """As `wait_s`, and where there is a try left it is used up."""
        wait = self.wait_s(who)
        if not wait:
            self._buckets[who].left -= 1
        return wait

    def _filled(self, who: str) -> _Bucket:
        now = self._seconds()
        bucket = self._buckets.setdefault(who, _Bucket(self._rate.burst, now))
        bucket.left = min(self._rate.burst, bucket.left + (now - bucket.at) * self._rate.per_s)
        bucket.at = now
        self._buckets.move_to_end(who)
        if len(self._buckets) > _MOST:
            self._buckets.popitem(last=False)
        return bucket


@dataclass(frozen=True, slots=True)
class Limits:
    """Far above what honest desks do: an office behind one address, a desk that catches up."""

    address: Buckets = field(default_factory=lambda: Buckets(Rate(per_s=100, burst=1000)))
    desk: Buckets = field(default_factory=lambda: Buckets(Rate(per_s=20, burst=200)))
    # what was not accepted, of one address: guesses, strangers, revoked desks
    refusals: Buckets = field(default_factory=lambda: Buckets(Rate(per_s=0.2, burst=30)))
    # one-time codes that were wrong, of one address
    codes: Buckets = field(default_factory=lambda: Buckets(Rate(per_s=1 / 60, burst=10)))

    def admit(self, address: str, bearer: str) -> None:
        """Args: bearer: Empty for an enrolment. Raises TooMany."""
        wait = self.address.take(address) or (bearer and self.desk.take(bearer))
        if wait:
            raise TooMany(float(wait))


@lru_cache(4096)
def place_of(host: str) -> str:
    """What counts as one address: of IPv6 the net, for whoever has one has them all."""
    try:
        found = ip_address(host)
    except ValueError:
        return host
    if isinstance(found, IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Address(int(found) >> _NET_6 << _NET_6))
