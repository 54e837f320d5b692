"""The centre's catalogue waits for a person; confirmed at another desk, it follows by itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.editions.take import WaitingCatalogue
from desk_app.services.catalogue.import_catalogue import ImportReport
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import CatalogueChanged, DossiersChanged, Fact, News


class CatalogueWatch(QObject):
    """Looks after each log-in, when one arrives, and when another desk may have confirmed it."""

    waits = Signal()
    followed = Signal(object)  # ImportReport

    def __init__(
        self,
        office: Office,
        background: Runs,
        news: News,
        quiet: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """Args: quiet: False while a visit is under way. Asked from any thread."""
        super().__init__(parent)
        self._office, self._background, self._news = office, background, news
        self._quiet = quiet
        self._officer: Officer | None = None
        self._put_off = False  # until the visit is over
        news.changed.connect(self._hear)

    def serve(self, officer: Officer | None) -> None:
        """Who sits here from now on; None: nobody."""
        self._officer = officer
        if officer is not None:
            self._look(tell=True)

    def _hear(self, fact: Fact) -> None:
        if self._officer is None:
            return
        if isinstance(fact, CatalogueChanged):
            self._look(tell=True)
        elif isinstance(fact, DossiersChanged) and (not fact.dossiers or self._put_off):
            self._look(tell=False)

    def _look(self, *, tell: bool) -> None:
        officer = self._officer
        self._background.run(
            self._office.editions.waiting,
            owner=self,
            done=lambda waiting: self._heed(officer, waiting, tell=tell),
            failed=lambda _error: None,
            lane=Lane.READING,
            key="catalogue edition",
        )

    def _heed(self, asker: Officer | None, waiting: WaitingCatalogue | None, *, tell: bool) -> None:
        if asker is None or self._officer is not asker or waiting is None:
            return
        if waiting.follows:
            self._follow()
        elif tell and waiting.asks and asker.may(Right.IMPORT_CATALOGUE):
            self.waits.emit()

    def _follow(self) -> None:
        self._put_off = not self._quiet()
        if self._put_off:
            return
        self._background.run(
            lambda: self._office.editions.follow(self._quiet),
            owner=self,
            done=self._has_followed,
            failed=self._later,
            lane=Lane.READING,
            key="follow edition",
        )

    def _has_followed(self, report: ImportReport | None) -> None:
        if report is None:
            return
        self._news.tell(CatalogueChanged())
        if report.edition:
            self.followed.emit(report)

    def _later(self, _error: DeskError) -> None:
        """A visit began, a procedure changed, the disk is full: nothing was switched over."""
        self._put_off = True
