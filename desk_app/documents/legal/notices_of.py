"""Words the letters to an applicant, from what was decided and stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desk_app.documents import wording as w
from desk_app.documents.legal.notices import Apology, Refusal, StopNotice, SupplementRequest
from desk_app.documents.receipt_of import NO_DUE, counter_of, letterhead_of
from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.people.person import ApplicantKind, Person
from desk_app.domain.sent_away import SentAway


def supplement_request_of(away: SentAway, facts: DeskFacts, reprint: str = "") -> SupplementRequest:
    """Mẫu 02 for a person sent away to complete the papers. Legal: [supplement.at-once]"""
    unit, person = facts.unit, away.applicant
    officer = w.personal_name(away.officer_name)
    return SupplementRequest(
        letterhead=letterhead_of(unit),
        number=away.number.padded,
        code="",
        place_date=w.place_date(unit.place, office_date(away.at)),
        applicant=person.name,
        request=away.request,
        procedure=away.procedure.code if away.procedure else "",
        address=person.address,
        phone=w.phone_words(person.phone),
        email=person.email,
        contents=tuple(away.contents),
        reason=away.reason,
        contact=f"{officer}, {counter_of(facts, away.desk)}",
        hotline=w.phone_words(unit.phone),
        officer=officer,
        trial=facts.trial,
        reprint=reprint,
        qr=away.number.scanned,
    )


def refusal_of(away: SentAway, facts: DeskFacts, reprint: str = "") -> Refusal:
    """Mẫu 03 for what cannot be received here at all. Legal: [forms.refusal]"""
    unit, person = facts.unit, away.applicant
    return Refusal(
        letterhead=letterhead_of(unit),
        number=away.number.padded,
        code="",
        place_date=w.place_date(unit.place, office_date(away.at)),
        applicant=person.name,
        id_number=person.id_number,
        address=person.address,
        phone=w.phone_words(person.phone),
        email=person.email,
        request=away.request,
        procedure=away.procedure.code if away.procedure else "",
        reason=away.reason,
        submitter=_signing(person),
        officer=w.personal_name(away.officer_name),
        trial=facts.trial,
        reprint=reprint,
        qr=away.number.scanned,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """Why a result comes late, and when it comes instead."""

    number: PaperNumber
    at: datetime  # UTC, aware: when the letter is made
    reason: str
    new_due: ShownDue
    due: ShownDue | None = None  # as the paper given out showed it; None: exactly
    head: str = ""  # of the agency, who signs


def apology_of(dossier: Dossier, late: Late, facts: DeskFacts, reprint: str = "") -> Apology:
    """Mẫu 04. Legal: [forms.apology]"""
    unit, due = facts.unit, dossier.due.at
    return Apology(
        letterhead=letterhead_of(unit),
        number=late.number.padded,
        code=str(dossier.code),
        place_date=w.place_date(unit.place, office_date(late.at)),
        applicant=dossier.applicant.name,
        id_number=dossier.applicant.id_number,
        procedure_name=dossier.procedure.name,
        agency=unit.full_name,
        received=w.date_words(office_date(dossier.received_at)).capitalize(),
        due=NO_DUE if due is None else w.due_words(late.due or ShownDue(due)),
        reason=late.reason,
        new_due=w.due_after(late.new_due),
        head=w.personal_name(late.head),
        trial=facts.trial,
        reprint=reprint,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """The handling is stopped, mostly as the applicant asked, and what is given back."""

    number: PaperNumber
    at: datetime  # UTC, aware: when the notice is made
    asked_on: date | None  # None: nobody asked, the office stops it for another ground
    reason: str
    papers_back: Sequence[str]
    fee: str
    head: str = ""


def stop_notice_of(
    dossier: Dossier, stopped: Stopped, facts: DeskFacts, reprint: str = ""
) -> StopNotice:
    """Mẫu 05, whose exact wording is not on record. Legal: [forms.stop]"""
    unit = facts.unit
    return StopNotice(
        letterhead=letterhead_of(unit),
        number=stopped.number.padded,
        code=str(dossier.code),
        place_date=w.place_date(unit.place, office_date(stopped.at)),
        applicant=dossier.applicant.name,
        id_number=dossier.applicant.id_number,
        procedure_name=dossier.procedure.name,
        procedure=dossier.procedure.code,
        received=w.moment_words(dossier.received_at),
        asked="không có" if stopped.asked_on is None else w.date_words(stopped.asked_on),
        reason=stopped.reason,
        papers_back=tuple(stopped.papers_back),
        fee=stopped.fee,
        head=w.personal_name(stopped.head),
        trial=facts.trial,
        reprint=reprint,
    )


def _signing(person: Person) -> str:
    """Nobody's name is put under the signature of a body: whoever signs for it writes it."""
    return w.personal_name(person.name) if person.kind is ApplicantKind.CITIZEN else ""
