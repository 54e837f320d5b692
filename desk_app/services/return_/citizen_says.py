"""Use cases: the citizen rates their visit, and the office notes a complaint."""

from dataclasses import dataclass
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.acts.steps.citizen import complaint_body, rated_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.amending_faults import ComplaintIncomplete, RatedAlready
from desk_app.domain.handling.citizen import MOST_STARS, ComplaintChannel
from desk_app.domain.ids import DossierId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import write_step


@dataclass(frozen=True, slots=True, kw_only=True)
class RateVisit:
    dossier: DossierId
    key: UUID  # made when the form opens: a second press stores nothing twice
    stars: int  # 1 to 5
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteComplaint:
    dossier: DossierId
    key: UUID  # likewise
    words: str
    channel: ComplaintChannel = ComplaintChannel.COUNTER
    handed_to: str


def rate_visit(order: RateVisit, officer: Officer, desk: Desk) -> Dossier:
    """Keep what the citizen says, with the dossier whose result they took.

    One visit is rated once, however many results were taken in it.

    Raises:
        RatedAlready: with this dossier, or with another that was returned the same day to the
            same owner.
        StepNotAllowed: the result is not with the citizen.
        RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.RETURN)
    if not 1 <= order.stars <= MOST_STARS:
        raise ValueError(order.stars)
    now = whole_milliseconds(desk.now())
    with desk.work() as work:
        dossier = work.dossiers.get(order.dossier)
        rating = dossier.citizen.rating
        if rating is not None and rating.key == order.key:
            return dossier
        if (rated := _rated_in_visit(dossier, work)) is not None:
            raise RatedAlready(str(rated.code))
        body = rated_body(order.key, order.stars, " ".join(order.remark.split()))
        done = write_step(work, order.dossier, kinds.RATED, body, officer, now)
        work.commit()
    return done


def note_complaint(order: NoteComplaint, officer: Officer, desk: Desk) -> Dossier:
    """Keep a complaint or proposal (PAKN) about a dossier, and to whom it was handed on.

    Whoever hears it notes it: a complaint is never sent to another window.

    Raises:
        ComplaintIncomplete: what it says, or who deals with it, is not there.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.SEE)
    said = {"words": order.words.strip(), "handed_to": " ".join(order.handed_to.split())}
    if missing := [field for field, value in said.items() if not value]:
        raise ComplaintIncomplete(missing)
    now = whole_milliseconds(desk.now())
    with desk.work() as work:
        dossier = work.dossiers.get(order.dossier)
        if any(complaint.key == order.key for complaint in dossier.citizen.complaints):
            return dossier
        body = complaint_body(order.key, said["words"], order.channel, said["handed_to"])
        done = write_step(work, order.dossier, kinds.COMPLAINT_NOTED, body, officer, now)
        work.commit()
    return done


def _rated_in_visit(dossier: Dossier, work: UnitOfWork) -> Dossier | None:
    """The dossier with which the visit was rated: returned that day, of the same owner."""
    if dossier.citizen.rating is not None:
        return dossier
    number, at = dossier.applicant.id_number, dossier.returned_at
    if not number or at is None:
        return None
    for other in work.dossiers.returned_to_owner(number):
        held = work.dossiers.get(other)
        same_day = held.returned_at is not None and office_date(held.returned_at) == office_date(at)
        if same_day and held.citizen.rating is not None:
            return held
    return None
