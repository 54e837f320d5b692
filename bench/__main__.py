"""`python3 dev.py bench [--quick]`: the figures of the budgets, each with its floor in this run."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.catch_up.told import MILLION, catch_up_figures
from bench.central.figures_of import CentralEffort, central_figures
from bench.central.pull import pull
from bench.day import the_day
from bench.feed import feed
from bench.figures import RESULTS, Figure, keep, show
from bench.hour.drive import HourAsked, an_hour
from bench.intake import intake
from bench.office import a_filled_store
from bench.paper import papers
from bench.printing import printing
from bench.reports import reports
from bench.searching import searching
from bench.start.first_paint import first_paint
from bench.start.frozen import built_desk
from bench.type_ahead import type_ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How large the stores are, and how many rounds are counted."""

    sizes: tuple[int, ...]  # dossiers
    counted: int  # dossiers that reports are made of
    starts: int
    intakes: int
    searches: int  # of each beginning of a name
    papers: int
    typed: int  # times that each beginning of a procedure is typed
    imports: int  # of each public catalogue
    central: CentralEffort


FULL: Final = Effort(
    sizes=(1_000, 20_000),
    counted=1_000_000,
    starts=9,
    intakes=500,
    searches=40,
    papers=100,
    typed=10,
    imports=5,
    central=CentralEffort(batches=40, polls=500, dossiers=1_000_000, looks=60, pulled=100_000),
)
QUICK: Final = Effort(
    sizes=(200, 1_000),
    counted=10_000,
    starts=3,
    intakes=60,
    searches=10,
    papers=20,
    typed=2,
    imports=1,
    central=CentralEffort(batches=4, polls=60, dossiers=5_000, looks=10, pulled=2_000),
)
_PAST, _PAST_QUICK = 5_000, 200  # dossiers of `--catch-up`
_HUGE: Final = 10_000_000  # dossiers at the centre


def measure(effort: Effort, *, only_central: bool = False) -> list[Figure]:
    """The figures, in the order of the budgets."""
    if only_central:
        return _in_order(_of_sync(effort.central))
    figures = [*papers(effort.papers), *_of_sync(effort.central)]
    with TemporaryDirectory(prefix="bench-") as name:
        figures += feed(Path(name), effort.imports)
        figures += type_ahead(Path(name), effort.typed)
        figures += reports(Path(name), effort.counted)
    for dossiers in effort.sizes:
        with TemporaryDirectory(prefix="bench-") as name:
            folder = Path(name)
            filled = a_filled_store(folder, dossiers)
            figures += first_paint(filled, folder, dossiers, effort.starts)
            figures += built_desk(filled, folder, dossiers, effort.starts)
            figures += intake(filled, folder, dossiers, effort.intakes)
            figures += printing(filled, folder, dossiers, effort.papers)
            figures += searching(filled, dossiers, effort.searches)
            figures += the_day(filled, dossiers, effort.searches)
    return _in_order(figures)


def _of_sync(effort: CentralEffort) -> Iterator[Figure]:
    with TemporaryDirectory(prefix="bench-") as name:
        yield from pull(Path(name), effort.pulled)
    yield from central_figures(effort)


def _in_order(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: (figure.budget, figure.what, figure.dossiers or 0))


def _hour(options: argparse.Namespace) -> int:
    def words(frozen: Path | None, module: str) -> Sequence[str]:
        return [str(frozen.absolute())] if frozen else [sys.executable, "-m", module]

    return an_hour(
        HourAsked(
            visits=options.visits,
            returns=options.returns,
            lists=options.lists,
            desk=words(options.desk, "desk_app"),
            centre=words(options.centre, "central"),
            hidden=options.hidden,
        )
    )


def main() -> int:
    parser = argparse.ArgumentParser("bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small stores, few rounds")
    parser.add_argument("--huge", action="store_true", help="ten million dossiers at the centre")
    parser.add_argument("--central", action="store_true", help="only P8 to P12 of sync and centre")
    parser.add_argument(
        "--catch-up", action="store_true", help="only a new desk of an office with a long past"
    )
    parser.add_argument("--hour", action="store_true", help="only an hour at the counter")
    for what, usual in (("visits", 500), ("returns", 300), ("lists", 50)):
        parser.add_argument(f"--{what}", type=int, default=usual, help=f"of --hour ({usual})")
    parser.add_argument("--hidden", action="store_true", help="of --hour: without a display")
    for what, module in (("desk", "desk_app"), ("centre", "central")):
        parser.add_argument(f"--{what}", type=Path, help=f"of --hour: frozen, for {module}")
    parser.add_argument("--dossiers", type=int, help="of --catch-up; else 5,000, --huge a million")
    options = parser.parse_args()
    if options.hour:
        return _hour(options)
    if options.catch_up:
        usual = MILLION if options.huge else _PAST_QUICK if options.quick else _PAST
        catch_up_figures(options.dossiers or usual)
        return 0
    effort = QUICK if options.quick else FULL
    if options.huge:
        effort = replace(effort, central=replace(effort.central, dossiers=_HUGE))
    figures = measure(effort, only_central=options.central)
    show(figures)
    keep(figures, anew=not options.central)
    print(f"\n{RESULTS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
