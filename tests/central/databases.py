"""Databases for tests: SQLite files, and databases of one PostgreSQL that a whole run shares."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, Pool, create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from typing_extensions import override

from central.store.engine import open_engine
from central.store.stream import UnitStream
from central.store.units import Units
from tests.builders import UNIT, Clock
from tests.sync.office import Home, made_home

_PATIENCE_S: Final = 20.0
_TEMPLATE = "an_office"  # one unit; a database of each test is a copy of it


@dataclass
class Postgres:
    """One server; every test has a database of its own on it."""

    address: str
    data: Path  # where it keeps its files
    _numbers: "count[int]" = field(default_factory=count)
    _template: bool = False

    def empty(self) -> str:
        return self._new("template1")

    def office(self) -> str:
        """With the tables and one unit, as `made_home` makes them."""
        if not self._template:
            self._command(f"CREATE DATABASE {_TEMPLATE}")
            made_home(self.address_of(_TEMPLATE))
            self._template = True
        return self._new(_TEMPLATE)

    def copy(self, address: str) -> str:
        """Whoever was at work there has to begin anew."""
        name = str(make_url(address).database)
        ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
        self._command(f"{ends} '{name}'")
        return self._new(name)

    def drop(self, address: str) -> None:
        self._command(f"DROP DATABASE IF EXISTS {make_url(address).database} WITH (FORCE)")

    def put_back(self, backup: str, address: str) -> None:
        self.drop(address)
        self._copy(str(make_url(backup).database), str(make_url(address).database))

    def files(self, address: str) -> Sequence[Path]:
        """Everything that lies on the disk for the database of `address`."""
        engine = open_engine(address)
        with engine.begin() as connection:
            connection.execute(text("CHECKPOINT"))
            oid = connection.execute(
                text("SELECT oid FROM pg_database WHERE datname = current_database()")
            ).scalar_one()
        engine.dispose()
        kept = [*(self.data / "base" / str(oid)).iterdir(), *(self.data / "pg_wal").iterdir()]
        return [file for file in kept if file.is_file()]

    def address_of(self, database: str) -> str:
        return make_url(self.address).set(database=database).render_as_string(hide_password=False)

    def _new(self, of: str) -> str:
        name = f"trial_{next(self._numbers)}"
        self._copy(of, name)
        return self.address_of(name)

    def _copy(self, of: str, name: str) -> None:
        self._command(f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY file_copy")

    def _command(self, words: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(words))

    @cached_property
    def _engine(self) -> Engine:
        """One session for all commands of a run: to open one takes as long as a small command."""
        url = make_url(self.address).set(drivername="postgresql+psycopg")
        return create_engine(url, isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        self._engine.dispose()


class PostgresHome(Home):
    """The centre on PostgreSQL; its backups are databases beside it."""

    def __init__(
        self,
        server: Postgres,
        clock: Clock,
        *,
        through: str | None = None,
        poolclass: type[Pool] | None = None,
    ) -> None:
        """
        Args:
            through: Address of a pooler that stands before `server`.
            poolclass: How sessions are kept; None: as in production.
        """
        self._at = server.office()
        address = self._at
        if through is not None:
            database = make_url(address).database
            address = make_url(through).set(database=database).render_as_string()
        super().__init__(address, clock, poolclass)
        self._server = server
        self._kept: dict[Path, str] = {}

    @override
    def back_up(self, file: Path) -> None:
        self.engine.dispose()
        self._kept[file] = self._server.copy(self._at)

    @override
    def restore(self, file: Path, *, new_epoch: bool = True) -> None:
        self.engine.dispose()
        self._server.put_back(self._kept[file], self._at)
        self._await()
        if new_epoch:
            with self.engine.begin() as connection:
                begin_epoch(connection)

    def _await(self) -> None:
        """A pooler that found no database for a moment lets nobody in for a second."""
        latest = time.monotonic() + _PATIENCE_S
        while True:
            try:
                with self.engine.begin():
                    return
            except OperationalError:
                if time.monotonic() > latest:
                    raise

    @override
    def files(self) -> Sequence[Path]:
        return self._server.files(self._at)

    @override
    def close(self) -> None:
        super().close()
        for address in (self._at, *self._kept.values()):
            self._server.drop(address)


def begin_epoch(connection: Connection) -> None:
    UnitStream(connection, UNIT).counter(lock=True)
    Units(connection).begin_epoch(UNIT)
