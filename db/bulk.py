"""What is stored again and again, or by the hundred: a statement of Core compiled once, and its
values handed to the driver.

What Core does anew for each row costs more than SQLite needs to store it.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Insert,
    Update,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import String

from db.driver import Stored, Values, store, store_each
from db.tables.metadata import Id

_DIALECT: Final = sqlite.dialect(paramstyle="qmark")


class Rows:
    """One statement for one row or many; make it once, where a module begins.

    Args:
        statement: Every value of it a parameter. Nothing is read back of what it stores.
    """

    def __init__(self, statement: Insert | Update | Delete) -> None:
        compiled = statement.compile(dialect=_DIALECT)
        self.names: Final = tuple(compiled.positiontup or ())  # of the parameters, in order
        self._words = str(compiled)
        self._ready = [
            (name, compiled.binds[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT))
            for name in self.names
        ]

    def values(self, row: Mapping[str, Any]) -> Values:
        """`row` as SQLite keeps it, in the order of `names`."""
        return tuple(
            [row[name] if ready is None else ready(row[name]) for name, ready in self._ready]
        )

    def put(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        self.put_values(connection, [self.values(row) for row in rows])

    def put_values(self, connection: Connection, rows: list[Values]) -> None:
        """As `put`, of what `values` gave."""
        if rows:
            store_each(connection, self._words, rows)

    def store(self, connection: Connection, row: Mapping[str, Any]) -> Stored:
        """One row, or one change, and what came of it."""
        return store(connection, self._words, self.values(row))


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """One of those named by a JSON array: however many they are, it is the same statement."""
    value: ColumnElement[Any] = literal_column("value")
    said = func.unhex(value) if isinstance(column.type, Id) else value
    return column.in_(
        select(said).select_from(func.json_each(bindparam(name, type_=String)).table_valued())
    )


def as_json(many: Iterable[Any]) -> str:
    """Ids, or what JSON can say, as the parameter that `among` names."""
    return json.dumps([each.hex if type(each) is UUID else each for each in many])
