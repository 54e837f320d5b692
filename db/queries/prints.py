"""Prints that wait for somebody: postponed, failed, or nobody knows the end of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, and_, or_, select

from db.repositories.dossiers import Dossiers
from db.tables import dossier as d
from db.tables import office as o
from desk_app.domain.acts.prints import (
    NOT_WANTED,
    PrintJob,
    PrintState,
    print_jobs,
    unfinished,
)
from desk_app.domain.ids import DeskId, DossierId

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
    ground: str  # of one that is itself a corrected re-issue
    visit_line: str  # other dossiers of the same visit, as the paper says them
    at: datetime


def open_prints(
    connection: Connection, desk: DeskId, failed_since: datetime
) -> Sequence[OpenPrint]:
    """Prints of this desk that an officer still has to do something about, oldest first.

    Those handed over and never settled, those postponed, and those that failed since
    `failed_since` unless the paper was asked for again.
    """
    job, dossier = o.print_job, d.dossier
    failed = and_(
        job.c.state == PrintState.FAILED, job.c.at >= failed_since, job.c.reason != NOT_WANTED
    )
    rows = connection.execute(
        select(job.c.dossier, dossier.c.code, dossier.c.applicant)
        .select_from(job.outerjoin(dossier, dossier.c.id == job.c.dossier))
        .where(job.c.desk == desk, or_(job.c.state.in_(_STILL_OPEN), failed))
        .distinct()
    )
    found = [
        _open_print(each, row.code or "", row.applicant or "")
        for row in rows.all()
        for each in unfinished(print_jobs(Dossiers(connection).acts(DossierId(row.dossier))))
        if each.desk == desk and (each.state in _STILL_OPEN or each.at >= failed_since)
    ]
    return tuple(sorted(found, key=lambda each: each.at))


def _open_print(job: PrintJob, code: str, applicant: str) -> OpenPrint:
    return OpenPrint(
        id=job.id,
        dossier=job.dossier,
        code=code,
        applicant=applicant,
        form=job.form,
        printer=job.printer,
        copies=job.copies,
        reprint=job.reprint,
        state=job.state,
        reason=job.reason,
        ground=job.own_ground,
        visit_line=job.visit_line,
        at=job.at,
    )
