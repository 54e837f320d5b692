"""Use case: a dossier was received by mistake. Its number stays used."""

from dataclasses import dataclass
from datetime import datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.steps.ending import ending_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.amending_faults import AmendingUnfounded
from desk_app.domain.handling.custody import still_with_unit
from desk_app.domain.handling.ending import Ending
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.services.amending.allowed import need_to_amend
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidDossier:
    dossier: DossierId
    reason: str
    papers_given_back: bool = False  # at once, to who handed them in; not what the unit holds


def void_dossier(order: VoidDossier, officer: Officer, desk: Desk) -> Dossier:
    """Take the dossier out of the office's work; nothing of it is deleted.

    Raises:
        AmendingUnfounded: no reason is given.
        RightMissing: not received by this officer today.
        StepNotAllowed: its result is with the citizen, or it was voided before.
        DossierReadOnly: a newer program has acted on it. Nothing was stored.
    """
    reason = " ".join(order.reason.split())

    def words(dossier: Dossier, _work: UnitOfWork, now: datetime) -> Body:
        need_to_amend(officer, dossier, now)
        if not reason:
            raise AmendingUnfounded()
        whole = still_with_unit(dossier.trail) is None
        return ending_body(
            Ending(
                step=kinds.VOIDED,
                reason=reason,
                papers_given_back=order.papers_given_back and whole,
                at=now,
                by=officer.id,
                officer_name=officer.name,
            )
        )

    return take_step(order.dossier, kinds.VOIDED, words, officer, desk)
