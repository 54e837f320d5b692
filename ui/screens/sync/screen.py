"""The page of the line as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.sync.choosers import FileChooser, FileNamer, choose_answer, name_export
from ui.screens.sync.presenter import SyncPresenter, SyncState
from ui.screens.sync.view import SyncView
from ui.shell.screen import Go, Header


class SyncScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = SyncPresenter(office, background, news, self)
        self.view = SyncView()
        self.choose_answer: FileChooser = choose_answer
        self.name_export: FileNamer = name_export
        self._focus_due = False
        self.view.opened.connect(self._open)
        self.view.decision_asked.connect(self._decide)
        self.view.mend_asked.connect(self.presenter.mend)
        self.view.line.exchange.clicked.connect(self.presenter.exchange)
        self.view.line.out.clicked.connect(self._carry_out)
        self.view.line.read.clicked.connect(self._carry_in)
        self.presenter.state_changed.connect(self._render)
        self.presenter.notice_changed.connect(self.notice_changed)

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # everyone sees it
        self.header_changed.emit(Header(self.tr("Đồng bộ")))
        self._focus_due = True
        self.presenter.enter(officer)

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False

    def _render(self, state: SyncState) -> None:
        self.view.render_state(state)
        if self._focus_due and state.line is not None:
            self._focus_due = False
            self.view.focus_first()

    def _open(self, dossier: DossierId) -> None:
        self.go.emit(Go("dossier", dossier))

    def _decide(self, dossier: DossierId) -> None:
        self.go.emit(Go("disputed", dossier))

    def _carry_out(self) -> None:
        self.name_export(self.view, self.presenter.file_name(), self.presenter.carry_out)

    def _carry_in(self) -> None:
        self.choose_answer(self.view, self.presenter.carry_in)
