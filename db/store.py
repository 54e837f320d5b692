"""A desk's store as the program holds it: one engine, one scribe, short transactions."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, event

from db.engine import Damage, in_our_terms, open_engine
from db.journal import Scribe
from db.key_fits import key_fits
from db.migrate import migrate
from db.repositories.folding.known import Folds
from db.turns import Turns
from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import StoreDamaged, StoreKeyWrong
from desk_app.domain.ids import uuid7
from desk_app.sharing import file_mode, is_shared

P = ParamSpec("P")
R = TypeVar("R")


class Store:
    """Opened once per process; closed when the program ends."""

    def __init__(self, file: Path, engine: Engine, *, cut_off: bool = False) -> None:
        """Args:
        cut_off: Whoever had it before did not come to close it.
        """
        self.file = file
        self.cut_off = cut_off
        self.engine = engine
        self.reading = engine.execution_options(reading=True)
        self._turns = Turns()
        self._folds = Folds()
        self._damage = Damage(file)
        # Whoever lets go of the file may put another in its place: what was known is of this one.
        event.listen(engine, "engine_disposed", self._forget)

    def work(self, scribe: Scribe) -> Callable[[], UnitOfWork]:
        """How use cases begin a transaction that writes in the name of `scribe`."""
        return lambda: UnitOfWork(self.engine, scribe, self._damage, self._turns, self._folds)

    def glance(self, scribe: Scribe) -> Callable[[], UnitOfWork]:
        """The same for what only reads: it waits for no writer and holds none up."""
        return lambda: UnitOfWork(self.reading, scribe, self._damage)

    def ask(self, query: Callable[Concatenate[Connection, P], R]) -> Callable[P, R]:
        """`query` without its connection: each call reads in a transaction of its own.

        The call raises StoreDamaged, or StoreUnwritable where the file cannot be opened.
        """

        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            with in_our_terms(self._damage), self.reading.connect() as connection:
                return query(connection, *args, **kwargs)

        return asked

    @property
    def is_damaged(self) -> bool:
        """A spoilt page was met since it was opened."""
        return self._damage.met

    def close(self) -> None:
        self.engine.dispose()

    def _forget(self, _engine: Engine) -> None:
        self._folds.forget()
        self._damage.met = False


def open_store(file: Path, key: bytes, *, filled: bool = False) -> Store:
    """Open `file`, making it when there is none, and bring it to this program's version.

    Args:
        filled: A desk has worked in it. Where nothing is in it that is damage, and no beginning.

    Raises:
        StoreTooNew, StoreKeyWrong, StoreUnwritable, StoreDamaged: the file is as it was.
    """
    if filled and file.exists() and not file.stat().st_size:
        raise StoreDamaged()  # SQLite would take it for a new one, and the log beside it away
    if is_shared() and not file.exists():
        with suppress(OSError):  # SQLite says it in our terms
            file.touch(file_mode())  # what SQLite makes by itself the group could only read
    cut_off = file.with_name(f"{file.name}-wal").exists()  # the last to close it takes that away
    try:
        with in_our_terms(file):
            migrate(file, key, filled=filled)
            return Store(file, open_engine(file, key), cut_off=cut_off)
    except StoreKeyWrong as error:
        if key_fits(file, key):
            raise StoreDamaged() from error  # at its beginning, where the key is tried
        raise


def new_id(at: datetime) -> UUID:
    """A UUIDv7 of that moment."""
    return uuid7(int(at.timestamp() * 1000), os.urandom(10))
