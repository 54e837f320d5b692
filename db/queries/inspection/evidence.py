"""Acts as an inspection takes them away, and the chains of desks that they stand in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, func, select

from db.bulk import among, as_json
from db.repositories.dossiers import Dossiers
from db.repositories.stream import Place, Stream
from db.tables import catalogue as c
from db.tables import journal as t
from db.tables import office as o
from db.tables.dossier import dossier as d
from desk_app.domain.counting.standing import Bounds
from desk_app.domain.history.left import FOLD as LEFT
from desk_app.domain.ids import DeskId, DossierId

_AT_ONCE: Final = 500  # rows
_KEPT: Final = select(
    t.act.c.desk, t.act.c.seq, t.act.c.raw, t.act.c.digest, t.act.c.signature, t.act.c.position
)


_FIRSTS: Final = (
    select(t.act.c.desk, func.min(t.act.c.seq))
    .where(among(t.act.c.subject, "dossiers"), t.act.c.seq > 0)
    .group_by(t.act.c.desk)
)
_BEHIND: Final = select(func.count()).where(
    t.act.c.desk == bindparam("desk"), t.act.c.seq >= bindparam("begin")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameQuestion:
    bounds: Bounds
    field: str = ""  # one lĩnh vực, as the catalogue of this desk says
    officer: str = ""  # name of who received
    status: str = ""


@dataclass(frozen=True, slots=True)
class FrameLine:
    code: str
    id: DossierId
    left: bool  # only its row is here: its acts are at the centre


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAct:
    """An act as this store has it."""

    desk: DeskId
    seq: int  # below zero: it stepped aside, for the centre has another act in its place
    raw: bytes
    digest: bytes
    signature: bytes | None
    position: int | None  # in the unit's stream; None: the centre has not told one


def frame(connection: Connection, question: FrameQuestion) -> Sequence[FrameLine]:
    """Every dossier that could be drawn, the voided too.

    Formula: begin <= received_at < end, and what the filter says of its row as it is now.
    """
    asked: list[ColumnElement[bool]] = [
        d.c.received_at >= question.bounds.begin,
        d.c.received_at < question.bounds.end,
    ]
    if question.field:
        of_field = select(c.procedure.c.code).where(c.procedure.c.field == question.field)
        asked.append(d.c.procedure_code.in_(of_field))
    if question.officer:
        named = select(o.officer.c.id).where(o.officer.c.name == question.officer)
        asked.append(d.c.officer.in_(named))
    if question.status:
        asked.append(d.c.status == question.status)
    rows = connection.execute(select(d.c.code, d.c.id, d.c.fold).where(*asked).order_by(d.c.code))
    return [FrameLine(row.code, DossierId(row.id), row.fold == LEFT) for row in rows]


def acts_about(connection: Connection, dossier_id: UUID) -> Sequence[KeptAct]:
    """In the unit's order, what has no place in it last."""
    rows = connection.execute(
        _KEPT.where(t.act.c.subject == dossier_id).order_by(
            t.act.c.position.is_(None), t.act.c.position, t.act.c.n
        )
    )
    return [_kept(row) for row in rows.mappings()]


def chain_page(connection: Connection, desk: DeskId, after: int) -> Sequence[KeptAct]:
    """The next acts of `desk` behind `after`, by their numbers; what stepped aside is not here."""
    rows = connection.execute(
        _KEPT.where(t.act.c.desk == desk, t.act.c.seq > max(after, 0))
        .order_by(t.act.c.seq)
        .limit(_AT_ONCE)
    )
    return [_kept(row) for row in rows.mappings()]


def chain_acts(connection: Connection, dossiers: Iterable[UUID]) -> int:
    """How many acts `chain_page` gives of all desks that acted on `dossiers`, each from its first
    such act on."""
    asked = {"dossiers": as_json(dossiers)}
    firsts = connection.execute(_FIRSTS, asked).all()
    return sum(
        connection.execute(_BEHIND, {"desk": desk, "begin": begin}).scalar_one()
        for desk, begin in firsts
    )


def stream_place(connection: Connection) -> Place:
    """How far this store has read the unit's stream."""
    return Stream(connection, Dossiers(connection)).place()


def _kept(row: RowMapping) -> KeptAct:
    return KeptAct(
        desk=DeskId(row["desk"]),
        seq=row["seq"],
        raw=row["raw"],
        digest=row["digest"],
        signature=row["signature"],
        position=row["position"],
    )
