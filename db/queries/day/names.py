"""What officers and procedures are called, for figures that know only their ids and codes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from db.bulk import among, as_json
from db.prepared import Prepared
from db.tables import office as o
from db.tables.catalogue import procedure as p

_OFFICERS: Final = Prepared(lambda: select(o.officer.c.id, o.officer.c.name))
_PROCEDURES: Final = Prepared(
    lambda: (
        select(p.c.code, p.c.name, p.c.field)
        .where(among(p.c.code, "codes"))
        .order_by(p.c.since, p.c.n)
    )
)


@dataclass(frozen=True, slots=True)
class NamedProcedure:
    name: str
    field: str  # several are parted by "; "; empty: the catalogue says none


def officer_names(connection: Connection) -> Mapping[UUID, str]:
    """Of everybody who ever worked here."""
    return {row.id: row.name for row in _OFFICERS.rows(connection, {})}


def procedures_named(
    connection: Connection, codes: Collection[str]
) -> Mapping[str, NamedProcedure]:
    """As the newest version of each says; codes the catalogue does not know are left out."""
    rows = _PROCEDURES.rows(connection, {"codes": as_json(codes)})
    return {row.code: NamedProcedure(row.name, row.field) for row in rows}
