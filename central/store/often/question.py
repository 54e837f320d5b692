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
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

Change: TypeAlias = Callable[[Any], Any]

_POSTGRESQL: Final = "postgresql"
_PARAMETER: Final = re.compile(r"%\((\w+)\)s")
BINARY: Final = 1  # format of answers


@dataclass(frozen=True, slots=True)
class Compiled:
    """A question as PostgreSQL is asked it, and how its answer is read."""

    words: bytes
    names: Sequence[str]  # of $1, $2 …
    constants: Mapping[str, Any]  # what the statement itself compares with
    readers: Sequence[tuple[int, Change]]  # of each column

    def sent(self, values: Mapping[str, Any]) -> list[bytes | None]:
        given = {**self.constants, **values}
        return [_sent(given[name]) for name in self.names]

    def rows(self, found: Any) -> Sequence[tuple[Any, ...]]:
        """Args: found: What the driver's library has, in binary format."""
        get = found.get_value
        return [
            tuple(
                None if (value := get(n, column)) is None else read(value)
                for column, read in self.readers
            )
            for n in range(found.ntuples)
        ]


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
        self._compiled: Compiled | None = None  # for PostgreSQL

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
        compiled = self.compiled(connection.dialect)
        driver: Any = connection.connection.driver_connection
        dbapi: Any = connection.dialect.loaded_dbapi
        sent = compiled.sent(values)
        try:
            found = driver.pgconn.exec_params(compiled.words, sent, result_format=BINARY)
        except dbapi.Error:  # there is no connection any more: fails anew, and clears the pool
            return connection.execute(self._statement, values).all()
        if found.status != dbapi.pq.ExecStatus.TUPLES_OK:
            if driver.closed or driver.broken:
                return connection.execute(self._statement, values).all()
            raise _failure(found, compiled, connection.dialect)
        return compiled.rows(found)

    def row(self, connection: Connection, **values: Any) -> Any:
        """The first row, or None. Raises as `rows`."""
        return next(iter(self.rows(connection, **values)), None)

    def compiled(self, dialect: Dialect) -> Compiled:
        if self._compiled is not None:
            return self._compiled
        compiled = self._statement.compile(dialect=dialect)
        names: list[str] = []

        def place(match: re.Match[str]) -> str:
            if match[1] not in names:
                names.append(match[1])
            return f"${names.index(match[1]) + 1}"

        words = _PARAMETER.sub(place, str(compiled)).encode()
        readers = [
            (n, _reader(column.type, dialect))
            for n, column in enumerate(self._statement.selected_columns)
        ]
        self._compiled = Compiled(words, names, dict(compiled.params), readers)
        return self._compiled


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """``column IN (…)`` for PostgreSQL: the ids, a list of any length, are the parameter `name`.

    It comes as one text, and is of its type from the beginning: of an array cast from another type
    the planner knows nothing, and reads all rows.
    """
    return column == any_(bindparam(name, type_=postgresql.ARRAY(column.type)))


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


def _failure(found: Any, compiled: Compiled, dialect: Dialect) -> BaseException:
    dbapi: Any = dialect.loaded_dbapi
    state = (found.error_field(dbapi.pq.DiagnosticField.SQLSTATE) or b"").decode()
    try:
        kind = dbapi.errors.lookup(state)
    except KeyError:
        kind = dbapi.DatabaseError
    error = kind(found.error_message.decode(errors="replace"))
    words = compiled.words.decode()
    told: BaseException = DBAPIError.instance(
        words, None, error, dbapi.Error, hide_parameters=True, dialect=dialect
    )
    return told
