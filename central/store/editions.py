"""Editions the centre publishes, and which of them a desk does not hold yet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from central.store.tables import edition as e
from desk_app.domain.ids import UnitCode
from desk_app.sync.protocol import Edition

_ALL: Final = ""  # in place of a unit


class Editions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def publish(self, edition: Edition, unit: UnitCode | None, at: datetime) -> None:
        """From now on the newest of its kind, for `unit` or for all units."""
        self._connection.execute(
            insert(e).values(
                unit=unit or _ALL,
                kind=edition.kind,
                name=edition.name,
                body=edition.body,
                published_at=at,
            )
        )

    def missing(self, unit: UnitCode, held: Mapping[str, str]) -> Sequence[Edition]:
        """The newest edition of each kind for `unit`, where another one is held."""
        ours = e.c.unit.in_([unit, _ALL])
        rows = self._connection.execute(
            select(e.c.kind, e.c.name, e.c.unit, e.c.published_at)
            .where(ours)
            .order_by(e.c.published_at)
        )
        newest = {row.kind: row for row in rows}
        return tuple(
            Edition(kind=row.kind, name=row.name, body=self._body(row))
            for kind, row in sorted(newest.items())
            if held.get(kind) != row.name
        )

    def _body(self, row: Any) -> str:
        key = (e.c.unit == row.unit, e.c.kind == row.kind, e.c.published_at == row.published_at)
        return str(self._connection.execute(select(e.c.body).where(*key)).scalar_one())
