"""Open disagreements of the office, and both versions of those of one dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from db.queries.timeline import dossier_view
from db.repositories.dossiers import Dossiers
from db.tables import dossier as d
from db.tables import journal as t
from db.tables import office as o
from desk_app.domain.acts.act import Act, Body
from desk_app.domain.acts.contested import contested
from desk_app.domain.acts.prints import PrintJob
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import ActId, DossierId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDisagreement:
    """One line of the list: the act that was put aside."""

    act: ActId
    dossier: DossierId
    code: str  # empty: no row of a dossier yet
    applicant: str
    kind: str
    desk: str
    officer: str  # name; empty where nobody knows it
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two versions."""

    act: ActId
    kind: str
    at: datetime
    officer: str
    desk: str
    body: Body
    prints: Sequence[PrintJob]  # of the dossier, by that desk from then on


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoVersions:
    stands: Side | None  # None: what `aside` builds upon is not here
    aside: Side
    may_change: bool
    falls: Sequence[Side]  # what would have to be decided next if `aside` stood


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """All that is to be decided about one dossier."""

    id: DossierId
    dossier: Dossier | None
    read_only: bool
    pairs: Sequence[TwoVersions]


def open_disagreements(connection: Connection, most: int) -> Sequence[OpenDisagreement]:
    """The oldest first."""
    table = t.disagreement
    rows = connection.execute(
        select(
            table.c.act_id,
            table.c.dossier,
            t.act.c.kind,
            t.act.c.desk,
            t.act.c.made_at,
            d.dossier.c.code,
            d.dossier.c.applicant,
            o.officer.c.name,
        )
        .select_from(
            table.join(t.act, t.act.c.id == table.c.act_id)
            .outerjoin(d.dossier, d.dossier.c.id == table.c.dossier)
            .outerjoin(o.officer, o.officer.c.id == t.act.c.actor)
        )
        .order_by(table.c.noted_at, table.c.act_id)
        .limit(most)
    )
    return tuple(
        OpenDisagreement(
            act=ActId(row.act_id),
            dossier=DossierId(row.dossier),
            code=row.code or "",
            applicant=row.applicant or "",
            kind=row.kind,
            desk=row.desk,
            officer=row.name or "",
            at=row.made_at,
        )
        for row in rows
    )


def how_many_disagree(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(t.disagreement)).scalar_one()


def disputed(connection: Connection, dossier: UUID) -> Disputed:
    """Both versions of every open disagreement of `dossier`."""
    acts = Dossiers(connection).acts(dossier)
    view = dossier_view(connection, dossier)
    names = _names(connection, acts)

    def side(act: Act) -> Side:
        return Side(
            act=act.id,
            kind=act.kind,
            at=act.made_at,
            officer=names.get(act.actor, ""),
            desk=act.desk,
            body=act.body,
            prints=_printed(view.prints, act),
        )

    return Disputed(
        id=DossierId(dossier),
        dossier=view.folded.dossier,
        read_only=view.folded.read_only,
        pairs=tuple(
            TwoVersions(
                stands=None if pair.stands is None else side(pair.stands),
                aside=side(pair.aside),
                may_change=pair.may_change,
                falls=tuple(side(act) for act in pair.falls),
            )
            for pair in contested(acts)
        ),
    )


def _printed(jobs: Sequence[PrintJob], act: Act) -> Sequence[PrintJob]:
    return tuple(
        job for job in jobs if job.desk == act.desk and (job.handed_at or job.at) >= act.made_at
    )


def _names(connection: Connection, acts: Sequence[Act]) -> dict[UUID, str]:
    actors = {act.actor for act in acts}
    rows = connection.execute(
        select(o.officer.c.id, o.officer.c.name).where(o.officer.c.id.in_(actors))
    )
    return {row.id: row.name for row in rows}
