"""The secrets of the units, and the keys of years that are made of them."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, insert, select

from central.store.tables import seal_secret as s
from desk_app.domain.codes.seal import KEY_BYTES, SealKey, year_key
from desk_app.domain.ids import UnitCode

_NAME_BYTES: Final = 6


class Seals:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def renew(self, unit: UnitCode, at: datetime) -> None:
        """From now on `unit` seals with keys of another secret; the earlier ones still prove.

        The caller holds the unit's counter, or has just made it.
        """
        so_far = select(func.count()).select_from(s).where(s.c.unit == unit)
        self._connection.execute(
            insert(s).values(
                unit=unit,
                n=self._connection.execute(so_far).scalar_one() + 1,
                name=secrets.token_hex(_NAME_BYTES),
                secret=secrets.token_bytes(KEY_BYTES),
                made_at=at,
            )
        )

    def keys(self, unit: UnitCode, years: Iterable[int]) -> Sequence[SealKey]:
        """Of each of `years`, one key of every secret there ever was."""
        rows = self._connection.execute(
            select(s.c.name, s.c.secret).where(s.c.unit == unit).order_by(s.c.n)
        ).all()
        return [
            SealKey(
                name=f"{year}-{row.name}",
                year=year,
                key=year_key(row.secret, unit, year),
                in_use=row is rows[-1],
            )
            for year in years
            for row in rows
        ]
