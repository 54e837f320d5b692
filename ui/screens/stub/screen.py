"""A stub as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.stub.presenter import StubPresenter
from ui.screens.stub.view import StubView
from ui.shell.screen import Go, Header


class StubScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell, which opens what was scanned."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = StubPresenter(office, background, news, self)
        self.view = StubView()
        self.view.look_asked.connect(self.presenter.look_again)
        self.presenter.state_changed.connect(self.view.render_state)
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.found.connect(self._open)

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # whoever may scan it
        """`about` is the PaperLook; without one the receipt shown last is shown again."""
        self.header_changed.emit(Header(self.tr("Giấy tiếp nhận")))
        self.view.again.setFocus()
        self.presenter.enter(about)

    def leave(self) -> None:
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False

    def _open(self, dossier: DossierId) -> None:
        self.go.emit(Go("dossier", dossier))
