"""Reports and books as the shell knows them: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from desk_app.wiring.reports.files import FileKind
from ui.background import Runs
from ui.news import News
from ui.screens.books.facts import BooksState, Stage
from ui.screens.books.files.choosers import FileNamer, name_file, name_folder
from ui.screens.books.inspection.card import InspectionCard
from ui.screens.books.inspection.facts import InspectionState
from ui.screens.books.inspection.presenter import InspectionPresenter
from ui.screens.books.list_card import ListCard
from ui.screens.books.presenter import BooksPresenter
from ui.screens.books.view import BooksView
from ui.shell.screen import Go, Header


class BooksScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go

    def __init__(
        self,
        office: Office,
        background: Runs,
        news: News,  # noqa: ARG002  # a report says as of when it is; it does not change while read
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter = presenter = BooksPresenter(office, background, self)
        self.view = view = BooksView()
        self.inspection = InspectionPresenter(office, background, self)
        self.name_file: FileNamer = name_file
        self.name_folder: FileNamer = name_folder
        self._shown = False
        self._inspecting = False
        self._focused: object = None  # what was on the page when it last took the focus
        choose, paper = view.choose, view.paper
        choose.chosen.connect(presenter.choose)
        choose.asked.connect(presenter.make)
        choose.field_put.connect(presenter.put_field)
        choose.level_put.connect(presenter.put_level)
        period, against = choose.period, choose.against
        period.kind_chosen.connect(presenter.choose_kind)
        period.stepped.connect(presenter.step)
        period.last_asked.connect(presenter.ask_over)
        period.days.day_put.connect(presenter.put_day)
        period.days.days_put.connect(presenter.put_days)
        against.against_put.connect(presenter.put_against)
        against.days.day_put.connect(presenter.put_against_day)
        against.days.days_put.connect(presenter.put_against_days)
        paper.number_opened.connect(presenter.open)
        paper.file_asked.connect(self._name_file)
        paper.turned.connect(presenter.turn)
        paper.writing.given_up.connect(self.step_back)
        paper.note.put.connect(presenter.note)
        view.made.connect(self._join_made)
        view.left.connect(self.step_back)
        view.dossier_opened.connect(lambda dossier: self.go.emit(Go("dossier", dossier)))
        self._join_inspection()
        presenter.state_changed.connect(self._render)
        presenter.notice_changed.connect(self.notice_changed)
        presenter.noted.connect(paper.note.clear)

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # one page for all
        self._shown = True
        self._focused = None
        self._head(self.presenter.state)
        self.inspection.enter(officer)
        self.presenter.enter(officer)
        self._render(self.presenter.state)

    def leave(self) -> None:
        self._shown = False  # a page that was left takes no keys

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        """Out of an inspection, a list, a note, a report, or of waiting for one."""
        return self.inspection.step_back() or self.presenter.stop()

    def _join_inspection(self) -> None:
        inspection = self.inspection
        self.view.choose.inspection_asked.connect(inspection.open)
        inspection.state_changed.connect(self._render_inspection)
        inspection.notice_changed.connect(self.notice_changed)
        inspection.folder_wanted.connect(
            lambda name: self.name_folder(self.view, name, inspection.write)
        )

    @Slot(object)
    def _join_made(self, card: ListCard | InspectionCard) -> None:
        if isinstance(card, ListCard):
            card.more_asked.connect(self.presenter.more)
            return
        inspection, period = self.inspection, card.period
        card.drawn.connect(inspection.draw)
        inspection.changed_hands.connect(card.clear)
        card.left.connect(self.step_back)
        period.kind_chosen.connect(inspection.choose_kind)
        period.stepped.connect(inspection.step)
        period.last_asked.connect(inspection.ask_over)
        period.days.day_put.connect(inspection.put_day)
        period.days.days_put.connect(inspection.put_days)

    def _render_inspection(self, state: InspectionState) -> None:
        self.view.render_inspection(state, self.presenter.state)
        if not self._shown:
            return
        if state.opened != self._inspecting:
            self.view.focus_first(self.presenter.state)
        elif state.errors and state.opened:
            self.view.inspection.focus_wrong(state)
        self._inspecting = state.opened

    def _render(self, state: BooksState) -> None:
        self.view.render_state(state)
        if not self._shown:
            return
        self._head(state)
        listed = state.listed
        place = (state.stage, listed.title if listed and listed.rows else "", state.noting)
        if place != self._focused and (listed is None or listed.rows):
            self._focused = place
            self.view.focus_first(state)

    def _name_file(self, kind: FileKind) -> None:
        proposed = self.presenter.file_name(kind)
        self.name_file(self.view, proposed, lambda path: self.presenter.write(kind, path))

    def _head(self, state: BooksState) -> None:
        said = state.question.period.words
        if not state.reads_all:
            said = self.tr("{period}, hồ sơ do bạn tiếp nhận").format(period=said)
        title = self.tr("Báo cáo, sổ")
        waits = state.stage is Stage.CHOOSING
        self.header_changed.emit(Header(title, "" if waits and state.reads_all else said))
