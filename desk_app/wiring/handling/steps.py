"""All a screen can do with a dossier between its receiving and its end."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.pause import Paused
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk
from desk_app.services.handing_over.give_back import GivePapersBack, give_papers_back
from desk_app.services.handling.ending import Refuse, Stop, Withdraw, refuse, stop, withdraw
from desk_app.services.handling.obligation import (
    AskObligation,
    ObligationMet,
    ask_obligation,
    foresee_met,
    obligation_met,
)
from desk_app.services.handling.reappoint import (
    Apologise,
    ChangeDue,
    Moved,
    apologise,
    change_due,
    foresee_apology,
)
from desk_app.services.handling.supplement import (
    AskSupplement,
    ForeseenRequest,
    SupplementReceived,
    ask_supplement,
    foresee_request,
    foresee_supplement,
    supplement_received,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsDesk:
    """Counter lane: each is one short transaction; `foresee_…` read: reading lane."""

    ask_supplement: Callable[[AskSupplement, Officer], Dossier]
    supplement_received: Callable[[SupplementReceived, Officer], Dossier]
    refuse: Callable[[Refuse, Officer], Dossier]
    withdraw: Callable[[Withdraw, Officer], Dossier]
    stop: Callable[[Stop, Officer], Dossier]
    give_papers_back: Callable[[GivePapersBack, Officer], Dossier]
    ask_obligation: Callable[[AskObligation, Officer], Dossier]
    obligation_met: Callable[[ObligationMet, Officer], Dossier]
    apologise: Callable[[Apologise, Officer], Dossier]
    change_due: Callable[[ChangeDue, Officer], Dossier]
    foresee_request: Callable[[DossierId], ForeseenRequest]
    foresee_supplement: Callable[[DossierId], Paused]
    foresee_met: Callable[[DossierId], Paused]
    foresee_apology: Callable[[Apologise], Moved]  # raises as `apologise` does for the day


def steps_desk(desk: Desk) -> StepsDesk:
    return StepsDesk(
        ask_supplement=partial(ask_supplement, desk=desk),
        supplement_received=partial(supplement_received, desk=desk),
        refuse=partial(refuse, desk=desk),
        withdraw=partial(withdraw, desk=desk),
        stop=partial(stop, desk=desk),
        give_papers_back=partial(give_papers_back, desk=desk),
        ask_obligation=partial(ask_obligation, desk=desk),
        obligation_met=partial(obligation_met, desk=desk),
        apologise=partial(apologise, desk=desk),
        change_due=partial(change_due, desk=desk),
        foresee_request=partial(foresee_request, desk=desk),
        foresee_supplement=partial(foresee_supplement, desk=desk),
        foresee_met=partial(foresee_met, desk=desk),
        foresee_apology=partial(foresee_apology, desk=desk),
    )
