"""P8: a national catalogue into the store, against decoding it and writing the same rows barely."""

import gzip
import io
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec

from bench.bare_store import BareStore
from bench.figures import Figure, in_turn, median, with_warm_up
from bench.office import OFFICER, an_office
from desk_app.domain.people.rights import Role
from desk_app.services.catalogue.import_catalogue import ImportCatalogue, import_catalogue

DATA: Final = Path(__file__).parents[2] / "shared/data"  # public catalogues, where they are kept
FEEDS: Final[Mapping[str, str]] = {
    "portal_feed.jsonl.gz": "the national portal's answers",
    "tthc_all.jsonl.gz": "the crawled catalogue",
}
_TABLES: Final = ("procedure", "procedure_body")
_AT_ONCE: Final = 100  # procedures in a durable portion, as the import has them
_MOST: Final = 2.0
_ADMIN: Final = replace(OFFICER, role=Role.ADMIN)


def feed(folder: Path, rounds: int) -> Iterator[Figure]:
    """Nothing where the public catalogues are not beside this tree."""
    for name, what in FEEDS.items():
        if (DATA / name).exists():
            yield _figure(folder, DATA / name, what, rounds)


def _figure(folder: Path, file: Path, what: str, rounds: int) -> Figure:
    raw = file.read_bytes()
    empty = folder / "empty.sqlite"
    with an_office(empty):
        pass
    rows = _rows(empty, raw)
    count = with_warm_up(rounds)
    ours, floor = in_turn(
        (partial(_import, _copy(empty, f"ours-{n}"), raw) for n in range(count)),
        (partial(_bare, _copy(empty, f"bare-{n}"), raw, rows) for n in range(count)),
    )
    return Figure(
        budget="P8",
        what=f"import of {what}: {len(rows['procedure']):,} procedures",
        dossiers=None,
        ours_ms=median(ours),
        floor_ms=median(floor),
        most=_MOST,
        note=f"{len(rows['procedure']) / median(ours) * 1000:,.0f} procedures/s",
    )


def _copy(empty: Path, name: str) -> Path:
    file = empty.with_name(f"{name}.sqlite")
    shutil.copy(empty, file)
    return file


def _import(file: Path, raw: bytes) -> None:
    with an_office(file) as (_store, desk):
        report = import_catalogue(ImportCatalogue([(file.name, raw)]), _ADMIN, desk)
    if not report.added:
        raise ValueError("nothing was imported")


def _rows(empty: Path, raw: bytes) -> Mapping[str, Sequence[tuple[Any, ...]]]:
    """What an import of `raw` leaves in the store."""
    full = _copy(empty, "full")
    _import(full, raw)
    with BareStore(full) as bare:
        return {table: bare.rows(table) for table in _TABLES}


def _bare(file: Path, raw: bytes, rows: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
    with gzip.open(io.BytesIO(raw)) as packed:
        for line in packed.read().splitlines():
            msgspec.json.decode(line)
    with BareStore(file) as bare:
        for start in range(0, len(rows["procedure"]), _AT_ONCE):
            bare.add({table: rows[table][start : start + _AT_ONCE] for table in _TABLES})
