"""The page that is seen of a file, of the tray or of the box: drawn off the GUI thread."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.documents.preview import Picture
from desk_app.domain.errors import DeskError, RightMissing
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.scans.faults import ScanLost
from desk_app.domain.scans.scans import PaperScan
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.screens.scans.state import Sight, TrayItem
from ui.texts import notice

Draw = Callable[[int, int], Picture]  # page, width in pixels


class Preview(QObject):
    changed = Signal(object)  # Sight
    drawn = Signal(object)  # Picture | None

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._officer: Officer | None = None
        self._about: DossierId | None = None
        self._stored: PaperScan | None = None  # what is seen, where it is of the box
        self._of = ""  # what is seen: key of an item, or id of a scan
        self._draw: Draw | None = None
        self._width = 0
        self.sight = Sight()

    def serve(self, officer: Officer, dossier: DossierId) -> None:
        """Who looks at whose papers: another officer may not see what the one before saw."""
        if officer != self._officer:
            self.clear()
        self._officer, self._about = officer, dossier

    def clear(self) -> None:
        self._of, self._draw, self._stored = "", None, None
        self._tell(Sight())
        self.drawn.emit(None)

    def show_item(self, item: TrayItem) -> None:
        if item.scan is not None:
            self.show_stored(item.scan, item.name)
            return
        path, found = item.path, item.found
        if path is None or found is None:
            self.clear()
            return
        seen = f"{item.key} {found.address}"
        page = self._office.scans.page
        self._begin(seen, item.name, found.images, lambda nth, width: page(path, found, nth, width))

    def show_stored(self, scan: PaperScan, title: str) -> None:
        officer, page = self._officer, self._office.scans.stored_page
        if officer is None:
            return
        self._begin(
            scan.id.hex,
            title,
            scan.file.images,
            lambda nth, width: page(scan, nth, width, officer),
            stored=scan,
        )

    @Slot(int)
    def turn(self, step: int) -> None:
        page = self.sight.page + step
        if 0 <= page < self.sight.pages:
            self._tell(replace(self.sight, page=page))
            self._ask()

    @Slot(int)
    def fit(self, width: int) -> None:
        """There is room for `width` pixels of the screen."""
        if width != self._width:
            self._width = width
            self._ask()

    def _begin(
        self, of: str, title: str, pages: int, draw: Draw, stored: PaperScan | None = None
    ) -> None:
        if of == self._of:
            return
        self._of, self._draw, self._stored = of, draw, stored
        self._tell(Sight(title=title, pages=pages))
        self._ask()

    def _ask(self) -> None:
        draw, page, width, of = self._draw, self.sight.page, self._width, self._of
        if draw is None or width <= 0 or self._officer is None:
            return
        self._background.run(
            lambda: draw(page, width),
            owner=self,
            done=lambda picture: self._show(of, picture),
            failed=lambda error: self._not_drawn(of, error),
            lane=Lane.READING,
            key="page of a scan",
        )

    def _show(self, of: str, picture: Picture) -> None:
        if of == self._of:
            self.drawn.emit(picture)

    def _not_drawn(self, of: str, error: DeskError) -> None:
        """What is damaged is told, and nothing stands in its place."""
        if of != self._of:
            return
        if isinstance(error, ScanLost) and error.why == "elsewhere" and self._fetch(of):
            return
        self._say(error)

    def _fetch(self, of: str) -> bool:
        """Ask the home for what another desk scanned; False: nothing can be asked for."""
        scan, dossier, officer = self._stored, self._about, self._officer
        if scan is None or dossier is None or officer is None:
            return False
        self._stored = None  # asked for once
        self._tell(replace(self.sight, fault=self.tr("Đang tải tệp từ trung tâm…")))
        self.drawn.emit(None)
        self._background.run(
            lambda: self._office.scans.fetch(scan, dossier, officer),
            owner=self,
            done=lambda _nothing: self._fetched(of),
            failed=lambda error: self._say(error) if of == self._of else None,
            lane=Lane.NETWORK,
        )
        return True

    def _fetched(self, of: str) -> None:
        if of == self._of:
            self._tell(replace(self.sight, fault=""))
            self._ask()

    def _say(self, error: DeskError) -> None:
        words = notice(error)
        fault = words.title if isinstance(error, RightMissing) else f"{words.title} {words.advice}"
        self._tell(replace(self.sight, fault=fault))
        self.drawn.emit(None)

    def _tell(self, sight: Sight) -> None:
        self.sight = sight
        self.changed.emit(sight)
