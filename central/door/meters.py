"""What the server did, in figures: the text format of Prometheus. No names, no codes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from central.store.census import Census
from desk_app.sync.protocol import Reply

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_UP_TO_S: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


@dataclass
class _Times:
    """How long answers took: a histogram."""

    within: list[int] = field(default_factory=lambda: [0] * len(_UP_TO_S))
    total_s: float = 0.0
    count: int = 0

    def add(self, seconds: float) -> None:
        self.total_s += seconds
        self.count += 1
        for n, limit in enumerate(_UP_TO_S):
            self.within[n] += seconds <= limit


class Meters:
    """Of one server since it started. Any thread may count."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._answers: Counter[tuple[str, int]] = Counter()
        self._refusals: Counter[str] = Counter()
        self._verdicts: Counter[str] = Counter()
        self._news = 0
        self._times: dict[str, _Times] = {}

    def answered(self, route: str, status: int, seconds: float, reason: str = "") -> None:
        """Args: reason: Why it was not done; one of our own words."""
        with self._lock:
            self._answers[route, status] += 1
            self._times.setdefault(route, _Times()).add(seconds)
            if reason:
                self._refusals[reason] += 1

    def exchanged(self, reply: Reply) -> None:
        with self._lock:
            self._verdicts.update(verdict.kind.value for verdict in reply.verdicts)
            self._news += len(reply.news)

    def text(self, census: Census) -> str:
        with self._lock:
            lines = [*self._counted(), *self._timed()]
        return "\n".join([*lines, *_of_the_store(census)]) + "\n"

    def _counted(self) -> Iterable[str]:
        yield from _head("central_requests_total", "counter", "Requests by route and status.")
        for (route, status), count in sorted(self._answers.items()):
            yield _line("central_requests_total", {"route": route, "status": str(status)}, count)
        yield from _head("central_refusals_total", "counter", "Requests not done, by reason.")
        for reason, count in sorted(self._refusals.items()):
            yield _line("central_refusals_total", {"reason": reason}, count)
        yield from _head("central_acts_total", "counter", "Acts offered, by verdict.")
        for verdict, count in sorted(self._verdicts.items()):
            yield _line("central_acts_total", {"verdict": verdict}, count)
        yield from _head("central_news_total", "counter", "Places of streams told to desks.")
        yield _line("central_news_total", {}, self._news)

    def _timed(self) -> Iterable[str]:
        name = "central_request_seconds"
        yield from _head(name, "histogram", "Seconds from the first byte to the answer.")
        for route, times in sorted(self._times.items()):
            for limit, count in zip(_UP_TO_S, times.within, strict=True):
                yield _line(f"{name}_bucket", {"route": route, "le": str(limit)}, count)
            yield _line(f"{name}_bucket", {"route": route, "le": "+Inf"}, times.count)
            yield _line(f"{name}_sum", {"route": route}, round(times.total_s, 6))
            yield _line(f"{name}_count", {"route": route}, times.count)


def _of_the_store(census: Census) -> Iterable[str]:
    facts = (
        ("central_units", "Units.", census.units),
        ("central_desks", "Desks that are enrolled and not revoked.", census.desks),
        ("central_desks_seen", "Of those, heard of within the last hour.", census.seen),
        ("central_stream_acts", "Acts in all streams.", census.acts),
        ("central_quarantined_acts", "Refused acts that are kept.", census.quarantined),
    )
    for name, what, value in facts:
        yield from _head(name, "gauge", what)
        yield _line(name, {}, value)


def _head(name: str, kind: str, what: str) -> Iterable[str]:
    return (f"# HELP {name} {what}", f"# TYPE {name} {kind}")


def _line(name: str, labels: Mapping[str, str], value: float) -> str:
    said = ",".join(f'{key}="{value}"' for key, value in labels.items())
    return f"{name}{{{said}}} {value}" if said else f"{name} {value}"
