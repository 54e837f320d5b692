"""Is what the desk keeps safe? A backup a day, made by itself, and a word where it is not."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.domain.errors import DeskError, StoreDamaged
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.rounds.store_round import StoreRound
from ui.texts import Notice
from ui.texts.store import backup_folder_gone, damage_found

_LOOK_MS: Final = 15 * 60 * 1000
_AFTER_START_MS: Final = 60 * 1000  # not while the first visitor is waiting
_DUE: Final = timedelta(hours=20)  # a copy each working day, whenever the desk is opened
_OLD: Final = timedelta(days=1)


class SafeClock(QObject):
    warned = Signal(object)  # Notice

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._busy = False
        self._lost = 0  # scans, as last said
        self._store = StoreRound(office, background, self)
        self._store.damaged.connect(lambda: self.warned.emit(damage_found()))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.back_up_when_due)
        self._timer.start(_AFTER_START_MS)

    def look(self) -> None:
        """After a log-in: say that the store is damaged, the folder of copies not to be seen, or
        the last copy older than a day."""
        self._store.tell_known()
        keeping = self._office.keeping
        self._background.run(
            lambda: (keeping.last_backup(), keeping.backup_folder_gone()),
            owner=self,
            done=self._judge,
            failed=lambda _error: None,
            lane=Lane.READING,
        )

    def back_up_when_due(self) -> None:
        self._timer.start(_LOOK_MS)
        if not self._busy:
            self._busy = True
            self._background.run(
                self._back_up, owner=self, done=self._done, failed=self._failed, lane=Lane.READING
            )

    def _back_up(self) -> Path | None:
        """The chosen folder that cannot be seen, where a copy was made elsewhere meanwhile."""
        keeping, last = self._office.keeping, self._office.keeping.last_backup()
        fresh = last is not None and self._office.now() - last < _DUE
        if fresh and not keeping.copy_owed():
            return None
        keeping.back_up()
        return keeping.backup_folder_gone()

    def _done(self, gone: Path | None) -> None:
        if gone is not None:
            self.warned.emit(backup_folder_gone(gone))
        self._copy_scans()

    def _copy_scans(self) -> None:
        """A portion at a time, and the lane is free between them."""
        self._background.run(
            self._office.keeping.copy_scans,
            owner=self,
            done=self._copied,
            failed=self._failed,
            lane=Lane.READING,
        )

    def _copied(self, number: int) -> None:
        if number > 0:
            self._copy_scans()
            return
        self._background.run(
            self._office.keeping.look_over_scans,
            owner=self,
            done=self._looked_over,
            failed=self._failed,
            lane=Lane.READING,
        )

    def _looked_over(self, lost: int) -> None:
        """Said once for each that is found: the page of its dossier goes on saying it."""
        self._busy = False
        if lost > self._lost:
            self.warned.emit(self._scans_lost(lost))
        self._lost = lost

    def _failed(self, error: DeskError) -> None:
        self._busy = False
        damaged = isinstance(error, StoreDamaged)  # another folder does not help
        self.warned.emit(damage_found() if damaged else self._not_made())

    def _judge(self, found: tuple[datetime | None, Path | None]) -> None:
        last, gone = found
        if gone is not None:
            self.warned.emit(backup_folder_gone(gone))
        elif last is not None and self._office.now() - last > _OLD:
            self.warned.emit(self._no_backup())

    def _no_backup(self) -> Notice:
        return Notice(
            self.tr("Bản sao lưu gần nhất đã quá một ngày."),
            self.tr("Mở Thiết lập, Sao lưu, rồi bấm Sao lưu ngay."),
            grave=False,
        )

    def _scans_lost(self, lost: int) -> Notice:
        return Notice(
            self.tr("{n} tệp quét mất hoặc hỏng, không có bản sao lưu.").format(n=lost),
            self.tr("Báo quản trị chạy kiểm tra dữ liệu; còn giấy thì quét lại."),
        )

    def _not_made(self) -> Notice:
        return Notice(
            self.tr("Chưa sao lưu được dữ liệu của quầy."),
            self.tr("Mở Thiết lập, Sao lưu, rồi chọn thư mục khác."),
            grave=False,
        )
