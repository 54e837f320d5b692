"""Dossiers of which later acts came before the first: while the past is fetched, newest first."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, or_, select
from sqlalchemy.dialects.sqlite import insert

from db.repositories.settings import Settings
from db.tables import journal as t
from db.tables.dossier import dossier as d
from db.tables.numbers import sent_away
from db.tables.online import registered
from desk_app.domain.acts.fold import Folded
from desk_app.domain.history.faults import DossierLeft
from desk_app.domain.history.filling import Filling, filling_body, filling_from
from desk_app.domain.history.left import FOLD

_FILLING: Final = "sync.history"  # setting
_WHOLE: Final = select(t.unbegun.c.whole).where(t.unbegun.c.dossier == bindparam("dossier"))
_NOTE: Final = insert(t.unbegun).on_conflict_do_nothing()


def filling_of(connection: Connection) -> Filling | None:
    """None: nothing is being fetched, and nothing was left."""
    kept = Settings(connection).get(_FILLING)
    return None if kept is None else filling_from(kept)


def set_filling(connection: Connection, filling: Filling | None) -> None:
    Settings(connection).set(_FILLING, None if filling is None else filling_body(filling))


def lacks_beginning(connection: Connection, dossier: UUID, folded: Folded) -> bool:
    """Whether the acts here do not begin `dossier`, and those that do are still to come: then
    nothing is said of it yet. Where all acts are here, such acts are disagreements."""
    begun = folded.dossier or folded.sent_away or folded.registered
    if begun is not None or not (folded.disagreements or folded.read_only):
        return False
    filling = filling_of(connection)
    if filling is None or not filling.lacks:
        return False
    if connection.execute(_WHOLE, {"dossier": dossier}).scalar():
        return False
    connection.execute(_NOTE, {"dossier": dossier, "whole": False})
    return True


def forget_begun(connection: Connection, dossiers: Collection[UUID]) -> None:
    """Of `dossiers`, those that are begun by now wait for nothing."""
    u = t.unbegun.c.dossier
    begun = or_(
        u.in_(select(d.c.id).where(d.c.id.in_(dossiers), d.c.fold != FOLD)),
        u.in_(select(sent_away.c.id).where(sent_away.c.id.in_(dossiers))),
        u.in_(select(registered.c.id).where(registered.c.id.in_(dossiers))),
    )
    connection.execute(delete(t.unbegun).where(u.in_(dossiers), begun))


def unbegun(connection: Connection, most: int) -> Sequence[UUID]:
    """Those whose other acts were not fetched yet."""
    waits = select(t.unbegun.c.dossier).where(t.unbegun.c.whole.is_(False))
    return connection.execute(waits.order_by(t.unbegun.c.dossier).limit(most)).scalars().all()


def note_whole(connection: Connection, dossier: UUID) -> None:
    """Everything the home has about `dossier` is here, or comes in this transaction."""
    save = insert(t.unbegun).values(dossier=dossier, whole=True)
    connection.execute(save.on_conflict_do_update(index_elements=["dossier"], set_={"whole": True}))


def forget_all(connection: Connection) -> None:
    connection.execute(delete(t.unbegun))


def refuse_left(connection: Connection, dossier: UUID) -> None:
    """Raises DossierLeft: only the row of `dossier` is here."""
    row = select(d.c.code).where(d.c.id == dossier, d.c.fold == FOLD)
    code = connection.execute(row).scalar()
    if code is not None:
        raise DossierLeft(code)
