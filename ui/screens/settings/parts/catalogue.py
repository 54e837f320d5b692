"""The catalogue of procedures: files compared, seen, applied; the template and a copy of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.law.catalogue_faults import CatalogueMoved, EditionGone
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.compare_catalogue import ImportCatalogue
from desk_app.services.catalogue.comparing.difference import CatalogueDifference
from desk_app.services.catalogue.editions.take import WaitingCatalogue
from desk_app.services.catalogue.export_catalogue import ExportCatalogue, Exported
from desk_app.services.catalogue.files import load
from desk_app.services.catalogue.import_catalogue import ApplyCatalogue, ImportReport
from desk_app.services.catalogue.problem_in_words import why_in_words
from desk_app.services.catalogue.reading import CatalogueProblem
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import CatalogueChanged, Fact, News
from ui.screens.settings.parts.part import Part


class Busy(Enum):
    """What is under way; one at a time."""

    NOTHING = "nothing"
    COMPARING = "comparing"
    APPLYING = "applying"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class CatalogueState:
    procedures: int | None = None  # None: not counted yet
    may_import: bool = False
    busy: Busy = Busy.NOTHING
    difference: CatalogueDifference | None = None  # seen, and not yet decided upon
    left_out: frozenset[str] = frozenset()  # codes the officer took the tick from
    report: ImportReport | None = None  # of the last import here
    written: str = ""  # files written last
    waiting: WaitingCatalogue | None = None  # of the centre, not taken in here

    @property
    def taken(self) -> int:
        """How many procedures applying would store."""
        if self.difference is None:
            return 0
        return len(self.difference.added) + len(self.difference.changed) - len(self.left_out)

    @property
    def may_apply(self) -> bool:
        """Of the centre's it is a word as well that nothing changes."""
        seen = self.difference
        return seen is not None and (self.taken > 0 or seen.centre is not None)


class CataloguePart(Part):
    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(office, background, parent)
        self._news = news
        self.state: CatalogueState = CatalogueState()
        news.changed.connect(self._hear)

    def read(self) -> None:
        self.show(replace(self.state, may_import=self.may(Right.IMPORT_CATALOGUE)))
        self.ask(self.office.keeping.procedures, self._count)
        self.ask(self.office.editions.waiting, self._show_waiting)

    def _hear(self, fact: Fact) -> None:
        """Something of the centre arrived, or was taken in."""
        if isinstance(fact, CatalogueChanged) and self.seat.officer is not None:
            self.read()

    def _show_waiting(self, waiting: WaitingCatalogue | None) -> None:
        self.show(replace(self.state, waiting=waiting))

    @Slot()
    def decline_edition(self) -> None:
        """The office does without; who thinks otherwise later may still confirm it."""
        waiting, officer = self.state.waiting, self.officer
        if waiting is None or self.state.busy is not Busy.NOTHING:
            return
        name = waiting.name
        self.do(
            lambda: self.office.editions.decline(name, officer),
            lambda _done: self._news.tell(CatalogueChanged()),
        )

    @Slot()
    def compare_edition(self) -> None:
        """What the centre's catalogue would change; stores nothing."""
        if self.state.busy is not Busy.NOTHING:
            return
        officer = self.officer
        self._begin(Busy.COMPARING)
        self.ask(lambda: self.office.editions.compare(officer), self._compared)

    @Slot(object)
    def compare_files(self, files: Sequence[Path]) -> None:
        """Stores nothing. Nothing chosen: nothing happens."""
        if self.state.busy is not Busy.NOTHING or not files:
            return
        officer = self.officer
        self._begin(Busy.COMPARING)
        self.ask(lambda: self._compare(files, officer), self._compared)

    def _compare(self, files: Sequence[Path], officer: Officer) -> CatalogueDifference:
        order = ImportCatalogue(files=[load(file) for file in files])
        return self.office.keeping.compare_catalogue(order, officer)

    def _compared(self, difference: CatalogueDifference) -> None:
        """Without a difference, and with nothing to tell, there is nothing to confirm.

        The centre's is shown all the same: that it is taken is the office's word.
        """
        if difference.empty and not difference.problems and difference.centre is None:
            self._done(
                ImportReport(
                    edition="", added=0, changed=0, unchanged=difference.unchanged, problems=()
                )
            )
            return
        self.show(replace(self.state, busy=Busy.NOTHING, difference=difference))

    @Slot(str)
    def toggle(self, code: str) -> None:
        """Leave a procedure as it is, or take it after all."""
        if self.state.difference is not None and self.state.busy is Busy.NOTHING:
            self.show(replace(self.state, left_out=self.state.left_out ^ {code}))

    @Slot()
    def toggle_all(self) -> None:
        """Leave every procedure as it is; take all, where one is left out already."""
        seen = self.state.difference
        if seen is None or self.state.busy is not Busy.NOTHING:
            return
        every = {each.code for each in seen.added} | {each.after.code for each in seen.changed}
        left_out = frozenset() if self.state.left_out else frozenset(every)
        self.show(replace(self.state, left_out=left_out))

    @Slot()
    def apply(self) -> None:
        """All or nothing of what is ticked."""
        seen, officer = self.state.difference, self.officer
        if seen is None or self.state.busy is not Busy.NOTHING or not self.state.may_apply:
            return
        order = ApplyCatalogue(seen, self.state.left_out)
        self.notice_changed.emit(None, None)
        self.show(replace(self.state, busy=Busy.APPLYING))
        self.ask(lambda: self.office.keeping.apply_catalogue(order, officer), self._done)

    def _done(self, report: ImportReport) -> None:
        self.show(replace(self.state, busy=Busy.NOTHING, report=report, difference=None))
        if report.edition:
            self._news.tell(CatalogueChanged())
        else:
            self.read()

    @Slot()
    def leave(self) -> None:
        """The catalogue stays as it is."""
        if self.state.busy is Busy.NOTHING:
            self.show(replace(self.state, difference=None, left_out=frozenset()))

    @Slot(object)
    def write_template(self, file: Path) -> None:
        self._write(ExportCatalogue(file, template=True))

    @Slot(object)
    def write_catalogue(self, file: Path) -> None:
        self._write(ExportCatalogue(file))

    def _write(self, order: ExportCatalogue) -> None:
        if self.state.busy is not Busy.NOTHING:
            return
        officer = self.officer
        self._begin(Busy.WRITING)
        self.ask(
            lambda: self.office.keeping.export_catalogue(order, officer),
            self._written,
        )

    def _written(self, done: Exported) -> None:
        self.show(replace(self.state, busy=Busy.NOTHING, written=", ".join(done.files)))

    def _begin(self, what: Busy) -> None:
        self.notice_changed.emit(None, None)
        fresh = replace(self.state, busy=what, report=None, written="")
        self.show(replace(fresh, difference=None, left_out=frozenset()))

    def _count(self, procedures: int) -> None:
        self.show(replace(self.state, procedures=procedures))

    def fail(self, asked_by: Officer, error: DeskError) -> None:
        super().fail(asked_by, error)
        if isinstance(error, CatalogueMoved):  # what was seen is true no longer
            self.leave()
        if isinstance(error, EditionGone):
            self.read()

    def rest(self) -> None:
        self.show(replace(self.state, busy=Busy.NOTHING))


def why_words(problem: CatalogueProblem) -> str:
    """Why it was not read or is doubtful, as a sentence of its own."""
    words = why_in_words(problem)
    return words[:1].upper() + words[1:] + "."
