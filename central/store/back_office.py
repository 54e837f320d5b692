"""Keys of back offices, and which of their results were taken."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from central.store import portal_tables as p
from desk_app.domain.ids import UnitCode


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """Who a back office is, and for which units it may speak."""

    name: str
    units: frozenset[UnitCode]


@dataclass(frozen=True, slots=True)
class TakenResult:
    digest: bytes
    dossier: UUID


class OfficeKeys:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, name: str, units: Sequence[UnitCode], at: datetime) -> str | None:
        """The secret, which nobody can read again; None: one of this name serves a unit already."""
        table = p.office_key
        taken = select(table.c.unit).where(table.c.name == name, table.c.unit.in_(units))
        if self._connection.execute(taken.limit(1)).first() is not None:
            return None
        secret = secrets.token_urlsafe(32)
        digest = sha256(secret.encode()).digest()
        rows = [{"unit": unit, "name": name, "secret": digest, "made_at": at} for unit in units]
        self._connection.execute(insert(table), rows)
        return secret

    def revoke(self, name: str, at: datetime) -> Sequence[UnitCode]:
        """The units that lose it; none: there is no such key, or it was revoked before."""
        table = p.office_key
        mine = (table.c.name == name, table.c.revoked_at.is_(None))
        rows = self._connection.execute(select(table.c.unit).where(*mine)).scalars()
        units = [UnitCode(unit) for unit in rows]
        self._connection.execute(update(table).where(*mine).values(revoked_at=at))
        return units

    def find(self, secret: str) -> OfficeKey | None:
        """None: no key has this secret. Without units: it was revoked."""
        table = p.office_key
        digest = sha256(secret.encode()).digest()
        rows = self._connection.execute(select(table).where(table.c.secret == digest)).all()
        if not rows:
            return None
        units = frozenset(UnitCode(row.unit) for row in rows if row.revoked_at is None)
        return OfficeKey(rows[0].name, units)


class Results:
    """Of one unit, in the transaction of who holds the unit's counter."""

    def __init__(self, connection: Connection, unit: UnitCode) -> None:
        self._connection, self._unit = connection, unit

    def taken(self, office: str, key: str) -> TakenResult | None:
        table = p.office_result
        row = self._connection.execute(
            select(table.c.digest, table.c.dossier).where(
                table.c.unit == self._unit, table.c.office == office, table.c.key == key
            )
        ).first()
        return TakenResult(row.digest, row.dossier) if row is not None else None

    def keep(self, office: str, key: str, result: TakenResult, at: datetime) -> None:
        self._connection.execute(
            insert(p.office_result).values(
                unit=self._unit,
                office=office,
                key=key,
                digest=result.digest,
                dossier=result.dossier,
                taken_at=at,
            )
        )
