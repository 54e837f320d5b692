"""The print list as the shell knows it: presenter and view joined."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from ui.paper_desk import PaperDesk
from ui.screens.prints.presenter import PrintsPresenter, PrintsState
from ui.screens.prints.rows import PrintRow
from ui.screens.prints.view import PrintsView
from ui.shell.screen import GivenList, Go, Header


class PrintsScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go

    def __init__(
        self, papers: PaperDesk, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = PrintsPresenter(papers, now, self)
        self.view = PrintsView()
        self._focus_due = False
        self.view.asked.connect(self.presenter.do)
        self.view.all_asked.connect(self.presenter.print_put_off)
        self.view.all_out_asked.connect(self.presenter.ask_whether_all_came_out)
        self.view.all_again_asked.connect(self.presenter.ask_whether_to_print_all)
        self.view.later_asked.connect(self.presenter.toggle_later)
        self.view.opened.connect(self._open)
        self.presenter.state_changed.connect(self._render)
        self.presenter.notice_changed.connect(self.notice_changed)

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # the list is one
        self.header_changed.emit(Header(self.tr("Danh sách in"), self.tr("của quầy này")))
        self._focus_due = True
        self.presenter.enter(officer)

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False

    def _open(self, row: PrintRow) -> None:
        if row.batch:
            self.go.emit(Go("hand_over", GivenList(row.dossier)))
        else:
            self.go.emit(Go("sent_away" if row.away else "dossier", row.dossier))

    def _render(self, state: PrintsState) -> None:
        self.view.render_state(state)
        if self._focus_due:
            self._focus_due = False
            self.view.focus_list()
