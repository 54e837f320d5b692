"""Use case: what the post says became of a result it took."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.steps.post import outcome_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.ids import DossierId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.post.faults import OutcomeIncomplete
from desk_app.domain.post.sending import Outcome
from desk_app.services.desk import Desk
from desk_app.services.return_.open_fees import unpaid_body
from desk_app.services.step import take_step

_STEPS: Final = {Outcome.DELIVERED: kinds.DELIVERED, Outcome.CAME_BACK: kinds.CAME_BACK}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOutcome:
    dossier: DossierId
    outcome: Outcome
    on: date | None = None  # None: today
    said: str = ""  # who took it; why it came back, which is always said


def note_outcome(order: NoteOutcome, officer: Officer, desk: Desk) -> Dossier:
    """A result that was delivered has been returned; one that came back waits at the counter.

    Why fees are still open was said by whoever gave it to the post; the act that ends it says
    it again, as the act of any return does.

    Raises:
        OutcomeIncomplete: it came back and nobody says why; a day that is still to come, or
            before it went.
        StepNotAllowed: it is not with the post.
        RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.RETURN)
    said = " ".join(order.said.split())
    if order.outcome is Outcome.CAME_BACK and not said:
        raise OutcomeIncomplete("reason")

    def words(dossier: Dossier, _work: UnitOfWork, now: datetime) -> Body:
        sending = dossier.post.under_way
        if sending is None:
            raise StepNotAllowed(dossier.status, _STEPS[order.outcome])
        day = order.on or office_date(now)
        if not office_date(sending.at) <= day <= office_date(now):
            raise OutcomeIncomplete("day")
        unpaid: Body = {}
        if order.outcome is Outcome.DELIVERED and sending.unpaid_because:
            unpaid = unpaid_body(dossier, sending.unpaid_because, collects=False)
        return {**outcome_body(sending, day, said), **unpaid}

    return take_step(order.dossier, _STEPS[order.outcome], words, officer, desk)
