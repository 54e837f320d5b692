"""One dossier as the shell knows it: presenter and view joined."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.codes.scan import Scan
from desk_app.domain.ids import DossierId
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
from ui.seat.seat import Seat
from ui.shell.screen import AtStep, Go, Header
from ui.shortcuts import Keys


@dataclass(frozen=True, slots=True)
class _Left:
    """Half typed by one officer."""

    forms: LeftForms
    dossier: DossierId | None = None
    note: str = ""  # of its result
    code: ExternalCode | None = None  # of another system; None: none was begun


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
        self.view = DossierView()
        self._seat = Seat[_Left](
            office.now, self.notice_changed.emit, lambda left: self.view.place.end(left.forms)
        )
        self.presenter = DossierPresenter(office, background, news, self._seat, self)
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
        self.view.apology_asked.connect(self._say_no_apology)
        self.view.turned.connect(lambda: self.notice_changed.emit(None, None))
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
        if not self._seat.holds(officer):
            dossier = self._change_hands(officer, dossier)
        elif dossier is None:
            dossier = self.presenter.state.id
        elif dossier != self.presenter.state.id:
            self.view.steps.note.clear()
            self.view.facts.end_code()
            self.view.place.close_form()
        if dossier is not None:
            self._focus_due = True
            self.presenter.enter(dossier, officer)

    def _change_hands(self, officer: Officer, dossier: DossierId | None) -> DossierId | None:
        """What one officer typed is shown to no other, and to them again for the same dossier.

        Returns what is to be shown: `dossier`, or what `officer` saw last; None: nothing.
        """
        note, shown = self.view.steps.note, self.presenter.state.id
        forms, code = self.view.place.put_away(), self.view.facts.code_begun
        leaves = _Left(forms, shown, note.text(), code)
        left = self._seat.sit(officer, leaves, _Left(LeftForms({}, None)))
        dossier = left.dossier if dossier is None else dossier
        here = left if left.dossier == dossier else _Left(left.forms)
        self.presenter.forget()
        note.setText(here.note)
        self.view.facts.end_code()
        self.view.place.go_on_with(left.forms, officer.id, dossier)
        if here.code is not None:
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
            elif about is not None and self._seat.holds(about.officer) and not _has_hands(form):
                self.view.place.open(ahead, about)  # as the dossier is now

    def _take(self, ahead: Ahead, order: object) -> None:
        """What came back is said on the card itself: that step needs no form."""
        dossier = self.presenter.state.id
        if ahead is Ahead.RESULT_BACK and dossier is not None:
            order = ResultBack(dossier=dossier, note=self.view.steps.note.text().strip())
        if ahead is Ahead.CALL_OFF and dossier is not None:
            order = CallOff(dossier)
        self.presenter.take(ahead, order)

    def _stepped(self, ahead: Ahead, dossier: DossierId, by: Officer) -> None:
        """The form is done with that was typed for it, and no other."""
        if not self._seat.holds(by):
            self._seat.change_left(by, lambda left: self._without(left, (dossier, ahead)))
            return
        self.view.place.forget((dossier, ahead))
        if dossier == self.presenter.state.id:
            self.view.steps.note.clear()
            self._focus_due = True

    def _without(self, left: _Left, which: Which) -> _Left:
        self.view.place.end_form(left.forms, which)
        return replace(left, note="") if left.dossier == which[0] else left

    def _noted(self, dossier: DossierId, by: Officer) -> None:
        """The form is done with where that code was typed, and no other."""
        if not self._seat.holds(by):
            self._seat.change_left(by, lambda left: _without_code(left, dossier))
        elif dossier == self.presenter.state.id:
            self.view.facts.end_code()

    def _say_no_apology(self) -> None:
        if (why := self.presenter.state.no_apology) is not None:
            self.notice_changed.emit(why, None)

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
