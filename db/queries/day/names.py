"""What officers and procedures are called, for figures that know only their ids and codes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from db.tables import office as o
from db.tables.catalogue import procedure as p


@dataclass(frozen=True, slots=True)
class NamedProcedure:
    name: str
    field: str  # several are parted by "; "; empty: the catalogue says none


def officer_names(connection: Connection) -> Mapping[UUID, str]:
    """Of everybody who ever worked here."""
    rows = connection.execute(select(o.officer.c.id, o.officer.c.name))
    return {row.id: row.name for row in rows}


def procedures_named(
    connection: Connection, codes: Collection[str]
) -> Mapping[str, NamedProcedure]:
    """As the newest version of each says; codes the catalogue does not know are left out."""
    rows = connection.execute(
        select(p.c.code, p.c.name, p.c.field).where(p.c.code.in_(codes)).order_by(p.c.since, p.c.n)
    )
    return {row.code: NamedProcedure(row.name, row.field) for row in rows}
