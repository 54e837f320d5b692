"""The supervisor's day as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.watch.chosen.list_card import BegunForm
from ui.screens.watch.chosen.presenter import ChosenPresenter
from ui.screens.watch.facts import Opens, SeenRow
from ui.screens.watch.presenter import WatchPresenter, WatchState
from ui.screens.watch.seen_card import Begun
from ui.screens.watch.view import WatchView
from ui.seat.kept_for import KeptFor
from ui.shell.screen import AtStep, Go, Header
from ui.shortcuts import Keys


class WatchScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    print_asked = Signal(object, object)  # Sequence[UrgedUnit], Officer

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = WatchPresenter(office, background, news, self)
        self.chosen = ChosenPresenter(office, background, news, self)
        self.chosen.seat.tell_with(self.presenter.seat)
        self.view = WatchView()
        self._focus_due = False  # the page takes the focus once there is something on it
        self._shown = False
        self._officer: OfficerId | None = None  # who sits here, or sat here last
        self._begun = KeptFor[Begun](office.now)
        self._forms = KeptFor[BegunForm](office.now)
        self.view.opened.connect(self._open)
        self.view.dossier_opened.connect(lambda dossier: self.go.emit(Go("dossier", dossier)))
        self.view.mark_asked.connect(self.presenter.mark)
        self.view.remind_asked.connect(self._remind)
        self.view.seal_asked.connect(lambda: self.go.emit(Go("day_end", office_date(office.now()))))
        self.view.left.connect(self.step_back)
        self._join_list()
        self.presenter.state_changed.connect(self._render)
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.marked.connect(self._marked)

    def _join_list(self) -> None:
        chosen, card = self.chosen, self.view.list
        chosen.state_changed.connect(card.render_chosen)
        chosen.notice_changed.connect(self.notice_changed)
        chosen.stored.connect(self.presenter.refresh)
        chosen.idle.connect(card.end_form)
        chosen.ended.connect(self._forms.drop)
        chosen.print_asked.connect(self.print_asked)
        card.toggled.connect(chosen.toggle)
        card.all_toggled.connect(chosen.toggle_all)
        card.officers_asked.connect(chosen.ask_officers)
        card.print_asked.connect(chosen.print_)
        card.mark_asked.connect(chosen.mark)
        card.assign_asked.connect(chosen.assign)
        card.remind_asked.connect(chosen.remind)

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # one day for all
        self._shown = self._focus_due = True
        self._head(self.presenter.state)
        before, self._officer = self._officer, officer.id
        if before != officer.id:
            self._put_away(before)
        self.chosen.enter(officer)
        self._give_back(officer.id)
        self.presenter.enter(officer)
        self._render(self.presenter.state)

    def leave(self) -> None:
        self._shown = self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        """Out of a remark or a form, or from a list to the day."""
        if self.view.seen.step_back() or self.view.list.step_back():
            return True
        closed = self.presenter.close()
        if closed:
            self.view.focus_first(self.presenter.state)
        return closed

    def _render(self, state: WatchState) -> None:
        self.view.render_state(state)
        self.chosen.show_list(state.rows, state.findings)
        if not self._shown:
            return
        self._head(state)
        ready = state.listed if state.opened is not None else state.loaded
        if self._focus_due and ready:
            self._focus_due = False
            self.view.focus_first(state)

    def _put_away(self, before: OfficerId | None) -> None:
        """A remark or a form half typed is its writer's: shown to nobody else."""
        begun, form = self.view.seen.put_away(), self.view.list.put_away()
        if begun is not None and before is not None:
            self._begun.keep(before, begun)
        if form is not None and before is not None:
            self._forms.keep(before, form)

    def _give_back(self, officer: OfficerId) -> None:
        if (begun := self._begun.give_back(officer)) is not None:
            self.view.seen.go_on_with(begun)
        if (form := self._forms.give_back(officer)) is not None:
            self.view.list.go_on_with(form)

    def _marked(self, by: OfficerId) -> None:
        self._begun.drop(by)
        if by == self._officer:
            self.view.seen.end_remark()

    def _head(self, state: WatchState) -> None:
        self.header_changed.emit(Header(self.tr("Giám sát"), state.facts.where))

    def _open(self, opens: Opens) -> None:
        if opens.page is not None:
            self.go.emit(opens.page)
        else:
            self._focus_due = True
            self.chosen.forget()
            self.presenter.open(opens)

    def _remind(self, line: SeenRow) -> None:
        dossier = line.finding.dossier
        if dossier is not None:
            self.go.emit(Go("dossier", AtStep(DossierId(dossier), Keys.REMIND)))
