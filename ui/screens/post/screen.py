"""The post as the shell knows it: its three parts and pages joined."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from db.queries.post.lines import PostalItemLine, PostFound
from desk_app.domain.codes.scan import CodeScan, ListScan, Scan, UnknownScan
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.post.given import GivenList
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import DossiersChanged, Fact, News
from ui.screens.post.arrivals import ArrivalsPart
from ui.screens.post.choosers import FileChooser, choose_file, name_template
from ui.screens.post.departures import DeparturesPart
from ui.screens.post.part import Part
from ui.screens.post.sent import SentPart
from ui.screens.post.view import PostView, Tab
from ui.shell.screen import Go, Header


class PostScreen(QObject):
    """`ui.shell.screen.Screen`; takes numbers of items, and codes that stand on its page."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    received = Signal(object, object)  # tuple of Dossiers: print the papers of each; Officer
    list_asked = Signal(object, object, object)  # GivenList before this print, UUID of it, Officer

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.view = PostView()
        made = (office, background, news, self)
        self.arrivals, self.departures = ArrivalsPart(*made), DeparturesPart(*made)
        self.sent = SentPart(*made)
        self.choose_file: FileChooser = choose_file
        self.name_template: FileChooser = name_template
        self._officer: Officer | None = None
        self._list: UUID | None = None  # to be shown once it is read
        self._join_arrivals()
        self._join_departures()
        self._join_sent()
        self.view.turned.connect(self._turn)
        for part in self._parts:
            part.seat.tell_with(self.arrivals.seat)
            part.notice_changed.connect(self.notice_changed)
        news.changed.connect(self._hear)

    @property
    def _parts(self) -> tuple[Part, ...]:
        return self.arrivals, self.departures, self.sent

    def _join_arrivals(self) -> None:
        page, part = self.view.arrivals, self.arrivals
        page.opened.connect(part.open_row)
        page.aside_asked.connect(part.toggle_aside)
        page.all_asked.connect(part.ask_all)
        page.confirmed.connect(part.receive_all)
        page.left.connect(part.leave_asking)
        page.next_asked.connect(part.next_list)
        page.file_asked.connect(lambda: self.choose_file(self.view, part.read_file))
        page.template_asked.connect(lambda: self.name_template(self.view, part.write_template))
        part.state_changed.connect(self.view.render_arrivals)
        part.wanted.connect(page.go_to)
        part.go.connect(self.go)
        part.received.connect(self.received)

    def _join_departures(self) -> None:
        page, part = self.view.departures, self.departures
        page.toggled.connect(part.toggle)
        page.all_toggled.connect(part.toggle_all)
        page.written.connect(part.write)
        page.post_named.connect(part.name_post)
        page.confirmed.connect(part.give)
        part.state_changed.connect(self.view.render_departures)
        part.wanted.connect(page.go_to)
        part.given.connect(self._print_given)
        part.go.connect(self.go)

    def _join_sent(self) -> None:
        page, part = self.view.sent, self.sent
        page.opened.connect(self._open_sent)
        page.begun.connect(part.begin)
        page.noted.connect(part.note)
        page.left.connect(part.leave)
        page.all_noted.connect(part.note_all)
        page.print_asked.connect(part.print_list)
        page.file_asked.connect(lambda: self.choose_file(self.view, part.read_file))
        part.state_changed.connect(self._render_sent)
        part.wanted.connect(page.go_to)
        part.day_wrong.connect(page.form.say_day_wrong)
        part.list_asked.connect(self.list_asked)

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is the DossierId of a result to be sent, a PostFound that names a list, or
        None."""
        self.header_changed.emit(Header(self.tr("Bưu chính")))
        self._officer = officer
        for part in self._parts:
            part.serve(officer)
        if isinstance(about, PostFound):
            self._list = about.given
            self.view.show_tab(Tab.SENT)
        elif isinstance(about, UUID):
            self.view.show_tab(Tab.DEPARTURES)
            self.departures.add(DossierId(about))
        for part in self._parts:
            part.read()
        self.view.focus()

    def leave(self) -> None:
        self._officer = None
        for part in self._parts:
            part.serve(None)

    def take_scan(self, scan: Scan) -> bool:
        """The number of an item, the sign of a list, the code of a result to be sent."""
        if isinstance(scan, CodeScan):
            return self.view.tab is Tab.DEPARTURES and self.departures.scan_code(scan.code)
        if isinstance(scan, ListScan):
            return self.view.tab is Tab.SENT and self.sent.find(str(scan.number))
        if not isinstance(scan, UnknownScan):
            return False
        match self.view.tab:
            case Tab.ARRIVALS:
                return self.arrivals.find(scan.raw)
            case Tab.DEPARTURES:
                return self.departures.scan_item(scan.raw, self.view.departures.table.row)
            case Tab.SENT:
                return self.sent.find(scan.raw)

    def step_back(self) -> bool:
        if self.view.tab is Tab.ARRIVALS:
            left = self.arrivals.leave_asking()
        else:
            left = self.view.tab is Tab.SENT and self.sent.leave()
        if left:
            self.view.focus()
        return left

    @Slot(object)
    def _turn(self, tab: Tab) -> None:
        self.notice_changed.emit(None, None)
        self.view.show_tab(tab)
        dict(zip(Tab, self._parts, strict=True))[tab].read()
        self.view.focus()

    @Slot(object)
    def _open_sent(self, row: PostalItemLine) -> None:
        self.go.emit(Go("dossier", row.dossier))

    @Slot(object)
    def _print_given(self, given: GivenList) -> None:
        if self._officer is not None:
            self.sent.print_again(given.id, self._officer)

    def _render_sent(self, state: Any) -> None:
        self.view.render_sent(state)
        if self._list is not None and state.rows:
            shown, self._list = self._list, None
            self.sent.show_list(shown)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        if self._officer is None or not isinstance(fact, DossiersChanged):
            return
        for part in self._parts:
            part.read()
