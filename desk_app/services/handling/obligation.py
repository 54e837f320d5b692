"""Use cases: the applicant owes a tax or a charge to another body, and pays it."""

from dataclasses import dataclass
from datetime import datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.steps.waiting import obligation_asked_body, obligation_met_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.clock import met, owing_from
from desk_app.domain.handling.faults import StepIncomplete
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.pause import Paused
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class AskObligation:
    dossier: DossierId
    what: str  # "Lệ phí trước bạ"
    body: str  # who collects it
    ground: str = ""  # the law by which the clock stands still; empty: it does not


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationMet:
    dossier: DossierId
    proof: str  # number and date of what shows that it was met


def ask_obligation(order: AskObligation, officer: Officer, desk: Desk) -> Dossier:
    """The applicant has to pay first. Without a legal ground the clock goes on.

    Raises:
        StepIncomplete: what is owed or to whom is not said.
        RightMissing, StepNotAllowed, DossierReadOnly: nothing was stored.

    Legal: [time-limit.obligation]
    """
    officer.need(Right.RELAY)
    said = {"what": _tidy(order.what), "body": _tidy(order.body)}
    if missing := [name for name, words in said.items() if not words]:
        raise StepIncomplete(missing)
    ground = _tidy(order.ground)

    def words(dossier: Dossier, _work: UnitOfWork, now: datetime) -> Body:
        due = owing_from(dossier, now, ground)
        return obligation_asked_body(said["what"], said["body"], ground, due)

    return take_step(order.dossier, kinds.OBLIGATION_ASKED, words, officer, desk)


def obligation_met(order: ObligationMet, officer: Officer, desk: Desk) -> Dossier:
    """It was paid; where a law stopped the clock, it goes on.

    Raises:
        StepIncomplete: nothing that shows it is named.
        CalendarTooShort: the calendar does not reach to the new appointment.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.

    Legal: [time-limit.obligation]
    """
    officer.need(Right.RECEIVE)
    proof = _tidy(order.proof)
    if not proof:
        raise StepIncomplete(["proof"])

    def words(dossier: Dossier, _work: UnitOfWork, now: datetime) -> Body:
        if not dossier.obligations:
            raise StepNotAllowed(dossier.status, kinds.OBLIGATION_MET)
        return obligation_met_body(proof, met(dossier, now, desk.calendar).due)

    return take_step(order.dossier, kinds.OBLIGATION_MET, words, officer, desk)


def foresee_met(dossier_id: DossierId, desk: Desk) -> Paused:
    """The appointment that `obligation_met` would give now. Stores nothing.

    Raises:
        StepNotAllowed: nothing is owed any more.
        CalendarTooShort: the calendar does not reach that far.
    """
    with desk.glance() as work:
        dossier = work.dossiers.get(dossier_id)
    if not dossier.may(kinds.OBLIGATION_MET) or not dossier.obligations:
        raise StepNotAllowed(dossier.status, kinds.OBLIGATION_MET)
    return met(dossier, desk.now(), desk.calendar)


def _tidy(words: str) -> str:
    return " ".join(words.split())
