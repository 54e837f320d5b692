"""Procedures that are in force no more: to be found and read, not to be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Date, exists, func, not_, select

from db.queries.catalogue import has
from db.queries.procedures import begins
from db.repositories.catalogue import FIRST_DAY, NEVER, until_of
from db.tables.catalogue import procedure as p
from desk_app.domain.law.procedure import Level
from desk_app.domain.people.folding import words

_alive = p.alias("alive")


@dataclass(frozen=True, slots=True)
class ClosedRow:
    code: str
    name: str
    on: date  # from this day on


def closed(
    connection: Connection,
    day: date,
    sought: str,
    field: str | None = None,
    level: Level | None = None,
    limit: int = 100,
) -> Sequence[ClosedRow]:
    """What was abolished by `day` and answers to `sought`, by name; each code once.

    Nothing where nothing is sought: nobody reads through what is gone.
    """
    pieces = words(sought)
    if not pieces:
        return ()
    ended = func.max(p.c.ends, p.c.since, type_=Date)
    in_force = exists().where(
        _alive.c.code == p.c.code, _alive.c.since <= day, until_of(_alive) > day
    )
    query = select(p.c.code, p.c.name, ended.label("on")).where(
        until_of(p) > FIRST_DAY,
        p.c.ends < NEVER,
        ended <= day,
        not_(in_force),
        *(begins(piece) for piece in pieces),
    )
    if level:
        query = query.where(has(p.c.levels, level))
    if field is not None:
        query = query.where(p.c.field == field)
    query = query.order_by(p.c.folded, p.c.since.desc()).limit(limit)
    found = {row.code: ClosedRow(row.code, row.name, row.on) for row in connection.execute(query)}
    return tuple(found.values())
