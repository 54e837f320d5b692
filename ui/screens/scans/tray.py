"""The tray: files the scanner has finished, files that were dropped, each looked at once."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.domain.errors import DeskError
from desk_app.domain.scans.file import ScanFile
from desk_app.domain.scans.tray import SHOWN, SeenFile, finished
from desk_app.wiring.office import Office
from desk_app.wiring.scans.desk import FolderLook
from ui.background import Lane, Runs
from ui.screens.scans.state import Source, TrayItem
from ui.texts import notice

_LOOK_MS: Final = 2000  # between two looks: what is the same at both is complete


class Tray(QObject):
    """Follows the scanner's folder while the page is shown."""

    changed = Signal()
    folder_gone = Signal(object)  # DeskError; once, until the folder is back

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._seen: tuple[SeenFile, ...] = ()
        self._written: dict[str, TrayItem] = {}  # of the folder, by path
        self._chosen: dict[str, TrayItem] = {}
        self._known: dict[str, SeenFile] = {}  # as they were when they were looked at
        self._to_look_at: deque[TrayItem] = deque()
        self._stored: dict[str, SeenFile] = {}  # given to a paper: they do not come back
        self._looking = self._reading = self._gone = False
        self.folder: Path | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def items(self) -> Sequence[TrayItem]:
        """What was dropped last first, for it is meant now; then the scanner's, oldest first."""
        return (*reversed(self._chosen.values()), *self._written.values())

    def begin(self) -> None:
        self._timer.start()
        self.look()

    def rest(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """One look at the folder, in the lane of what may hang."""
        if self._looking:
            return
        self._looking = True
        self._background.run(
            self._office.scans.look_in_folder,
            owner=self,
            done=self._looked,
            failed=self._not_looked,
            lane=Lane.NETWORK,
        )

    def add(self, files: Sequence[Path]) -> None:
        """Files that were dropped or chosen; one that is there is looked at anew."""
        for file in files:
            item = TrayItem(name=file.name, source=Source.CHOSEN, path=file)
            self._chosen.pop(item.key, None)
            self._chosen[item.key] = item
            self._to_look_at.append(item)
        self.changed.emit()
        self._look_at_next()

    def drop(self, key: str) -> None:
        """It is given to a paper, or not wanted."""
        if self._chosen.pop(key, None) is None and self._written.pop(key, None) is not None:
            self._stored[key] = self._known[key]
        self.changed.emit()

    def _looked(self, look: FolderLook) -> None:
        self._looking = self._gone = False
        if look.folder != self.folder:
            self.folder = look.folder
            self._seen, self._known = (), {}
            self._written.clear()
        complete = finished(self._seen, look.files)[:SHOWN]
        self._seen = look.files
        self._take(look.folder, complete)
        self._look_at_next()

    def _take(self, folder: Path | None, complete: Sequence[SeenFile]) -> None:
        before = tuple(self._written.values())
        there = {str(folder / one.name): one for one in complete} if folder is not None else {}
        for key in [key for key in self._written if key not in there]:
            del self._written[key]
        for key, one in there.items():
            if self._stored.get(key) == one or (
                self._known.get(key) == one and key in self._written
            ):
                continue
            self._known[key] = one
            self._written[key] = TrayItem(name=one.name, source=Source.FOLDER, path=Path(key))
            self._to_look_at.append(self._written[key])
        if tuple(self._written.values()) != before:
            self.changed.emit()

    def _not_looked(self, error: DeskError) -> None:
        self._looking = False
        self._seen = ()
        if not self._gone:
            self._gone = True
            self.folder_gone.emit(error)

    def _look_at_next(self) -> None:
        """One file at a time, so that a search gets between two large ones."""
        if self._reading or not self._to_look_at:
            return
        item = self._to_look_at.popleft()
        path = item.path
        if path is None or self._of(item) is None:
            self._look_at_next()
            return
        self._reading = True
        self._background.run(
            lambda: self._office.scans.look_at(path),
            owner=self,
            done=lambda found: self._read(item, found, ""),
            failed=lambda error: self._read(item, None, notice(error).title),
            lane=Lane.READING,
        )

    def _read(self, item: TrayItem, found: ScanFile | None, fault: str) -> None:
        self._reading = False
        held = self._of(item)
        if held is not None and item.key in held:
            held[item.key] = replace(item, found=found, fault=fault)
            self.changed.emit()
        self._look_at_next()

    def _of(self, item: TrayItem) -> dict[str, TrayItem] | None:
        """Where the item is kept; None: it went meanwhile."""
        for held in (self._chosen, self._written):
            if held.get(item.key) == item:
                return held
        return None
