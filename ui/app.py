"""The Qt application: fonts, look, last resort for our bugs, and the one window."""

import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from desk_app.domain.failure import ProgramFault
from desk_app.paths import Folders
from resources import FOLDER
from ui import theme
from ui.texts import Notice, notice

if TYPE_CHECKING:
    from logging import Logger
    from types import TracebackType

    from desk_app.releases.running import Running
    from desk_app.wiring.office import Office
    from ui.program import Program
    from ui.sounds.speaker import Speaker
    from ui.start.opening import Opened

TRIAL_ASKED: Final = 75  # exit code of `open_window`: the officer chose to try the program out


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What the command line asked for."""

    folders: Folders
    keys: Path  # where key files lie when the machine has no keyring
    trial: bool = False  # the demo office: enrol with `code` at `central` without asking
    central: str = ""
    code: str = ""
    own: "Running | None" = None  # the frozen program this is; None: it is never updated
    can_try: bool = True  # a central server for the demo office is at hand


def make_application() -> QApplication:
    """The one QApplication, in our face and colours."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("quay-mot-cua")
    application.setApplicationDisplayName("Quầy Một Cửa")
    application.setDesktopFileName("quay-mot-cua")  # as the menu entry: one icon, one group
    application.setWindowIcon(QIcon(str(FOLDER / "icons" / "quay-mot-cua.png")))
    theme.apply(application)
    return application


def make_program(start: Start) -> "Program":
    """The application and its window, with nothing shown yet."""
    application = make_application()
    from ui.program import Program

    return Program(application, start, speaker=_speaker)


def open_window(start: Start) -> int:
    """Show the desk until the officer closes it; returns the exit code."""
    program = make_program(start)
    keep_log = cache(partial(_keep_log, start.folders.logs))

    def tell_fault(
        kind: type[BaseException], error: BaseException, trace: "TracebackType | None"
    ) -> None:
        program.shell.show_notice(notice(ProgramFault()))
        keep_log()
        log_fault(kind, error, trace)

    program.begun.connect(keep_log)
    program.painted.connect(note_paint)
    usual = sys.excepthook
    sys.excepthook = tell_fault
    program.show()
    code = QApplication.exec()
    unwritten = program.close()
    if unwritten is not None:
        tell(unwritten)
    sys.excepthook = usual
    if program.background.hangs:
        _end_hard(code)
    return code


class FirstPaint(QObject):
    """Sees a window painted for the first time."""

    seen = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._tell)  # behind what is painted in it now
        return False

    def _tell(self) -> None:
        self.seen.emit()


def close_office(office: "Office | None", opened: "Opened | None", *, all_stored: bool) -> None:
    """Give the store back, after the evening's copy where there is an office; no timer of the
    program runs any more. `all_stored` as `ui.seat.closing.ClosingWindow`."""
    if office is not None:
        from ui.seat.closing import ClosingWindow

        office.close(ClosingWindow(all_stored=all_stored).going_on)
    elif opened is not None:
        opened.folder.close()


def close_windows() -> None:
    """Before the application goes, or Qt takes them down with it in no order."""
    for window in QApplication.topLevelWidgets():
        if window.parent() is None:
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def note_paint() -> None:
    """What an office that calls its machine slow is asked for."""
    _log().info("window.painted processor_ms=%d", time.process_time() * 1000)


def tell(said: Notice) -> None:
    """Say in a window of its own why there is no window; returns when it is closed."""
    from PySide6.QtWidgets import QMessageBox

    application = make_application()
    box = QMessageBox(QMessageBox.Icon.Warning, "", said.title)
    box.setInformativeText(said.advice)
    box.addButton(QCoreApplication.translate("tell", "Đóng"), QMessageBox.ButtonRole.AcceptRole)
    box.finished.connect(application.quit)
    box.open()
    while box.isVisible():  # the window that closed before may have asked to quit, more than once
        application.exec()


def _end_hard(code: int) -> None:
    """A thread that never ends would hold the process, and with it the lock of the store."""
    from logging import shutdown

    _log().error("window.hangs")
    shutdown()
    os._exit(code)


def _keep_log(folder: Path) -> None:
    from desk_app.logs import start_log

    with suppress(OSError):  # a full disk, another's folder: the desk works without a log
        start_log(folder)


def _log() -> "Logger":
    from logging import getLogger

    return getLogger("desk_app.ui")


def _speaker() -> "Speaker":
    from ui.sounds.speaker import speaker_here

    return speaker_here()


def log_fault(
    kind: type[BaseException], _error: BaseException, trace: "TracebackType | None"
) -> None:
    """Our bug: where it happened, never what an officer typed."""
    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    _log().error("%s %s %s", ProgramFault.code, kind.__name__, " < ".join(reversed(frames)))
