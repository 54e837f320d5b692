"""P2: an intake confirmed and durable, against the same rows written by hand."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from bench.bare_store import BareStore
from bench.figures import Figure, Round, in_turn, median, p95, with_warm_up
from bench.office import OFFICER, an_office, an_order
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.services.intake.receive_dossier import receive_dossier

_MOST: Final = 3.0
_PROCEDURE: Final = "1.001612"


def intake(file: Path, copy: Path, dossiers: int, rounds: int) -> Iterator[Figure]:
    """Args: file, copy: Two stores with the same dossiers; each gets `rounds` more."""
    chance = Random(dossiers)  # noqa: S311  # the same people in each run
    procedure = next(p for p in starter_catalogue() if p.code == _PROCEDURE)
    with an_office(file) as (_store, desk), BareStore(file) as seen, BareStore(copy) as bare:

        def ours() -> Iterator[Round]:
            for _ in range(with_warm_up(rounds)):
                yield partial(receive_dossier, an_order(chance, procedure), OFFICER, desk)

        def floor() -> Iterator[Round]:
            while True:
                yield partial(bare.receive, seen.newest())

        taken, least = in_turn(ours(), floor())
    for word, of in (("median", median), ("p95", p95)):
        yield Figure(
            budget="P2",
            what=f"intake confirmed and durable, {word}",
            dossiers=dossiers,
            ours_ms=of(taken),
            floor_ms=of(least),
            most=_MOST,
        )
