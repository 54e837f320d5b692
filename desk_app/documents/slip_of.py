"""Words the appointment slip for a dossier. No personal number on it."""

from collections import Counter

from desk_app.documents import wording as w
from desk_app.documents.appointment_slip import Appointment, AppointmentSlip
from desk_app.documents.due_in_words import limit_in_words
from desk_app.documents.receipt_of import (
    PAPER_KINDS,
    fee_of,
    letterhead_of,
    return_place_of,
    sent_words,
    who_comes,
)
from desk_app.domain.dossier import Dossier, PaperKind
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.people.person import Person


def slip_of(
    dossier: Dossier,
    facts: DeskFacts,
    reprint: str = "",
    shown: ShownDue | None = None,
    qr: str = "",
) -> AppointmentSlip:
    """Word the appointment slip of `dossier`.

    Args:
        shown: The due moment as the office shows it; None: exactly.
        reprint: `wording.reprint_words`, when it was printed before.
        qr: What a QR says, the code first; empty: the bare code.
    """
    unit = facts.unit
    return AppointmentSlip(
        letterhead=letterhead_of(unit),
        code=str(dossier.code),
        qr=qr or str(dossier.code),
        place_date=w.place_date(unit.place, office_date(dossier.received_at)),
        applicant=_who_handed_in(dossier),
        procedure=dossier.procedure.name,
        received=w.moment_words(dossier.received_at),
        received_short=w.short_moment(dossier.received_at),
        papers=_papers(dossier),
        fee=fee_of(dossier),
        due=_appointment(dossier, shown),
        hints=_legs(dossier),
        place=return_place_of(dossier, unit),
        officer=w.personal_name(dossier.officer_name),
        hotline=w.phone_words(unit.phone),
        owner=dossier.applicant.name,
        authorised=_name(dossier.authorised),
        submitter=_name(dossier.submitter),
        who_comes=who_comes(dossier),
        sent=sent_words(dossier),
        trial=facts.trial,
        reprint=reprint,
    )


def _who_handed_in(dossier: Dossier) -> str:
    """Forms of before say "Người nộp"; of another's dossier the owner is named behind."""
    person, owner = dossier.hands_in, dossier.applicant
    return owner.name if person is owner else f"{person.name}, cho {owner.name}"


def _name(person: Person | None) -> str:
    return person.name if person is not None else ""


def _legs(dossier: Dossier) -> tuple[str, ...]:
    """Each agency with the day its part ends; the appointment itself is the whole."""
    return tuple(
        f"Chặng {n}, {leg.agency}: {limit_in_words(leg.limit)}"
        + (f", đến {w.short_date(office_date(leg.due.at))}." if leg.due.at else ".")
        for n, leg in enumerate(dossier.legs, start=1)
    )


def _appointment(dossier: Dossier, shown: ShownDue | None) -> Appointment | None:
    if dossier.due.at is None:
        return None
    shown = shown or ShownDue(dossier.due.at)
    day = office_date(shown.moment)
    return Appointment(
        time="" if shown.whole_day else w.time_words(shown.moment),
        weekday=w.weekday_words(day),
        date=w.date_words(day),
        short_date=w.short_date(day),
    )


def _papers(dossier: Dossier) -> str:
    """As in "03 bản chính, 06 bản chụp"; kinds in their own order."""
    counts: Counter[PaperKind] = Counter()
    for paper in dossier.papers:
        counts[paper.kind] += paper.count
    said = [
        f"{w.count_words(counts[kind])} {words[:1].lower()}{words[1:]}"
        for kind, words in PAPER_KINDS.items()
        if counts[kind]
    ]
    return ", ".join(said).replace("điện tử", "bản điện tử")
