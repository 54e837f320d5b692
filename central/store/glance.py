"""Everything a poll is answered by, in one statement: most of them have nothing to say."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from central.store import tables as t
from central.store.counting.dossiers import RULES
from central.store.stream import Counter
from central.store.units import DeskRecord, desk_of_row
from desk_app.domain.ids import DeskId, Digest


def _count(table: Any, *where: Any) -> Any:
    return select(func.count()).select_from(table).where(*where).scalar_subquery()


_UNIT: Final[BindParameter[str]] = bindparam("unit")
_PUBLISHED: Final = t.edition.c.unit.in_([_UNIT, ""])
_COUNTER: Final = ("epoch", "position", "digest", "counted", "counted_by")
_GLANCE: Final = (
    select(
        *t.desk.c,
        *(t.counter.c[name].label(f"of_{name}") for name in _COUNTER),
        _count(t.block, t.block.c.unit == _UNIT, t.block.c.desk == t.desk.c.id).label("blocks"),
        _count(t.seal_secret, t.seal_secret.c.unit == _UNIT).label("seals"),
        _count(t.edition, _PUBLISHED).label("editions"),
        select(func.max(t.edition.c.published_at))
        .where(_PUBLISHED)
        .scalar_subquery()
        .label("published_at"),
    )
    .join(t.counter, t.counter.c.unit == t.desk.c.unit)
    .where(t.desk.c.unit == _UNIT, t.desk.c.id == bindparam("desk"))
)


@dataclass(frozen=True, slots=True)
class Glance:
    """A desk, its unit's counter, and marks that change when what they stand for changes."""

    desk: DeskRecord
    counter: Counter
    blocks: object  # of the desk
    seals: object  # secrets of the unit
    editions: object  # published for it


def glance(connection: Connection, desk: DeskRecord) -> Glance | None:
    """None: the desk or its unit is gone."""
    row = connection.execute(_GLANCE, {"unit": desk.unit, "desk": desk.id}).first()
    if row is None:
        return None
    counted = (row.of_counted, row.of_counted_by) == (row.of_position, RULES)
    return Glance(
        desk_of_row(row),
        Counter(row.of_epoch, row.of_position, Digest(row.of_digest), counted),
        blocks=(row.of_epoch, DeskId(row.id), row.blocks),
        seals=(row.of_epoch, row.seals),
        editions=(row.editions, row.published_at),
    )
