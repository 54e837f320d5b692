"""Backups of this desk's store and of its scans, and when the last one was made."""

import logging
import secrets as random
from collections.abc import Sequence, Set
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db.attachments.box import Box
from db.attachments.copies import FOLDER as SCANS
from db.attachments.copies import CopyReport, copy_scans, forget_erased, look_over
from db.attachments.queue import Attachment
from db.backup import CHECKING, CopyGivenUp, Going, back_up_before, backups, made_at, make_backup
from db.key_fits import key_fits
from desk_app.domain.errors import BackupFailed, StoreDamaged, StoreUnwritable
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.scans.faults import ScanNotStored
from desk_app.domain.scans.file import Address
from desk_app.identity.marks import is_marked, mark
from desk_app.identity.vault import scan_key_of
from desk_app.services.desk import Desk
from desk_app.services.office.keeping import set_setting
from desk_app.wiring.opening import OpenDesk

log = logging.getLogger(__name__)

FOLDER = "office.backup_folder"
_OWED = "office.copy_owed"  # setting: nobody waited for the evening's copy
_PORTION = 20  # contents of scans copied, or read whole, at one go while the desk is at work
_NEWEST = 500  # among them; older ones are looked for by the whole backup


class Safekeeping:
    def __init__(self, opened: OpenDesk, desk: Desk) -> None:
        self._opened = opened
        self._desk = desk
        self._looked_to = random.token_hex(32)  # anywhere: in time every scan is looked at
        self._lost: set[Address] = set()

    def back_up(self, going: Going | None = None) -> Path:
        """A verified copy in the second folder, and every scan it speaks of beside it.

        Args:
            going: As `make_backup`.

        Raises:
            BackupFailed: the store's copy is not made, or is made and a scan's is not.
            CopyGivenUp: likewise.
        """
        key = self._opened.secrets.store_key
        now = self._desk.now().astimezone(OFFICE_TIME)
        folder = self._folder()
        made = make_backup(self._opened.store.file, key, folder, now, going)
        with suppress(OSError):  # it is known by its copies, too
            mark(folder, self._opened.vault.store_id)
        with self._desk.glance() as work:
            needed = work.attachments.scanned_at(self._desk.id)
        portion = len(needed) if going is None else _PORTION
        for first in range(0, max(len(needed), 1), max(portion, 1)):
            if going is not None and not going(CHECKING):
                raise CopyGivenUp()
            self._copy(needed[first : first + portion])
        if self.owed():
            self._owe(owed=False)
        return made

    def back_up_before(self, version: str, named: Set[str]) -> Path:
        """A verified copy in the second folder, of before `version` of the program is taken.

        Scans are not in it: no update changes them. Raises as `make_backup`.

        Args:
            named: Such copies that the standing names; they stay.
        """
        key = self._opened.secrets.store_key
        now = self._desk.now().astimezone(OFFICE_TIME)
        file, folder = self._opened.store.file, self._folder()
        return back_up_before(file, key, folder, version, now, named=named)

    def copy_newest(self) -> int:
        """A portion of the scans that are not in the second folder yet; how many were copied.

        Raises:
            BackupFailed: it takes nothing.
        """
        here, there = self._boxes()
        with self._desk.glance() as work:
            newest = work.attachments.newest_of(self._desk.id, _NEWEST)
        apart = [one for one in newest if not there.fits(one.address, one.size)]
        due = [one for one in apart if here.fits(one.address, one.size)][:_PORTION]
        return self._copy(due).copied if due else 0

    def look_over_scans(self) -> int:
        """Read a portion of the scans whole, mend what can be; how many are known to be lost.

        Raises:
            BackupFailed: what is to be mended cannot be written.
        """
        here, there = self._boxes()
        with self._desk.glance() as work:
            some = work.attachments.after(self._desk.id, self._looked_to, _PORTION)
        self._looked_to = some[-1].address if len(some) == _PORTION else ""
        self._lost -= {one.address for one in some}
        self._note(look_over(here, there, some))
        return len(self._lost)

    def _copy(self, needed: Sequence[Attachment]) -> CopyReport:
        here, there = self._boxes()
        report = copy_scans(here, there, needed)
        with self._desk.glance() as work:
            erased = work.attachments.erased()
        try:
            forget_erased([here, there], erased)
        except ScanNotStored as error:
            raise BackupFailed() from error
        self._note(report)
        return report

    def _note(self, report: CopyReport) -> None:
        self._lost |= set(report.lost)
        if report.mended or report.lost:
            log.warning("scans: mended %d, lost %d", report.mended, len(report.lost))

    def _boxes(self) -> tuple[Box, Box]:
        key = scan_key_of(self._opened.vault)
        return Box(self._opened.folders.scans, key), Box(self._folder() / SCANS, key)

    def back_up_at_closing(self, going: Going | None) -> None:
        """The evening's copy, when anything was done since the last one. Never stops a closing.

        Who does not wait for it owes one: it is made soon after the next start.
        """
        try:
            if self._worked_since():
                self.back_up(going)
        except (BackupFailed, StoreDamaged, StoreUnwritable) as error:
            log.warning("%s", error.code)  # the next log-in says that there is no fresh copy
        except CopyGivenUp:
            log.info("backup.given_up")
            with suppress(StoreDamaged, StoreUnwritable):  # the next one is made when it is due
                self._owe(owed=True)

    def _worked_since(self) -> bool:
        """The last copy, or at all."""
        last = self.last_backup()
        with self._desk.glance() as work:
            done_at = work.journal.last_at()
        return done_at is not None and (last is None or done_at >= last)

    def owed(self) -> bool:
        """Whether the last evening's copy was not waited for, and none was made since."""
        with self._desk.glance() as work:
            return work.settings.get(_OWED, default=False) is True

    def _owe(self, *, owed: bool) -> None:
        with self._desk.work() as work:
            work.settings.set(_OWED, owed)
            work.commit()

    def last_backup(self) -> datetime | None:
        """When the newest copy was made; None when there is none, or none can be seen.

        One dated later than now was made while the clock was wrong. It keeps none of today's away,
        and neither does one of another desk that has its copies in the same folder.
        """
        now, key = self._desk.now(), self._opened.secrets.store_key
        with suppress(OSError):
            for copy in backups(self._folder()):
                made = made_at(copy)
                moment = made and made.replace(tzinfo=OFFICE_TIME)
                if moment is not None and moment <= now and key_fits(copy, key):
                    return moment
        return None

    def choose_folder(self, folder: Path, officer: Officer) -> None:
        """From now on copies go to `folder`, which somebody made, and which is marked.

        Raises:
            RightMissing, BackupFailed: it takes nothing. The folder is the one of before.
        """
        officer.need(Right.SETTINGS)
        try:
            mark(folder, self._opened.vault.store_id)
        except OSError as error:
            raise BackupFailed() from error
        set_setting(FOLDER, str(folder), officer, self._desk)

    def folder_gone(self) -> Path | None:
        """The chosen folder, while it cannot be seen: copies go to the usual place meanwhile."""
        chosen = self._chosen()
        return None if chosen is None or self._is_there(chosen) else chosen

    def _folder(self) -> Path:
        """Where copies go now. One that somebody chose is never made anew."""
        chosen = self._chosen()
        there = chosen is not None and self._is_there(chosen)
        return chosen if chosen is not None and there else self._opened.folders.backups

    def _chosen(self) -> Path | None:
        with self._desk.glance() as work:
            chosen = work.settings.get(FOLDER)
        return Path(chosen) if chosen else None

    def _is_there(self, folder: Path) -> bool:
        """A mount point without its disk is a folder too, and an empty one. Folders chosen before
        there were marks are known by this store's copies."""
        try:
            if is_marked(folder, self._opened.vault.store_id):
                return True
            key = self._opened.secrets.store_key
            return any(key_fits(copy, key) for copy in backups(folder))
        except OSError:
            return False
