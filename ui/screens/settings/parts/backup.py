"""Backups: when the last one was made, where they go, one now."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Slot

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.screens.settings.parts.part import Part
from ui.texts import Notice
from ui.texts.store import backup_folder_gone

translate = QCoreApplication.translate

FOLDER: Final = "office.backup_folder"
_OLD: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BackupState:
    known: bool = False  # False: not looked yet
    last: datetime | None = None  # UTC
    old: bool = False  # none, or none within a day
    folder: str = ""  # empty: beside the store
    gone: bool = False  # `folder` cannot be seen, and copies go beside the store
    may_set: bool = False
    key_file: str = ""  # that alone protects the key; empty: the system's keyring has it
    busy: bool = False


class BackupPart(Part):
    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: BackupState = BackupState(key_file=str(office.key_file or ""))

    def read(self) -> None:
        self.show(replace(self.state, may_set=self.may(Right.SETTINGS)))
        keeping = self.office.keeping
        self.ask(
            lambda: (
                keeping.last_backup(),
                keeping.setting(FOLDER),
                keeping.backup_folder_gone() is not None,
            ),
            self._found,
        )

    @Slot()
    def back_up(self) -> None:
        if self.state.busy:
            return
        self.notice_changed.emit(None, None)
        self.show(replace(self.state, busy=True))
        keeping = self.office.keeping
        self.ask(
            lambda: (keeping.back_up(), keeping.backup_folder_gone()),
            partial(self._made, self.officer),
        )

    @Slot(object)
    def set_folder(self, folder: Path) -> None:
        officer = self.officer
        self.do(
            lambda: self.office.keeping.choose_backup_folder(folder, officer),
            lambda _nothing: self.read(),
        )

    def _found(self, found: tuple[datetime | None, object, bool]) -> None:
        last, folder, gone = found
        old = last is None or self.office.now() - last > _OLD
        chosen = folder if isinstance(folder, str) else ""
        self.show(replace(self.state, known=True, last=last, old=old, folder=chosen, gone=gone))

    def _made(self, by: Officer, made: tuple[Path, Path | None]) -> None:
        file, gone = made
        self.show(replace(self.state, busy=False))
        self.seat.tell(
            by,
            backup_folder_gone(gone)
            if gone is not None
            else Notice(
                translate("settings", "Đã sao lưu và kiểm tra bản sao."),
                translate("settings", "Tệp {file}.").format(file=file.name),
                done=True,
            ),
        )
        self.read()

    def rest(self) -> None:
        self.show(replace(self.state, busy=False))
