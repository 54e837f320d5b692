"""Words and values straight to the driver, inside the transaction of a connection.

What the engine does around a statement takes longer than SQLite does for a look by an index. Who
listens to the engine hears of every statement all the same: then it goes the engine's way.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as driver

Values: TypeAlias = tuple[Any, ...]  # of a row or of a statement, as SQLite keeps them

_Error: Final = driver.Error


class Stored(NamedTuple):
    """What came of one statement that writes."""

    rows: int  # how many it touched
    n: int  # row number of the last one it added; of no meaning where it added none


def ask(connection: Connection, words: str, values: Values) -> list[Values]:
    """All rows, as SQLite keeps them. Raises sqlalchemy.exc.DBAPIError, as the engine does."""
    if connection.dispatch.before_cursor_execute:
        found = connection.exec_driver_sql(words, values)
        try:
            return [tuple(row) for row in found.cursor.fetchall()]
        finally:
            found.close()
    try:
        rows: list[Values] = _begun(connection).execute(words, values).fetchall()
    except _Error as error:
        raise _told(connection, words, error) from error
    return rows


def store(connection: Connection, words: str, values: Values) -> Stored:
    """One statement that writes. Raises as `ask`."""
    if connection.dispatch.before_cursor_execute:
        done = connection.exec_driver_sql(words, values)
        return Stored(done.rowcount, done.lastrowid or 0)
    try:
        cursor = _begun(connection).execute(words, values)
    except _Error as error:
        raise _told(connection, words, error) from error
    return Stored(cursor.rowcount, cursor.lastrowid or 0)


def store_each(connection: Connection, words: str, rows: Sequence[Values]) -> None:
    """The same for every one of `rows`, of which there is at least one."""
    if connection.dispatch.before_cursor_execute:
        connection.exec_driver_sql(words, list(rows))
        return
    try:
        _begun(connection).executemany(words, rows)
    except _Error as error:
        raise _told(connection, words, error) from error


def begin(connection: Connection, words: str) -> None:
    """Begin its transaction: "BEGIN IMMEDIATE". Raises as `ask`."""
    if connection.dispatch.before_cursor_execute:
        connection.exec_driver_sql(words)
        return
    try:
        connection.connection.cursor().execute(words)
    except _Error as error:
        raise _told(connection, words, error) from error


def _begun(connection: Connection) -> Any:
    """The driver's connection, in a transaction: the engine begins it with the first statement."""
    if not connection.in_transaction():
        connection.begin()
    return connection.connection.dbapi_connection


def _told(connection: Connection, words: str, error: Exception) -> BaseException:
    """`error` as the engine tells it, without the values: they name people."""
    hidden = connection.engine.hide_parameters
    return DBAPIError.instance(
        words, (), error, _Error, hide_parameters=hidden, dialect=connection.dialect
    )
