"""Use case: something in a received dossier is wrong, and is put right under the same code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.acts.steps.amending import corrected_body
from desk_app.domain.dossier import Dossier, ReturnWay, SubmittedPaper
from desk_app.domain.errors import PapersMissing
from desk_app.domain.handling.amending_faults import (
    AmendingUnfounded,
    CorrectedDateImpossible,
    NothingCorrected,
)
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.law.due import Limit
from desk_app.domain.law.papers import Channel
from desk_app.domain.officer import Officer
from desk_app.domain.people.person import Person
from desk_app.services.amending.allowed import need_to_amend
from desk_app.services.amending.reckon import Reckoned, reckoned
from desk_app.services.desk import Desk
from desk_app.services.intake.prepare import (
    ReceiveDossier,
    check_people,
    people_of,
    personal_name,
)
from desk_app.services.office.due_display import shown_by
from desk_app.services.step import write_step


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectDossier:
    """What is to be otherwise; None: it stays."""

    dossier: DossierId
    key: UUID  # made when the form opens: a second press corrects nothing twice
    reason: str
    applicant: Person | None = None
    authorised: Person | None = None  # of a dossier that has one
    submitter: Person | None = None  # likewise
    event_subject: Person | None = None
    procedure: ProcedureCode | None = None
    case: str | None = None
    papers: Sequence[SubmittedPaper] | None = None
    limit: Limit | None = None  # where the catalogue leaves a choice
    channel: Channel | None = None
    return_way: ReturnWay | None = None
    received_at: datetime | None = None  # aware
    complete_at: datetime | None = None  # aware; complete and correct later than handed in


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionPreview:
    """What a correction would make of the dossier, before it is stored."""

    before: Dossier
    after: Dossier
    missing: Sequence[str]  # names of required papers that are not there
    shown_before: ShownDue | None  # None: no appointment
    shown_after: ShownDue | None


def correct_dossier(order: CorrectDossier, officer: Officer, desk: Desk) -> Dossier:
    """Put right what was wrong; the code stays, both versions stand in the act.

    Another procedure, channel or day gives another appointment and other fees, reckoned as on
    the day it was received; what stood still since counts as before. Papers printed before are
    overtaken by it. Correcting again with the same `key` changes nothing.

    Raises:
        AmendingUnfounded, NothingCorrected, CorrectedDateImpossible: about the order.
        PapersMissing, ProcedureUnknown, ProcedureClosed, LimitNotPublished,
        AuthorisationNotAllowed: about the procedure.
        ApplicantIncomplete, PersonalNumberImpossible, AnotherNumberImpossible,
        EventSubjectUnnamed, BirthImpossible, NameImpossible: about a person. A birth or a name
            that stays is not looked at.
        CalendarTooShort: the appointment cannot be counted.
        RightMissing: not received by this officer today.
        StepNotAllowed, DossierReadOnly: it was voided; a newer program acted on it.
        Whichever it is, nothing was stored.

    Legal: [reception.receipt]
    """
    reason = " ".join(order.reason.split())
    now = whole_milliseconds(desk.now())
    with desk.work() as work:
        dossier = work.dossiers.get(order.dossier)
        need_to_amend(officer, dossier, now)
        if not reason:
            raise AmendingUnfounded()
        if dossier.amended.has(order.key):
            return dossier
        after = _corrected(dossier, order, work, desk, now)
        if after.missing:
            raise PapersMissing(after.missing)
        edition = desk.calendar.edition
        body = corrected_body(dossier, after.dossier, order.key, reason, edition)
        if not body["after"]:
            raise NothingCorrected()
        done = write_step(work, order.dossier, kinds.CORRECTED, body, officer, now)
        work.commit()
    return done


def preview_correction(order: CorrectDossier, desk: Desk) -> CorrectionPreview:
    """What correcting now would give; the reason does not matter. Stores nothing.

    Raises:
        As `correct_dossier`, but for papers that are missing, which are told.
    """
    now = whole_milliseconds(desk.now())
    with desk.glance() as work:
        dossier = work.dossiers.get(order.dossier)
        after = _corrected(dossier, order, work, desk, now)
        return CorrectionPreview(
            before=dossier,
            after=after.dossier,
            missing=after.missing,
            shown_before=_shown(dossier, work, desk),
            shown_after=_shown(after.dossier, work, desk),
        )


def _shown(dossier: Dossier, work: UnitOfWork, desk: Desk) -> ShownDue | None:
    due = dossier.due.at
    return None if due is None else shown_by(due, work, desk.calendar)


def _corrected(
    dossier: Dossier, order: CorrectDossier, work: UnitOfWork, desk: Desk, now: datetime
) -> Reckoned:
    procedure = dossier.procedure
    if order.procedure is not None or order.case is not None:
        other = order.procedure is not None and order.procedure != procedure.code
        case = order.case if order.case is not None else ("" if other else procedure.case)
        procedure = replace(procedure, code=order.procedure or procedure.code, case=case)
    amended = dossier.amended
    if order.complete_at is not None:
        complete = whole_milliseconds(order.complete_at)
        amended = replace(amended, complete_at=complete)
    received = order.received_at or dossier.received_at
    after = replace(
        dossier,
        applicant=order.applicant or dossier.applicant,
        authorised=dossier.authorised and (order.authorised or dossier.authorised),
        submitter=dossier.submitter and (order.submitter or dossier.submitter),
        event_subject=order.event_subject or dossier.event_subject,
        procedure=procedure,
        papers=dossier.papers if order.papers is None else tuple(order.papers),
        channel=order.channel or dossier.channel,
        return_way=order.return_way or dossier.return_way,
        received_at=whole_milliseconds(received),
        amended=amended,
    )
    _check(dossier, after, now)
    return reckoned(dossier, after, order.limit, work, desk)


def _first_after(dossier: Dossier, now: datetime) -> datetime:
    """The first that happened to it after it was received; now, where nothing has."""
    there = dossier.competence
    later = [
        dossier.result_back_at,
        None if there is None else there.has_it_at,
        *(supplement.asked_at for supplement in dossier.supplements),
        *(owed.asked_at for owed in dossier.obligations),
        *(stay.at for stay in dossier.trail),
    ]
    return min([now, *(moment for moment in later if moment is not None)])


def _check(before: Dossier, after: Dossier, now: datetime) -> None:
    """Raises as `correct_dossier` about persons and days."""
    complete = after.amended.complete_at
    if after.received_at != before.received_at and after.received_at > _first_after(before, now):
        raise CorrectedDateImpossible("received")
    if complete is not None and not after.received_at <= complete <= now:
        raise CorrectedDateImpossible("complete")
    now_and_then = tuple(zip(people_of(after), people_of(before), strict=True))
    if people_of(after) != people_of(before):
        check_people(
            ReceiveDossier(
                key=after.id,
                procedure=after.procedure.code,
                applicant=after.applicant,
                authorised=after.authorised,
                submitter=after.submitter,
                event_subject=after.event_subject,
            ),
            now,
            births=[who for (who, one), (_, was) in now_and_then if _birth(one) != _birth(was)],
            names=[who for (who, one), (_, was) in now_and_then if _name(one) != _name(was)],
        )


def _name(person: Person | None) -> str:
    return "" if person is None else personal_name(person)


def _birth(person: Person | None) -> date | int | None:
    return None if person is None else person.birth
