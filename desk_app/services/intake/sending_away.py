"""What asking for a supplement and refusing at the counter have in common: a paper, no code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts.act import Subject, SubjectKind, whole_milliseconds
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.codes.faults import AlreadyReceived, AlreadySentAway, SendingAwayIncomplete
from desk_app.domain.dossier import ChosenProcedure
from desk_app.domain.errors import ApplicantIncomplete, NumberingBlocked, ProcedureUnknown
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.person import Person
from desk_app.domain.people.rights import Right
from desk_app.domain.sent_away import ANSWERS, Answer, SentAway, sent_away_body
from desk_app.services.desk import Desk
from desk_app.services.intake.prepare import check_birth, check_name, check_number
from desk_app.services.intake.receive_dossier import DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class SendAway:
    """What the officer entered."""

    key: DossierId  # made when the empty form opens: a second press sends nobody away twice
    applicant: Person
    procedure: ProcedureCode | None = None  # None: none that this office handles
    case: str = ""
    request: str = ""  # what was asked for; empty: the name of the procedure
    contents: Sequence[str] = ()  # what is to be completed, all of it in one go
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Paper:
    kind: str  # of the act
    form: str  # whose series of numbers
    needed: Sequence[str]  # fields of the order that must say something


def send_away(order: SendAway, paper: _Paper, officer: Officer, desk: Desk) -> SentAway:
    """Number the paper and store it, or give back what was stored under this key before.

    Raises: see the two use cases. Whichever it is, nothing was stored.
    """
    officer.need(Right.RECEIVE)
    now = whole_milliseconds(desk.now())
    tidy = _tidy(order, now)
    with desk.work() as work:
        before = work.dossiers.find(order.key)
        if before.dossier is not None:
            raise AlreadyReceived(str(before.dossier.code))
        if before.sent_away is not None:
            if before.sent_away.answer is not ANSWERS[paper.kind]:
                raise AlreadySentAway(str(before.sent_away.number))
            return before.sent_away
        day = office_date(now)
        procedure = _procedure(tidy, work, day)
        request = tidy.request or (procedure.name if procedure else "")
        says = {"request": request, "contents": tidy.contents, "reason": tidy.reason}
        if missing := [field for field in paper.needed if not says[field]]:
            refused = ANSWERS[paper.kind] is Answer.REFUSED
            raise SendingAwayIncomplete(missing, refused)
        if work.settings.get(NUMBERING_BLOCKED, default=False):
            raise NumberingBlocked()
        number = work.paper_numbers.take(desk.unit, paper.form, day).number
        away = SentAway(
            id=order.key,
            number=desk.series.number(paper.form, day.year, number),
            answer=ANSWERS[paper.kind],
            unit=desk.unit,
            desk=desk.id,
            officer=officer.id,
            officer_name=officer.name,
            at=now,
            applicant=order.applicant,
            request=request,
            procedure=procedure,
            contents=tuple(tidy.contents),
            reason=tidy.reason,
        )
        subject, body = Subject(SubjectKind.DOSSIER, order.key), sent_away_body(away)
        work.journal.write(paper.kind, subject, body, by=officer.id, at=now, onto=before)
        work.drafts.drop(officer.id, DRAFT)
        work.commit()
    return away


def a_paper(kind: str, form: str, *needed: str) -> _Paper:
    return _Paper(kind, form, needed)


def _tidy(order: SendAway, now: datetime) -> SendAway:
    """Without blanks around words and lines that say nothing."""
    if not order.applicant.name:
        raise ApplicantIncomplete(["name"])
    if order.applicant.id_number:
        check_number(order.applicant, now)
    check_birth("applicant", order.applicant, now)
    check_name("applicant", order.applicant)
    lines = [line for content in order.contents if (line := " ".join(content.split()))]
    return SendAway(
        key=order.key,
        applicant=order.applicant,
        procedure=order.procedure,
        case=order.case,
        request=" ".join(order.request.split()),
        contents=tuple(lines),
        reason=" ".join(order.reason.split()),
    )


def _procedure(order: SendAway, work: UnitOfWork, day: date) -> ChosenProcedure | None:
    """The procedure as it stands on `day`; abolished ones too, which may be the very reason."""
    if order.procedure is None:
        return None
    found = work.catalogue.on(order.procedure, day)
    if found is None:
        raise ProcedureUnknown(order.procedure)
    procedure, edition = found
    return ChosenProcedure(
        code=procedure.code, name=procedure.name, edition=edition, case=order.case
    )
