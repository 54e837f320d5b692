"""The catalogue as the type-ahead of the intake screen reads it."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Date,
    Integer,
    String,
    and_,
    case,
    func,
    select,
)

from db.bulk import among, as_json
from db.prepared import Prepared, Statement, asked_for
from db.repositories.catalogue import NAME_ENDS, UNDER_WAY, Catalogue, procedure_of, until_of
from db.tables.catalogue import procedure as p
from db.tables.catalogue import procedure_body as b
from db.tables.dossier import dossier as d
from db.tables.metadata import Id
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.people.folding import words

_APART: Final = 3  # of `_nearness`: the words stand apart in the name, or elsewhere in the row
_RECENT_DOSSIERS: Final = 1_000  # how far back "recent" looks
_UNDER_WAY: Final = Prepared(lambda: select(UNDER_WAY))
_BODIES: Final = Prepared(lambda: select(b.c.n, b.c.body).where(among(b.c.n, "found")))


def _recent() -> Statement:
    last = select(d.c.officer, d.c.procedure_code).order_by(d.c.n.desc()).limit(_RECENT_DOSSIERS)
    seen = last.subquery()
    return select(seen.c.procedure_code).where(seen.c.officer == asked_for("officer", Id))


_RECENT: Final = Prepared(_recent)


def find_procedures(
    connection: Connection, sought: str, officer: UUID, day: date, limit: int = 8
) -> Sequence[Procedure]:
    """Procedures in force on `day` that hold every word of `sought`, in whatever order.

    Looked through are name, short name, field and code, without accents; a word matches from
    its beginning. Names that hold just what was typed come before those that hold its words
    apart; among either, those the officer used lately come first, then a name that is or
    begins with it, shorter names before longer. With nothing sought, only those used lately
    come. A whole code finds its procedure even where it cannot be chosen, so that
    the officer learns why.
    """
    pieces = words(sought)
    recent = {code: place for place, code in enumerate(recent_codes(connection, officer))}
    under_way = _UNDER_WAY.value(connection, {}) is not None
    given = {"day": day, "limit": limit, "recent": as_json(recent), **_typed(pieces)}
    rows = []
    if recent:
        rows += _sought(len(pieces), of_recent=True, under_way=under_way).rows(connection, given)
    if pieces:
        rows += _sought(len(pieces), of_recent=False, under_way=under_way).rows(connection, given)
    last = len(recent)
    rows.sort(key=lambda row: (bool(pieces) and row.near == _APART, recent.get(row.code, last)))
    found = list(dict.fromkeys(row.n for row in rows))[:limit]
    if not found and (closed := procedure_on(connection, sought.strip(), day)) is not None:
        return (closed,)
    return _procedures(connection, found)


def procedure_on(connection: Connection, code: str, day: date) -> Procedure | None:
    """The version that stands for `code` on `day`, abolished or to come if need be."""
    found = Catalogue(connection).on(code, day)
    return found[0] if found else None


def how_many(connection: Connection, day: date) -> int:
    """Procedures in force on `day`, each once."""
    return connection.execute(select(func.count()).where(in_force(day))).scalar_one()


def in_force(day: date | BindParameter[Any]) -> ColumnElement[bool]:
    return and_(p.c.since <= day, until_of(p) > day)


@lru_cache(maxsize=64)
def _sought(pieces: int, *, of_recent: bool, under_way: bool) -> Prepared:
    """With each key another one is asked: what asks for so many words is built once.

    While no import is under way, what is in force is a fifth quicker to look through.
    """
    day = asked_for("day", Date)
    now = in_force(day) if under_way else and_(p.c.since <= day, p.c.until > day)
    near, size = _nearness()
    query = select(p.c.n, p.c.code, near.label("near")).where(
        now, *(_begins(asked_for(f"piece{n}", String)) for n in range(pieces))
    )
    query = query.order_by(near, size, p.c.code)
    if of_recent:
        return Prepared(lambda: query.where(among(p.c.code, "recent")))
    return Prepared(lambda: query.limit(asked_for("limit", Integer)))


def _typed(pieces: Sequence[str]) -> dict[str, Any]:
    """What `_sought` asks for of the words typed."""
    typed = " ".join(pieces)
    exact, begin = f" {typed} {NAME_ENDS}", f" {typed}"
    ends = {"exact": exact, "exact_size": len(exact), "begin": begin, "begin_size": len(begin)}
    return {**ends, "typed": typed, **{f"piece{n}": f" {each}" for n, each in enumerate(pieces)}}


def _procedures(connection: Connection, found: Sequence[int]) -> tuple[Procedure, ...]:
    if not found:
        return ()
    body_of = dict(_BODIES.rows(connection, {"found": as_json(found)}))
    return tuple(procedure_of(body_of[n]) for n in found)


def recent_codes(connection: Connection, officer: UUID) -> Sequence[str]:
    """Codes of the procedures the officer received last, newest first, each once.

    Looks back over the office's last dossiers only: whoever is new here waits no longer.
    """
    return tuple(dict.fromkeys(_RECENT.column(connection, {"officer": officer})))


def begins(piece: str) -> ColumnElement[bool]:
    """A word of the row begins with `piece`, which is folded."""
    return _begins(f" {piece}")


def _begins(piece: str | BindParameter[Any]) -> ColumnElement[bool]:
    return func.instr(p.c.folded, piece) > 0


def _nearness() -> tuple[ColumnElement[Any], ColumnElement[int]]:
    """How near the name is to what was typed, and how long it is; smaller is nearer."""
    exact, begin = (
        _beginning(asked_for(f"{name}_size", Integer)) == asked_for(name, String)
        for name in ("exact", "begin")
    )
    place = func.instr(p.c.folded, asked_for("typed", String))
    near = case((exact, 0), (begin, 1), (place.between(1, p.c.size), 2), else_=_APART)
    return near, p.c.size


def _beginning(size: BindParameter[Any]) -> ColumnElement[str]:
    return func.substr(p.c.folded, 1, size)
