"""The work list as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.worklist.presenter import WorklistPresenter, WorklistState
from ui.screens.worklist.view import WorklistView
from ui.shell.screen import Go, Header


class WorklistScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._unit = office.facts.unit.name
        self.presenter = WorklistPresenter(office, background, news, self)
        self.view = WorklistView()
        self._focus_due = False  # the list takes the focus once its rows are there
        self.view.filter_chosen.connect(self.presenter.choose)
        self.view.opened.connect(self._open)
        self.view.return_asked.connect(self._return)
        self.presenter.state_changed.connect(self._render)
        self.presenter.notice_changed.connect(self.notice_changed)

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # one page for all
        where = self.tr("mọi quầy của {unit}").format(unit=self._unit)
        self.header_changed.emit(Header(self.tr("Việc cần làm"), where))
        self._focus_due = True
        self.presenter.enter(officer)

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False

    def _render(self, state: WorklistState) -> None:
        self.view.render_state(state)
        if self._focus_due:
            self._focus_due = False
            self.view.focus_list()

    def _open(self, dossier: DossierId) -> None:
        self.go.emit(Go("dossier", dossier))

    def _return(self, dossier: DossierId) -> None:
        self.go.emit(Go("return", dossier))
