"""Lists that were handed over, and what became of each dossier on one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, and_, case, func, select

from db.repositories.dossiers import Dossiers
from db.repositories.hand_over.batches import Batches
from db.tables import hand_over as h
from db.tables.dossier import dossier as d
from desk_app.domain.acts import kinds
from desk_app.domain.acts.prints import PrintJob, print_jobs
from desk_app.domain.dossier import Dossier
from desk_app.domain.handing_over.batch import Batch, BatchLine
from desk_app.domain.handling.custody import Place, Stay, still_with_unit
from desk_app.domain.handling.flow import WITHOUT_RESULT, Status, may_begin
from desk_app.domain.ids import DossierId

_NEWEST: Final = 200
_AWAY: Final = frozenset({Place.ON_THE_WAY, Place.UNIT})
_MAY_ARRIVE: Final = tuple(status for status in Status if may_begin(kinds.TAKEN_OVER, status))


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One list, as the table of lists shows it."""

    id: UUID
    list_number: str
    unit: str
    desk: str
    officer_name: str
    at: datetime  # UTC
    dossiers: int
    waiting: int  # nobody has said yet that they arrived
    sent_back: int  # and not handed over again


class Lot(Enum):
    """What became of one dossier of a list."""

    ON_THE_WAY = "on_the_way"
    TAKEN_OVER = "taken_over"
    SENT_BACK = "sent_back"
    GOES_ON = "goes_on"  # a supplement lies at the desk: it arrives with the list that one goes on
    OVER = "over"  # its result came, or it ended, before anybody said that it arrived
    NOT_WITH_IT = "not_with_it"  # another desk had sent it off already, or it is not here yet


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    dossier: DossierId
    code: str
    applicant: str  # empty: its acts are not here yet
    procedure: str
    lot: Lot
    who: str = ""  # of the unit
    reason: str = ""  # of a sending back
    at: datetime | None = None  # UTC; of what is said of it
    status: Status | None = None  # of the dossier; None: it is not here
    may_go_back: bool = False  # the unit can send its papers back by this list
    rest_here: bool = False  # what was brought later lies at the desk, the dossier with the unit

    @property
    def ended(self) -> bool:
        """Without a result: its papers are to come back."""
        return self.status in WITHOUT_RESULT


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchView:
    batch: Batch
    lines: Sequence[LineView]
    prints: Sequence[PrintJob]  # of its minutes


def batches(connection: Connection) -> Sequence[BatchRow]:
    """Newest first, of every desk; 200 at most."""
    newest = select(h.batch).order_by(h.batch.c.at.desc()).limit(_NEWEST).subquery()
    on_the_way = and_(d.c.papers_at == Place.ON_THE_WAY, d.c.status.in_(_MAY_ARRIVE))
    with_it = and_(d.c.id == h.line.c.dossier, d.c.papers_batch == h.line.c.batch)
    query = (
        select(
            newest,
            func.count(h.line.c.n).label("dossiers"),
            func.sum(case((on_the_way, 1), else_=0)).label("waiting"),
            func.sum(case((d.c.papers_at == Place.DESK, 1), else_=0)).label("sent_back"),
        )
        .select_from(newest.outerjoin(h.line, h.line.c.batch == newest.c.id).outerjoin(d, with_it))
        .group_by(newest.c.id)
        .order_by(newest.c.at.desc(), newest.c.printed.desc())
    )
    return tuple(
        BatchRow(
            id=row.id,
            list_number=row.printed,
            unit=row.unit,
            desk=row.desk,
            officer_name=row.officer_name,
            at=row.at,
            dossiers=row.dossiers,
            waiting=row.waiting or 0,
            sent_back=row.sent_back or 0,
        )
        for row in connection.execute(query)
    )


def batch_view(connection: Connection, batch_id: UUID) -> BatchView | None:
    """One list whole; None: it is not here."""
    batch = Batches(connection).find(batch_id)
    if batch is None:
        return None
    dossiers = Dossiers(connection)
    return BatchView(
        batch=batch,
        lines=tuple(
            _line(line, dossiers.find(line.dossier).dossier, batch.id) for line in batch.lines
        ),
        prints=print_jobs(dossiers.acts(batch_id)),
    )


def batch_numbered(connection: Connection, printed: str) -> UUID | None:
    return Batches(connection).numbered(printed)


def _line(line: BatchLine, dossier: Dossier | None, batch: UUID) -> LineView:
    trail = dossier.trail if dossier else ()
    last = next((s for s in reversed(trail) if s.batch == batch), None)
    there = last is not None and last is trail[-1] and last.place in _AWAY
    return LineView(
        dossier=line.dossier,
        code=line.code,
        applicant=dossier.applicant.name if dossier else "",
        procedure=dossier.procedure.name if dossier else "",
        lot=_lot(last, dossier),
        who=last.who if last else "",
        reason=last.reason if last else "",
        at=last.at if last else None,
        status=dossier.status if dossier else None,
        may_go_back=there and dossier is not None and dossier.may(kinds.SENT_BACK),
        rest_here=still_with_unit(trail) is not None,
    )


def _lot(last: Stay | None, dossier: Dossier | None) -> Lot:
    if last is None or dossier is None:
        return Lot.NOT_WITH_IT
    if last.place is Place.ON_THE_WAY and dossier.status not in _MAY_ARRIVE:
        return Lot.OVER
    if last.place is Place.ON_THE_WAY and last is not dossier.trail[-1]:
        return Lot.GOES_ON
    return {
        Place.ON_THE_WAY: Lot.ON_THE_WAY,
        Place.UNIT: Lot.TAKEN_OVER,
        Place.DESK: Lot.SENT_BACK,
    }[last.place]
