"""What a scan opens where the page that is shown leaves it alone."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from db.queries.post.lines import PostFound
from desk_app.domain.codes.list_number import HAND_OVER, POSTAL
from desk_app.domain.codes.paper_number import is_paper_number
from desk_app.domain.codes.scan import CardScan, CodeScan, DamagedScan, ListScan, Scan, UnknownScan
from desk_app.domain.codes.seal import SealedCode
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.post.tracking import names_an_item
from desk_app.services.handling.look_at_paper import PaperLook, fault_of
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.shell.screen import Go
from ui.texts import notice
from ui.texts.scans import damaged_scan, unknown_scan


class ScannedOpens(QObject):
    """Nothing is opened for another officer than sat there when it was scanned."""

    found = Signal(Go)
    said = Signal(object)  # Notice, on whatever page the officer is
    badge_shown = Signal(str)  # as scanned: its officer wants to sit down

    def __init__(
        self,
        office: Office,
        background: Runs,
        officer: Callable[[], Officer | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._office, self._background, self._officer = office, background, officer
        self.is_badge: Callable[[str], bool] = lambda _scanned: False

    def open(self, scan: Scan) -> None:
        match scan:
            case CardScan():
                self.found.emit(Go("intake", scan))
            case CodeScan(sealed=SealedCode() as sealed):
                self._open_paper(sealed)
            case CodeScan():
                self._open_code(scan.code)
            case UnknownScan() if is_paper_number(scan.raw):
                self.found.emit(Go("search", scan.raw.strip()))
            case UnknownScan() if self.is_badge(scan.raw):
                self.badge_shown.emit(scan.raw)
            case ListScan(number=number) if number.letters == HAND_OVER:
                self.found.emit(Go("hand_over", number))
            case ListScan(number=number) if number.letters == POSTAL:
                self._open_postal(str(number))
            case UnknownScan() if names_an_item(scan.raw):
                self._open_postal(scan.raw)
            case DamagedScan():
                self.said.emit(damaged_scan(scan.raw))
            case _:
                self.said.emit(unknown_scan())

    def _open_postal(self, raw: str) -> None:
        """The number of a postal item, or the sign of a list given to the post."""
        asker = self._officer()

        def found(what: PostFound | None) -> None:
            if self._officer() is not asker:
                return
            if what is None:
                self.said.emit(unknown_scan())
            else:
                go = Go("dossier", what.dossier) if what.dossier else Go("post", what)
                self.found.emit(go)

        self._background.run(
            lambda: self._office.post.find(raw),
            owner=self,
            done=found,
            failed=partial(self._refuse, asker),
            lane=Lane.READING,
            key="scan",
        )

    def _open_code(self, code: str) -> None:
        asker = self._officer()

        def found(dossier: DossierId) -> None:
            if self._officer() is asker:
                self.found.emit(Go("dossier", dossier))

        self._background.run(
            lambda: self._office.reading.dossier_by_code(code),
            owner=self,
            done=found,
            failed=partial(self._refuse, asker),
            lane=Lane.READING,
            key="scan",
        )

    def _open_paper(self, sealed: SealedCode) -> None:
        """A receipt that says whether it is genuine, with its dossier or without."""
        asker = self._officer()
        if asker is None:
            return

        def looked(look: PaperLook) -> None:
            if self._officer() is not asker:
                return
            if look.dossier is None:
                self.found.emit(Go("stub", look))
                return
            self.found.emit(Go("dossier", look.dossier))
            if (told := fault_of(look)) is not None:
                self.said.emit(notice(told))

        self._background.run(
            lambda: self._office.counter.look_at_paper(sealed, asker),
            owner=self,
            done=looked,
            failed=partial(self._refuse, asker),
        )

    def _refuse(self, asker: Officer | None, error: DeskError) -> None:
        if asker is not None and self._officer() is asker:
            self.said.emit(notice(error))
