"""The catalogue as its screen asks for it, and the papers the office words itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from db.queries import catalogue as queries
from db.queries import procedures
from db.queries.catalogue import CatalogueRow, FieldRow, News, Version
from db.queries.catalogue_figures import (
    CatalogueChanges,
    CatalogueFigures,
    changed_within,
    figures,
)
from db.queries.closed import ClosedRow
from db.queries.closed import closed as closed_ones
from desk_app.documents.kinds import CHECKLIST, NOTICE_SHEET
from desk_app.documents.paper.draw import pdf
from desk_app.documents.public.checklist_of import Unprepared, checklist_of
from desk_app.documents.public.notice_sheet import NoticeSheet
from desk_app.documents.public.notice_sheet_of import notice_sheet_of
from desk_app.domain.law.procedure import Level, Procedure
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.people.folding import words
from desk_app.services.desk import Desk
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.papers.forms import PaperForms


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the list is asked to show; what is empty asks for nothing."""

    sought: str = ""
    field: str | None = None
    level: Level | None = None
    flag: str | None = None  # a `Flag`, or "shortened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer: what is in force, and what answers to the same words and is not any more."""

    rows: Sequence[CatalogueRow]
    abolished: Sequence[ClosedRow] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueDesk:
    """Reading lane, all but `today`. Nothing here writes."""

    today: Callable[[], date]  # any thread
    tree: Callable[[], Sequence[FieldRow]]
    find: Callable[[Wanted], Found]
    procedure: Callable[[str], Procedure | None]  # as of today, abolished if need be
    versions: Callable[[str], Sequence[Version]]
    what_is_new: Callable[[date, date], Sequence[News]]
    figures: Callable[[], CatalogueFigures]  # of what is in force today
    changed_within: Callable[[date, date], CatalogueChanges]  # both days included
    worded: Callable[[Procedure], NoticeSheet]  # as the public sees it
    notice_sheet: Callable[[Procedure], bytes]  # a PDF
    checklist: Callable[[Unprepared, str], bytes]  # on "A5" or "80mm"; a PDF


def catalogue_desk(
    opened: OpenDesk, desk: Desk, facts: DeskFacts, forms: PaperForms
) -> CatalogueDesk:
    """The catalogue of an open desk."""
    ask = opened.store.ask
    tree, listing, count = ask(queries.tree), ask(queries.listing), ask(figures)
    procedure_on, closed = ask(procedures.procedure_on), ask(closed_ones)

    def today() -> date:
        return office_date(desk.now())

    def find(wanted: Wanted) -> Found:
        rows = listing(today(), wanted.field, wanted.level, wanted.flag, wanted.sought)
        rows = _phrase_first(rows, words(wanted.sought))
        if wanted.flag:
            return Found(rows=rows)
        gone = closed(today(), wanted.sought, wanted.field, wanted.level)
        return Found(rows=rows, abolished=gone)

    return CatalogueDesk(
        today=today,
        tree=lambda: tree(today()),
        find=find,
        procedure=lambda code: procedure_on(code, today()),
        versions=ask(queries.versions_of),
        what_is_new=ask(queries.what_is_new),
        figures=lambda: count(today()),
        changed_within=ask(changed_within),
        worded=lambda procedure: notice_sheet_of(procedure, forms.facts(facts), today()),
        notice_sheet=lambda procedure: _notice_pdf(procedure, facts, forms, today()),
        checklist=partial(_checklist_pdf, desk, facts, forms),
    )


def _phrase_first(rows: Sequence[CatalogueRow], sought: Sequence[str]) -> Sequence[CatalogueRow]:
    """Names that hold the words as they were typed come before those that hold them apart."""
    if len(sought) < 2:  # noqa: PLR2004  # one word is no phrase
        return rows
    phrase = f" {' '.join(sought)}"
    return sorted(rows, key=lambda row: phrase not in f" {' '.join(words(row.name))}")


def _notice_pdf(procedure: Procedure, facts: DeskFacts, forms: PaperForms, day: date) -> bytes:
    content = notice_sheet_of(procedure, forms.facts(facts), day)
    return pdf(NOTICE_SHEET, content, forms.first(NOTICE_SHEET, day, procedure.code))


def _checklist_pdf(
    desk: Desk, facts: DeskFacts, forms: PaperForms, asked: Unprepared, media: str
) -> bytes:
    now = desk.now()
    content = checklist_of(asked, forms.facts(facts), desk.calendar, now)
    edition = forms.first(CHECKLIST, office_date(now), asked.procedure.code)
    return pdf(CHECKLIST, content, edition, media)
