"""One dossier as the shell knows it: presenter and view joined."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.codes.scan import Scan
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.officer import Officer
from desk_app.services.handling.result_back import ResultBack
from desk_app.services.telling.by_itself import CallOff
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.presenter import DossierPresenter, DossierState
from ui.screens.dossier.step_place import LeftForms, Which
from ui.screens.dossier.view import DossierView
from ui.seat.kept_for import KeptFor
from ui.shell.screen import AtStep, Go, Header
from ui.shortcuts import Keys


@dataclass(frozen=True, slots=True)
class _Left:
    """Half typed by one officer."""

    forms: LeftForms
    dossier: DossierId | None
    note: str  # of its result
    code: ExternalCode | None  # of another system; None: none was begun


class DossierScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell, which opens what was scanned."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    print_asked = Signal(object)  # (DossierId, form)

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = DossierPresenter(office, background, news, self)
        self.view = DossierView()
        self._officer: OfficerId | None = None  # who sits here, or sat here last
        self._left = KeptFor[_Left](office.now, lambda left: self.view.place.end(left.forms))
        self._focus_due = False  # the page takes the focus once it shows the dossier
        self._step: Keys | None = None  # to begin with, once it is shown
        self.view.unmask_asked.connect(self.presenter.unmask)
        self.view.taken.connect(self._take)
        self.view.asked.connect(self.presenter.foresee)
        self.presenter.foreseen.connect(self.view.place.foresee)
        self.view.print_asked.connect(self.presenter.ask_print)
        self.view.code_given.connect(self.presenter.note_code)
        self.presenter.code_noted.connect(self._noted)
        self.view.page_asked.connect(self._show_page)
        self.view.versions_asked.connect(self._show_versions)
        self.view.compare_asked.connect(lambda: self._show_page("disputed"))
        self.presenter.state_changed.connect(self._render)
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.print_asked.connect(self.print_asked)
        self.presenter.go.connect(self.go)
        self.presenter.stepped.connect(self._stepped)

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is the DossierId, or `AtStep`; without one whichever this officer saw last."""
        self.header_changed.emit(Header(self.tr("Hồ sơ")))
        self._step = about.step if isinstance(about, AtStep) else None
        dossier = about.dossier if isinstance(about, AtStep) else about
        if officer.id != self._officer:
            dossier = self._change_hands(officer.id, dossier)
        elif dossier is None:
            dossier = self.presenter.state.id
        elif dossier != self.presenter.state.id:
            self.view.steps.note.clear()
            self.view.facts.end_code()
            self.view.place.close_form()
        if dossier is not None:
            self._focus_due = True
            self.presenter.enter(dossier, officer)

    def _change_hands(self, officer: OfficerId, dossier: DossierId | None) -> DossierId | None:
        """What one officer typed is shown to no other, and to them again for the same dossier.

        Returns what is to be shown: `dossier`, or what `officer` saw last; None: nothing.
        """
        before, self._officer = self._officer, officer
        note, shown = self.view.steps.note, self.presenter.state.id
        forms = self.view.place.put_away()
        if before is None:
            self.view.place.end(forms)
        else:
            self._left.keep(before, _Left(forms, shown, note.text(), self.view.facts.code_begun))
        left = self._left.give_back(officer)
        if dossier is None and left is not None:
            dossier = left.dossier
        self.presenter.forget(officer)
        here = left if left is not None and left.dossier == dossier else None
        note.setText(here.note if here is not None else "")
        self.view.facts.end_code()
        if left is not None:
            self.view.place.go_on_with(left.forms, officer, dossier)
        if here is not None and here.code is not None:
            self.view.facts.go_on_with_code(here.code)
        return dossier

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return self.view.step_back()

    def _render(self, state: DossierState) -> None:
        self.view.render_state(state)
        if self._focus_due and state.loaded:
            self._focus_due, step, self._step = False, self._step, None
            if step is not None and self.view.begin_step(step):
                return
            form, ahead, about = self.view.place.form, self.view.place.ahead, state.about
            if form is None or ahead is None:
                self.view.focus_first()
            elif about is not None and about.officer.id == self._officer and not _has_hands(form):
                self.view.place.open(ahead, about)  # as the dossier is now

    def _take(self, ahead: Ahead, order: object) -> None:
        """What came back is said on the card itself: that step needs no form."""
        dossier = self.presenter.state.id
        if ahead is Ahead.RESULT_BACK and dossier is not None:
            order = ResultBack(dossier=dossier, note=self.view.steps.note.text().strip())
        if ahead is Ahead.CALL_OFF and dossier is not None:
            order = CallOff(dossier)
        self.presenter.take(ahead, order)

    def _stepped(self, ahead: Ahead, dossier: DossierId, by: OfficerId) -> None:
        if by != self._officer:
            self._left.change(by, lambda left: self._without(left, (dossier, ahead)))
            return
        self.view.steps.note.clear()
        self.view.place.forget(ahead)
        self._focus_due = True

    def _without(self, left: _Left, which: Which) -> _Left:
        self.view.place.end_form(left.forms, which)
        return replace(left, note="")

    def _noted(self, dossier: DossierId, by: OfficerId) -> None:
        """The form is done with where that code was typed, and no other."""
        if by != self._officer:
            self._left.change(by, lambda left: _without_code(left, dossier))
        elif dossier == self.presenter.state.id:
            self.view.facts.end_code()

    def _show_versions(self) -> None:
        self.go.emit(Go("versions", self.presenter.state.id))

    def _show_page(self, page: str) -> None:
        self.go.emit(Go(page, self.presenter.state.id))


def _without_code(left: _Left, dossier: DossierId) -> _Left:
    return replace(left, code=None) if left.dossier == dossier else left


def _has_hands(form: QWidget) -> bool:
    """It was opened meanwhile, and somebody types in it."""
    focus = QApplication.focusWidget()
    return focus is not None and form.isAncestorOf(focus)
