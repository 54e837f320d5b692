"""The catalogue as the shell knows it: presenter and view joined."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.catalogue.figures_page import FiguresPage
from ui.screens.catalogue.pages import NewsPage, VersionsPage
from ui.screens.catalogue.presenter import CataloguePresenter
from ui.screens.catalogue.settling.page import SettlingPage
from ui.screens.catalogue.state import Page
from ui.screens.catalogue.view import CatalogueView
from ui.shell.screen import Go, Header


class CatalogueScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell. Everybody may see it."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    sheet_asked = Signal(object)  # Procedure: print its notice-board sheet
    checklist_asked = Signal(object)  # Unprepared: print what to bring

    def __init__(
        self,
        office: Office,
        background: Runs,
        news: News,  # noqa: ARG002  # a catalogue changes without one
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        settle = office.keeping.settle_procedure
        self.presenter = CataloguePresenter(office.catalogue, settle, background, self)
        self.view = CatalogueView()
        self._join()

    def _join(self) -> None:
        view, presenter = self.view, self.presenter
        view.finder.sought.connect(presenter.seek)
        view.finder.level_chosen.connect(presenter.choose_level)
        view.finder.flag_chosen.connect(presenter.choose_flag)
        view.finder.field_toggled.connect(presenter.toggle_field)
        view.finder.current_changed.connect(presenter.choose)
        view.finder.picked.connect(presenter.pick)
        view.page_chosen.connect(presenter.show_page)
        view.made.connect(self._join_made)
        view.receive_asked.connect(presenter.receive)
        view.sheet_asked.connect(presenter.print_sheet)
        view.checklist_asked.connect(presenter.print_checklist)
        presenter.state_changed.connect(view.render_state)
        presenter.notice_changed.connect(self.notice_changed)
        presenter.intake_asked.connect(lambda one: self.go.emit(Go("intake", one)))
        presenter.sheet_asked.connect(self.sheet_asked)
        presenter.checklist_asked.connect(self.checklist_asked)

    @Slot(object)
    def _join_made(self, page: VersionsPage | NewsPage | FiguresPage | SettlingPage) -> None:
        match page:
            case NewsPage():
                page.since_typed.connect(self._look_since)
                page.opened.connect(self._open_news)
            case FiguresPage():
                page.period_typed.connect(self._count_within)
            case SettlingPage():
                page.decided.connect(self.presenter.settle)

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is the code of a procedure, or None."""
        self.header_changed.emit(Header(self.tr("Thủ tục"), self.tr("danh mục đang có hiệu lực")))
        self.presenter.enter(officer)
        self.view.finder.field.setFocus()
        self.view.finder.field.selectAll()
        if isinstance(about, str):
            self.presenter.show_page(Page.CONTENT)
            self.presenter.choose(about)

    def leave(self) -> None:
        """What was sought stays for the next look."""

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return self.view.step_back()

    def _look_since(self, typed: str) -> None:
        if self.presenter.look_since(typed):
            self.view.news.since.set_error("")
            self.view.news.table.setFocus()
        else:
            self.view.news.refuse()

    def _count_within(self, first: str, last: str) -> None:
        figures = self.view.figures
        if self.presenter.count_within(first, last):
            figures.refuse("")
            figures.table.setFocus()
        else:
            figures.refuse(self.tr("Ghi hai ngày đủ ngày/tháng/năm, ngày đầu trước."))

    def _open_news(self, code: str) -> None:
        self.presenter.show_page(Page.CONTENT)
        self.presenter.choose(code)
        self.view.focus_reading()
