"""Officers of the office, and the failures of those who try to log in here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, select
from sqlalchemy.dialects.sqlite import insert

from db.tables import office as o
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role

_MILLISECOND: Final = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Guard:
    """How often an officer's secret was wrong in a row at this desk."""

    failures: int = 0
    locked_uptime: timedelta | None = None  # of the machine, when it was locked


class Officers:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, officer_id: UUID) -> Officer:
        """With the secret's digest. Raises KeyError when there is none."""
        found = self.find(officer_id)
        if found is None:
            raise KeyError(officer_id)
        return found

    def find(self, officer_id: UUID) -> Officer | None:
        """With the secret's digest."""
        query = select(o.officer).where(o.officer.c.id == officer_id)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else _officer(row)

    def active(self) -> Sequence[Officer]:
        query = select(o.officer).where(o.officer.c.active).order_by(o.officer.c.name)
        return [_officer(row) for row in self._connection.execute(query).mappings()]

    def all(self) -> Sequence[Officer]:
        """Those who work here first, each by name."""
        query = select(o.officer).order_by(o.officer.c.active.desc(), o.officer.c.name)
        return [_officer(row) for row in self._connection.execute(query).mappings()]

    def guard(self, officer_id: UUID) -> Guard:
        query = select(o.log_in_guard).where(o.log_in_guard.c.officer == officer_id)
        row = self._connection.execute(query).first()
        if row is None:
            return Guard()
        locked = row.locked_uptime
        return Guard(row.failures, None if locked is None else locked * _MILLISECOND)

    def set_guard(self, officer_id: UUID, guard: Guard) -> None:
        self._connection.execute(
            delete(o.log_in_guard).where(o.log_in_guard.c.officer == officer_id)
        )
        locked = guard.locked_uptime
        self._connection.execute(
            insert(o.log_in_guard).values(
                officer=officer_id,
                failures=guard.failures,
                locked_uptime=None if locked is None else locked // _MILLISECOND,
            )
        )


def _officer(row: RowMapping) -> Officer:
    return Officer(
        id=OfficerId(row["id"]),
        name=row["name"],
        role=Role(row["role"]),
        also=frozenset(role for role in Role if role in row["also"].split()),
        secret=row["secret"],
        active=row["active"],
        badge=row["badge"],
    )
