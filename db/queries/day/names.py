"""What officers and procedures are called, for figures that know only their ids and codes; and
who decides in a procedure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, String, column, func, select

from db.bulk import among, as_json
from db.prepared import Prepared, Statement, asked_for
from db.queries.day.moments import DATE, Day, given
from db.repositories.catalogue import FIRST_DAY, until_of
from db.tables import office as o
from db.tables.catalogue import procedure as p
from db.tables.catalogue import procedure_body as b

_OFFICERS: Final = Prepared(lambda: select(o.officer.c.id, o.officer.c.name))
_PROCEDURES: Final = Prepared(
    lambda: (
        select(p.c.code, p.c.name, p.c.field)
        .where(among(p.c.code, "codes"))
        .order_by(p.c.since, p.c.n)
    )
)


def _who_decides() -> Statement:
    """The versions are those that `Catalogue.on` gives; of each body the one fact is read."""
    codes = func.json_each(asked_for("codes", String)).table_valued(column("value", String))
    stands = (
        select(func.json_extract(b.c.body, "$.authority", type_=String))
        .join_from(p, b, b.c.n == p.c.n)
        .where(p.c.code == codes.c.value, until_of(p) > FIRST_DAY)
        .order_by((p.c.since <= DATE).desc(), p.c.since.desc(), p.c.n.desc())
        .limit(1)
        .correlate(codes)
    )
    return select(codes.c.value, func.coalesce(stands.scalar_subquery(), "").label("authority"))


_WHO_DECIDES: Final = Prepared(_who_decides)


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


def who_decides(connection: Connection, codes: Collection[str], day: Day) -> Mapping[str, str]:
    """The authority that the catalogue of the day names; empty where it names none."""
    if not codes:
        return {}
    rows = _WHO_DECIDES.rows(connection, given(day, codes=as_json(sorted(codes))))
    return {row.value: row.authority for row in rows}
