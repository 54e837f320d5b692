"""The table of provinces and communes: how many there are, and a list taken in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.places.faults import PlacesUnreadable
from desk_app.services.places.import_places import ImportPlaces, PlacesReport
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.screens.settings.parts.part import Part


@dataclass(frozen=True, slots=True)
class PlacesState:
    held: tuple[int, int] | None = None  # provinces, communes; None: not counted yet
    may_import: bool = False
    busy: bool = False
    report: PlacesReport | None = None  # of the last import here


class PlacesPart(Part):
    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: PlacesState = PlacesState()

    def read(self) -> None:
        self.show(replace(self.state, may_import=self.may(Right.IMPORT_CATALOGUE)))
        self.ask(self.office.places.held, self._count)

    @Slot(object)
    def import_file(self, files: Sequence[Path]) -> None:
        """The first one, all or nothing. Nothing chosen: nothing happens."""
        if self.state.busy or not files:
            return
        officer, file = self.officer, files[0]
        self.notice_changed.emit(None, None)
        self.show(replace(self.state, busy=True, report=None))
        self.ask(lambda: self._import(file, officer), self._done)

    def _import(self, file: Path, officer: Officer) -> PlacesReport:
        try:
            raw = file.read_bytes()
        except OSError as error:
            reason = "folder" if file.is_dir() else "unreadable"
            raise PlacesUnreadable(file.name, 0, reason) from error
        return self.office.places.take_in(ImportPlaces(file.name, raw), officer)

    def _done(self, report: PlacesReport) -> None:
        self.show(replace(self.state, busy=False, report=report))
        self.read()

    def _count(self, held: tuple[int, int]) -> None:
        self.show(replace(self.state, held=held))

    def rest(self) -> None:
        self.show(replace(self.state, busy=False))
