"""A figure of a budget: what was measured, its floor in the same run, and whether it holds."""

import json
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, TypeAlias

RESULTS: Final = Path(__file__).parent / "results" / "latest.json"

Round: TypeAlias = Callable[[], object]

_WARM_UP: Final = 3  # rounds that are not counted


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

    @property
    def ratio(self) -> float | None:
        return None if self.floor_ms is None else self.ours_ms / self.floor_ms

    @property
    def holds(self) -> bool:
        within = self.ratio is None or self.most is None or self.ratio <= self.most
        return within and self.beside


def in_turn(ours: Iterable[Round], floor: Iterable[Round]) -> tuple[list[float], list[float]]:
    """Milliseconds of each round of both, one after the other, so that both meet the same weather.

    A round of the floor is made ready, outside its time, when ours before it is done.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    others = iter(floor)
    for do in ours:
        taken[0].append(_ms(do))
        taken[1].append(_ms(next(others)))
    return taken[0][_WARM_UP:], taken[1][_WARM_UP:]


def with_warm_up(rounds: int) -> int:
    """How many rounds to make ready so that `rounds` are counted."""
    return rounds + _WARM_UP


def median(taken: Sequence[float]) -> float:
    return statistics.median(taken)


def p95(taken: Sequence[float]) -> float:
    return sorted(taken)[max(0, round(len(taken) * 0.95) - 1)]


def show(figures: Iterable[Figure]) -> None:
    """One line a figure, truthfully whether it holds or not."""
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


def keep(figures: Iterable[Figure], file: Path = RESULTS, *, anew: bool = True) -> None:
    """Args: anew: False keeps what was measured before of other figures."""
    file.parent.mkdir(exist_ok=True)
    facts = [
        asdict(f) | {"ratio": f.ratio and round(f.ratio, 3), "holds": f.holds} for f in figures
    ]
    if not anew and file.exists():
        measured = {(fact["budget"], fact["what"]) for fact in facts}
        before = json.loads(file.read_text("utf-8"))
        facts += [fact for fact in before if (fact["budget"], fact["what"]) not in measured]
        facts.sort(key=lambda fact: (fact["budget"], fact["what"], fact["dossiers"] or 0))
    file.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _line(budget: str, what: str, *facts: str) -> None:
    *numbers, last = facts
    print(f"{budget:3} {what:62}", *(f"{number:>9}" for number in numbers), f" {last}")


def _ms(do: Round) -> float:
    begun = time.perf_counter()
    do()
    return (time.perf_counter() - begun) * 1000
