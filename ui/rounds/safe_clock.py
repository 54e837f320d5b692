"""A backup a day, made by itself, and a word when there has been none for longer."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desk_app.domain.errors import DeskError
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.texts import Notice

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
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.back_up_when_due)
        self._timer.start(_AFTER_START_MS)

    def look(self) -> None:
        """After a log-in: say when the last copy is older than a day, or cannot be trusted."""
        self._background.run(
            self._office.keeping.last_backup,
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
        last = self._office.keeping.last_backup()
        if last is not None and self._office.now() - last < _DUE:
            return None
        return self._office.keeping.back_up()

    def _done(self, _made: Path | None) -> None:
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
        self._busy = number > 0
        if self._busy:
            self._copy_scans()

    def _failed(self, _error: DeskError) -> None:
        self._busy = False
        self.warned.emit(self._not_made())

    def _judge(self, last: datetime | None) -> None:
        if last is not None and self._office.now() - last > _OLD:
            self.warned.emit(self._no_backup())

    def _no_backup(self) -> Notice:
        return Notice(
            self.tr("Bản sao lưu gần nhất đã quá một ngày."),
            self.tr("Mở Thiết lập, Sao lưu, rồi bấm Sao lưu ngay."),
            grave=False,
        )

    def _not_made(self) -> Notice:
        return Notice(
            self.tr("Chưa sao lưu được dữ liệu của quầy."),
            self.tr("Mở Thiết lập, Sao lưu, rồi chọn thư mục khác."),
            grave=False,
        )
