"""All figures of the centre in one go, on one PostgreSQL; none where there is none."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.central.full import full
from bench.central.place import a_postgres, why_no_postgres
from bench.central.poll import poll
from bench.central.upload import upload
from bench.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class CentralEffort:
    batches: int  # uploaded, of 250 acts
    polls: int  # of a round
    dossiers: int  # in the full centre
    looks: int  # of each kind, at the full centre
    pulled: int  # acts


def central_figures(effort: CentralEffort) -> Iterator[Figure]:
    if (reason := why_no_postgres()) is not None:
        print(f"P9, P11, P12 are left out: {reason}", file=sys.stderr)
        return
    with a_postgres() as server, TemporaryDirectory(prefix="bench-") as name:
        yield from upload(server, effort.batches)
        yield from poll(server, Path(name), effort.polls)
        yield from full(server, effort.dossiers, effort.looks, effort.batches)
