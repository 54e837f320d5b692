"""P6, P7 and P18 at the window of a desk of its own process."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bench.figures import WATCH, Figure, median, p95
from bench.reports import BOUNDS_MS, MONTH, YEAR
from bench.start.first_paint import started

_MOST_SCAN_MS: Final = 50.0
_MOST_DAY_MS: Final = 150.0
_MOST_PAUSE_MS: Final = 50.0
_MOST_LIST: Final = 1.5
_LISTS: Final = {
    "list": "first page of what there is to do",
    "page": "a page further in it",
    "jump": "a jump to any row of it",
}

_Said = Mapping[str, Any]


def at_the_window(data: Path, dossiers: int, rounds: int) -> Iterator[Figure]:
    """Args: data: A folder that `first_paint.settle` has settled."""
    said = started("bench.window.at_work", str(data), str(rounds))
    yield Figure(
        budget="P6",
        what="scan of a receipt to its dossier painted, p95",
        dossiers=dossiers,
        ours_ms=p95(_taken(said, "scan")),
        floor_ms=None,
        most=None,
        beside=p95(_taken(said, "scan")) <= _MOST_SCAN_MS,
        note=f"bound {_MOST_SCAN_MS:.0f} ms, median {median(_taken(said, 'scan')):.1f}",
    )
    yield from _days(said, dossiers)
    yield from _lists(said, dossiers)
    yield from _reports(said, dossiers)


def _days(said: _Said, dossiers: int) -> Iterator[Figure]:
    for name, whose in (("day", "of the whole office"), ("own day", "of one officer")):
        taken = p95(_taken(said, name))
        yield Figure(
            budget="P7",
            what=f"F7 to the day {whose} painted, p95",
            dossiers=dossiers,
            ours_ms=taken,
            floor_ms=None,
            most=None,
            beside=taken <= _MOST_DAY_MS,
            note=f"bound {_MOST_DAY_MS:.0f} ms" + _pause(said, name),
        )


def _lists(said: _Said, dossiers: int) -> Iterator[Figure]:
    for name, what in _LISTS.items():
        yield Figure(
            budget="P7",
            what=what,
            dossiers=dossiers,
            ours_ms=median(_taken(said, name)),
            floor_ms=median(_taken(said, f"bare {name}")),
            most=_MOST_LIST,
            note=f"p95 {p95(_taken(said, name)):.1f} ms",
        )


def _reports(said: _Said, dossiers: int) -> Iterator[Figure]:
    for name, period in (("month", MONTH), ("year", YEAR)):
        taken, most = median(_taken(said, name)), BOUNDS_MS[period]
        yield Figure(
            budget="P18",
            what=f"Enter to II.06a of {period} painted",
            dossiers=dossiers,
            ours_ms=taken,
            floor_ms=None,
            most=None,
            beside=taken <= most and said["pauses"][name] <= _MOST_PAUSE_MS,
            note=f"bound {most:.0f} ms" + _pause(said, name),
        )


def _pause(said: _Said, name: str) -> str:
    """By the wall, whatever the clock of the run: a window stands still by no other."""
    pause = said["pauses"].get(name)
    if pause is None:
        return ""
    return f"; the window stood still for {pause:.0f} ms at most, bound {_MOST_PAUSE_MS:.0f}"


def _taken(said: _Said, name: str) -> Sequence[float]:
    return [took[WATCH.clock] for took in said[name]]
