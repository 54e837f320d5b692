"""A question that is asked with every request: compiled once, then put straight to the driver.

What SQLAlchemy and the driver do anew for each execution costs the server more than the way to
PostgreSQL and back. Other databases are asked the long way.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    LargeBinary,
    Select,
    String,
    Uuid,
    any_,
    bindparam,
    cast,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

Change: TypeAlias = Callable[[Any], Any]

_POSTGRESQL: Final = "postgresql"
_PARAMETER: Final = re.compile(r"%\((\w+)\)s")
_BINARY: Final = 1


@dataclass(frozen=True, slots=True)
class _Compiled:
    words: bytes
    names: Sequence[str]  # of $1, $2 …
    constants: Mapping[str, Any]  # what the statement itself compares with
    results: Sequence[Change]  # of each column


class Question:
    """Any number of threads may ask, each on its own connection."""

    def __init__(self, statement: Select[Any], elsewhere: Select[Any] | None = None) -> None:
        """Its parameters are texts, whole numbers and bytes, named by `bindparam`; lists of
        ids go with `among`.

        Args:
            elsewhere: For databases without arrays, where there are lists; None: the same.
        """
        self._statement = statement
        self._elsewhere = statement if elsewhere is None else elsewhere
        self._compiled: _Compiled | None = None  # for PostgreSQL

    def rows(self, connection: Connection, **values: Any) -> Sequence[Any]:
        """All rows, each a tuple of the columns in their order.

        Raises:
            DBAPIError: as when it is executed by `connection`.
        """
        if connection.dialect.name != _POSTGRESQL:
            return connection.execute(self._elsewhere, values).all()
        single = connection.get_execution_options().get("single", False)
        if not (single or connection.in_transaction()):
            connection.begin()
        compiled = self._compiled or self._compile(connection.dialect)
        given = {**compiled.constants, **values}
        driver: Any = connection.connection.driver_connection
        sent = [_sent(given[name]) for name in compiled.names]
        dbapi: Any = connection.dialect.loaded_dbapi
        try:
            found = driver.pgconn.exec_params(compiled.words, sent, result_format=_BINARY)
        except dbapi.Error:  # there is no connection any more: fails anew, and clears the pool
            return self._at_length(connection, given)
        if found.status != dbapi.pq.ExecStatus.TUPLES_OK:
            if driver.closed or driver.broken:
                return self._at_length(connection, given)
            raise _failure(found, compiled, connection.dialect)
        get, columns = found.get_value, list(enumerate(compiled.results))
        return [
            tuple(
                None if (value := get(n, column)) is None else change(value)
                for column, change in columns
            )
            for n in range(found.ntuples)
        ]

    def row(self, connection: Connection, **values: Any) -> Any:
        """The first row, or None. Raises as `rows`."""
        return next(iter(self.rows(connection, **values)), None)

    def _at_length(self, connection: Connection, given: Mapping[str, Any]) -> Sequence[Any]:
        texts = {name: _array(v) if isinstance(v, list) else v for name, v in given.items()}
        return connection.execute(self._statement, texts).all()

    def _compile(self, dialect: Dialect) -> _Compiled:
        compiled = self._statement.compile(dialect=dialect)
        names: list[str] = []

        def place(match: re.Match[str]) -> str:
            if match[1] not in names:
                names.append(match[1])
            return f"${names.index(match[1]) + 1}"

        words = _PARAMETER.sub(place, str(compiled)).encode()
        results = [_reader(column.type, dialect) for column in self._statement.selected_columns]
        self._compiled = _Compiled(words, names, dict(compiled.params), results)
        return self._compiled


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """``column IN (…)`` for PostgreSQL: the ids, a list of any length, are the parameter `name`."""
    return column == any_(cast(bindparam(name, type_=String), postgresql.ARRAY(column.type)))


def listed(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The same for other databases."""
    return column.in_(bindparam(name, expanding=True))


def _sent(value: Any) -> bytes | None:
    """A value as PostgreSQL reads it in text."""
    if value is None:
        return None
    if isinstance(value, bytes):
        return b"\\x" + value.hex().encode()
    return (_array(value) if isinstance(value, list) else str(value)).encode()


def _array(values: list[Any]) -> str:
    return f"{{{','.join(map(str, values))}}}"


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Change:
    """What makes a value of the column out of its bytes in PostgreSQL's binary format."""
    plain = kind.impl_instance if hasattr(kind, "impl_instance") else kind
    read = next(read for known, read in _READERS if isinstance(plain, known))
    change = kind.dialect_impl(dialect).result_processor(dialect, None)
    return read if change is None else lambda value: change(read(value))


def _whole(value: bytes) -> int:
    return int.from_bytes(value, "big", signed=True)


def _truth(value: bytes) -> bool:
    return value != b"\0"


_READERS: Final[Sequence[tuple[Any, Change]]] = (
    ((BigInteger, Integer), _whole),
    (String, bytes.decode),
    (LargeBinary, bytes),
    (Boolean, _truth),
    (Uuid, lambda value: UUID(bytes=value)),
)


def _failure(found: Any, compiled: _Compiled, dialect: Dialect) -> BaseException:
    dbapi: Any = dialect.loaded_dbapi
    state = (found.error_field(dbapi.pq.DiagnosticField.SQLSTATE) or b"").decode()
    try:
        kind = dbapi.errors.lookup(state)
    except KeyError:
        kind = dbapi.DatabaseError
    error = kind(found.error_message.decode(errors="replace"))
    words = compiled.words.decode()
    return DBAPIError.instance(
        words, None, error, dbapi.Error, hide_parameters=True, dialect=dialect
    )
