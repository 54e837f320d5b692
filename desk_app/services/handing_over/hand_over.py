"""Use case: the papers of some dossiers leave the desk for the unit that handles them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind, whole_milliseconds
from desk_app.domain.acts.fold import Folded
from desk_app.domain.acts.steps.hand_over import handed_over_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handing_over.batch import FORM, MOST_LINES, Batch, BatchLine, batch_body
from desk_app.domain.handing_over.faults import (
    BatchTooLong,
    HandlingUnitMissing,
    NothingToHandOver,
)
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    batch: UUID  # made when the list was begun
    unit: str  # that handles them, as the minutes name it
    dossiers: Sequence[DossierId]  # in the order in which they were scanned


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    batch: Batch
    left_out: Sequence[Dossier] = ()  # they were withdrawn, voided or sent off meanwhile


def hand_over(order: HandOver, officer: Officer, desk: Desk) -> HandedOver:
    """Hand over all of `order` that can be, with one number and one act for each dossier.

    All of it is one transaction. A second press, or the same order again after a crash, finds
    the batch that is there and stores nothing.

    Raises:
        NothingToHandOver, BatchTooLong, HandlingUnitMissing: nothing was stored.
        BlocksUsedUp, NumberingBlocked, ClockWentBack: likewise.
        RightMissing: likewise.

    Legal: [hand-over.same-day]
    """
    officer.need(Right.HAND_OVER)
    unit, asked = order.unit.strip(), tuple(dict.fromkeys(order.dossiers))
    with desk.work() as work:
        if (known := work.batches.find(order.batch)) is not None:
            return HandedOver(batch=known)
        if not unit:
            raise HandlingUnitMissing()
        if len(asked) > MOST_LINES:
            raise BatchTooLong(MOST_LINES)
        found = [(dossier, work.dossiers.find(dossier)) for dossier in asked]
        going = [(dossier, folded) for dossier, folded in found if _may_go(folded)]
        left_out = tuple(
            folded.dossier for _, folded in found if folded.dossier and not _may_go(folded)
        )
        if not going:
            raise NothingToHandOver([str(dossier.code) for dossier in left_out])
        now = whole_milliseconds(desk.now())
        batch = Batch(
            id=order.batch,
            number=numbered(FORM, work, now, desk),
            unit=unit,
            lines=tuple(
                BatchLine(dossier, str(folded.dossier.code))
                for dossier, folded in going
                if folded.dossier
            ),
            desk=desk.id,
            officer=officer.id,
            officer_name=officer.name,
            at=now,
        )
        _write(batch, [folded for _, folded in going], work, now)
        work.commit()
    return HandedOver(batch=batch, left_out=left_out)


def _may_go(folded: Folded) -> bool:
    dossier = folded.dossier
    return dossier is not None and not folded.read_only and dossier.may_be_handed_over


def _write(batch: Batch, going: Sequence[Folded], work: UnitOfWork, now: datetime) -> None:
    about = Subject(SubjectKind.BATCH, batch.id)
    said = batch_body(batch)
    work.journal.write(kinds.BATCH_HANDED_OVER, about, said, by=batch.officer, at=now)
    body = handed_over_body(batch.id, batch.unit, batch.number)
    for line, folded in zip(batch.lines, going, strict=True):
        subject = Subject(SubjectKind.DOSSIER, line.dossier)
        work.journal.write(kinds.HANDED_OVER, subject, body, by=batch.officer, at=now, onto=folded)
