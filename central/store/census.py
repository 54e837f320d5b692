"""How much there is, for the metrics: counted, nobody named."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from central.store import tables as t

_LATELY: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    units: int
    desks: int  # enrolled with a bearer, not revoked
    seen: int  # of those, within the last hour
    acts: int  # in all streams, by their counters
    quarantined: int


def take_census(connection: Connection, at: datetime) -> Census:
    desk = t.desk.c
    working = (desk.secret.is_not(None), desk.revoked_at.is_(None))
    desks = select(func.count()).select_from(t.desk).where(*working)
    acts = select(func.coalesce(func.sum(t.counter.c.position), 0))
    return Census(
        units=connection.execute(select(func.count()).select_from(t.unit)).scalar_one(),
        desks=connection.execute(desks).scalar_one(),
        seen=connection.execute(desks.where(desk.seen_at > at - _LATELY)).scalar_one(),
        acts=int(connection.execute(acts).scalar_one()),
        quarantined=connection.execute(select(func.count()).select_from(t.quarantine)).scalar_one(),
    )
