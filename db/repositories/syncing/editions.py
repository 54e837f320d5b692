"""The centre's catalogue: what is announced, what of its file is here, what the office said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from db.repositories.settings import Settings
from db.tables import calendar as c
from db.tables import journal as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import read_act, the_office
from desk_app.domain.ids import UnitCode
from desk_app.domain.law.edition.announced import CATALOGUE, AnnouncedEdition, announced_from
from desk_app.domain.law.edition.word import CatalogueWord, catalogue_words

_TAKEN: Final = "catalogue.edition_taken"  # name and address of the one taken in here last
_SPOILT: Final = "catalogue.edition_spoilt"  # name of one whose file is not what it is called
_OF_KIND: Final = select(c.edition.c.name, c.edition.c.body).where(
    c.edition.c.kind == bindparam("kind")
)
_SAID: Final = (kinds.CATALOGUE_TAKEN, kinds.CATALOGUE_DECLINED)
_WORDS: Final = (  # in the unit's order
    select(t.act.c.raw)
    .where(t.act.c.subject == bindparam("office"), t.act.c.kind.in_(_SAID))
    .order_by(t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
)


@dataclass(frozen=True, slots=True)
class CentreCatalogue:
    """The newest catalogue of the centre, which this desk has not taken in."""

    name: str
    edition: AnnouncedEdition
    held: frozenset[int]  # pieces of its file that are here

    @property
    def whole(self) -> bool:
        return len(self.held) == len(self.edition.file.pieces)


class CentreEditions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._settings = Settings(connection)

    def announced(self, kind: str) -> tuple[str, str] | None:
        """Name and body of the newest edition of `kind`; nobody has looked into it."""
        row = self._connection.execute(_OF_KIND, {"kind": kind}).first()
        return None if row is None else (row.name, row.body)

    def waiting(self) -> CentreCatalogue | None:
        """None: nothing is announced, it was taken in here already, or nobody can fetch it."""
        newest = self.announced(CATALOGUE)
        if newest is None or self._settings.get(_SPOILT) == newest[0]:
            return None
        name, body = newest
        try:
            edition = announced_from(body)
        except ValueError:  # of a newer program; an update will read it
            return None
        taken: Any = self._settings.get(_TAKEN) or {}
        if taken.get("name") == name or taken.get("address") == edition.file.address:
            return None
        table = c.edition_piece
        here = select(table.c.n).where(table.c.address == edition.file.address)
        held = frozenset(self._connection.execute(here).scalars())
        return CentreCatalogue(name, edition, held)

    def keep_piece(self, address: str, n: int, data: bytes) -> None:
        """What is here of another file goes."""
        table = c.edition_piece
        self._connection.execute(delete(table).where(table.c.address != address))
        self._connection.execute(insert(table).values(address=address, n=n, data=data))

    def content(self, address: str) -> Iterator[bytes]:
        """What is here of the file, in its order, a piece at a time."""
        table = c.edition_piece
        mine = table.c.address == address
        last = self._connection.execute(select(func.max(table.c.n)).where(mine)).scalar()
        for n in range(0 if last is None else last + 1):
            one = select(table.c.data).where(mine, table.c.n == n)
            yield bytes(self._connection.execute(one).scalar() or b"")

    def spoil(self, name: str) -> None:
        """Its file is not what its name says: it is fetched no more."""
        self._settings.set(_SPOILT, name)
        self._connection.execute(delete(c.edition_piece))

    def take(self, name: str, address: str) -> None:
        """It is in this desk's catalogue now; its file is not needed any more."""
        self._settings.set(_TAKEN, {"name": name, "address": address})
        self._connection.execute(delete(c.edition_piece))

    def words(self, unit: UnitCode) -> Mapping[str, CatalogueWord]:
        """What the office said, by edition."""
        raws = self._connection.execute(_WORDS, {"office": the_office(unit).id}).scalars()
        return catalogue_words(read_act(raw).act for raw in raws)
