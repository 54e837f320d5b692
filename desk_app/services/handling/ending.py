"""Use cases: a received dossier ends without a result: refused, withdrawn, stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.steps.ending import ending_body
from desk_app.domain.codes.paper_number import REFUSAL, STOP_NOTICE
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.custody import still_with_unit
from desk_app.domain.handling.ending import Ending, StopGround
from desk_app.domain.handling.faults import StepIncomplete, StopUnfounded
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import numbered, take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse:
    dossier: DossierId
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    dossier: DossierId
    asked_by: str  # who asked for it
    reason: str = ""
    paper: str = ""  # the letter that says so
    papers_given_back: bool = False  # at once; nobody gives back what the unit holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    dossier: DossierId
    ground: StopGround
    reason: str
    asked_by: str = ""  # where the applicant asked for it
    fee: str = ""  # what becomes of the fee paid, as the notice says it
    papers_given_back: bool = True


def refuse(order: Refuse, officer: Officer, desk: Desk) -> Dossier:
    """Refuse a dossier that was received: its code stays, Mẫu 03 is numbered.

    Raises:
        StepIncomplete: no reason.
        PaperNumbersUsedUp, ClockWentBack, NumberingBlocked: no number can be given.
        RightMissing, StepNotAllowed, DossierReadOnly: nothing was stored.

    Legal: [forms.refusal], [papers.numbers]
    """
    officer.need(Right.END)
    reason = _needed(reason=order.reason)[0]

    def words(_dossier: Dossier, work: UnitOfWork, now: datetime) -> Body:
        return ending_body(
            Ending(
                step=kinds.REFUSED,
                reason=reason,
                number=numbered(REFUSAL, work, now, desk),
                at=now,
                by=officer.id,
                officer_name=officer.name,
            )
        )

    return take_step(order.dossier, kinds.REFUSED, words, officer, desk)


def withdraw(order: Withdraw, officer: Officer, desk: Desk) -> Dossier:
    """The applicant wants the dossier back. No paper of ours: stopping it gives Mẫu 05.

    Raises:
        StepIncomplete: nobody who asked for it is named.
        RightMissing, StepNotAllowed, DossierReadOnly: nothing was stored.

    Legal: [handling.flow]
    """
    officer.need(Right.RECEIVE)
    asked_by = _needed(asked_by=order.asked_by)[0]

    def words(dossier: Dossier, _work: UnitOfWork, now: datetime) -> Body:
        whole = still_with_unit(dossier.trail) is None
        return ending_body(
            Ending(
                step=kinds.WITHDRAWN,
                reason=_tidy(order.reason),
                asked_by=asked_by,
                paper=_tidy(order.paper),
                papers_given_back=order.papers_given_back and whole,
                at=now,
                by=officer.id,
                officer_name=officer.name,
            )
        )

    return take_step(order.dossier, kinds.WITHDRAWN, words, officer, desk)


def stop(order: Stop, officer: Officer, desk: Desk) -> Dossier:
    """Stop the handling, as long as nothing is decided: Mẫu 05 is numbered.

    Raises:
        StepIncomplete: no reason.
        StopUnfounded: the ground does not hold: nothing is awaited, or there is still time.
        PaperNumbersUsedUp, ClockWentBack, NumberingBlocked: no number can be given.
        RightMissing, StepNotAllowed, DossierReadOnly: nothing was stored.

    Legal: [forms.stop], [handling.flow], [papers.numbers]
    """
    officer.need(Right.END)
    reason = _needed(reason=order.reason)[0]

    def words(dossier: Dossier, work: UnitOfWork, now: datetime) -> Body:
        check_ground(order.ground, dossier, now)
        return ending_body(
            Ending(
                step=kinds.STOPPED,
                reason=reason,
                number=numbered(STOP_NOTICE, work, now, desk),
                ground=order.ground,
                asked_by=_tidy(order.asked_by),
                papers_given_back=order.papers_given_back,
                fee=_tidy(order.fee),
                at=now,
                by=officer.id,
                officer_name=officer.name,
            )
        )

    return take_step(order.dossier, kinds.STOPPED, words, officer, desk)


def check_ground(ground: StopGround, dossier: Dossier, now: datetime) -> None:
    """Raises StopUnfounded: what was asked for is not awaited, or not overdue."""
    if ground is StopGround.NOT_SUPPLEMENTED:
        if dossier.status is not Status.SUPPLEMENT:
            raise StopUnfounded(ground)
        until = dossier.supplements[-1].answer_by
        if until is not None and office_date(now) <= until:
            raise StopUnfounded(ground, until)
    if ground is StopGround.OBLIGATION_NOT_MET and dossier.status is not Status.OBLIGATION:
        raise StopUnfounded(ground)


def _needed(**fields: str) -> Sequence[str]:
    """Tidied, in order. Raises StepIncomplete: one says nothing."""
    said = {name: _tidy(words) for name, words in fields.items()}
    if missing := [name for name, words in said.items() if not words]:
        raise StepIncomplete(missing)
    return tuple(said.values())


def _tidy(words: str) -> str:
    return " ".join(words.split())
