"""One visit sent away as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.sent_away.presenter import SentAwayPresenter, SentAwayState
from ui.screens.sent_away.view import SentAwayView
from ui.shell.screen import Go, Header


class SentAwayScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    print_asked = Signal(object)  # SentAway

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = SentAwayPresenter(office, background, news, self)
        self.view = SentAwayView()
        self._focus_due = False  # the page takes the focus once it shows the visit
        self.view.print_asked.connect(self.presenter.print_again)
        self.view.back_asked.connect(self._receive)
        self.presenter.state_changed.connect(self._render)
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.print_asked.connect(self.print_asked)

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is the id of the visit; without one the visit shown last is shown again."""
        self.header_changed.emit(Header(self.tr("Lượt chưa tiếp nhận")))
        away = about if about is not None else self.presenter.state.id
        if away is not None:
            self._focus_due = True
            self.presenter.enter(away, officer)

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False

    def _render(self, state: SentAwayState) -> None:
        self.view.render_state(state)
        if self._focus_due and state.away is not None:
            self._focus_due = False
            self.view.focus_first()

    def _receive(self) -> None:
        if self.presenter.state.may_receive:
            self.go.emit(Go("intake", self.presenter.state.away))
