"""All a screen can do about corrections, unusual returns, and what a citizen leaves or says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.identity.log_in import prove
from desk_app.services.amending.correct import (
    CorrectDossier,
    CorrectionPreview,
    correct_dossier,
    preview_correction,
)
from desk_app.services.amending.void import VoidDossier, void_dossier
from desk_app.services.desk import Desk
from desk_app.services.return_.citizen_says import (
    NoteComplaint,
    RateVisit,
    note_complaint,
    rate_visit,
)
from desk_app.services.return_.five_on_the_spot import FiveOnTheSpot, five_on_the_spot
from desk_app.services.return_.originals import (
    MoveOriginals,
    give_originals_back,
    lend_originals,
)
from desk_app.services.return_.return_result import ReturnResult, return_without_receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """Who confirms at another's desk, as they typed it there."""

    supervisor: OfficerId
    secret: str = field(repr=False)
    commitment: str  # what the collector signs for


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendingDesk:
    """Counter lane, but for `preview` and `supervisors` (reading lane)."""

    preview: Callable[[CorrectDossier], CorrectionPreview]  # stores nothing
    correct: Callable[[CorrectDossier, Officer], Dossier]
    void: Callable[[VoidDossier, Officer], Dossier]
    five_on_the_spot: Callable[[FiveOnTheSpot, Officer], Dossier]
    supervisors: Callable[[Officer], Sequence[Officer]]  # who may confirm beside this officer
    # Raises LogInRefused, OfficerLocked of the supervisor; who sits here stays
    return_without_receipt: Callable[[ReturnResult, Supervision, Officer], Dossier]
    lend_originals: Callable[[MoveOriginals, Officer], Dossier]
    give_originals_back: Callable[[MoveOriginals, Officer], Dossier]
    rate_visit: Callable[[RateVisit, Officer], Dossier]
    note_complaint: Callable[[NoteComplaint, Officer], Dossier]


def amending_desk(desk: Desk) -> AmendingDesk:
    def supervised(order: ReturnResult, confirms: Supervision, officer: Officer) -> Dossier:
        officer.need(Right.RETURN)
        proved = prove(confirms.supervisor, confirms.secret, work=desk.work, now=desk.now)
        return return_without_receipt(order, confirms.commitment, proved.id, officer, desk)

    return AmendingDesk(
        preview=partial(preview_correction, desk=desk),
        correct=partial(correct_dossier, desk=desk),
        void=partial(void_dossier, desk=desk),
        five_on_the_spot=partial(five_on_the_spot, desk=desk),
        supervisors=partial(_supervisors, desk),
        return_without_receipt=supervised,
        lend_originals=partial(lend_originals, desk=desk),
        give_originals_back=partial(give_originals_back, desk=desk),
        rate_visit=partial(rate_visit, desk=desk),
        note_complaint=partial(note_complaint, desk=desk),
    )


def _supervisors(desk: Desk, beside: Officer) -> Sequence[Officer]:
    """By name, without secrets; never the officer who asks."""
    with desk.glance() as work:
        return tuple(
            replace(officer, secret="")
            for officer in work.officers.active()
            if officer.may(Right.CONFIRM_LOST_RECEIPT) and officer.id != beside.id
        )
