"""Words Mẫu 07 for the dossiers of a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.legal.register_book import RegisterBook, RegisterRow
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date

_WAYS: Final = {
    ReturnWay.COUNTER: "Tại quầy",
    ReturnWay.POST: "Bưu chính",
    ReturnWay.ELECTRONIC: "Điện tử",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Which book, and which part of it is printed."""

    number: str  # "02/STD-TTPVHCC"
    subject: str  # "Lĩnh vực: Hộ tịch"
    first: date
    last: date  # inclusive
    printed_at: datetime  # UTC, aware
    keeper: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """A dossier with the agency that handles it, which is a fact of its procedure."""

    dossier: Dossier
    agency: str
    shown: ShownDue | None = None  # the due moment as the paper given out showed it; None: exactly


def register_of(
    entered: Sequence[Entered], book: Book, facts: DeskFacts, reprint: str = ""
) -> RegisterBook:
    """Every dossier of `entered`, in the order given. Legal: [forms.register]"""
    unit = facts.unit
    return RegisterBook(
        letterhead=letterhead_of(unit),
        number=book.number,
        place_date=w.place_date(unit.place, office_date(book.printed_at)),
        subject=book.subject,
        period=f"Từ {w.short_date(book.first)} đến {w.short_date(book.last)}",
        rows=tuple(_row(each) for each in entered),
        counted=f"Tổng số: {len(entered)} hồ sơ",
        keeper=w.personal_name(book.keeper),
        trial=facts.trial,
        reprint=reprint,
    )


def _row(entered: Entered) -> RegisterRow:
    dossier, person = entered.dossier, entered.dossier.applicant
    reached = "; ".join(part for part in (person.address, w.phone_words(person.phone)) if part)
    return RegisterRow(
        code=str(dossier.code),
        procedure=dossier.procedure.name,
        applicant=person.name,
        contact=reached,
        agency=entered.agency,
        received=w.stamp(dossier.received_at),
        due=_due(entered.shown or ShownDue(dossier.due.at)) if dossier.due.at else "",
        returned=w.stamp(dossier.returned_at) if dossier.returned_at else "",
        return_way=_WAYS[dossier.return_way],
        signed=w.personal_name(dossier.collector.name) if dossier.collector else "",
    )


def _due(shown: ShownDue) -> str:
    """As in "09:15 26/11/2026"; the day alone where only that was promised."""
    return w.numeric_date(office_date(shown.moment)) if shown.whole_day else w.stamp(shown.moment)
