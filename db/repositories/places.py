"""Provinces and communes as they are kept; those that are gone stay, with their last day."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.sqlite import insert

from db.tables.places import place as p
from desk_app.domain.people.folding import words
from desk_app.domain.places.place import Place, PlaceKind

_SAVE = insert(p)
_PUT = _SAVE.on_conflict_do_update(
    index_elements=["code"],
    set_={column.name: _SAVE.excluded[column.name] for column in p.c if column.name != "code"},
)


class Places:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> dict[str, Place]:
        """By code, the ones that are gone too."""
        return {row.code: _place(row) for row in self._connection.execute(select(p))}

    def is_filled(self) -> bool:
        return self._connection.execute(select(p.c.code).limit(1)).first() is not None

    def put(self, places: Iterable[Place], provinces: Mapping[str, str]) -> None:
        """Add or replace.

        Args:
            provinces: Names by code: a commune is found by its province's words as well.
        """
        rows = [_row(place, provinces.get(place.parent, "")) for place in places]
        if rows:
            self._connection.execute(_PUT, rows)


def _place(row: Row[Any]) -> Place:
    return Place(
        code=row.code,
        name=row.name,
        kind=PlaceKind(row.kind),
        parent=row.parent,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _row(place: Place, province: str) -> dict[str, Any]:
    return {
        "code": place.code,
        "name": place.name,
        "kind": place.kind,
        "parent": place.parent,
        "folded": " ".join(words(f"{place.name} {province}")),
        "valid_from": place.valid_from,
        "valid_to": place.valid_to,
    }
