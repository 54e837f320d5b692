"""The keys of the unit's receipts that the home gave to this desk."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Integer, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from db.prepared import Prepared, asked_for
from db.tables.office import seal_key as k
from desk_app.domain.codes.seal import SealKey

_HELD: Final = Prepared(lambda: select(k.c.name).order_by(k.c.name))
_OF_YEAR: Final = Prepared(
    lambda: select(k).where(k.c.year == asked_for("year", Integer)).order_by(k.c.name)
)


class SealKeys:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def held(self) -> Sequence[str]:
        """Their names."""
        return tuple(_HELD.column(self._connection, {}))

    def of_year(self, year: int) -> Sequence[SealKey]:
        rows = _OF_YEAR.rows(self._connection, {"year": year})
        return tuple(SealKey(row.name, row.year, row.key, row.in_use) for row in rows)

    def in_use(self, year: int) -> SealKey | None:
        """The key that seals receipts of `year`; None: the home gave none yet."""
        return next((key for key in self.of_year(year) if key.in_use), None)

    def keep(self, given: Sequence[SealKey]) -> None:
        """Take over what the home gave: years before the first of them go.

        A key that the home does not name any more, as one restored from a backup, stays to
        prove what it has sealed.
        """
        if not given:
            return
        years = {key.year for key in given}
        self._connection.execute(delete(k).where(k.c.year < min(years)))
        self._connection.execute(update(k).where(k.c.year.in_(years)).values(in_use=False))
        for key in given:
            save = insert(k).values(name=key.name, year=key.year, key=key.key, in_use=key.in_use)
            values = {name: save.excluded[name] for name in ("year", "key", "in_use")}
            self._connection.execute(
                save.on_conflict_do_update(index_elements=["name"], set_=values)
            )
