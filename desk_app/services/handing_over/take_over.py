"""Use cases of the other side: a person of the unit takes papers over, or sends them back."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.fold import Folded
from desk_app.domain.acts.steps.hand_over import sent_back_body, taken_over_body
from desk_app.domain.handing_over.batch import Batch
from desk_app.domain.handing_over.faults import (
    BatchNotFound,
    NothingTakenOver,
    SendingBackUnfounded,
    TakerUnnamed,
)
from desk_app.domain.handling.custody import Place
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.handing_over.many import step_each


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOver:
    batch: UUID
    who: str  # of the unit, by name
    dossiers: Sequence[DossierId] | None = None  # None: all that are still on their way


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBack:
    batch: UUID
    who: str
    reason: str
    dossiers: Sequence[DossierId]


def take_over(order: TakeOver, officer: Officer, desk: Desk) -> Sequence[DossierId]:
    """Note that papers of the batch arrived; those of which that is known stay as they are.

    Returns:
        The dossiers whose papers arrived now.

    Raises:
        TakerUnnamed, NothingTakenOver, BatchNotFound, RightMissing: nothing was stored.
    """
    officer.need(Right.HAND_OVER)
    who = order.who.strip()
    if not who:
        raise TakerUnnamed()
    with desk.work() as work:
        batch = _batch(order.batch, work)
        asked = frozenset(line.dossier for line in batch.lines)
        if order.dossiers is not None:
            asked &= frozenset(order.dossiers)
        lying = _lying(batch, asked, frozenset({Place.ON_THE_WAY}), work)
        body = taken_over_body(batch.id, who)
        taken = step_each(kinds.TAKEN_OVER, body, lying, (officer, desk.now()), work)
        work.commit()
    return taken


def send_back(order: SendBack, officer: Officer, desk: Desk) -> Sequence[DossierId]:
    """Note that the unit gave papers of the batch back; they are at the desk again.

    Returns, raises: as `take_over`; SendingBackUnfounded without a reason.
    """
    officer.need(Right.HAND_OVER)
    who, reason = order.who.strip(), order.reason.strip()
    if not who:
        raise TakerUnnamed()
    if not reason:
        raise SendingBackUnfounded()
    there = frozenset({Place.ON_THE_WAY, Place.UNIT})
    with desk.work() as work:
        lying = _lying(_batch(order.batch, work), frozenset(order.dossiers), there, work)
        body = sent_back_body(reason, who)
        back = step_each(kinds.SENT_BACK, body, lying, (officer, desk.now()), work)
        work.commit()
    return back


def _batch(batch_id: UUID, work: UnitOfWork) -> Batch:
    batch = work.batches.find(batch_id)
    if batch is None:
        raise BatchNotFound("")
    return batch


def _lying(
    batch: Batch, asked: Set[DossierId], places: Set[Place], work: UnitOfWork
) -> Sequence[Folded]:
    """Those of `asked` whose papers went with this very batch, and lie in one of `places`."""
    found = (work.dossiers.find(line.dossier) for line in batch.lines if line.dossier in asked)
    lying = [
        folded
        for folded in found
        if folded.dossier is not None
        and folded.dossier.papers_at in places
        and folded.dossier.trail[-1].batch == batch.id
    ]
    if not lying:
        raise NothingTakenOver()
    return lying
