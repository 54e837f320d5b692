"""Handing over as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.dossiers.words import Wording
from ui.news import News
from ui.screens.hand_over.pages.given import GivenPage
from ui.screens.hand_over.pages.listed import ListPage
from ui.screens.hand_over.pages.results import ResultsPage
from ui.screens.hand_over.presenter import HandOverPresenter
from ui.screens.hand_over.view import HandOverView
from ui.shell.screen import Go, Header


class HandOverScreen(QObject):
    """`ui.shell.screen.Screen`; takes every scan but a card's while it is shown."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    print_asked = Signal(object)  # Batch: its minutes
    heard = Signal(object)  # table.Heard: what a scan came to, once for each

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
        self.presenter = HandOverPresenter(office, background, news, self)
        self.view = HandOverView(office.now, wording.desk)
        self._join_making()
        self._join_sides()
        self.view.side_chosen.connect(self.presenter.choose_side)
        self.presenter.state_changed.connect(lambda _state: self._render())
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.table.heard.connect(self.heard)

    def enter(self, officer: Officer, about: Any) -> None:
        """`about`: None, GivenList, ListNumber, or the DossierId that joins a list."""
        self.header_changed.emit(Header(self.tr("Bàn giao")))
        self.presenter.enter(officer, about)
        self.view.focus_start()

    def leave(self) -> None:
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:
        return self.presenter.take_scan(scan)

    def step_back(self) -> bool:
        stepped = self.presenter.step_back()
        if stepped:
            self.view.focus_start()
        return stepped

    def _join_making(self) -> None:
        page, part = self.view.making, self.presenter.making
        part.state_changed.connect(page.render_state)
        part.handed.connect(self._print_minutes)
        part.unit_named.connect(page.focus_confirm)
        page.ticked.connect(part.toggle)
        page.moved.connect(part.choose)
        page.turned_to.connect(part.turn_to)
        page.opened.connect(self._open)
        page.card.confirm.clicked.connect(part.confirm)
        page.card.add_all.clicked.connect(part.add_all)
        page.card.unit.clicked.connect(part.ask_unit)
        page.unit_form.given.connect(part.set_unit)
        page.unit_form.left.connect(part.leave_unit)
        page.odd.cleared.connect(self._clear_odd)

    def _join_sides(self) -> None:
        given = self.presenter.given
        self.view.made.connect(self._join_made)
        given.state_changed.connect(lambda _state: self._render())
        given.opened.connect(self._begin_list)
        given.took.connect(self._begin_list)

    @Slot(object)
    def _join_made(self, page: GivenPage | ListPage | ResultsPage) -> None:
        match page:
            case GivenPage():
                given = self.presenter.given
                page.opened.connect(given.open)
                given.state_changed.connect(page.render_state)
                page.render_state(given.state)
            case ListPage():
                self._join_list(page)
            case ResultsPage():
                self._join_results(page)

    def _join_list(self, page: ListPage) -> None:
        part = self.presenter.given
        page.ticked.connect(part.tick)
        page.opened.connect(self._open)
        page.taking.taken.connect(part.take_over)
        page.taking.sent_back.connect(part.send_back)
        page.taking.print.clicked.connect(self._print)
        page.odd.cleared.connect(self._clear_odd)
        part.state_changed.connect(page.render_state)
        page.render_state(part.state)

    def _join_results(self, page: ResultsPage) -> None:
        part = self.presenter.results
        page.note.textEdited.connect(part.write)
        page.confirm.clicked.connect(part.confirm)
        page.taken_off.connect(part.take_off)
        page.opened.connect(self._open)
        page.odd.cleared.connect(self._clear_odd)
        part.state_changed.connect(page.render_state)
        page.render_state(part.state)

    def _render(self) -> None:
        listed = self.presenter.given.state.view is not None
        self.view.render_state(self.presenter.state, listed=listed)
        if listed:
            self.view.list.odd.show_odd(self.presenter.table.pile.odd)

    def _begin_list(self) -> None:
        view = self.presenter.given.state.view
        if view is not None:
            self.view.list.taking.begin(self.presenter.given.takers.get(view.batch.unit, ""))

    def _clear_odd(self) -> None:
        self.presenter.table.clear_odd()
        self.presenter.refresh()

    def _print_minutes(self, batch: object) -> None:
        """The paper covers the page; behind it the next list begins at the rows."""
        self.view.focus_start()
        self.print_asked.emit(batch)

    def _print(self) -> None:
        view = self.presenter.given.state.view
        if view is not None:
            self.print_asked.emit(view.batch)

    def _open(self, dossier: object) -> None:
        self.go.emit(Go("dossier", dossier))
