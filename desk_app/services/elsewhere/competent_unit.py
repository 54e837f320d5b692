"""Use cases: a dossier of another unit goes there, and that unit has it."""

from dataclasses import dataclass
from datetime import datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.steps.elsewhere import competent_has_it_body, forwarded_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.faults import ArrivalImpossible
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.start import Arrival
from desk_app.domain.law.due import due_of
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    dossier: DossierId
    way: str = ""  # "bưu chính", "trục liên thông", the officer's words


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetentHasIt:
    dossier: DossierId
    at: datetime  # aware; when that unit says it received it


def forward(order: Forward, officer: Officer, desk: Desk) -> Dossier:
    """Note that the dossier went to the competent unit; its clock does not run yet.

    Raises:
        RightMissing, StepNotAllowed, DossierReadOnly: nothing was stored.

    Legal: [time-limit.start]
    """
    officer.need(Right.TRACK_AGENCIES)
    body = forwarded_body(" ".join(order.way.split()))
    return take_step(order.dossier, kinds.FORWARDED, body, officer, desk)


def competent_has_it(order: CompetentHasIt, officer: Officer, desk: Desk) -> Dossier:
    """Start the clock where the competent unit received it.

    Raises:
        ArrivalImpossible: that lies before it was received here, or ahead of now.
        CalendarTooShort: the calendar does not reach to the due moment.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.

    Legal: [time-limit.start]
    """
    officer.need(Right.TRACK_AGENCIES)

    def words(dossier: Dossier, _work: UnitOfWork, now: datetime) -> Body:
        if not dossier.received_at <= order.at <= now:
            raise ArrivalImpossible(order.at)
        arrival = Arrival(
            handed_in=dossier.received_at,
            complete_at=dossier.received_at,
            elsewhere=True,
            competent_at=order.at,
        )
        due = due_of(arrival, dossier.due.limit, desk.calendar, dossier.due.cutoff)
        return competent_has_it_body(order.at, due)

    return take_step(order.dossier, kinds.COMPETENT_HAS_IT, words, officer, desk)
