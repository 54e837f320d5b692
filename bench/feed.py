"""P8: a national catalogue into the store, against decoding it and writing the same rows barely."""

import gzip
import io
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec

from bench.bare_store import BareStore
from bench.figures import Figure, Round, in_turn, median, with_warm_up
from bench.office import OFFICER, an_office
from desk_app.domain.people.rights import Role
from desk_app.services.catalogue.import_catalogue import ImportCatalogue, import_catalogue
from desk_app.services.desk import Desk

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
    full = _copy(empty, "full")
    take_in(full, raw)
    procedures = len(_rows(full)["procedure"])
    count = with_warm_up(rounds)
    ours, floor = in_turn(_imports(empty, raw, count), _bare(empty, raw, full, count))
    return Figure(
        budget="P8",
        what=f"import of {what}: {procedures:,} procedures",
        dossiers=None,
        ours_ms=median(ours),
        floor_ms=median(floor),
        most=_MOST,
        note=f"{procedures / median(ours) * 1000:,.0f} procedures/s",
    )


def _imports(empty: Path, raw: bytes, count: int) -> Iterator[Round]:
    """Each at a desk that is open, and takes in its first catalogue for months."""
    for n in range(count):
        with an_office(_copy(empty, f"ours-{n}")) as (_store, desk):
            with desk.glance():
                pass  # from then on there is a connection
            _forget()
            yield partial(_import, raw, desk)


def _forget() -> None:
    """What reading remembered of the rounds before: it was the same catalogue."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("desk_app.", "db.")):
            for each in vars(module).values():
                if hasattr(each, "cache_clear"):
                    each.cache_clear()


def _bare(empty: Path, raw: bytes, full: Path, count: int) -> Iterator[Round]:
    """Each into a store that is open, with texts nobody wrote yet: Python keeps their UTF-8."""
    for n in range(count):
        with BareStore(_copy(empty, f"bare-{n}")) as bare:
            yield partial(_decode_and_add, raw, _rows(full), bare)


def _copy(empty: Path, name: str) -> Path:
    file = empty.with_name(f"{name}.sqlite")
    shutil.copy(empty, file)
    return file


def take_in(file: Path, raw: bytes) -> None:
    """Import the catalogue `raw` into the store of `file`, made where there is none."""
    with an_office(file) as (_store, desk):
        _import(raw, desk)


def _import(raw: bytes, desk: Desk) -> None:
    report = import_catalogue(ImportCatalogue([("catalogue", raw)]), _ADMIN, desk)
    if not report.added:
        raise ValueError("nothing was imported")


def _rows(full: Path) -> Mapping[str, Sequence[tuple[Any, ...]]]:
    """What an import left in the store of `full`."""
    with BareStore(full) as bare:
        return {table: bare.rows(table) for table in _TABLES}


def _decode_and_add(
    raw: bytes, rows: Mapping[str, Sequence[tuple[Any, ...]]], bare: BareStore
) -> None:
    with gzip.open(io.BytesIO(raw)) as packed:
        for line in packed.read().splitlines():
            msgspec.json.decode(line)
    for start in range(0, len(rows["procedure"]), _AT_ONCE):
        bare.add({table: rows[table][start : start + _AT_ONCE] for table in _TABLES})
