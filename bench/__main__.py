"""`python3 dev.py bench [--quick]`: the figures of the budgets, each with its floor in this run."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.feed import feed
from bench.figures import RESULTS, Figure, keep, show
from bench.intake import intake
from bench.office import a_filled_store
from bench.paper import papers
from bench.printing import printing
from bench.searching import searching
from bench.start.first_paint import first_paint
from bench.type_ahead import type_ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How large the stores are, and how many rounds are counted."""

    sizes: tuple[int, ...]  # dossiers
    starts: int
    intakes: int
    searches: int  # of each beginning of a name
    papers: int
    typed: int  # times that each beginning of a procedure is typed
    imports: int  # of each public catalogue


FULL: Final = Effort(
    sizes=(1_000, 20_000), starts=9, intakes=500, searches=40, papers=100, typed=10, imports=5
)
QUICK: Final = Effort(
    sizes=(200, 1_000), starts=3, intakes=60, searches=10, papers=20, typed=2, imports=1
)


def measure(effort: Effort) -> list[Figure]:
    """The figures, in the order of the budgets."""
    figures = list(papers(effort.papers))
    with TemporaryDirectory(prefix="bench-") as name:
        figures += feed(Path(name), effort.imports)
        figures += type_ahead(Path(name), effort.typed)
    for dossiers in effort.sizes:
        with TemporaryDirectory(prefix="bench-") as name:
            folder = Path(name)
            filled = a_filled_store(folder, dossiers)
            figures += first_paint(filled, folder, dossiers, effort.starts)
            figures += intake(filled, folder, dossiers, effort.intakes)
            figures += printing(filled, folder, dossiers, effort.papers)
            figures += searching(filled, dossiers, effort.searches)
    return sorted(figures, key=lambda figure: (figure.budget, figure.what, figure.dossiers or 0))


def main() -> int:
    parser = argparse.ArgumentParser("bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small stores, few rounds")
    figures = measure(QUICK if parser.parse_args().quick else FULL)
    show(figures)
    keep(figures)
    print(f"\n{RESULTS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
