"""Use case: papers of a dossier without a result go back to the citizen."""

from dataclasses import dataclass
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.acts.steps.hand_over import papers_given_back_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.custody import still_with_unit
from desk_app.domain.handling.faults import StepIncomplete
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.return_.originals import give_all_back
from desk_app.services.step import write_step


@dataclass(frozen=True, slots=True, kw_only=True)
class GivePapersBack:
    dossier: DossierId
    who: str  # takes them
    note: str = ""
    originals: UUID | None = None  # key of the giving back: all on loan go with them
    fetched: bool = False  # from the unit, of which a supplement alone lay at the desk


def give_papers_back(order: GivePapersBack, officer: Officer, desk: Desk) -> Dossier:
    """Of a dossier that was withdrawn, stopped, refused or voided; its status stays.

    Originals on loan go back with them, in the same transaction.

    Raises:
        StepIncomplete: nobody who takes them is named, or the unit still holds the dossier.
        OriginalsStillHere: originals on loan would stay behind.
        StepNotAllowed: they are not at the desk, or a result is still to come.
        RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.RETURN)
    who = " ".join(order.who.split())
    if not who:
        raise StepIncomplete(["who"])
    body = papers_given_back_body(who, " ".join(order.note.split()))
    now = whole_milliseconds(desk.now())
    with desk.work() as work:
        dossier = work.dossiers.get(order.dossier)
        if dossier.may_give_papers_back:  # otherwise the step says why not
            if still_with_unit(dossier.trail) is not None and not order.fetched:
                raise StepIncomplete(["fetched"])
            give_all_back(work, dossier, (order.originals, who), officer, now)
        given = write_step(work, order.dossier, kinds.PAPERS_GIVEN_BACK, body, officer, now)
        work.commit()
    return given
