"""After so many minutes of nobody the desk locks; the minutes are a setting of the desk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from ui.background import Lane, Runs
from ui.news import SettingChanged
from ui.seat.idle_watch import IDLE_MINUTES, IdleWatch, minutes_from
from ui.shell.shell import Shell
from ui.texts import Notice, notice

if TYPE_CHECKING:
    from desk_app.wiring.office import Office
    from ui.news import News


class IdleLock(QObject):
    """What was being typed stays with its owner, and what prints goes on printing."""

    def __init__(
        self,
        application: QGuiApplication,
        shell: Shell,
        background: Runs,
        lock: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.watch = IdleWatch(application, parent=self)
        self._shell, self._background, self._lock = shell, background, lock
        self._office: Office | None = None
        self.watch.over.connect(self._over)

    def open(self, office: "Office", news: "News") -> None:
        self._office = office
        news.changed.connect(self._hear)

    def begin(self) -> None:
        """Somebody sits down."""
        self.watch.start()
        self._read()

    def _hear(self, fact: object) -> None:
        if fact == SettingChanged(IDLE_MINUTES):
            self._read()

    def _read(self) -> None:
        office = self._office
        if office is None:
            return
        self._background.run(
            lambda: minutes_from(office.keeping.setting(IDLE_MINUTES)),
            owner=self,
            done=self._found,
            failed=lambda error: self._shell.show_notice(notice(error)),
            lane=Lane.READING,
        )

    def _found(self, minutes: int) -> None:
        self.watch.minutes = minutes

    def _over(self, minutes: int) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                window.reject()  # a choice of files left open is nobody's to finish
        self._lock()
        said = self.tr("Đã khóa vì {n} phút không ai dùng máy.").format(n=minutes)
        advice = self.tr("Phần đang nhập còn nguyên: gõ mã PIN của mình để làm tiếp.")
        self._shell.show_notice(Notice(said, advice, grave=False))
