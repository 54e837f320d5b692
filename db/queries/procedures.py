"""The catalogue as the type-ahead of the intake screen reads it."""

import json
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, func, select

from db.tables.dossier import dossier as d
from db.tables.office import procedure as p
from desk_app.domain.law.procedure import Procedure, procedure_from
from desk_app.domain.people.folding import words

_RECENT_DOSSIERS = 200  # how far back "recent" looks


def find_procedures(
    connection: Connection, sought: str, officer: UUID, limit: int = 8
) -> Sequence[Procedure]:
    """Procedures whose name, field or code hold every word of `sought`, without accents.

    Those the officer used lately come first; with nothing sought, only they come. Then a
    name that is, begins with, or holds just what was typed, shorter names before longer.
    A word matches from its beginning.
    """
    recent = recent_codes(connection, officer)
    pieces = words(sought)
    query = select(p.c.code, p.c.name, p.c.folded, p.c.body).where(p.c.current)
    for piece in pieces:
        query = query.where(p.c.folded.contains(piece, autoescape=True))
    if not pieces:
        query = query.where(p.c.code.in_(recent))
    rank = {code: place for place, code in enumerate(recent)}
    found = sorted(
        (rank.get(code, len(rank)), *_nearness(words(name), pieces), code, body)
        for code, name, folded, body in connection.execute(query)
        if _begins(words(folded), pieces)
    )
    return tuple(procedure_from(json.loads(row[-1])) for row in found[:limit])


def current_procedure(connection: Connection, code: str) -> Procedure | None:
    body = connection.execute(select(p.c.body).where(p.c.code == code, p.c.current)).scalar()
    return None if body is None else procedure_from(json.loads(body))


def how_many(connection: Connection) -> int:
    """Procedures in the catalogue, each once."""
    return connection.execute(select(func.count()).where(p.c.current)).scalar_one()


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
