"""Many rows in one statement, as each database likes it best. Durable with the transaction."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

import msgspec
from sqlalchemy import ColumnElement, Connection, Dialect, Table, any_, bindparam, insert
from sqlalchemy.dialects import postgresql, sqlite

Row: TypeAlias = Mapping[str, Any]

_POSTGRESQL: Final = "postgresql"


def within(
    connection: Connection, column: ColumnElement[Any], values: Collection[Any]
) -> ColumnElement[bool]:
    """``column IN values``; PostgreSQL is given one array, however many they are."""
    if connection.dialect.name != _POSTGRESQL:
        return column.in_(values)
    return column == any_(bindparam(None, list(values), postgresql.ARRAY(column.type)))


def keepable(text: str) -> str:
    """`text` as every database can keep it: no NUL, no half of a letter."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def add_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Rows that are not there yet, all with the same columns in the same order. The same right
    as for INSERT is needed, and no other."""
    if not rows:
        return
    if connection.dialect.name != _POSTGRESQL:
        connection.execute(insert(table), rows)
        return
    names = list(rows[0])
    words = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
    makers = [(n, _maker(table, name, connection.dialect)) for n, name in enumerate(names)]
    changes = [(n, make) for n, make in makers if make is not _as_it_is]
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(words) as copy:
        for row in rows:
            values = list(row.values())
            for n, make in changes:
                values[n] = make(values[n])
            copy.write_row(values)


def put_rows(connection: Connection, table: Table, rows: Sequence[Row], *, add: bool) -> None:
    """Rows of which some may be there: those are replaced, or their numbers added to.

    Args:
        rows: All with the same columns, every column of `table`, no key twice.
        add: Columns outside the key are summed.
    """
    if not rows:
        return
    names = list(rows[0])
    if connection.dialect.name == _POSTGRESQL:
        makers = {name: _maker(table, name, connection.dialect) for name in names}
        given = [{name: _as_json(row[name], makers[name]) for name in names} for row in rows]
        words = _all_at_once(table, tuple(names), connection.dialect, add=add)
        connection.exec_driver_sql(words, (msgspec.json.encode(given).decode(),))
        return
    save = sqlite.insert(table)
    keys = [column.name for column in table.primary_key]
    values = {
        name: table.c[name] + save.excluded[name] if add else save.excluded[name]
        for name in names
        if name not in keys
    }
    connection.execute(save.on_conflict_do_update(index_elements=keys, set_=values), rows)


@cache
def _all_at_once(table: Table, names: tuple[str, ...], dialect: Dialect, *, add: bool) -> str:
    """The statement; its one parameter is a list of rows as JSON, the cheapest to make."""
    types = [f"{name} {table.c[name].type.compile(dialect)}" for name in names]
    keys = [column.name for column in table.primary_key]
    sets = [
        f"{name} = {table.name}.{name} + excluded.{name}" if add else f"{name} = excluded.{name}"
        for name in names
        if name not in keys
    ]
    return (
        f"INSERT INTO {table.name} ({', '.join(names)})"  # noqa: S608  # names of our own tables
        f" SELECT {', '.join(names)} FROM json_to_recordset(%s::json) AS given({', '.join(types)})"
        f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {', '.join(sets)}"
    )


@cache
def _maker(table: Table, name: str, dialect: Dialect) -> Callable[[Any], Any]:
    """What makes a value of a column into one of the driver."""
    return table.c[name].type.bind_processor(dialect) or _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _as_json(value: Any, make: Callable[[Any], Any]) -> Any:
    return f"\\x{value.hex()}" if isinstance(value, bytes) else make(value)
