"""The papers of one dossier as the shell knows them: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.paper_desk import PaperDesk
from ui.screens.versions.presenter import VersionsPresenter, VersionsState
from ui.screens.versions.view import VersionsView
from ui.shell.screen import Header


class VersionsScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # never asked
    print_asked = Signal(object, str, str)  # DossierId, form, ground of a re-issue or ""
    preview_asked = Signal(object, object)  # DossierId, VersionRow

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = VersionsPresenter(office, background, news, self)
        self.view = VersionsView()
        self._focus_due = False
        self._officer: Officer | None = None
        self.view.preview_asked.connect(self.presenter.preview)
        self.view.print_asked.connect(self.presenter.print)
        self.view.reissue_asked.connect(self.presenter.reissue)
        self.presenter.state_changed.connect(self._render)
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.print_asked.connect(self.print_asked)
        self.presenter.preview_asked.connect(self.preview_asked)
        self.presenter.reissued.connect(self.view.go_on)

    def follow(self, papers: PaperDesk) -> None:
        """What becomes of a re-issue asked for here; its reason is kept until it is stored."""
        papers.queue.changed.connect(self.presenter.note_listed)
        papers.queue.refused.connect(lambda _error: self.presenter.give_up())
        papers.on_its_way.connect(lambda _job: self.presenter.give_up())

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is the DossierId; without one the dossier shown last is shown again."""
        self.header_changed.emit(Header(self.tr("Các bản đã in")))
        dossier = about if about is not None else self.presenter.state.id
        if dossier is None:
            return
        another = self._officer is None or self._officer.id != officer.id
        if another or dossier != self.presenter.state.id:
            self.view.forget()  # a reason is of the officer who typed it, for one dossier
        self._officer = officer
        self._focus_due = True
        self.presenter.enter(dossier, officer)

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False

    def _render(self, state: VersionsState) -> None:
        self.view.render_state(state)
        if state.loaded:
            where = " · ".join(part for part in (state.code, state.owner) if part)
            self.header_changed.emit(Header(self.tr("Các bản đã in"), where))
        if self._focus_due and state.loaded:
            self._focus_due = False
            self.view.focus_list()
