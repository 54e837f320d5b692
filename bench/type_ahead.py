"""P5: procedures as one types, over a whole national catalogue, against the same in bare SQL."""

from collections.abc import Iterator
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Final

from bench.bare_store import BareStore
from bench.feed import DATA, take_in
from bench.figures import Figure, in_turn, p95, with_warm_up
from bench.office import NOW, OFFICER, an_office
from db.queries.procedures import find_procedures, how_many
from desk_app.domain.office_time import office_date
from desk_app.domain.people.folding import words
from desk_app.services.catalogue.sample_province import sample_province

_MOST: Final = 2.0
_MOST_MS: Final = 16.0
_FEED: Final = DATA / "portal_feed.jsonl.gz"
_TODAY: Final = office_date(NOW)
_WHOLE: Final = (
    *("Đăng ký khai sinh", "chứng thực bản sao", "1.004873", "đất đai", "hộ kinh doanh"),
    *("cấp lại giấy phép lái xe", "trợ cấp xã hội", "thường trú", "2.000", "xac nhan hon nhan"),
)
_TYPED: Final = tuple(
    dict.fromkeys(
        (
            *(whole[:length] for whole in _WHOLE for length in range(1, len(whole) + 1)),
            *"abcdeghiklmnopqrstuvxy0123456789",
        )
    )
)


def type_ahead(folder: Path, rounds: int) -> Iterator[Figure]:
    """Over the national portal's catalogue; over a sample where that is not beside this tree."""
    file = a_catalogue(folder, national=_FEED.exists())
    ours: list[float] = []
    floor: list[float] = []
    with an_office(file) as (store, _desk), BareStore(file) as bare:
        ask, procedures = store.ask(find_procedures), store.ask(how_many)(_TODAY)
        for typed in _TYPED:
            taken, least = in_turn(
                repeat(partial(ask, typed, OFFICER.id, _TODAY), with_warm_up(rounds)),
                repeat(partial(bare.find_procedures, words(typed), _TODAY.isoformat())),
            )
            ours += taken
            floor += least
    yield Figure(
        budget="P5",
        what=f"type-ahead over {procedures:,} procedures, p95 over {len(_TYPED)} typed",
        dossiers=None,
        ours_ms=p95(ours),
        floor_ms=p95(floor),
        most=_MOST,
        beside=p95(ours) <= _MOST_MS,
        note=f"bound {_MOST_MS:.0f} ms",
    )


def a_catalogue(folder: Path, *, national: bool) -> Path:
    """The closed file of a store with a whole catalogue: the national portal's, or a sample."""
    file = folder / "catalogue.sqlite"
    if national:
        take_in(file, _FEED.read_bytes())
        return file
    with an_office(file) as (_store, desk), desk.work() as tx:
        for edition, procedures in sample_province():
            tx.catalogue.put(edition, procedures)
        tx.commit()
    return file
