"""The queue as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.queue.presenter import QueuePresenter, QueueState
from ui.screens.queue.view import QueueView
from ui.shell.screen import Header


class QueueScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    called = Signal(object, object)  # the same, said while another page may be shown
    go = Signal(object)  # Go
    print_asked = Signal(object)  # Ticket

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = QueuePresenter(office, background, news, self)
        self.view = QueueView()
        self._focus_due = self._shown = False
        presenter, view, counter = self.presenter, self.view, self.view.counter
        presenter.state_changed.connect(self._render)
        presenter.notice_changed.connect(self._say)
        presenter.print_asked.connect(self.print_asked)
        view.drawn.connect(presenter.draw)
        view.priority_chosen.connect(presenter.choose_priority)
        view.printed.connect(presenter.print_again)
        view.dropped.connect(presenter.drop)
        view.moved.connect(presenter.move)
        view.came_back.connect(presenter.bring_back)
        view.groups_set.connect(presenter.set_groups)
        counter.next.clicked.connect(presenter.call_next)
        counter.again.clicked.connect(presenter.call_again)
        counter.absent.clicked.connect(presenter.absent)
        counter.finish.clicked.connect(presenter.finish)
        counter.calls_chosen.connect(presenter.choose_calls)

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # the line is one
        self.header_changed.emit(Header(self.tr("Hàng chờ"), self.tr("hôm nay")))
        self._focus_due = self._shown = True
        self.presenter.serve(officer)
        self.presenter.read()

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self._shown = False

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False

    def call_next(self, officer: Officer) -> None:
        """By its key, on whatever page the officer is."""
        self.presenter.serve(officer)
        self.presenter.call_next()

    def _say(self, said: object, action: object) -> None:
        (self.notice_changed if self._shown else self.called).emit(said, action)

    def _render(self, state: QueueState) -> None:
        self.view.render_state(state)
        if self._focus_due and state.groups:
            self._focus_due = False
            self.view.focus_line()
