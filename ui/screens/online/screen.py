"""Online dossiers as the shell knows them: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from desk_app.wiring.online.desk import OnlineDossier
from ui.background import Runs
from ui.news import News
from ui.screens.online.presenter import OnlinePresenter, OnlineState
from ui.screens.online.view import OnlineView
from ui.shell.screen import Go, Header


class OnlineScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = OnlinePresenter(office, background, news, self)
        self.view = OnlineView()
        self._focus_due = False
        self.view.opened.connect(self.presenter.open)
        self.presenter.opened.connect(self._open)
        self.presenter.state_changed.connect(self._render)
        self.presenter.notice_changed.connect(self.notice_changed)

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # one list for all
        self.header_changed.emit(Header(self.tr("Hồ sơ trực tuyến"), self.tr("chờ trả lời")))
        self._focus_due = True
        self.presenter.enter()

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False

    def _open(self, found: OnlineDossier) -> None:
        self.go.emit(Go("intake", found))

    def _render(self, state: OnlineState) -> None:
        self.view.render_state(state)
        if self._focus_due and state.loaded:
            self._focus_due = False
            self.view.focus_list()
