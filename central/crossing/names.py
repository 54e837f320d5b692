"""Units by the names that officers and catalogues call them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from central.store import tables as t
from central.store.bulk import keepable
from desk_app.domain.ids import UnitCode
from desk_app.domain.people.folding import fold


class Names:
    """In the caller's transaction. A unit's own name stands among its other ones, folded."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def unit_called(self, name: str) -> UnitCode | None:
        """By its code, its name, or another name it was given; None: by none, or by several."""
        code_said = keepable(name).strip()
        one = self._connection.execute(select(t.unit.c.code).where(t.unit.c.code == code_said))
        if (code := one.scalar()) is not None:
            return UnitCode(code)
        called = select(t.other_name.c.unit).where(t.other_name.c.name == plain(name)).limit(2)
        found = set(self._connection.execute(called).scalars())
        return UnitCode(found.pop()) if len(found) == 1 else None

    def call(self, unit: UnitCode, name: str) -> None:
        """Give `unit` another name; what waits for it is delivered in the next round."""
        table, known = t.other_name, {"unit": unit, "name": plain(name)}
        held = select(table.c.unit).where(table.c.unit == unit, table.c.name == known["name"])
        if self._connection.execute(held).first() is None:
            self._connection.execute(insert(table).values(**known))
        self._look_again({known["name"]})

    def appeared(self, unit: UnitCode, name: str) -> None:
        """`unit` is new; what was sent to it before is delivered in the next round."""
        self.call(unit, name)
        self._look_again({plain(unit)})

    def note_unknown(self, unit: UnitCode, name: str, at: datetime) -> None:
        """`unit` wants to send something to a unit that nobody is, or several are."""
        table, known = t.unknown_name, {"unit": unit, "name": plain(name)}
        held = select(table.c.unit).where(table.c.unit == unit, table.c.name == known["name"])
        if self._connection.execute(held).first() is None:
            self._connection.execute(insert(table).values(said=keepable(name), since=at, **known))

    def unknown(self) -> Sequence[tuple[UnitCode, str]]:
        """Who asks, and for whom."""
        table = t.unknown_name
        rows = self._connection.execute(select(table).order_by(table.c.unit, table.c.name))
        return [(UnitCode(row.unit), row.said) for row in rows]

    def _look_again(self, names: Collection[str]) -> None:
        """Let the streams of those who asked for one of `names` be read from their beginning."""
        table = t.unknown_name
        waiting, place = table.c.name.in_(names), t.crossing_place
        asking = self._connection.execute(select(table.c.unit).where(waiting)).scalars().all()
        self._connection.execute(delete(table).where(waiting))
        self._connection.execute(delete(place).where(place.c.unit.in_(asking)))


def plain(name: str) -> str:
    """Without marks, capitals and blanks too many; as every database can keep it."""
    return " ".join(fold(keepable(name)).split())
