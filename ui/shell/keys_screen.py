"""The help of keys as a page like any other: one comes from somewhere and goes back there."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from ui.shell.keys_page import KeysPage
from ui.shell.screen import Header


class KeysScreen(QObject):
    """`ui.shell.screen.Screen`; nothing on it changes."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # never said
    go = Signal(object)  # never asked
    back_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = KeysPage()
        self.view.back.clicked.connect(self.back_asked)

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # the same for all
        self.header_changed.emit(Header(self.tr("Các phím")))
        self.view.columns.setFocus()  # more of them than a window holds

    def leave(self) -> None:
        """Nothing is kept."""

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False
