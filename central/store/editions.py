"""Editions the centre publishes, their files, and which of them a desk does not hold yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select

from central.store.tables import edition as e
from central.store.tables import edition_piece as p
from desk_app.domain.announced_file import AnnouncedFile, digest_of
from desk_app.domain.ids import UnitCode
from desk_app.domain.releases.manifest import PROGRAM
from desk_app.sync.protocol import Edition

_ALL: Final = ""  # in place of a unit


class Editions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def publish(self, edition: Edition, unit: UnitCode | None, at: datetime) -> None:
        """From now on the newest of its kind, for `unit` or for all units."""
        self._connection.execute(
            insert(e).values(
                unit=unit or _ALL,
                kind=edition.kind,
                name=edition.name,
                body=edition.body,
                published_at=at,
            )
        )

    def newest(self, kind: str, unit: UnitCode | None) -> Edition | None:
        """Published last for just these: `unit`, or all units."""
        row = self._connection.execute(
            select(e)
            .where(e.c.unit == (unit or _ALL), e.c.kind == kind)
            .order_by(e.c.published_at.desc())
            .limit(1)
        ).first()
        return Edition(kind=row.kind, name=row.name, body=row.body) if row else None

    def programs(self) -> Sequence[tuple[UnitCode, Edition]]:
        """The newest of each kind of machine, for each unit (empty: all units) that was named
        since all units were told of one."""
        rows = self._connection.execute(
            select(e)
            .where(e.c.kind.startswith(PROGRAM, autoescape=True))
            .order_by(e.c.published_at)
        )
        newest: dict[tuple[str, str], Any] = {}
        for row in rows:
            if row.unit == _ALL:
                newest = {key: each for key, each in newest.items() if key[1] != row.kind}
            newest[row.unit, row.kind] = row
        return tuple(
            (UnitCode(row.unit), Edition(kind=row.kind, name=row.name, body=row.body))
            for row in newest.values()
        )

    def put_file(self, unit: UnitCode | None, address: str, pieces: Iterable[bytes]) -> None:
        """The file of an edition published for just these; what is here of it is mended."""
        of = unit or _ALL
        self._connection.execute(delete(p).where(p.c.unit == of, p.c.address == address))
        start = 0
        for data in pieces:
            row = {"unit": of, "address": address, "start": start, "data": data}
            self._connection.execute(insert(p).values(**row))
            start += len(data)

    def drop_files(self, unit: UnitCode | None, but: Sequence[str]) -> None:
        """Files for just these, but those at the addresses `but`."""
        ours = p.c.unit == (unit or _ALL)
        self._connection.execute(delete(p).where(ours, p.c.address.not_in(but)))

    def is_whole(self, unit: UnitCode | None, file: AnnouncedFile) -> bool:
        """Whether the file kept for just these is the one that was announced."""
        found = [digest_of(data) for data in self.file(unit, file.address)]
        return found == list(file.pieces)

    def piece(self, unit: UnitCode, address: str, start: int) -> bytes | None:
        """Some bytes of a file that `unit` may have; None: there are none."""
        mine = (p.c.unit.in_([unit, _ALL]), p.c.address == address, p.c.start == start)
        data = self._connection.execute(select(p.c.data).where(*mine).limit(1)).scalar()
        return None if data is None else bytes(data)

    def file(self, unit: UnitCode | None, address: str) -> Iterator[bytes]:
        """The pieces of a file published for just these, in their order."""
        mine = (p.c.unit == (unit or _ALL), p.c.address == address)
        starts = select(p.c.start).where(*mine).order_by(p.c.start)
        for start in self._connection.execute(starts).scalars().all():
            one = select(p.c.data).where(*mine, p.c.start == start)
            yield bytes(self._connection.execute(one).scalar_one())

    def missing(self, unit: UnitCode, held: Mapping[str, str]) -> Sequence[Edition]:
        """The newest edition of each kind for `unit`, where another one is held."""
        ours = e.c.unit.in_([unit, _ALL])
        rows = self._connection.execute(
            select(e.c.kind, e.c.name, e.c.unit, e.c.published_at)
            .where(ours)
            .order_by(e.c.published_at)
        )
        newest = {row.kind: row for row in rows}
        return tuple(
            Edition(kind=row.kind, name=row.name, body=self._body(row))
            for kind, row in sorted(newest.items())
            if held.get(kind) != row.name
        )

    def _body(self, row: Any) -> str:
        key = (e.c.unit == row.unit, e.c.kind == row.kind, e.c.published_at == row.published_at)
        return str(self._connection.execute(select(e.c.body).where(*key)).scalar_one())
