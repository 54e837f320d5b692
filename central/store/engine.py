"""Open the central store: a SQLite file for trials, PostgreSQL in production."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import URL, Connection, Engine, Pool, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

if TYPE_CHECKING:
    import sqlite3

_PATIENCE_MS: Final = 10_000  # for a lock; then the desk is told to come again
_BEGIN: Final = f"BEGIN; SET LOCAL statement_timeout = {3 * _PATIENCE_MS}"
_BEGIN_READING: Final = f"BEGIN READ ONLY; SET LOCAL statement_timeout = {3 * _PATIENCE_MS}"


class AddressUnusable(ValueError):
    """The text names no database this server can use."""


def open_engine(address: str, poolclass: type[Pool] | None = None) -> Engine:
    """Several threads may use the engine, each with its own connection.

    On either database a transaction begun without the execution option ``reading`` may
    write; on SQLite it then takes the one write lock at once. With the option ``single``
    PostgreSQL is asked without a transaction. A commit is on the disk when it returns.

    Args:
        address: A file, ``sqlite:///file`` or ``postgresql://user@host/database``.
        poolclass: How sessions of PostgreSQL are kept; None: some of them, for any thread.

    Raises:
        AddressUnusable: another database, or no address.
    """
    url = _url(address)
    if url.get_backend_name() == "postgresql":
        return _postgres(url, poolclass or QueuePool)
    engine = create_engine(url.set(drivername="sqlite+pysqlite"), hide_parameters=True)

    @event.listens_for(engine, "connect")
    def settle(connection: "sqlite3.Connection", _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN; see `begin`
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        reading = options.get("reading", False) or options.get("single", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _postgres(url: URL, poolclass: type[Pool]) -> Engine:
    """Nothing is kept in a session, so a pooler may give each transaction another one: no
    statement is prepared, nothing is set beyond a transaction, no start parameter is sent.

    The driver is told not to begin by itself; BEGIN and its bounds are one round trip.
    """
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        poolclass=poolclass,
        connect_args={"prepare_threshold": None, "autocommit": True},
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("single", False):
            reading = options.get("reading", False)
            connection.exec_driver_sql(_BEGIN_READING if reading else _BEGIN)

    return engine


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).expanduser()))
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise AddressUnusable(address) from error
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise AddressUnusable(url.get_backend_name())
    return url
