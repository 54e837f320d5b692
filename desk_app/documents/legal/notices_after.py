"""Words the letters about a dossier that was received, from what its acts say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.legal.notices import Apology, Refusal, StopNotice, SupplementRequest
from desk_app.documents.legal.notices_of import Late, Stopped, apology_of, stop_notice_of
from desk_app.documents.office.letters_of import last_letter, lost_at
from desk_app.documents.receipt_of import counter_of, letterhead_of
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier, PaperKind
from desk_app.domain.handling.ending import Ending
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.people.person import ApplicantKind

_KINDS: Final = {
    PaperKind.ORIGINAL: "bản chính",
    PaperKind.CERTIFIED: "bản chứng thực",
    PaperKind.COPY: "bản chụp",
    PaperKind.ELECTRONIC: "bản điện tử",
}


def supplement_of(dossier: Dossier, facts: DeskFacts) -> SupplementRequest:
    """Mẫu 02 of the last request. Legal: [supplement.at-once]

    Raises:
        IndexError: nothing was asked for.
    """
    asked = dossier.supplements[-1]
    unit, person = facts.unit, dossier.applicant
    officer = w.personal_name(asked.officer_name)
    return SupplementRequest(
        letterhead=letterhead_of(unit),
        number=asked.number.padded,
        code=str(dossier.code),
        place_date=w.place_date(unit.place, office_date(asked.asked_at)),
        applicant=person.name,
        request=dossier.procedure.name,
        procedure=dossier.procedure.code,
        address=person.address,
        phone=w.phone_words(person.phone),
        email=person.email,
        contents=tuple(asked.contents),
        reason=_until(asked.reason, asked.answer_by),
        contact=f"{officer}, {counter_of(facts, dossier.desk)}",
        hotline=w.phone_words(unit.phone),
        officer=officer,
        trial=facts.trial,
        qr=str(dossier.code),
    )


def refusal_of_dossier(dossier: Dossier, facts: DeskFacts) -> Refusal:
    """Mẫu 03 for a dossier that has a code. Legal: [forms.refusal]

    Raises:
        IndexError: it was not refused.
    """
    refused = _ended(dossier, kinds.REFUSED)
    unit, person = facts.unit, dossier.applicant
    citizen = person.kind is ApplicantKind.CITIZEN
    return Refusal(
        letterhead=letterhead_of(unit),
        number=_padded(refused),
        code=str(dossier.code),
        place_date=w.place_date(unit.place, office_date(refused.at)),
        applicant=person.name,
        id_number=person.id_number,
        address=person.address,
        phone=w.phone_words(person.phone),
        email=person.email,
        request=dossier.procedure.name,
        procedure=dossier.procedure.code,
        reason=refused.reason,
        submitter=w.personal_name(person.name) if citizen else "",
        officer=w.personal_name(refused.officer_name),
        trial=facts.trial,
        qr=str(dossier.code),
    )


def apology_of_dossier(dossier: Dossier, facts: DeskFacts, due: ShownDue | None) -> Apology:
    """Mẫu 04. Legal: [forms.apology]

    Args:
        due: The appointment of the dossier as the office shows it.

    Raises:
        IndexError: no letter was sent.
    """
    letter = dossier.apology
    if letter is None or letter.number is None or letter.after.at is None:
        raise IndexError("no apology")
    still = due is not None and dossier.due == letter.after
    new_due = due if still and due is not None else ShownDue(letter.after.at)
    late = Late(number=letter.number, at=letter.at, reason=letter.reason, new_due=new_due)
    return apology_of(replace(dossier, due=letter.before), late, facts)


def stop_of(dossier: Dossier, facts: DeskFacts) -> StopNotice:
    """Mẫu 05; who asked for it asked when the dossier was withdrawn, or now. Legal: [forms.stop]

    Raises:
        IndexError: it was not stopped.
    """
    stopped = _ended(dossier, kinds.STOPPED)
    if stopped.number is None:
        raise IndexError("no number")
    return stop_notice_of(
        dossier,
        Stopped(
            number=stopped.number,
            at=stopped.at,
            asked_on=_asked_on(dossier, stopped),
            reason=stopped.reason,
            papers_back=_papers(dossier) if stopped.papers_given_back else (),
            fee=stopped.fee,
        ),
        facts,
    )


def day_of_notice(form: str, dossier: Dossier) -> datetime | None:
    """When the act was made that the letter is about; None: there is none, or it is no letter."""
    endings = {end.step: end.at for end in dossier.endings}
    letter, told = dossier.apology, last_letter(dossier)
    return {
        "supplement_request": dossier.supplements[-1].asked_at if dossier.supplements else None,
        "refusal": endings.get(kinds.REFUSED),
        "stop_notice": endings.get(kinds.STOPPED),
        "apology": None if letter is None else letter.at,
        "citizen_letter": None if told is None else told.at,
        "commitment": lost_at(dossier),
    }.get(form)


def _ended(dossier: Dossier, step: str) -> Ending:
    return [ending for ending in dossier.endings if ending.step == step][-1]


def _padded(ending: Ending) -> str:
    return "" if ending.number is None else ending.number.padded


def _until(reason: str, day: date | None) -> str:
    """Mẫu 02 has no line for the day: it stands behind the reason."""
    if day is None:
        return reason
    return f"{reason.rstrip('.')}. Đề nghị bổ sung chậm nhất ngày {day:%d/%m/%Y}."


def _asked_on(dossier: Dossier, stopped: Ending) -> date | None:
    withdrawn = [end.at for end in dossier.endings if end.step == kinds.WITHDRAWN]
    if withdrawn:
        return office_date(withdrawn[-1])
    return office_date(stopped.at) if stopped.ground == "applicant" else None


def _papers(dossier: Dossier) -> Sequence[str]:
    return tuple(
        f"{paper.name} ({paper.count:02} {_KINDS[paper.kind]})"
        for paper in dossier.papers
        if paper.kind is not PaperKind.ELECTRONIC
    )
