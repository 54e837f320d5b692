"""P13 and P14 of an hour at the counter, as its `hour.json` tells them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bench.figures import Clock, Figure

_MOST_MB: Final = 150.0
_MOST_PAUSE_MS: Final = 50.0
_MOST_GROWTH: Final = 1.02  # of memory, from the first tenths to the end


def hour_figures(facts: Mapping[str, Any]) -> Iterator[Figure]:
    """None where the hour was not lived to its end, or the system does not tell memory."""
    pauses, memory = facts.get("pauses"), facts.get("memory_mb")
    if pauses is None or not memory:
        return
    visits = facts["seconds"]["visit"]["times"]
    pace = f", a visitor every {every:g} s" if (every := facts["every_s"]) else ""
    early, late = ends_of(memory)
    yield Figure(
        budget="P13",
        what=f"memory after {visits} visits{pace}, MB",
        dossiers=facts["past"] + visits,
        ours_ms=late,
        floor_ms=None,
        most=None,
        beside=late <= _MOST_MB and late <= early * _MOST_GROWTH,
        note=f"bound {_MOST_MB:.0f} MB, no growth; {early:.0f} MB after the first tenths",
    )
    yield Figure(
        budget="P14",
        what=f"longest pause of the window in {visits} visits{pace}, its own work",
        dossiers=facts["past"] + visits,
        ours_ms=pauses["longest_own_ms"],
        floor_ms=None,
        most=None,
        beside=pauses["longest_own_ms"] <= _MOST_PAUSE_MS,
        note=f"bound {_MOST_PAUSE_MS:.0f} ms; {pauses['over_50_ms_of_its_own']} longer than that; "
        f"waiting counted {pauses['over_50_ms']}, {pauses['longest_ms']:.0f} ms at most",
        clock=Clock.PROCESSOR,
    )


def ends_of(memory: list[float]) -> tuple[float, float]:
    """MB after the first tenth of the rounds, and in the last."""
    tenth = max(1, len(memory) // 10)
    early, late = memory[tenth : 2 * tenth] or memory, memory[-tenth:]
    return sum(early) / len(early), sum(late) / len(late)
