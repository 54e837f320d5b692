"""The forms papers are printed in: for drawing them, and for the page that shows them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from db.queries.procedures import procedure_on
from desk_app.documents.form import Edition
from desk_app.documents.office_forms.listing import FormLine, lines_of
from desk_app.documents.office_forms.shelf import FormsShelf
from desk_app.documents.office_forms.specimen import specimen
from desk_app.documents.series import the_series
from desk_app.domain.codes.paper_number import RECEIPT, PaperSeries
from desk_app.domain.errors import FormUnreadable
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.office import DeskFacts, UnitFacts
from desk_app.domain.office_time import office_date
from desk_app.services.desk import Desk
from desk_app.wiring.opening import OpenDesk

_NO_OFFICE: Final = re.compile(r"[;\n]|\bcấp\b|^(?:Ủy ban|UBND|Cơ quan)\b", re.IGNORECASE)
SHARED: Final = "office.forms_folder"  # setting: a folder all desks of the office read


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsFacts:
    """What the page of the forms shows."""

    lines: Sequence[FormLine]
    faults: Sequence[FormUnreadable]  # each was left out; the shipped form is used instead
    unit: UnitFacts  # as papers say it
    own_letterhead: bool
    number: str  # what stands behind a receipt's number
    folder: Path
    shared: str  # empty: none is chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsDesk:
    """Reading lane, but for `read_again`: a shared folder may hang, so it is the network's."""

    facts: Callable[[], FormsFacts]
    read_again: Callable[[], FormsFacts]
    specimen: Callable[[FormLine], bytes]  # a PDF, marked as without value
    copy: Callable[[FormLine], Path]  # raises FormUnreadable
    make_folder: Callable[[], Path]  # raises FormUnreadable


class PaperForms:
    """Where papers take their words from. Reading lane."""

    def __init__(
        self,
        shelf: FormsShelf,
        series: PaperSeries,
        procedure_on: Callable[[str, date], Procedure | None],
    ) -> None:
        """
        Args:
            series: As this program began with; the next start takes another word for it.
            procedure_on: A procedure as it stood on a day; None: the catalogue had none.
        """
        self._shelf = shelf
        self._procedure_on = procedure_on
        self.series = series

    def facts(self, facts: DeskFacts) -> DeskFacts:
        """Who issues the papers, in the office's own words."""
        return self._shelf.now().facts(facts)

    def first(self, kind: str, day: date, procedure: str = "") -> Edition:
        """In which a paper of `kind` is printed for the first time.

        Raises:
            NoFormInForce: every edition that holds it begins after `day`.
        """
        found = self._procedure_on(procedure, day) if procedure else None
        return self._shelf.now().edition(kind, day, found.field if found else "")

    def agency(self, procedure: str, day: date) -> str:
        """Who handles `procedure`, for the papers that travel to them.

        Empty where the catalogue names no single office. A hand writes it then.
        """
        found = self._procedure_on(procedure, day)
        return agency_of(found.authority) if found else ""

    def named(self, kind: str, edition_id: str) -> Edition:
        """In which it was printed; `editions.stand_in_words` says when that is not here.

        Raises:
            FormNotHeld: nothing of that edition is here.
        """
        return self._shelf.now().editions_of(kind).named(edition_id)


def agency_of(authority: str) -> str:
    """The office that `authority`, in the words of the catalogue, is.

    Empty where it is no single office of its own: "cấp xã" or several bodies are a rule of who
    may, and no department that could sign.
    """
    said = authority.strip(" .")
    return "" if _NO_OFFICE.search(said) else said


def forms_shelf(opened: OpenDesk, setting: Callable[[str], object]) -> FormsShelf:
    def shared() -> str:
        chosen = setting(SHARED)
        return chosen if isinstance(chosen, str) else ""

    return FormsShelf(opened.folders.forms, shared)


def paper_forms(shelf: FormsShelf, opened: OpenDesk, desk: Desk) -> PaperForms:
    return PaperForms(shelf, desk.series, opened.store.ask(procedure_on))


def forms_desk(shelf: FormsShelf, desk: Desk, facts: DeskFacts) -> FormsDesk:
    def seen() -> FormsFacts:
        read = shelf.now()
        unit = read.facts(facts).unit
        return FormsFacts(
            lines=lines_of(read, office_date(desk.now())),
            faults=read.faults,
            unit=unit,
            own_letterhead=unit != facts.unit,
            number=the_series(facts.unit, read.letterhead.number_group).suffixes[RECEIPT],
            folder=shelf.folder,
            shared=shelf.shared(),
        )

    def read_again() -> FormsFacts:
        shelf.read_again()
        return seen()

    return FormsDesk(
        facts=seen,
        read_again=read_again,
        specimen=partial(_specimen, shelf, facts),
        copy=lambda line: shelf.copy(line.edition, line.file),
        make_folder=shelf.make_folder,
    )


def _specimen(shelf: FormsShelf, facts: DeskFacts, line: FormLine) -> bytes:
    forms = shelf.now()
    edition = forms.editions_of(line.kind).named(line.edition_id)
    return specimen(line.file, edition, forms.facts(facts).unit)
