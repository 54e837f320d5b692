"""One dossier whole: its state, what was done, and what was printed."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from db.queries.rows import DossierLine, as_lines, lines
from db.repositories.dossiers import Dossiers
from db.tables import journal as t
from db.tables import office as o
from db.tables.dossier import dossier as d
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, read_act
from desk_app.domain.acts.fold import Folded, fold, put_out
from desk_app.domain.acts.prints import PrintJob, print_jobs
from desk_app.domain.handing_over.batch import Batch, batch_from
from desk_app.domain.history.left import FOLD as LEFT
from desk_app.domain.ids import DossierId


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the timeline."""

    kind: str  # domain/acts/kinds
    at: datetime  # UTC, by the clock of the desk that did it
    officer: str  # name; empty for the program itself
    desk: str
    body: Body
    settled: bool  # the home has it
    aside: bool = False  # it does not count: a decision put it out, or one is still to come


@dataclass(frozen=True, slots=True)
class DossierView:
    folded: Folded
    deeds: Sequence[Deed]  # oldest first
    prints: Sequence[PrintJob]
    batch: Batch | None = None  # it is no dossier, but a list of some
    left: DossierLine | None = None  # only its row is here: all of it is at the centre


def dossier_id(connection: Connection, code: str) -> DossierId | None:
    """The dossier with this code; else the only one to which another system gave it."""
    dossiers = Dossiers(connection)
    if (own := dossiers.id_of(code)) is not None:
        return own
    noted = dossiers.with_external(code)
    return noted[0] if len(noted) == 1 else None


def dossier_view(connection: Connection, dossier_id: UUID) -> DossierView:
    """All a screen shows of one dossier; an empty fold when there is none."""
    rows = connection.execute(
        select(t.act.c.raw, t.act.c.position, o.officer.c.name)
        .select_from(t.act.outerjoin(o.officer, o.officer.c.id == t.act.c.actor))
        .where(t.act.c.subject == dossier_id)
        .order_by(t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
    ).all()
    acts = [read_act(row.raw).act for row in rows]
    folded = fold(acts)
    aside = {*put_out(folded), *folded.disagreements}
    deeds = tuple(
        Deed(
            act.kind,
            act.made_at,
            row.name or "",
            act.desk,
            act.body,
            row.position is not None,
            act.id in aside,
        )
        for act, row in zip(acts, rows, strict=True)
    )
    left = _left(connection, dossier_id)
    return DossierView(folded, deeds, print_jobs(acts), _batch(acts), left)


def _left(connection: Connection, dossier_id: UUID) -> DossierLine | None:
    row = connection.execute(lines().where(d.c.id == dossier_id, d.c.fold == LEFT)).first()
    return None if row is None else as_lines([row])[0]


def _batch(acts: Sequence[Act]) -> Batch | None:
    made = next((act for act in acts if act.kind == kinds.BATCH_HANDED_OVER), None)
    with suppress(*UNREADABLE):  # a newer program wrote it
        return None if made is None else batch_from(made)
    return None
