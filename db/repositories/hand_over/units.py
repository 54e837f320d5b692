"""Which unit handles a procedure, where the office said so."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from db.tables import hand_over as h
from desk_app.domain.acts.act import Act
from desk_app.domain.handing_over.handling_unit import handling_units


class HandlingUnits:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, procedure: str) -> str:
        """Empty: the office said nothing of it."""
        table = h.handling_unit
        found = self._connection.execute(
            select(table.c.unit).where(table.c.procedure == procedure)
        ).scalar()
        return str(found or "")

    def all(self) -> Mapping[str, str]:
        """Code of a procedure → its unit."""
        return units_said(self._connection)


def units_said(connection: Connection) -> Mapping[str, str]:
    """The same for a query."""
    table = h.handling_unit
    return {row.procedure: row.unit for row in connection.execute(select(table))}


def settle_handling_units(connection: Connection, acts: Iterable[Act]) -> None:
    """Keep what `acts` of the office, in the unit's order, say of its procedures."""
    said = handling_units(acts)
    if said == units_said(connection):
        return
    connection.execute(delete(h.handling_unit))
    if said:
        rows = [{"procedure": procedure, "unit": unit} for procedure, unit in said.items()]
        connection.execute(insert(h.handling_unit), rows)
