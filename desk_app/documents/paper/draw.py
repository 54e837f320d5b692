"""From content and edition to a PDF. Import this where drawing is wanted: it loads ReportLab."""

from collections.abc import Sequence
from enum import Enum
from threading import Lock
from typing import Final

from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.form import Edition
from desk_app.documents.paper import a4, a5, own, roll
from desk_app.documents.paper.flow import Page
from desk_app.documents.paper.sheet import Area, Furniture, Print, Where, draw_page
from desk_app.documents.public.checklist import TakeHomeChecklist
from desk_app.documents.public.notice_sheet import NoticeSheet
from desk_app.documents.receipt import Receipt

_DRAWING: Final = Lock()  # ReportLab's faces must not serve two documents at a time


class SlipPaper(Enum):
    """What the appointment slip is printed on; the value names the form of the edition."""

    A5 = "slip-a5"
    ROLL_80 = "slip-80mm"


class ChecklistPaper(Enum):
    """What the take-home checklist is printed on; the value names the form of the edition."""

    A5 = "checklist-a5"
    ROLL_80 = "checklist-80mm"


def receipt_pdf(
    content: Receipt,
    edition: Edition,
    copies: Sequence[str] | None = None,
    *,
    invariant: bool = False,
) -> bytes:
    """Mẫu 01 as one PDF, all pages of each copy one after another.

    Print at 100 %: a scaled code may not decode.

    Args:
        copies: The line at the foot of each copy; None for those of the edition.
        invariant: Equal content gives equal bytes, without the moment of printing.
    """
    paper = edition.forms["receipt"]
    area = Area.of(paper.sheet)
    furniture = Furniture(edition, paper.foot, content.code, content.trial, content.reprint)
    with _DRAWING:
        pages = a4.pages(paper, content)
        result = Print(paper.title, (area.width, area.height), invariant=invariant)
        for copy in (paper.copies if copies is None else copies) or ("",):
            _draw(result, area, pages, furniture, copy)
        return result.close()


def slip_pdf(
    content: AppointmentSlip, edition: Edition, paper: SlipPaper, *, invariant: bool = False
) -> bytes:
    """The appointment slip; a roll is one page, as long as its text."""
    spec = edition.forms[paper.value]
    furniture = Furniture(edition, spec.foot, content.code, content.trial, content.reprint)
    with _DRAWING:
        if paper is SlipPaper.ROLL_80:
            return roll.pdf(spec, content, edition, invariant=invariant)
        area = Area.of(spec.sheet)
        result = Print(spec.title, (area.width, area.height), invariant=invariant)
        _draw(result, area, a5.pages(spec, content), furniture, "")
        return result.close()


def notice_pdf(content: NoticeSheet, edition: Edition, *, invariant: bool = False) -> bytes:
    """The notice-board sheet of one procedure, as many pages as it takes."""
    paper = edition.forms["notice-sheet"]
    area = Area.of(paper.sheet)
    furniture = Furniture(edition, paper.foot, content.code, content.trial, content.reprint)
    with _DRAWING:
        pages = own.pages(paper, content, own.A4)
        result = Print(paper.title, (area.width, area.height), invariant=invariant)
        _draw(result, area, pages, furniture, "")
        return result.close()


def checklist_pdf(
    content: TakeHomeChecklist, edition: Edition, paper: ChecklistPaper, *, invariant: bool = False
) -> bytes:
    """The take-home checklist; a roll is one page, as long as its text."""
    spec = edition.forms[paper.value]
    area = Area.of(spec.sheet)
    furniture = Furniture(edition, spec.foot, content.code, content.trial, content.reprint)
    with _DRAWING:
        if paper is ChecklistPaper.ROLL_80:
            mark = [roll.trial_frame(edition, area.text_width)] if content.trial else []
            return roll.cut(spec, [*mark, *own.ticket(spec, content)], invariant=invariant)
        result = Print(spec.title, (area.width, area.height), invariant=invariant)
        _draw(result, area, own.pages(spec, content, own.A5), furniture, "")
        return result.close()


def _draw(result: Print, area: Area, pages: list[Page], furniture: Furniture, copy: str) -> None:
    for number, page in enumerate(pages, 1):
        draw_page(result.canvas, area, page, furniture, Where(number, len(pages), copy))
