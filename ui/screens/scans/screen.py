"""Scans as the shell knows them: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.scans.choosers import (
    FilesChooser,
    FolderChooser,
    choose_scan_folder,
    choose_scans,
)
from ui.screens.scans.presenter import ScansPresenter
from ui.screens.scans.state import Mode, ScansState
from ui.screens.scans.view import ScansView
from ui.shell.screen import Header


class ScansScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every code and card to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = presenter = ScansPresenter(office, background, news, self)
        self.view = view = ScansView()
        self.choose_files: FilesChooser = choose_scans
        self.choose_folder: FolderChooser = choose_scan_folder
        self._focus_due = False
        self._told = ""  # what the header says
        view.papers.chosen.connect(presenter.choose_paper)
        view.tray.chosen.connect(presenter.choose_item)
        view.tray.files_asked.connect(lambda: self.choose_files(view, presenter.add_files))
        view.tray.folder_asked.connect(lambda: self.choose_folder(view, presenter.set_folder))
        view.tray.limits_asked.connect(lambda: self._ask(Mode.SET_UP))
        view.dropped.connect(presenter.add_files)
        view.form.changed.connect(lambda field, value: presenter.change(**{field: value}))
        view.form.submitted.connect(presenter.submit)
        view.form.asked.connect(self._ask)
        view.preview.turned.connect(presenter.preview.turn)
        view.preview.room.connect(presenter.preview.fit)
        presenter.preview.drawn.connect(view.preview.show_picture)
        presenter.state_changed.connect(self._render)
        presenter.notice_changed.connect(self.notice_changed)
        presenter.stored.connect(view.focus_start)
        presenter.wanting.connect(view.form.focus_on)

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is the DossierId; without one the dossier shown last is shown again."""
        shown = self.presenter.state.dossier
        dossier = about if about is not None else (shown.id if shown else None)
        self._told = ""
        self.header_changed.emit(Header(self.tr("Quét giấy tờ")))
        if dossier is None:
            return
        self._focus_due = True
        self.presenter.enter(dossier, officer)

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        stepped = self.presenter.step_back()
        if stepped:
            self.view.focus_start()
        return stepped

    def _ask(self, mode: Any) -> None:
        self.presenter.ask(mode)
        self.view.focus_start()

    def _render(self, state: ScansState) -> None:
        self.view.render_state(state)
        if state.dossier is None:
            return
        about = f"{state.dossier.code} · {state.dossier.applicant.name}"
        if about != self._told:
            self._told = about
            self.header_changed.emit(Header(self.tr("Quét giấy tờ"), about))
        if self._focus_due:
            self._focus_due = False
            self.view.focus_start()
            self.view.preview.tell_room()
