"""The catalogue as the type-ahead of the intake screen reads it."""

import json
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, select

from db.repositories.catalogue import Catalogue
from db.tables.catalogue import procedure as p
from db.tables.catalogue import procedure_body as b
from db.tables.dossier import dossier as d
from desk_app.domain.law.procedure import Procedure, procedure_from
from desk_app.domain.people.folding import words

_RECENT_DOSSIERS = 200  # how far back "recent" looks


def find_procedures(
    connection: Connection, sought: str, officer: UUID, day: date, limit: int = 8
) -> Sequence[Procedure]:
    """Procedures in force on `day` that hold every word of `sought` in name, field or code.

    Without accents. Those the officer used lately come first; with nothing sought, only they
    come. Then a name that is, begins with, or holds just what was typed, shorter names
    before longer. A word matches from its beginning. A whole code finds its procedure even
    where it cannot be chosen, so that the officer learns why.
    """
    recent = recent_codes(connection, officer)
    pieces = words(sought)
    query = select(p.c.n, p.c.code, p.c.name, p.c.folded).where(in_force(day))
    for piece in pieces:
        query = query.where(p.c.folded.contains(piece, autoescape=True))
    if not pieces:
        query = query.where(p.c.code.in_(recent))
    rank = {code: place for place, code in enumerate(recent)}
    found = sorted(
        (rank.get(code, len(rank)), *_nearness(words(name), pieces), code, n)
        for n, code, name, folded in connection.execute(query)
        if _begins(words(folded), pieces)
    )
    if not found and (closed := procedure_on(connection, sought.strip(), day)) is not None:
        return (closed,)
    return tuple(_procedure(connection, row[-1]) for row in found[:limit])


def procedure_on(connection: Connection, code: str, day: date) -> Procedure | None:
    """The version that stands for `code` on `day`, abolished or to come if need be."""
    found = Catalogue(connection).on(code, day)
    return found[0] if found else None


def how_many(connection: Connection, day: date) -> int:
    """Procedures in force on `day`, each once."""
    return connection.execute(select(func.count()).where(in_force(day))).scalar_one()


def in_force(day: date) -> ColumnElement[bool]:
    return and_(p.c.since <= day, p.c.until > day)


def _procedure(connection: Connection, n: int) -> Procedure:
    body = connection.execute(select(b.c.body).where(b.c.n == n)).scalar_one()
    return procedure_from(json.loads(body))


def recent_codes(connection: Connection, officer: UUID) -> Sequence[str]:
    """Codes of the procedures the officer received last, newest first, each once."""
    codes = connection.execute(
        select(d.c.procedure_code)
        .where(d.c.officer == officer)
        .order_by(d.c.n.desc())
        .limit(_RECENT_DOSSIERS)
    ).scalars()
    return tuple(dict.fromkeys(codes))


def _nearness(name: Sequence[str], pieces: Sequence[str]) -> tuple[int, int]:
    """How near `name` is to what was typed, and how long it is; smaller is nearer."""
    whole, typed = " ".join(name), " ".join(pieces)
    place = whole.find(typed)
    return (0 if whole == typed else 1 if place == 0 else 2 if place > 0 else 3, len(whole))


def _begins(have: Sequence[str], pieces: Sequence[str]) -> bool:
    return all(any(word.startswith(piece) for word in have) for piece in pieces)
