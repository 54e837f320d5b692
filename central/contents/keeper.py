"""Files that a unit's acts or editions tell of: in pieces, and whole or not there."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, Engine, delete, func, insert, select

from central.contents.told import told_of
from central.store import tables as t
from central.store.editions import Editions
from central.store.stream import UnitStream
from central.store.units import DeskRecord
from desk_app.domain.errors import CentralRefused
from desk_app.domain.ids import UnitCode
from desk_app.domain.scans.file import Address
from desk_app.sync.protocol import VERSION, ContentsAnswer, ContentsOrder, EditionPiece, Piece

_OTHERS: Final = 2  # of the three things an order may ask for


class ContentKeeper:
    """Any number of threads, and of servers on one PostgreSQL, may serve at once."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine, self._now = engine, now

    def answer(self, desk: DeskRecord, order: ContentsOrder) -> ContentsAnswer:
        """For a desk that was admitted: only files of its own unit.

        Raises:
            CentralRefused: the order asks for nothing, or for several things. Nothing was kept.
        """
        if [order.put, order.get, order.edition].count(None) != _OTHERS:
            raise CentralRefused("order unclear")
        if order.put is not None:
            with self._engine.begin() as connection:
                return _Unit(connection, desk.unit).put(order.put, desk, self._now())
        with self._engine.connect().execution_options(reading=True) as connection:
            if order.get is not None:
                return _Unit(connection, desk.unit).get(order.get)
            return _of_edition(connection, desk.unit, order.edition)


def kept_at(engine: Engine) -> Callable[[UnitCode, Address], bytes | None]:
    """What gives the whole content at an address of a unit; None: it is not here, or not all."""

    def content(unit: UnitCode, address: Address) -> bytes | None:
        with engine.connect().execution_options(reading=True) as connection:
            return _Unit(connection, unit).all_of(address)

    return content


def _of_edition(
    connection: Connection, unit: UnitCode, wanted: EditionPiece | None
) -> ContentsAnswer:
    """The piece that begins at `wanted.offset`; not named: another edition took its place."""
    data = wanted and Editions(connection).piece(unit, wanted.address, wanted.offset)
    return ContentsAnswer(version=VERSION, named=data is not None, data=data or b"")


class _Unit:
    def __init__(self, connection: Connection, unit: UnitCode) -> None:
        self._connection = connection
        self._unit = unit

    def put(self, piece: Piece, desk: DeskRecord, at: datetime) -> ContentsAnswer:
        """Keep the next bytes; those that are not the next are not kept, and said so by `held`."""
        # Two desks may send one file; and it may be withdrawn for good while its last piece comes
        UnitStream(self._connection, self._unit).counter(lock=True)
        if not self._is_named(piece):
            return ContentsAnswer(version=VERSION, named=False)
        if (size := self._whole(piece.address)) is not None:
            return ContentsAnswer(version=VERSION, named=True, held=size)
        held = self._arrived(piece.address)
        if piece.data and piece.offset == held and held + len(piece.data) <= piece.size:
            self._connection.execute(
                insert(t.arriving_piece).values(
                    unit=self._unit,
                    address=piece.address,
                    start=held,
                    size=len(piece.data),
                    data=piece.data,
                    arrived_at=at,
                )
            )
            held += len(piece.data)
        if held == piece.size:
            held = self._complete(piece, desk, at)
        return ContentsAnswer(version=VERSION, named=True, held=held)

    def get(self, wanted: Piece) -> ContentsAnswer:
        """The piece that begins at `wanted.offset`."""
        size = self._whole(wanted.address)
        if not self._is_named(wanted) or size is None:
            return ContentsAnswer(version=VERSION, named=self._is_named(wanted))
        table = t.content_piece
        data = self._connection.execute(
            select(table.c.data).where(
                table.c.unit == self._unit,
                table.c.address == wanted.address,
                table.c.start == wanted.offset,
            )
        ).scalar()
        return ContentsAnswer(
            version=VERSION, named=True, held=size, data=b"" if data is None else bytes(data)
        )

    def all_of(self, address: Address) -> bytes | None:
        """None: it is not there, or not all of it."""
        if self._whole(address) is None:
            return None
        table = t.content_piece
        mine = (table.c.unit == self._unit, table.c.address == address)
        pieces = select(table.c.data).where(*mine).order_by(table.c.start)
        return b"".join(bytes(data) for data in self._connection.execute(pieces).scalars())

    def _is_named(self, piece: Piece) -> bool:
        """An act about the dossier tells of the file, and none had it erased."""
        told = told_of(self._connection, self._unit, piece.dossier)
        return (piece.address, piece.size) in told.named.values()

    def _whole(self, address: str) -> int | None:
        """Its size; None: it is not there, or not all of it."""
        table = t.content
        mine = (table.c.unit == self._unit, table.c.address == address)
        found: int | None = self._connection.execute(select(table.c.size).where(*mine)).scalar()
        return found

    def _arrived(self, address: str) -> int:
        table = t.arriving_piece
        mine = (table.c.unit == self._unit, table.c.address == address)
        total = select(func.coalesce(func.sum(table.c.size), 0)).where(*mine)
        return int(self._connection.execute(total).scalar_one())

    def _complete(self, piece: Piece, desk: DeskRecord, at: datetime) -> int:
        """Bytes that are held now: all, or none where they are not what their address says."""
        table, kept = t.arriving_piece, t.content_piece
        mine = (table.c.unit == self._unit, table.c.address == piece.address)
        digest = sha256()
        starts = select(table.c.start).where(*mine).order_by(table.c.start)
        for start in self._connection.execute(starts).scalars().all():
            one = select(table.c.data).where(*mine, table.c.start == start)
            digest.update(bytes(self._connection.execute(one).scalar_one()))
        sound = digest.hexdigest() == piece.address
        if sound:
            moved = select(table.c.unit, table.c.address, table.c.start, table.c.data).where(*mine)
            columns = ["unit", "address", "start", "data"]
            self._connection.execute(insert(kept).from_select(columns, moved))
            about = {"unit": self._unit, "address": piece.address, "size": piece.size}
            self._connection.execute(
                insert(t.content).values(**about, arrived_at=at, carrier=desk.id)
            )
        self._connection.execute(delete(table).where(*mine))
        return piece.size if sound else 0
