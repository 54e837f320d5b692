"""Questions asked again and again: compiled once, then put straight to the driver.

Building a statement of Core anew, and reading its answer through a result of it, costs more than
SQLite needs for the look by an index that most of them are. `db.bulk` does the same for what is
stored.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Final, TypeAlias

from sqlalchemy import BindParameter, Connection, SelectBase, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine

from db.driver import Values, ask

_DIALECT: Final = sqlite.dialect(paramstyle="qmark")

Statement: TypeAlias = SelectBase
Change: TypeAlias = Callable[[Any], Any]

_named: Final[Callable[..., Any]] = namedtuple  # its names are known when the statement is built


def asked_for(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> BindParameter[Any]:
    """What differs from one time a question is asked to the next."""
    return bindparam(name, None, type_=kind)


class Prepared:
    """Make it once, where a module begins; nothing is built before the first time it is asked.

    Args:
        build: The statement, with `asked_for` for what differs. A list in it (`in_`) stays what it
            was then; one that differs goes with `db.bulk.among`.
    """

    def __init__(self, build: Callable[[], Statement]) -> None:
        self._build = build

    @cached_property
    def _ready(self) -> "_Ready":
        return _Ready(self._build())

    def rows(self, connection: Connection, given: Mapping[str, Any]) -> list[Any]:
        """All rows, named tuples of its columns.

        Args:
            given: A value for each `asked_for`, and perhaps more than those.
        """
        ready = self._ready
        return ready.rows(ask(connection, ready.words, ready.values(given)))

    def kept(self, connection: Connection, given: Mapping[str, Any]) -> list[Values]:
        """The same as SQLite keeps it, an id as its bytes: for what is read by the hundred."""
        ready = self._ready
        return ask(connection, ready.words, ready.values(given))

    def row(self, connection: Connection, given: Mapping[str, Any]) -> Any:
        """Its only row: of a question that counts."""
        (row,) = self.rows(connection, given)
        return row

    def first(self, connection: Connection, given: Mapping[str, Any]) -> Any | None:
        """Its first row; None when there is none."""
        rows = self.rows(connection, given)
        return rows[0] if rows else None

    def column(self, connection: Connection, given: Mapping[str, Any]) -> list[Any]:
        """Its first column, of all rows."""
        return [row[0] for row in self.rows(connection, given)]

    def value(self, connection: Connection, given: Mapping[str, Any]) -> Any | None:
        """Its first column, of the first row; None when there is no row."""
        row = self.first(connection, given)
        return None if row is None else row[0]


class _Ready:
    def __init__(self, statement: Statement) -> None:
        compiled: Any = statement.compile(
            dialect=_DIALECT, compile_kwargs={"render_postcompile": True}
        )
        self.words = str(compiled)
        said = compiled.params  # by the statement itself; lists are spelled out
        self._places: list[tuple[str, Change | None, Any]] = []
        for name in compiled.positiontup or ():
            bound = compiled.binds.get(name)
            change = None if bound is None else _binding(bound.type)
            constant = said[name]
            self._places.append((name, change, constant if change is None else change(constant)))
        columns = list(statement.selected_columns)
        names = [column.key or f"c{n}" for n, column in enumerate(columns)]
        self._row = _named("Found", names, rename=True)
        reading = [(n, _reading(column.type)) for n, column in enumerate(columns)]
        self._reading = [(n, change) for n, change in reading if change is not None]

    def values(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        found = []
        for name, change, constant in self._places:
            if name in given:
                value = given[name]
                found.append(value if change is None else change(value))
            else:
                found.append(constant)
        return tuple(found)

    def rows(self, found: Any) -> list[Any]:
        make, reading = self._row._make, self._reading
        if not reading:
            return list(map(make, found))
        rows = []
        for each in found:
            row = list(each)
            for n, change in reading:
                row[n] = change(row[n])
            rows.append(make(row))
        return rows


def _binding(kind: TypeEngine[Any]) -> Change | None:
    change: Change | None = kind.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    return change


def _reading(kind: TypeEngine[Any]) -> Change | None:
    change: Change | None = kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
    return change
