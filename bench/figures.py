"""A figure of a budget: what was measured, its floor in the same run, and whether it holds."""

import json
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Any, Final, TypeAlias

RESULTS: Final = Path(__file__).parent / "results" / "latest.json"
FLAT: Final = frozenset({"P1", "P2", "P3", "P5", "P6"})
"""What must cost the same however many dossiers there are."""

Round: TypeAlias = Callable[[], object]

_WARM_UP: Final = 3  # rounds that are not counted
_MOST_GROWTH: Final = 1.5  # of what must stay flat, from the smallest store to the largest


class Clock(StrEnum):
    WALL = "wall"
    PROCESSOR = "processor"  # where other work keeps the machine busy: waiting does not count


@dataclass
class Watch:
    """The clock that all figures of a run are taken by."""

    clock: Clock = Clock.WALL

    def now(self) -> float:
        """Seconds."""
        return time.perf_counter() if self.clock is Clock.WALL else time.process_time()


WATCH: Final = Watch()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    budget: str  # "P2"
    what: str
    dossiers: int | None  # in the store; None where no store has a part in it
    ours_ms: float
    floor_ms: float | None  # None: the budget is a bound and no ratio
    most: float | None  # ratio allowed
    beside: bool = True  # whether the absolute bounds of the budget hold too; `note` has them
    note: str = ""
    clock: Clock = field(default_factory=lambda: WATCH.clock)

    @property
    def ratio(self) -> float | None:
        return None if self.floor_ms is None else self.ours_ms / self.floor_ms

    @property
    def holds(self) -> bool:
        within = self.ratio is None or self.most is None or self.ratio <= self.most
        return within and self.beside


@dataclass(frozen=True, slots=True)
class Growth:
    """One figure at the smallest and at the largest store."""

    small: Figure
    large: Figure

    @property
    def ours(self) -> float:
        return self.large.ours_ms / self.small.ours_ms

    @property
    def floor(self) -> float | None:
        if not self.small.floor_ms or self.large.floor_ms is None:
            return None
        return self.large.floor_ms / self.small.floor_ms

    @property
    def flat(self) -> bool | None:
        """None: nobody asks it to be."""
        return self.ours <= _MOST_GROWTH if self.small.budget in FLAT else None


def in_turn(ours: Iterable[Round], floor: Iterable[Round]) -> tuple[list[float], list[float]]:
    """Milliseconds of each round of both, one after the other, so that both meet the same weather.

    A round of the floor is made ready, outside its time, when ours before it is done.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    others = iter(floor)
    for do in ours:
        taken[0].append(ms_of(do))
        taken[1].append(ms_of(next(others)))
    return taken[0][_WARM_UP:], taken[1][_WARM_UP:]


def with_warm_up(rounds: int) -> int:
    """How many rounds to make ready so that `rounds` are counted."""
    return rounds + _WARM_UP


def median(taken: Sequence[float]) -> float:
    return statistics.median(taken)


def p95(taken: Sequence[float]) -> float:
    return sorted(taken)[max(0, round(len(taken) * 0.95) - 1)]


def growths(figures: Iterable[Figure]) -> Sequence[Growth]:
    """Of what was measured at more than one store."""
    sized = sorted(
        (f for f in figures if f.dossiers is not None),
        key=lambda f: (f.budget, f.what, f.dossiers or 0),
    )
    alike = (list(each) for _, each in groupby(sized, key=lambda f: (f.budget, f.what)))
    return [Growth(each[0], each[-1]) for each in alike if len(each) > 1]


def show(figures: Sequence[Figure]) -> None:
    """One line a figure, truthfully whether it holds or not; then both ends side by side."""
    _line("", "what", "dossiers", "ours ms", "floor ms", "ratio", "most", "")
    for f in figures:
        _line(
            f.budget,
            f.what,
            "any" if f.dossiers is None else f"{f.dossiers:,}",
            f"{f.ours_ms:.2f}",
            *("–" if n is None else f"{n:.2f}" for n in (f.floor_ms, f.ratio, f.most)),
            ("holds  " if f.holds else "MISSES ") + f.note,
        )
    if grown := growths(figures):
        sizes = (grown[0].small.dossiers, grown[0].large.dossiers)
        print()
        _line("", "ours ms, and how it grew", *(f"{n:,}" for n in sizes), "ours ×", "floor ×", "")
        for g in grown:
            said = {None: "", True: "flat", False: "GROWS"}[g.flat]
            floor = "–" if g.floor is None else f"{g.floor:.2f}"
            ends = (f"{g.small.ours_ms:.2f}", f"{g.large.ours_ms:.2f}")
            _line(g.small.budget, g.small.what, *ends, f"{g.ours:.2f}", floor, said)


def keep(figures: Iterable[Figure], file: Path = RESULTS, *, anew: bool = True) -> None:
    """Args: anew: False keeps what was measured before of other figures."""
    file.parent.mkdir(exist_ok=True)
    facts = [
        asdict(f) | {"ratio": f.ratio and round(f.ratio, 3), "holds": f.holds} for f in figures
    ]
    if not anew and file.exists():
        measured = {_about(fact) for fact in facts}
        before = json.loads(file.read_text("utf-8"))
        facts += [fact for fact in before if _about(fact) not in measured]
        facts.sort(key=lambda fact: (fact["budget"], fact["what"], fact["dossiers"] or 0))
    file.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", "utf-8")


def ms_of(do: Round) -> float:
    begun = WATCH.now()
    do()
    return (WATCH.now() - begun) * 1000


def _about(fact: dict[str, Any]) -> tuple[Any, ...]:
    return fact["budget"], fact["what"], fact["dossiers"]


def _line(budget: str, what: str, *facts: str) -> None:
    *numbers, last = facts
    print(f"{budget:3} {what:62}", *(f"{number:>9}" for number in numbers), f" {last}")
