"""Returning as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.return_.presenter import ReturnPresenter
from ui.screens.return_.state import Phase
from ui.screens.return_.view import ReturnView
from ui.shell.screen import Header


class ReturnScreen(QObject):
    """`ui.shell.screen.Screen`; takes receipts and cards itself, whatever is shown."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    print_asked = Signal(object, object)  # (DossierId, form)

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = ReturnPresenter(office, background, news, self)
        self.view = view = ReturnView()
        view.sought.connect(self.presenter.find)
        view.collector.kind_chosen.connect(self.presenter.choose)
        view.collector.changed.connect(self._change)
        view.giving.given.connect(self._hand_out)
        view.giving.result_back.connect(self.presenter.result_back)
        view.giving.opened.connect(self.presenter.open_dossier)
        self.presenter.state_changed.connect(view.render_state)
        self.presenter.fetched.connect(self._focus)
        self.presenter.wanting.connect(view.focus_need)
        self.presenter.stopped.connect(lambda: view.focus_again(self.presenter.state))
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.go.connect(self.go)
        self.presenter.print_asked.connect(self.print_asked)

    @property
    def is_quiet(self) -> bool:
        """Nobody waits for the result on the page. Any thread may ask."""
        state = self.presenter.state
        return state.phase is not Phase.READY and not state.busy

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is the DossierId whose result goes out, or None."""
        self.header_changed.emit(Header(self.tr("Trả kết quả")))
        self._focus()
        self.presenter.enter(officer, about)

    def leave(self) -> None:
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:
        return self.presenter.take_scan(scan)

    def step_back(self) -> bool:
        return self.presenter.step_back()

    def _change(self, field: str, value: object) -> None:
        self.presenter.change(**{field: value})

    def _hand_out(self) -> None:
        self.presenter.hand_out(self.view.collector.lost.take_secret())

    def _focus(self) -> None:
        self.view.focus_start(self.presenter.state)
