"""What nobody may keep any more leaves the centre: scans withdrawn for good, uploads left off."""

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine, delete, func, select

from central.contents.told import dossiers_with, told_of
from central.store import tables as t
from central.store.stream import Counter, ReadPlaces, UnitStream
from desk_app.domain.acts import kinds
from desk_app.domain.ids import UnitCode
from desk_app.domain.scans.file import Address

log = logging.getLogger(__name__)

_PAGE: Final = 5000  # places of a stream looked through in one transaction
_LEFT_OFF: Final = timedelta(days=30)  # a desk without a line for so long begins the file anew
_LOOK_EVERY: Final = timedelta(hours=1)


class ContentRound:
    """May be broken off at any moment, and run by several servers: what is gone is gone.

    A withdrawal is in force from its place in the stream on. So the bytes go in the round after
    it: no desk is given them any more, and each desk has deleted its own.
    """

    def __init__(
        self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine, self._now = engine, now
        self._looked: datetime | None = None  # for uploads left off

    def run(self) -> int:
        with self._engine.connect().execution_options(reading=True) as connection:
            behind = ReadPlaces(connection, t.erasure_place).behind()
        for unit in behind:
            while self._page(unit):
                pass
        if self._looked is None or self._looked + _LOOK_EVERY <= self._now():
            self._drop_left_off()
            self._looked = self._now()
        return 0  # no act is made of it

    def _page(self, unit: UnitCode) -> bool:
        """Do what the next places of one unit's stream ask for; False: they were the last.

        The stream is looked through while its desks go on sending; locked is it only for what
        they have sent meanwhile.
        """
        with self._engine.connect().execution_options(reading=True) as connection:
            seen = UnitStream(connection, unit).counter()
            place = ReadPlaces(connection, t.erasure_place).of(unit, seen) if seen else 0
            if seen is None or place >= seen.position:
                return False
            ends = min(place + _PAGE, seen.position)
            gone = _withdrawn(connection, unit, place, ends)
            holding = dossiers_with(connection, unit, gone, 0, seen.position)
        with self._engine.begin() as connection:
            counter = UnitStream(connection, unit).counter(lock=True)  # nobody sends meanwhile
            if counter is None or counter.epoch != seen.epoch:
                return False  # it was restored meanwhile: the next round begins anew
            later = dossiers_with(connection, unit, gone, seen.position, counter.position)
            for address in gone:
                of = holding.get(address, set()) | later.get(address, set())
                _erase(connection, unit, address, of)
            ReadPlaces(connection, t.erasure_place).note(unit, counter, ends)
            return _is_more(counter, ends)

    def _drop_left_off(self) -> None:
        table = t.arriving_piece
        old = (
            select(table.c.unit, table.c.address)
            .group_by(table.c.unit, table.c.address)
            .having(func.max(table.c.arrived_at) < self._now() - _LEFT_OFF)
        )
        with self._engine.connect().execution_options(reading=True) as connection:
            found = connection.execute(old.order_by(table.c.unit)).all()
        for unit, address in found:
            with self._engine.begin() as connection:
                UnitStream(connection, unit).counter(lock=True)
                mine = (table.c.unit == unit, table.c.address == address)
                newest = select(func.max(table.c.arrived_at)).where(*mine)
                at = connection.execute(newest).scalar()
                if at is not None and at < self._now() - _LEFT_OFF:  # not begun again meanwhile
                    connection.execute(delete(table).where(*mine))


def _is_more(counter: Counter, ends: int) -> bool:
    return ends < counter.position


def _withdrawn(connection: Connection, unit: UnitCode, place: int, ends: int) -> Sequence[Address]:
    """Contents that a dossier has no longer, as it was said between two places."""
    table = t.act
    rows = connection.execute(
        select(table.c.subject)
        .where(table.c.unit == unit, table.c.position > place, table.c.position <= ends)
        .where(table.c.kind == kinds.SCAN_WITHDRAWN)
        .distinct()
    )
    dossiers = rows.scalars().all()
    return sorted(
        {each for dossier in dossiers for each in told_of(connection, unit, dossier).gone}
    )


def _erase(
    connection: Connection, unit: UnitCode, address: Address, holding: Collection[UUID]
) -> None:
    """All bytes of one content, unless a scan that counts, of a dossier `holding` it, needs it."""
    for dossier in sorted(holding):
        named = told_of(connection, unit, dossier).named.values()
        if address in {each for each, _ in named}:
            return
    gone = 0
    for table in (t.content_piece, t.arriving_piece, t.content):
        mine = (table.c.unit == unit, table.c.address == address)
        gone += connection.execute(delete(table).where(*mine)).rowcount
    if gone:
        log.info("content erased", extra={"unit": unit})
