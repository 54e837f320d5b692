"""Prints that wait for somebody: postponed, failed, or nobody knows the end of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Row, and_, exists, or_, select

from db.repositories.dossiers import Dossiers
from db.tables import dossier as d
from db.tables import office as o
from desk_app.domain.acts.prints import NOT_WANTED, PrintState, print_jobs
from desk_app.domain.ids import DeskId, DossierId

_LATER: Final = o.print_job.alias("later")
_STILL_OPEN: Final = (PrintState.HANDED_OVER, PrintState.POSTPONED)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPrint:
    """A print of this desk that is not done with."""

    id: UUID
    dossier: DossierId
    code: str  # of the dossier; empty when it was answered without one
    applicant: str
    form: str
    printer: str
    copies: int
    reprint: int
    state: PrintState
    reason: str  # code, of one that failed
    ground: str  # of a corrected re-issue
    at: datetime


def open_prints(
    connection: Connection, desk: DeskId, failed_since: datetime
) -> Sequence[OpenPrint]:
    """Prints of this desk that an officer still has to do something about, oldest first.

    Those handed over and never settled, those postponed, and those that failed since
    `failed_since` unless the paper was asked for again.
    """
    job, dossier = o.print_job, d.dossier
    again = exists().where(
        _LATER.c.dossier == job.c.dossier,
        _LATER.c.form == job.c.form,
        _LATER.c.id != job.c.id,
        _LATER.c.at >= job.c.at,
    )
    failed = and_(
        job.c.state == PrintState.FAILED,
        job.c.at >= failed_since,
        job.c.reason != NOT_WANTED,
        ~again,
    )
    rows = connection.execute(
        select(job, dossier.c.code, dossier.c.applicant)
        .select_from(job.outerjoin(dossier, dossier.c.id == job.c.dossier))
        .where(job.c.desk == desk, or_(job.c.state.in_(_STILL_OPEN), failed))
        .order_by(job.c.at)
    )
    return tuple(_open_print(row, _ground(connection, row)) for row in rows)


def _ground(connection: Connection, row: Row[tuple[object, ...]]) -> str:
    """Only the acts of a job say that it is a re-issue; few jobs are open."""
    jobs = print_jobs(Dossiers(connection).acts(DossierId(row.dossier)))
    return next((job.ground for job in jobs if job.id == row.id), "")


def _open_print(row: Row[tuple[object, ...]], ground: str) -> OpenPrint:
    return OpenPrint(
        id=row.id,
        dossier=DossierId(row.dossier),
        code=row.code or "",
        applicant=row.applicant or "",
        form=row.form,
        printer=row.printer,
        copies=row.copies,
        reprint=row.reprint,
        state=PrintState(row.state),
        reason=row.reason,
        ground=ground,
        at=row.at,
    )
