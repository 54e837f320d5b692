"""The past that a new desk fetches, and the rows of what it leaves to the centre."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from db.repositories.folding.rows import ADD_WORDS
from db.repositories.history import unbegun as u
from db.tables import journal as t
from db.tables.dossier import dossier as d
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.handling.custody import Place
from desk_app.domain.history.filling import Filling
from desk_app.domain.history.left import FOLD, LeftDossier
from desk_app.domain.officer import NOBODY
from desk_app.domain.people.folding import fold as fold_name

_ADD: Final = insert(d).on_conflict_do_nothing()
_TAIL: Final = 4


class History:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def filling(self) -> Filling | None:
        """None: everything is here, or comes as to any desk."""
        return u.filling_of(self._connection)

    def set(self, filling: Filling | None) -> None:
        u.set_filling(self._connection, filling)

    def is_fresh(self) -> bool:
        """Nothing was done here yet, and nothing came."""
        return self._connection.execute(select(t.act.c.n).limit(1)).first() is None

    def forget_begun(self, dossiers: Collection[UUID]) -> None:
        u.forget_begun(self._connection, dossiers)

    def unbegun(self, most: int) -> Sequence[UUID]:
        """Dossiers, at most `most`, of which only later acts are here."""
        return u.unbegun(self._connection, most)

    def note_whole(self, dossier: UUID) -> None:
        u.note_whole(self._connection, dossier)

    def drop(self) -> None:
        """Forget where the fetching stood: the stream is read from its first act."""
        self.set(None)
        u.forget_all(self._connection)

    def is_left(self, dossier: UUID) -> bool:
        """Only its row is here."""
        row = select(d.c.fold).where(d.c.id == dossier)
        return bool(self._connection.execute(row).scalar() == FOLD)

    def left(self) -> int:
        """How many dossiers are here as rows alone."""
        count = select(func.count()).select_from(d).where(d.c.fold == FOLD)
        return int(self._connection.execute(count).scalar_one())

    def keep_left(self, rows: Iterable[LeftDossier]) -> int:
        """Rows of dossiers that are not here in any form; how many were new."""
        fresh = 0
        for left in rows:
            row = _row(left)
            if row is not None and self._connection.execute(_ADD, row).rowcount:
                words = (left.n, fold_name(left.applicant))
                self._connection.exec_driver_sql(ADD_WORDS, words)
                fresh += 1
        return fresh


def _row(left: LeftDossier) -> dict[str, Any] | None:
    """None for a code that this program cannot read."""
    try:
        code = DossierCode.parse(left.code)
    except ValueError:
        return None
    return {
        "n": left.n,
        "id": left.id,
        "code": left.code,
        "serial": code.serial,
        "desk": "",
        "officer": NOBODY,
        "procedure_code": left.procedure,
        "procedure_name": left.procedure_name,
        "channel": left.channel,
        "applicant": left.applicant,
        "id_number": left.id_number,
        "id_tail": left.id_number[-_TAIL:],
        "phone": "",
        "received_at": left.received_at,
        "due_at": left.due_at,
        "status": left.status,
        "returned_at": None,
        "papers_at": Place.DESK,
        "papers_unit": "",
        "papers_batch": None,
        "papers_since": None,
        "disputed": False,
        "read_only": False,
        "fold": FOLD,
    }
