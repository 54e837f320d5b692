"""The catalogue as the type-ahead of the intake screen reads it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from db.repositories.catalogue import NAME_ENDS, UNDER_WAY, Catalogue, procedure_of, until_of
from db.tables.catalogue import procedure as p
from db.tables.catalogue import procedure_body as b
from db.tables.dossier import dossier as d
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.people.folding import words

_APART: Final = 3  # of `_nearness`: the words stand apart in the name, or elsewhere in the row
_RECENT_DOSSIERS: Final = 1_000  # how far back "recent" looks


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
    near, size = _nearness(" ".join(pieces))
    query = select(p.c.n, p.c.code, near.label("near")).where(
        _in_force_now(connection, day), *(begins(piece) for piece in pieces)
    )
    query = query.order_by(near, size, p.c.code)
    of_recent = query.where(p.c.code.in_(recent)) if recent else query.limit(0)
    rows = list(connection.execute(of_recent))
    if pieces:
        rows += connection.execute(query.limit(limit))
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


def in_force(day: date) -> ColumnElement[bool]:
    return and_(p.c.since <= day, until_of(p) > day)


def _in_force_now(connection: Connection, day: date) -> ColumnElement[bool]:
    """As `in_force`, and a fifth quicker to look through while no import is under way."""
    if connection.execute(select(UNDER_WAY)).scalar() is None:
        return and_(p.c.since <= day, p.c.until > day)
    return in_force(day)


def _procedures(connection: Connection, found: Sequence[int]) -> tuple[Procedure, ...]:
    bodies = connection.execute(select(b.c.n, b.c.body).where(b.c.n.in_(found)))
    body_of = {row.n: row.body for row in bodies}
    return tuple(procedure_of(body_of[n]) for n in found)


def recent_codes(connection: Connection, officer: UUID) -> Sequence[str]:
    """Codes of the procedures the officer received last, newest first, each once.

    Looks back over the office's last dossiers only: whoever is new here waits no longer.
    """
    last = select(d.c.officer, d.c.procedure_code).order_by(d.c.n.desc()).limit(_RECENT_DOSSIERS)
    seen = last.subquery()
    codes = connection.execute(select(seen.c.procedure_code).where(seen.c.officer == officer))
    return tuple(dict.fromkeys(codes.scalars()))


def begins(piece: str) -> ColumnElement[bool]:
    """A word of the row begins with `piece`, which is folded."""
    return func.instr(p.c.folded, f" {piece}") > 0


def _nearness(typed: str) -> tuple[ColumnElement[Any], ColumnElement[int]]:
    """How near the name is to what was typed, and how long it is; smaller is nearer."""
    exact, begin = f" {typed} {NAME_ENDS}", f" {typed}"
    place = func.instr(p.c.folded, typed)
    near = case(
        (func.substr(p.c.folded, 1, len(exact)) == exact, 0),
        (func.substr(p.c.folded, 1, len(begin)) == begin, 1),
        (place.between(1, p.c.size), 2),
        else_=_APART,
    )
    return near, p.c.size
