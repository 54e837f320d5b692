"""A question that is asked with every request: compiled once, then put straight to the driver.

What SQLAlchemy does anew for each execution costs the server more than the driver's whole way
to PostgreSQL and back. Other databases are asked the long way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from sqlalchemy import ColumnElement, Connection, Dialect, Select, String, any_, bindparam, cast
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

Change: TypeAlias = Callable[[Any], Any]

_POSTGRESQL: Final = "postgresql"


@dataclass(frozen=True, slots=True)
class _Compiled:
    words: str
    constants: Mapping[str, Any]  # what the statement itself compares with
    binds: Mapping[str, Change]  # of those values that the driver does not take as they are
    results: Sequence[tuple[int, Change]]  # by the number of the column


class Question:
    """Any number of threads may ask, each on its own connection."""

    def __init__(self, statement: Select[Any], elsewhere: Select[Any] | None = None) -> None:
        """Args:
        statement: Its parameters are named by `bindparam`; lists of ids go with `among`.
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
        dialect, driver = connection.dialect, _driver(connection)
        compiled = self._compiled = self._compiled or _compiled(self._statement, dialect)
        given = {**compiled.constants, **values}
        for name, value in values.items():
            if isinstance(value, list):  # one text is cheaper to send than an array
                given[name] = f"{{{','.join(map(str, value))}}}"
        for name, change in compiled.binds.items():
            given[name] = change(given[name])
        try:
            with driver.cursor() as cursor:
                rows: list[Any] = cursor.execute(compiled.words, given).fetchall()
        except dialect.loaded_dbapi.Error as error:
            if dialect.is_disconnect(error, driver, None):  # fails anew, and clears the pool
                return connection.execute(self._statement, given).all()
            words, base = compiled.words, dialect.loaded_dbapi.Error
            raise DBAPIError.instance(
                words, None, error, base, hide_parameters=True, dialect=dialect
            ) from error
        return [_changed(row, compiled.results) for row in rows] if compiled.results else rows

    def row(self, connection: Connection, **values: Any) -> Any:
        """The first row, or None. Raises as `rows`."""
        return next(iter(self.rows(connection, **values)), None)


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """``column IN (…)`` for PostgreSQL: the ids, a list of any length, are the parameter `name`."""
    return column == any_(cast(bindparam(name, type_=String), postgresql.ARRAY(column.type)))


def listed(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The same for other databases."""
    return column.in_(bindparam(name, expanding=True))


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _compiled(statement: Select[Any], dialect: Dialect) -> _Compiled:
    compiled = statement.compile(dialect=dialect)
    binds = {
        name: change
        for name, bind in compiled.binds.items()
        if (change := bind.type.dialect_impl(dialect).bind_processor(dialect)) is not None
    }
    results = [
        (n, change)
        for n, column in enumerate(statement.selected_columns)
        if (change := column.type.dialect_impl(dialect).result_processor(dialect, None))
    ]
    return _Compiled(str(compiled), dict(compiled.params), binds, results)


def _changed(row: Sequence[Any], changes: Sequence[tuple[int, Change]]) -> tuple[Any, ...]:
    changed = list(row)
    for n, change in changes:
        changed[n] = change(changed[n])
    return tuple(changed)
