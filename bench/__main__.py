"""`python3 dev.py bench [--quick]`: the figures of the budgets, each with its floor in this run."""

import argparse
import shutil
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
from bench.figures import RESULTS, WATCH, Clock, Figure, keep, show
from bench.hour.drive import HourAsked, an_hour
from bench.intake import intake
from bench.office import a_filled_store
from bench.papers.every import papers
from bench.papers.printing import printing
from bench.papers.stored import stored_papers
from bench.reports import reports
from bench.restored import restored
from bench.searching import searching
from bench.start.first_paint import first_paint, settle
from bench.start.frozen import built_desk
from bench.table import write_table
from bench.type_ahead import type_ahead
from bench.window.shown import at_the_window
from desk_app.paths import Folders


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How large the stores are, and how many rounds are counted."""

    sizes: tuple[int, int]  # dossiers
    starts: int
    intakes: int
    searches: int  # of each beginning of a name
    papers: int
    shown: int  # scans at the window, and four times the other things there
    typed: int  # times that each beginning of a procedure is typed
    imports: int  # of each public catalogue
    central: CentralEffort


FULL: Final = Effort(
    sizes=(1_000, 1_000_000),
    starts=9,
    intakes=5_000,
    searches=40,
    papers=100,
    shown=100,
    typed=10,
    imports=5,
    central=CentralEffort(batches=40, polls=500, dossiers=1_000_000, looks=60, pulled=100_000),
)
QUICK: Final = Effort(
    sizes=(200, 1_000),
    starts=3,
    intakes=60,
    searches=10,
    papers=20,
    shown=12,
    typed=2,
    imports=1,
    central=CentralEffort(batches=4, polls=60, dossiers=5_000, looks=10, pulled=2_000),
)
_PAST, _PAST_QUICK = 5_000, 200  # dossiers of `--catch-up`
_HUGE: Final = 10_000_000  # dossiers at the centre


def desk_figures(effort: Effort, stores: Path) -> Iterator[Figure]:
    """Args: stores: Where filled stores are found, or left for the next time."""
    yield from papers(effort.papers)
    with TemporaryDirectory(prefix="bench-") as name:
        yield from feed(Path(name), effort.imports)
        yield from type_ahead(Path(name), effort.typed)
    for dossiers in effort.sizes:
        filled = a_filled_store(stores, dossiers)
        with TemporaryDirectory(prefix="bench-") as name:
            yield from _of_store(filled, Path(name), dossiers, effort)


def _of_store(filled: Path, folder: Path, dossiers: int, effort: Effort) -> Iterator[Figure]:
    """What only reads, then what changes a copy of it."""
    yield from searching(filled, dossiers, effort.searches)
    yield from the_day(filled, dossiers, effort.searches)
    yield from reports(filled, dossiers)
    yield from stored_papers(filled, folder, dossiers, effort.papers)
    yield from restored(filled, folder, dossiers)
    desk = Folders(folder / "desk")
    settle(desk, filled)
    yield from first_paint(desk.data, dossiers, effort.starts)
    yield from built_desk(desk.data, dossiers, effort.starts)
    yield from at_the_window(desk.data, dossiers, effort.shown)
    yield from printing(desk.store, folder, dossiers, effort.papers)
    floor = Path(shutil.copy(filled, folder / "floor.sqlite"))
    yield from intake(desk.store, floor, dossiers, effort.intakes)


def sync_figures(effort: CentralEffort) -> Iterator[Figure]:
    with TemporaryDirectory(prefix="bench-") as name:
        yield from pull(Path(name), effort.pulled)
    yield from central_figures(effort)


def _told(figures: Iterable[Figure]) -> Iterator[Figure]:
    """As they come: what goes wrong after half an hour leaves what was measured before."""
    for figure in figures:
        floor = "" if figure.floor_ms is None else f" against {figure.floor_ms:.2f}"
        print(f"{figure.budget} {figure.what}: {figure.ours_ms:.2f} ms{floor}", flush=True)
        yield figure


def _in_order(figures: Iterable[Figure]) -> Sequence[Figure]:
    return sorted(figures, key=lambda figure: (figure.budget, figure.what, figure.dossiers or 0))


def _hour(options: argparse.Namespace) -> int:
    def words(frozen: Path | None, module: str) -> Sequence[str]:
        return [str(frozen.absolute())] if frozen else [sys.executable, "-m", module]

    return an_hour(
        HourAsked(
            visits=options.visits,
            returns=options.returns,
            lists=options.lists,
            every_s=options.every,
            past=options.past,
            desk=words(options.desk, "desk_app"),
            centre=words(options.centre, "central"),
            hidden=options.hidden,
        )
    )


def main() -> int:
    options = _asked()
    if options.table:
        write_table()
        return 0
    if options.hour:
        return _hour(options)
    if options.catch_up:
        usual = MILLION if options.huge else _PAST_QUICK if options.quick else _PAST
        catch_up_figures(options.dossiers or usual)
        return 0
    if options.processor:
        WATCH.clock = Clock.PROCESSOR
    effort = QUICK if options.quick else FULL
    if options.huge:
        effort = replace(effort, central=replace(effort.central, dossiers=_HUGE))
    figures = _in_order(_told(_measured(options, effort)))
    show(figures)
    keep(figures, anew=not (options.central or options.alone))
    print(f"\n{RESULTS}")
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small stores, few rounds")
    parser.add_argument("--huge", action="store_true", help="ten million dossiers at the centre")
    parser.add_argument("--central", action="store_true", help="only P8 to P12 of sync and centre")
    parser.add_argument("--alone", action="store_true", help="only what a desk does by itself")
    parser.add_argument(
        "--processor",
        action="store_true",
        help="of --alone: what the processor did, for a machine with other work",
    )
    parser.add_argument(
        "--stores", type=Path, help="where filled stores are kept from one run to the next"
    )
    parser.add_argument(
        "--catch-up", action="store_true", help="only a new desk of an office with a long past"
    )
    parser.add_argument("--table", action="store_true", help="only docs/BENCHMARKS.md, anew")
    parser.add_argument("--hour", action="store_true", help="only an hour at the counter")
    for what, usual in (("visits", 500), ("returns", 300), ("lists", 50), ("past", 20_000)):
        parser.add_argument(f"--{what}", type=int, default=usual, help=f"of --hour ({usual})")
    parser.add_argument(
        "--every", type=float, default=0.0, help="of --hour: seconds between visitors; 4.5: an hour"
    )
    parser.add_argument("--hidden", action="store_true", help="of --hour: without a display")
    for what, module in (("desk", "desk_app"), ("centre", "central")):
        parser.add_argument(f"--{what}", type=Path, help=f"of --hour: frozen, for {module}")
    parser.add_argument("--dossiers", type=int, help="of --catch-up; else 5,000, --huge a million")
    options = parser.parse_args()
    if options.processor and not options.alone:
        parser.error("--processor needs --alone: the centre is other processes")
    return options


def _measured(options: argparse.Namespace, effort: Effort) -> Iterator[Figure]:
    if not options.central:
        with TemporaryDirectory(prefix="bench-stores-") as name:
            stores = options.stores or Path(name)
            stores.mkdir(parents=True, exist_ok=True)
            yield from desk_figures(effort, stores)
    if not options.alone:
        yield from sync_figures(effort.central)


if __name__ == "__main__":
    sys.exit(main())
