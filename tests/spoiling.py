"""A disk that gives back something else than was written, or takes nothing more."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

from db.store import Store

PAGE = 4096
_ROOTS = "SELECT rootpage FROM sqlite_master WHERE rootpage > 0 AND tbl_name LIKE :table"


def root_pages(store: Store, *tables: str) -> Sequence[int]:
    """Of `tables` ("%" stands for any ending), and of their indexes."""
    with store.reading.connect() as connection:
        return [
            page
            for table in tables
            for page in connection.execute(text(_ROOTS), {"table": table}).scalars()
        ]


def spoil(file: Path, pages: Iterable[int]) -> None:
    """A byte of each. Nobody has the file open."""
    raw = bytearray(file.read_bytes())
    for page in pages:
        raw[(page - 1) * PAGE + 100] ^= 0xFF
    file.write_bytes(raw)


def with_pragma(store: Store, pragma: str) -> Callable[[], None]:
    """Every connection from now on is under `pragma`; what ends that."""

    def settle(connection: Any, _record: Any) -> None:
        connection.execute(pragma)

    store.engine.dispose()
    event.listen(store.engine, "connect", settle)

    def end() -> None:
        event.remove(store.engine, "connect", settle)
        store.engine.dispose()

    return end
