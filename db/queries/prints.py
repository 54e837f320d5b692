"""Prints that wait for somebody: postponed, failed, or nobody knows the end of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, and_, exists, or_, select
from sqlalchemy.sql.functions import coalesce

from db.repositories.dossiers import Dossiers
from db.tables import dossier as d
from db.tables import hand_over as h
from db.tables import numbers as n
from db.tables import office as o
from desk_app.domain.acts.prints import (
    NOT_WANTED,
    PrintJob,
    PrintState,
    print_jobs,
    unfinished,
)
from desk_app.domain.handling.flow import OPEN
from desk_app.domain.ids import DeskId, DossierId
from desk_app.domain.sent_away import Answer

_STILL_OPEN: Final = (PrintState.HANDED_OVER, PrintState.POSTPONED)
_NEWEST: Final = 2000  # dossiers and visits looked at for papers that were never printed
_TOGETHER: Final = timedelta(minutes=10)  # a program that ends leaves these unfinished, no others


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPrint:
    """A print of this desk that is not done with."""

    id: UUID
    dossier: DossierId
    code: str  # of the dossier; the number of the paper when it was answered without one
    applicant: str  # or the unit that a list of dossiers was given to
    form: str
    printer: str
    copies: int
    reprint: int
    reissue: int
    state: PrintState
    reason: str  # code, of one that failed
    ground: str  # of one that is itself a corrected re-issue
    visit_line: str  # other dossiers of the same visit, as the paper says them
    about: str  # which of several papers of its form
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Unprinted:
    """A dossier received here, a visit sent away, or a list of dossiers handed over.

    Some of its papers may have no print.
    """

    dossier: DossierId
    code: str  # or the number of the paper
    applicant: str
    answer: Answer | None  # of a visit sent away; None: it was received
    batch: bool = False  # dossiers handed over: of its minutes
    printed: frozenset[str] = frozenset()  # forms somebody asked for, whatever became of them


def open_prints(
    connection: Connection, desk: DeskId | None, failed_since: datetime
) -> Sequence[OpenPrint]:
    """Prints an officer still has to do something about, oldest first; of `desk`, or of any.

    Those handed over and never settled, those postponed, and those that failed since
    `failed_since` unless the paper was asked for again.
    """
    job, dossier, away, batch = o.print_job, d.dossier, n.sent_away, h.batch
    failed = and_(
        job.c.state == PrintState.FAILED, job.c.at >= failed_since, job.c.reason != NOT_WANTED
    )
    of_desk = () if desk is None else (job.c.desk == desk,)
    rows = connection.execute(
        select(
            job.c.dossier,
            coalesce(dossier.c.code, away.c.printed, batch.c.printed, "").label("code"),
            coalesce(dossier.c.applicant, away.c.applicant, batch.c.unit, "").label("applicant"),
        )
        .select_from(
            job.outerjoin(dossier, dossier.c.id == job.c.dossier)
            .outerjoin(away, away.c.id == job.c.dossier)
            .outerjoin(batch, batch.c.id == job.c.dossier)
        )
        .where(*of_desk, or_(job.c.state.in_(_STILL_OPEN), failed))
        .distinct()
    )
    found = [
        _open_print(each, row.code, row.applicant)
        for row in rows.all()
        for each in unfinished(print_jobs(Dossiers(connection).acts(DossierId(row.dossier))))
        if desk in {None, each.desk} and (each.state in _STILL_OPEN or each.at >= failed_since)
    ]
    return tuple(sorted(found, key=lambda each: each.at))


def unprinted(connection: Connection, desk: DeskId, since: datetime) -> Sequence[Unprinted]:
    """What this desk did since `since` and may have ended before its papers were asked for.

    Dossiers not returned yet and visits sent away without any print; of the last ten minutes
    at which something was received also those with some, for their bundle may be half printed.
    Which papers belong to them the caller knows.
    """
    return (
        *_unprinted_dossiers(connection, desk, since),
        *_unprinted_away(connection, desk, since),
        *_unprinted_batches(connection, desk, since),
    )


def _unprinted_dossiers(
    connection: Connection, desk: DeskId, since: datetime
) -> Sequence[Unprinted]:
    newest = select(d.dossier).order_by(d.dossier.c.n.desc()).limit(_NEWEST).subquery()
    rows = connection.execute(
        select(newest, o.print_job.c.form)
        .select_from(newest.outerjoin(o.print_job, o.print_job.c.dossier == newest.c.id))
        .where(
            newest.c.desk == desk,
            newest.c.received_at >= since,
            newest.c.status.in_(OPEN),
        )
        .order_by(newest.c.n)
    ).all()
    at_the_end = max((row.received_at for row in rows), default=since) - _TOGETHER
    found: dict[DossierId, Unprinted] = {}
    for row in rows:
        before = found.get(row.id)
        asked = before.printed if before is not None else frozenset[str]()
        if row.form is None or row.received_at >= at_the_end:
            found[DossierId(row.id)] = Unprinted(
                dossier=DossierId(row.id),
                code=row.code,
                applicant=row.applicant,
                answer=None,
                printed=asked | ({row.form} if row.form is not None else set()),
            )
    return tuple(found.values())


def _unprinted_away(connection: Connection, desk: DeskId, since: datetime) -> Sequence[Unprinted]:
    newest = select(n.sent_away).order_by(n.sent_away.c.n.desc()).limit(_NEWEST).subquery()
    rows = connection.execute(
        select(newest)
        .where(
            newest.c.desk == desk,
            newest.c.at >= since,
            ~exists().where(o.print_job.c.dossier == newest.c.id),
        )
        .order_by(newest.c.n)
    )
    return tuple(
        Unprinted(
            dossier=DossierId(row.id),
            code=row.printed,
            applicant=row.applicant,
            answer=Answer(row.kind),
            printed=frozenset(),
        )
        for row in rows
    )


def _unprinted_batches(
    connection: Connection, desk: DeskId, since: datetime
) -> Sequence[Unprinted]:
    batch = h.batch.c
    rows = connection.execute(
        select(batch.id, batch.printed, batch.unit)
        .where(
            batch.desk == desk,
            batch.at >= since,
            ~exists().where(o.print_job.c.dossier == batch.id),
        )
        .order_by(batch.at)
    )
    return tuple(
        Unprinted(
            dossier=DossierId(row.id),
            code=row.printed,
            applicant=row.unit,
            answer=None,
            batch=True,
        )
        for row in rows
    )


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
        reissue=job.reissue,
        state=job.state,
        reason=job.reason,
        ground=job.own_ground,
        visit_line=job.visit_line,
        about=job.about,
        at=job.at,
    )
