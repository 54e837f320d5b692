"""Provinces and communes as the type-ahead of an address reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from db.tables.places import place as p
from desk_app.domain.people.folding import fold, words
from desk_app.domain.places.place import PlaceKind, bare_name

_LEAST: Final = 2  # letters worth looking for
_SHORT: Final = {"tp": ("thanh", "pho"), "tx": (), "tt": ()}  # as officers abbreviate


@dataclass(frozen=True, slots=True)
class PlaceLine:
    code: str
    name: str  # in full: "Phường Ninh Kiều"
    province: str  # "Thành phố Cần Thơ"; empty for a province
    kind: PlaceKind


def find_places(connection: Connection, sought: str, limit: int = 8) -> Sequence[PlaceLine]:
    """Places whose name, with their province's, holds every word of `sought`, without accents.

    A word matches from its beginning. First come names that are what was typed, then those
    that begin with it; communes before provinces only where they are nearer. Those that are
    gone are not found, and nothing for fewer than two letters.
    """
    pieces = [piece for word in words(sought) for piece in _SHORT.get(word, (word,))]
    if sum(len(piece) for piece in pieces) < _LEAST:
        return ()
    above = p.alias()
    query = (
        select(p.c.code, p.c.name, p.c.kind, func.coalesce(above.c.name, ""))
        .outerjoin(above, above.c.code == p.c.parent)
        .where(p.c.valid_to.is_(None))
    )
    for piece in pieces:
        query = query.where((" " + p.c.folded).contains(f" {piece}", autoescape=True))
    typed = " ".join(pieces)
    found = sorted(
        (_nearness(name, typed), len(name), fold(name), code, name, province, kind)
        for code, name, kind, province in connection.execute(query)
    )
    return tuple(
        PlaceLine(code, name, province, PlaceKind(kind))
        for *_, code, name, province, kind in found[:limit]
    )


def counts(connection: Connection) -> tuple[int, int]:
    """Provinces and communes there are today."""
    alone = p.c.parent == ""
    today = p.c.valid_to.is_(None)
    ask = select(func.count()).select_from(p)
    provinces = connection.execute(ask.where(today, alone)).scalar_one()
    return provinces, connection.execute(ask.where(today, ~alone)).scalar_one()


def _nearness(name: str, typed: str) -> int:
    """0 for the very name, with its kind or without; larger is farther."""
    whole, bare = " ".join(words(name)), " ".join(words(bare_name(name)))
    if typed in {whole, bare}:
        return 0
    if bare.startswith(typed) or whole.startswith(typed):
        return 1
    return 2 if f" {typed}" in f" {whole}" else 3
