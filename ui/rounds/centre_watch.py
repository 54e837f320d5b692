"""What the centre published, told to who sits here: a calendar, a catalogue."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject

from desk_app.domain.officer import Officer
from desk_app.services.catalogue.import_catalogue import ImportReport
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.rounds.catalogue_watch import CatalogueWatch
from ui.rounds.edition_watch import EditionWatch
from ui.rounds.watch_words import (
    calendars_differ,
    catalogue_followed,
    catalogue_waits,
    edition_waits,
)
from ui.texts import Notice

# Page, words, what the button says, what the page is about; False: it was not the moment.
Hint: TypeAlias = Callable[[str, Notice, str, str | None], bool]


class CentreWatch(QObject):
    def __init__(
        self,
        office: Office,
        background: Runs,
        news: News,
        hint: Hint,
        quiet: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._hint = hint
        self.editions = EditionWatch(office, background, news, self)
        self.catalogue = CatalogueWatch(office, background, news, quiet, self)
        self.editions.waits.connect(self._say_calendar)
        self.editions.disputed.connect(self._say_disputed)
        self.catalogue.waits.connect(self._say_catalogue)
        self.catalogue.followed.connect(self._say_followed)

    def serve(self, officer: Officer | None) -> None:
        """Who sits here from now on; None: nobody."""
        self.editions.serve(officer)
        self.catalogue.serve(officer)

    def _say_calendar(self) -> None:
        self._hint("calendar", edition_waits(), self.tr("Xem lịch"), None)

    def _say_disputed(self) -> None:
        self._hint("calendar", calendars_differ(), self.tr("Xem lịch"), None)

    def _say_catalogue(self) -> None:
        self._hint("settings", catalogue_waits(), self.tr("Xem khác gì"), "catalogue")

    def _say_followed(self, report: ImportReport) -> None:
        said = catalogue_followed(report.added, report.changed)
        self._hint("catalogue", said, self.tr("Xem danh mục"), None)
