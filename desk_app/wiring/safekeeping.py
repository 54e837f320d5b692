"""Backups of this desk's store, and when the last one was made."""

import logging
from datetime import UTC, datetime
from pathlib import Path

from db.backup import backups, make_backup
from desk_app.domain.errors import BackupFailed
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.services.desk import Desk
from desk_app.wiring.opening import OpenDesk

log = logging.getLogger(__name__)

FOLDER = "office.backup_folder"


class Safekeeping:
    def __init__(self, opened: OpenDesk, desk: Desk) -> None:
        self._opened = opened
        self._desk = desk

    def back_up(self) -> Path:
        """A verified copy in the second folder. Raises as db.backup.make_backup."""
        key = self._opened.secrets.store_key
        now = self._desk.now().astimezone(OFFICE_TIME)
        return make_backup(self._opened.store.file, key, self._folder(), now)

    def back_up_at_closing(self) -> None:
        """The evening's copy, when anything was done since the last one. Never stops a closing."""
        last = self.last_backup()
        with self._desk.glance() as work:
            done_at = work.journal.last_at()
        if done_at is None or (last is not None and done_at < last):
            return
        try:
            self.back_up()
        except BackupFailed as error:
            log.warning("%s", error.code)  # the next log-in says that there is no fresh copy

    def last_backup(self) -> datetime | None:
        """When the newest copy was made, UTC; None when there is none."""
        found = backups(self._folder())
        return datetime.fromtimestamp(found[0].stat().st_mtime, UTC) if found else None

    def _folder(self) -> Path:
        with self._desk.glance() as work:
            chosen = work.settings.get(FOLDER)
        return Path(chosen) if chosen else self._opened.folders.backups
