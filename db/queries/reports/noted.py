"""Values of indices that the office noted."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from sqlalchemy import Connection, bindparam, select

from db.tables import journal as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, read_act, the_office
from desk_app.domain.counting.noted import NotedIndex, noted_from
from desk_app.domain.ids import UnitCode

_NOTED: Final = (
    select(t.act.c.raw)
    .where(t.act.c.subject == bindparam("office"), t.act.c.kind == kinds.INDEX_NOTED)
    .order_by(t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
)


def noted_indices(connection: Connection, unit: UnitCode, period: str) -> Mapping[str, NotedIndex]:
    """By index, of exactly that period.

    Formula: of the acts `office.index_noted` the last in the unit's order.
    """
    found = {}
    for raw in connection.execute(_NOTED, {"office": the_office(unit).id}).scalars():
        with suppress(*UNREADABLE):
            noted = noted_from(read_act(raw).act)
            if noted.period == period:
                found[noted.index] = noted
    return found
