"""Use case: take in a dossier at the counter."""

from datetime import datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind, whole_milliseconds
from desk_app.domain.acts.bodies import external_code_body, received_body
from desk_app.domain.acts.fold import Folded
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED, order_of
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.codes.faults import AlreadySentAway
from desk_app.domain.dossier import ChosenProcedure, Dossier
from desk_app.domain.errors import CodeTaken, NumberingBlocked, PapersMissing
from desk_app.domain.handling.elsewhere import Competence, DossierLeg
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.post.sending import Post
from desk_app.domain.queue.ticket import visit_wait
from desk_app.services.desk import Desk
from desk_app.services.intake.prepare import (
    Prepared,
    ReceiveDossier,
    check_authority,
    check_money,
    check_people,
    code_of,
    planned,
)
from desk_app.services.telling.by_itself import tell_by_itself

DRAFT: str = "intake"  # the screen whose draft is dropped with the act


def receive_dossier(order: ReceiveDossier, officer: Officer, desk: Desk) -> Dossier:
    """Accept a complete dossier, give it a code, fix its due moment, queue it for the home.

    Works offline: nothing here waits for the network. Code, act, outbox row and
    dossier are stored together, so none can exist without the others. Receiving
    the same `key` again gives the dossier that was received first.

    Raises:
        PapersMissing: a required paper is not there.
        ApplicantIncomplete, PersonalNumberImpossible: about the owner.
        ExemptionUnproved: a fee is to be waived, and nobody says by what rule.
        AnotherNumberImpossible, EventSubjectUnnamed, AuthorisationUnwritten: about another person
            of the dossier.
        BirthImpossible, NameImpossible: about any of them.
        ProcedureUnknown, ProcedureClosed, AuthorisationNotAllowed: about the procedure.
        BlocksUsedUp, ClockWentBack, NumberingBlocked, CodeTaken: no code can be given.
        AlreadySentAway: the form was answered with a paper; what comes back has another key.
        RightMissing: the role receives nothing.
        Whichever it is, nothing was stored.

    Legal: [reception.complete-dossier], [reception.receipt]
    """
    officer.need(Right.RECEIVE)
    now = whole_milliseconds(desk.now())
    with desk.work() as work:
        before = work.dossiers.find(order.key)
        dossier = write_received(work, order, officer, desk, now, before=before)
        if before.dossier is None:
            dossier = tell_by_itself(work, dossier, kinds.RECEIVED, officer, now, desk)
        work.commit()
    return dossier


def write_received(
    work: UnitOfWork,
    order: ReceiveDossier,
    officer: Officer,
    desk: Desk,
    now: datetime,
    *,
    before: Folded,
) -> Dossier:
    """The same inside a transaction that holds more than this; nothing is committed.

    Args:
        before: What the acts of the order's key amount to in this transaction.
    """
    check_people(order, now)
    if before.dossier is not None:
        return before.dossier
    if before.sent_away is not None:
        raise AlreadySentAway(str(before.sent_away.number))
    plan = planned(order, work, desk, now)
    check_authority(order)  # what the procedure allows nobody comes first
    if plan.missing:
        raise PapersMissing(plan.missing)
    check_money(order, plan.bill)
    if work.settings.get(NUMBERING_BLOCKED, default=False):
        raise NumberingBlocked()
    competent = " ".join(order.competent.split())
    serial = work.numbers.take(desk.unit, office_date(now))
    code = code_of(serial, now, desk)
    if work.dossiers.id_of(str(code)) is not None:
        raise CodeTaken(str(code))
    dossier = Dossier(
        id=order.key,
        code=code,
        order=order_of(now, serial),
        unit=desk.unit,
        desk=desk.id,
        officer=officer.id,
        officer_name=officer.name,
        procedure=ChosenProcedure(
            code=plan.procedure.code,
            name=plan.procedure.name,
            edition=plan.edition,
            case=order.case,
        ),
        channel=order.channel,
        applicant=order.applicant,
        authorised=order.authorised,
        authorisation=order.authorisation,
        authority=order.authority,
        submitter=order.submitter,
        event_subject=order.event_subject,
        papers=tuple(order.papers),
        all_papers_by_one_key=order.all_papers_by_one_key,
        received_at=now,
        due=plan.due,
        fees=plan.fees,
        unpriced_fees=plan.bill.unpriced,
        unpriced_after=plan.bill.unpriced_after,
        unpriced_as=plan.bill.unpriced_as,
        return_way=order.return_way,
        after=order.after,
        post=Post(came_as=order.postal_item),
        legs=legs_of(plan),
        competence=Competence(unit=competent) if competent else None,
        origin=before.registered.origin if before.registered else None,
        visit_wait=visit_wait(work.queue.at_counter(desk.id, office_date(now)), now),
    )
    subject = Subject(SubjectKind.DOSSIER, order.key)
    body = received_body(dossier)
    work.journal.write(kinds.RECEIVED, subject, body, by=officer.id, at=now, onto=before)
    if (online := before.registered) is not None:  # it came online: found by that code as well
        noted = external_code_body(ExternalCode(online.system, online.code))
        work.journal.write(kinds.EXTERNAL_CODE_NOTED, subject, noted, by=officer.id, at=now)
        dossier = work.dossiers.get(order.key)
    if not order.from_list:
        work.drafts.drop(officer.id, DRAFT)
    return dossier


def legs_of(plan: Prepared) -> tuple[DossierLeg, ...]:
    """What each agency has to do, as planned at receipt."""
    if plan.legs is None:
        return ()
    return tuple(
        DossierLeg(agency=each.leg.agency, limit=each.leg.limit, due=each.due)
        for each in plan.legs.legs
    )
