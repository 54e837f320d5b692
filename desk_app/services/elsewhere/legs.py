"""Use cases: an agency begins its leg of an interlinked dossier, and ends it."""

from dataclasses import dataclass
from datetime import datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.steps.elsewhere import leg_begun_body, leg_ended_body, next_leg
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.ids import DossierId
from desk_app.domain.law.due import due_moment
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginLeg:
    dossier: DossierId


@dataclass(frozen=True, slots=True, kw_only=True)
class EndLeg:
    dossier: DossierId
    leg: int  # its place among the legs, from 0
    result: str = ""  # what the agency sent on


def begin_leg(order: BeginLeg, officer: Officer, desk: Desk) -> Dossier:
    """The next agency has it; its own time counts from now. The appointment stays as it is.

    Raises:
        StepNotAllowed: a leg is under way, or there is none left.
        CalendarTooShort: the calendar does not reach to the end of the leg.
        RightMissing, DossierReadOnly: likewise nothing was stored.

    Legal: [interlinked.legs]
    """
    officer.need(Right.TRACK_AGENCIES)

    def words(dossier: Dossier, _work: UnitOfWork, now: datetime) -> Body:
        place = next_leg(dossier.legs)
        if place is None:
            raise StepNotAllowed(dossier.status, kinds.LEG_BEGUN)
        return leg_begun_body(place, due_moment(now, dossier.legs[place].limit, desk.calendar))

    return take_step(order.dossier, kinds.LEG_BEGUN, words, officer, desk)


def end_leg(order: EndLeg, officer: Officer, desk: Desk) -> Dossier:
    """Raises RightMissing, StepNotAllowed, DossierReadOnly: nothing was stored."""
    officer.need(Right.TRACK_AGENCIES)
    body = leg_ended_body(order.leg, " ".join(order.result.split()))
    return take_step(order.dossier, kinds.LEG_ENDED, body, officer, desk)
