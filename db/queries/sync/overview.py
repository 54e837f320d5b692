"""What waits for the line, what the centre refused, and how far this store has read."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, func, select

from db.repositories.settings import Settings
from db.tables import dossier as d
from db.tables import journal as t
from db.tables import office as o
from desk_app.domain.acts.act import ActUnreadable, Body, SubjectKind, read_act
from desk_app.domain.ids import ActId, DossierId

_PLACE: Final = "sync.place"
_REASONED: Final = t.outbox.c.refused.is_not(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLine:
    act: ActId
    kind: str
    desk: str
    officer: str  # name; empty where nobody knows it
    at: datetime
    reason: str
    body: Body
    dossier: DossierId | None  # None: it is about something else
    code: str  # of the dossier; empty where there is none
    applicant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamPlace:
    epoch: str  # empty before the first exchange
    cursor: int  # acts of the unit's stream that this store has read


def waiting_by_kind(connection: Connection) -> Sequence[tuple[str, int]]:
    """Kinds of acts that wait, with their number; the most first."""
    number = func.count()
    rows = connection.execute(
        select(t.act.c.kind, number)
        .join(t.outbox, t.outbox.c.act == t.act.c.n)
        .where(t.outbox.c.refused.is_(None))
        .group_by(t.act.c.kind)
        .order_by(number.desc(), t.act.c.kind)
    )
    return tuple((kind, count) for kind, count in rows)


def refused_acts(connection: Connection, most: int) -> Sequence[RefusedLine]:
    """The oldest first."""
    rows = connection.execute(
        select(
            t.act.c.id,
            t.act.c.kind,
            t.act.c.desk,
            t.act.c.made_at,
            t.act.c.raw,
            t.outbox.c.refused,
            d.dossier.c.code,
            d.dossier.c.applicant,
            o.officer.c.name,
        )
        .select_from(
            t.outbox.join(t.act, t.outbox.c.act == t.act.c.n)
            .outerjoin(d.dossier, d.dossier.c.id == t.act.c.subject)
            .outerjoin(o.officer, o.officer.c.id == t.act.c.actor)
        )
        .where(_REASONED)
        .order_by(t.outbox.c.act)
        .limit(most)
    )
    return tuple(_line(row) for row in rows)


def stream_place(connection: Connection) -> StreamPlace:
    kept = Settings(connection).get(_PLACE) or {"epoch": "", "cursor": 0}
    return StreamPlace(epoch=kept["epoch"], cursor=kept["cursor"])


def _line(row: Any) -> RefusedLine:
    body: Body = {}
    subject = None
    with suppress(ActUnreadable):  # refused for that very reason, perhaps
        act = read_act(row.raw).act
        body = act.body
        subject = act.subject if act.subject.kind == SubjectKind.DOSSIER else None
    return RefusedLine(
        act=ActId(row.id),
        kind=row.kind,
        desk=row.desk,
        officer=row.name or "",
        at=row.made_at,
        reason=row.refused,
        body=body,
        dossier=None if subject is None else DossierId(subject.id),
        code=row.code or "",
        applicant=row.applicant or "",
    )
