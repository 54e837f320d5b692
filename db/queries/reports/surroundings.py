"""What reports say beside their sums: fields, names, what never became a dossier, what is late
to arrive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, case, func, select

from db.queries.catalogue import levels_of
from db.repositories.catalogue import until_of
from db.repositories.history.unbegun import filling_of
from db.repositories.settings import Settings
from db.tables import catalogue as k
from db.tables import journal as t
from db.tables import numbers as n
from db.tables import office as o
from db.tables.online import registered
from desk_app.domain.codes.seal import LAST_EXCHANGE
from desk_app.domain.counting.standing import Bounds
from desk_app.domain.counting.tally import Among
from desk_app.domain.history.filling import Filling
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.law.procedure import Level, OnlineLevel, fields_of, lead_level
from desk_app.domain.sent_away import Answer

_p: Final = k.procedure.c
_NEXT_DESK: Final = select(func.min(t.act.c.desk)).where(t.act.c.desk > bindparam("desk"))
_LAST_ACT: Final = (
    select(t.act.c.made_at)
    .where(t.act.c.desk == bindparam("desk"))
    .order_by(t.act.c.seq.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class ProcedureFacts:
    """Of one version of a procedure."""

    name: str
    field: str  # the first, where it has several: a dossier counts in one row; empty: none
    level: Level | None
    online: OnlineLevel | None
    since: date = date.min  # in force from this day on
    until: date = date.max  # up to the day before this one

    def in_force_on(self, day: date) -> bool:
        return self.since <= day < self.until


def procedures_known(
    connection: Connection, day: date, own: Level | None = None
) -> Mapping[str, ProcedureFacts]:
    """By code: the version begun by `day`, or the first one there will be.

    Args:
        own: Level of the office that reports: it settles there what several levels do.
    """
    newest = connection.execute(
        select(
            _p.code, _p.name, _p.field, _p.levels, _p.online, _p.since, until_of(k.procedure)
        ).order_by(
            _p.code, _p.since <= day, case((_p.since <= day, _p.since), else_=None), _p.since.desc()
        )
    )
    return {
        code: ProcedureFacts(
            name=name,
            field=next(iter(fields_of(field)), ""),
            level=lead_level(levels_of(levels), own),
            online=OnlineLevel(online) if online else None,
            since=since,
            until=until,
        )
        for code, name, field, levels, online, since, until in newest
    }


def officers_known(connection: Connection) -> Mapping[OfficerId, str]:
    """Names."""
    rows = connection.execute(select(o.officer.c.id, o.officer.c.name))
    return {OfficerId(row.id): row.name for row in rows}


def refused_at_intake(connection: Connection, bounds: Bounds, rows: Among) -> Mapping[str, int]:
    """By procedure: people answered with Mẫu 03 before a dossier was received.

    Formula: COUNT of `sent_away` of that kind with begin <= at < end.
    """
    table = n.sent_away.c
    asked = [table.kind == Answer.REFUSED.value, table.at >= bounds.begin, table.at < bounds.end]
    if rows.officers is not None:
        asked.append(table.officer.in_(sorted(rows.officers)))
    if rows.procedures is not None:
        asked.append(table.procedure_code.in_(sorted(rows.procedures)))
    query = select(table.procedure_code, func.count()).where(*asked).group_by(table.procedure_code)
    return {code: int(many) for code, many in connection.execute(query)}


def online_unanswered(connection: Connection, bounds: Bounds) -> Mapping[str, int]:
    """By procedure: online dossiers submitted before the end that wait for an answer now."""
    table = registered.c
    query = (
        select(table.procedure_code, func.count())
        .where(~table.answered, table.submitted_at < bounds.end)
        .group_by(table.procedure_code)
    )
    return {code: int(many) for code, many in connection.execute(query)}


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What this store can know of the others: the exchange does not tell when they last sent, so
    it is the last act seen of each."""

    last_exchange: datetime | None  # UTC; of this desk with the home; None: never
    last_acts: Sequence[tuple[DeskId, datetime]]  # of each desk of the unit, this one too
    filling: Filling | None = None  # how far this desk has come with what was before it


def arrivals(connection: Connection) -> Arrivals:
    """Formula: of each desk the moment of its act with the highest sequence number."""
    said: Any = Settings(connection).get(LAST_EXCHANGE)
    found: list[tuple[DeskId, datetime]] = []
    desk = ""
    while (row := connection.execute(_NEXT_DESK, {"desk": desk}).scalar()) is not None:
        desk = row  # hop from desk to desk: nobody reads a million acts for it
        at = connection.execute(_LAST_ACT, {"desk": desk}).scalar_one()
        found.append((DeskId(desk), at))
    return Arrivals(
        last_exchange=datetime.fromisoformat(said) if isinstance(said, str) else None,
        last_acts=found,
        filling=filling_of(connection),
    )
