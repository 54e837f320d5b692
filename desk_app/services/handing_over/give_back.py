"""Use case: papers of a dossier without a result go back to the citizen."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.steps.hand_over import papers_given_back_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.faults import StepIncomplete
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class GivePapersBack:
    dossier: DossierId
    who: str  # takes them
    note: str = ""


def give_papers_back(order: GivePapersBack, officer: Officer, desk: Desk) -> Dossier:
    """Of a dossier that was withdrawn, stopped, refused or voided; its status stays.

    Raises:
        StepIncomplete: nobody who takes them is named.
        StepNotAllowed: they are not at the desk, or a result is still to come.
        RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.RETURN)
    who = " ".join(order.who.split())
    if not who:
        raise StepIncomplete(["who"])
    body = papers_given_back_body(who, " ".join(order.note.split()))
    return take_step(order.dossier, kinds.PAPERS_GIVEN_BACK, body, officer, desk)
