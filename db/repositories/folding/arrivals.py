"""Acts that came from the home: which are here already, and how the others are kept."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from sqlalchemy import (
    Connection,
    bindparam,
    func,
    insert,
    literal_column,
    select,
    tuple_,
    union_all,
)

from db.bulk import Rows, among, as_json
from db.prepared import Prepared
from db.tables import journal as t
from desk_app.domain.acts.act import Act, WrittenAct
from desk_app.domain.ids import ActId

_KNOWN: Final = Prepared(
    lambda: union_all(
        *(
            select(t.act.c.id, t.act.c.desk, t.act.c.seq, t.act.c.position).where(same)
            for same in (
                among(t.act.c.id, "ids"),
                among(t.act.c.position, "positions"),
                tuple_(t.act.c.desk, t.act.c.seq).in_(
                    select(
                        literal_column("value ->> 0"), literal_column("value ->> 1")
                    ).select_from(func.json_each(bindparam("places")).table_valued())
                ),
            )
        )
    )
)
_LAST: Final = Prepared(lambda: select(func.max(t.act.c.n).label("n")))
_KEEP: Final = Rows(insert(t.act))


@dataclass(frozen=True, slots=True)
class Arrival:
    """An act that came from the home."""

    written: WrittenAct
    position: int | None = None  # None: told apart from the act
    signature: bytes | None = None
    in_place: bool = False  # its row is its position: it was before all that came here


@dataclass(frozen=True, slots=True)
class Here:
    """What stands already where arrivals want to stand."""

    acts: Set[ActId]
    seqs: Set[tuple[str, int]]  # with their desk
    positions: Set[int]

    def taken(self, arrival: Arrival) -> bool:
        """Whether its sequence number or its position is another's."""
        act = arrival.written.act
        return (act.desk, act.seq) in self.seqs or arrival.position in self.positions


def here_of(connection: Connection, arrivals: Sequence[Arrival]) -> Here:
    acts = [arrival.written.act for arrival in arrivals]
    given = {
        "ids": as_json(act.id for act in acts),
        "positions": as_json(a.position for a in arrivals if a.position is not None),
        "places": as_json((act.desk, act.seq) for act in acts),
    }
    rows = _KNOWN.kept(connection, given)
    known = {row[0] for row in rows}
    return Here(
        acts={act.id for act in acts if act.id.bytes in known},
        seqs={(row[1], row[2]) for row in rows},
        positions={row[3] for row in rows if row[3] is not None},
    )


def keep_arrivals(connection: Connection, arrivals: Iterable[Arrival]) -> Mapping[int, Act]:
    """Store acts that are not here; returns them by row number, in the order they came."""
    behind = count((_LAST.row(connection, {}).n or 0) + 1)
    rows: dict[int, Arrival] = {}
    for arrival in arrivals:
        place = arrival.position if arrival.in_place else None
        rows[next(behind) if place is None else place] = arrival
    _KEEP.put(connection, [_row(n, arrival) for n, arrival in rows.items()])
    return {n: arrival.written.act for n, arrival in rows.items()}


def _row(n: int, arrival: Arrival) -> Mapping[str, Any]:
    kept = t.act_row(arrival.written, position=arrival.position, signature=arrival.signature)
    return {"n": n, **kept}
