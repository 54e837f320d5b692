"""P5: search as one types, against the same question in bare SQL."""

from collections.abc import Iterator
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Final

from bench.bare_store import BareStore
from bench.figures import Figure, in_turn, p95, with_warm_up
from bench.office import an_office
from db.queries.search import search
from desk_app.domain.people.folding import words

_MOST: Final = 2.0
_MOST_MS: Final = 16.0
_TYPED: Final = (
    *("ng", "ngu", "nguyen", "nguyen t", "nguyen thi", "nguyen thi la", "nguyen thi lan"),
    *("tr", "tran van", "le min", "huynh ng", "vo kim ngan", "dang", "anh", "yen"),
)


def searching(filled: Path, dossiers: int, rounds: int) -> Iterator[Figure]:
    ours: list[float] = []
    floor: list[float] = []
    with an_office(filled) as (store, _desk), BareStore(filled) as bare:
        ask = store.ask(search)
        for typed in _TYPED:
            match = " ".join(f'"{word}"*' for word in words(typed) if len(word) > 1)
            taken, least = in_turn(
                repeat(partial(ask, typed), with_warm_up(rounds)),
                repeat(partial(bare.search, match)),
            )
            ours += taken
            floor += least
    yield Figure(
        budget="P5",
        what=f"search as one types, p95 over {len(_TYPED)} beginnings of names",
        dossiers=dossiers,
        ours_ms=p95(ours),
        floor_ms=p95(floor),
        most=_MOST,
        beside=p95(ours) <= _MOST_MS,
        note=f"bound {_MOST_MS:.0f} ms",
    )
