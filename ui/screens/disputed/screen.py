"""The page of decisions as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.disputed.presenter import DisputedPresenter, DisputedState
from ui.screens.disputed.view import DisputedView
from ui.shell.screen import Go, Header


class DisputedScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = DisputedPresenter(office, background, news, self)
        self.view = DisputedView()
        self._officer: OfficerId | None = None  # who typed the reason
        self._focus_due = False
        self.view.decided.connect(self.presenter.decide)
        self.view.dossier_asked.connect(self._open)
        self.presenter.state_changed.connect(self._render)
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.decided.connect(self._decided)
        self.presenter.unfounded.connect(self.view.focus_reason)

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is the DossierId; without one the dossier shown last is shown again."""
        self.header_changed.emit(Header(self.tr("Hai quầy làm khác nhau")))
        dossier = about if about is not None else self.presenter.state.id
        if dossier is None:
            return
        if officer.id != self._officer or dossier != self.presenter.state.id:
            self.view.forget()
        self._officer = officer.id
        self._focus_due = True
        self.presenter.enter(dossier, officer)

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False

    def _render(self, state: DisputedState) -> None:
        self.view.render_state(state)
        if state.loaded:
            where = " · ".join(part for part in (state.code, state.owner) if part)
            self.header_changed.emit(Header(self.tr("Hai quầy làm khác nhau"), where))
        if self._focus_due and state.loaded:
            self._focus_due = False
            self.view.focus_first()

    def _decided(self) -> None:
        self.view.forget()
        self._focus_due = True

    def _open(self) -> None:
        if self.presenter.state.id is not None:
            self.go.emit(Go("dossier", self.presenter.state.id))
