"""The catalogue page: the finder at the left, what is read at the right, acts at its foot."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.screens.catalogue.content import pieces_of
from ui.screens.catalogue.figures_page import FiguresPage
from ui.screens.catalogue.finder import Finder
from ui.screens.catalogue.pages import NewsPage, VersionsPage
from ui.screens.catalogue.pane import ReadingPane
from ui.screens.catalogue.process import process_pieces
from ui.screens.catalogue.settling.page import SettlingPage
from ui.screens.catalogue.state import CatalogueState, Chosen, Page
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Combo
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, LaterPages, column, panel, row
from ui.widgets.segmented import ChipBar


class CatalogueView(QWidget):
    page_chosen = Signal(object)  # Page
    receive_asked = Signal()
    sheet_asked = Signal()
    checklist_asked = Signal(str)  # the case

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.finder = Finder()
        self.pages = ChipBar(
            self.tr("Xem"),
            [
                (Page.CONTENT, self.tr("Nội dung")),
                (Page.VERSIONS, self.tr("Các bản")),
                (Page.NEWS, self.tr("Có gì mới")),
                (Page.FIGURES, self.tr("Thống kê")),
                (Page.SETTLING, self.tr("Quyết định của đơn vị")),
            ],
        )
        self.pane = ReadingPane(self.tr("Nội dung thủ tục"))
        self._empty = EmptyState(
            self.tr("Chọn một thủ tục"),
            self.tr("Gõ tên hoặc mã ở bên trái, rồi Enter; hoặc mở một lĩnh vực."),
        )
        self._content = QStackedWidget()
        self._content.addWidget(panel(column((self.pane, 1), gap="none", edge=("xs",))))
        self._content.addWidget(self._empty)
        self._stack = LaterPages()
        self._stack.addWidget(self._content)
        self.made = self._stack.made  # VersionsPage, NewsPage, FiguresPage or SettlingPage
        self._page = Page.CONTENT
        self._foot = self._make_foot()
        right = Card(column((self._stack, 1), self._foot, gap="none"))
        self.finder.setFixedWidth(theme.size("width.right_column"))
        reading = column(self.pages, (right, 1))
        self.setLayout(row(self.finder, (reading, 1), gap="l", edge=("l", "m")))
        self._connect()
        self.render_state(CatalogueState())

    @cached_property
    def versions(self) -> VersionsPage:
        return self._stack.make(VersionsPage())

    @cached_property
    def news(self) -> NewsPage:
        return self._stack.make(NewsPage())

    @cached_property
    def figures(self) -> FiguresPage:
        return self._stack.make(FiguresPage())

    @cached_property
    def settling(self) -> SettlingPage:
        return self._stack.make(SettlingPage())

    def _make_foot(self) -> QWidget:
        self._why = Label("", "small", tone="text2", wrap=True)
        self.case = Combo(self.tr("Trường hợp của phiếu hướng dẫn"))
        self._of_case = Label(self.tr("Hướng dẫn cho"), "small", tone="text2")
        self.checklist = Button(self.tr("Phiếu hướng dẫn"), key=Keys.CHECKLIST)
        self.sheet = Button(self.tr("In niêm yết"), key=Keys.PRINT)
        self.receive = Button(self.tr("Tiếp nhận"), Kind.PRIMARY, key=Keys.CONFIRM)
        for button in (self.checklist, self.sheet, self.receive):
            button.sized("button", "button_mid")
        self._cases = panel(row(self._of_case, (self.case, 1)))
        acts = row(REST, self.checklist, self.sheet, self.receive)
        return panel(
            column(Rule(), column(self._why, self._cases, acts, edge=("l", "xs", "m", "s")))
        )

    def _connect(self) -> None:
        self.pages.chosen.connect(self.page_chosen)
        self.receive.clicked.connect(self.receive_asked)
        self.sheet.clicked.connect(self.sheet_asked)
        self.checklist.clicked.connect(lambda: self.checklist_asked.emit(self._case()))
        self.finder.opened.connect(lambda _code: self.focus_reading())

    def render_state(self, state: CatalogueState) -> None:
        self.finder.render_state(state)
        self.pages.set_value(state.page)
        reads_on = state.page is not self._page and self._stack.isAncestorOf(self.focusWidget())
        self._page = state.page
        match state.page:  # only what is seen: a long procedure takes its time to lay out
            case Page.CONTENT:
                self._stack.setCurrentWidget(self._content)
                self._render_content(state.chosen)
            case Page.VERSIONS:
                self._turn(self.versions, state)
            case Page.NEWS:
                self._turn(self.news, state)
            case Page.FIGURES:
                self._turn(self.figures, state)
            case Page.SETTLING:
                self._turn(self.settling, state)
        self._render_foot(state.chosen, of_one=state.page in {Page.CONTENT, Page.VERSIONS})
        if reads_on:
            self.focus_reading()

    def _turn(
        self, page: VersionsPage | NewsPage | FiguresPage | SettlingPage, state: CatalogueState
    ) -> None:
        self._stack.setCurrentWidget(page)
        page.render_state(state)

    def focus_reading(self) -> None:
        """To what stands at the right; the keys scroll or move there."""
        match self._page:
            case Page.CONTENT:
                self.pane.setFocus()
            case Page.VERSIONS:
                self.versions.pane.setFocus()
            case Page.NEWS:
                self.news.table.setFocus()
            case Page.FIGURES:
                self.figures.table.setFocus()
            case Page.SETTLING:
                self.settling.first().setFocus()

    def step_back(self) -> bool:
        """From the reading to the list; False when the focus is at the left already."""
        if not any(w.hasFocus() for w in self._stack.findChildren(QWidget)):
            return False
        if not self.finder.focus_list():
            self.finder.field.setFocus()
        return True

    def _case(self) -> str:
        return self.case.value if isinstance(self.case.value, str) else ""

    def _render_content(self, chosen: Chosen | None) -> None:
        self._content.setCurrentIndex(0 if chosen else 1)
        if chosen is not None:
            process = process_pieces(chosen.procedure)
            self.pane.show_pieces((*pieces_of(chosen.sheet), *process))

    def _render_foot(self, chosen: Chosen | None, *, of_one: bool) -> None:
        self._foot.setVisible(of_one)
        standing = chosen is not None and bool(chosen.sheet.standing)
        self.sheet.setEnabled(chosen is not None)
        self.checklist.setEnabled(chosen is not None and not standing)
        self.receive.setEnabled(chosen is not None and not chosen.why_not)
        self._why.setText(chosen.why_not if chosen else "")
        self._why.setVisible(bool(self._why.text()))
        cases = [case.name for case in chosen.procedure.cases] if chosen else []
        self._cases.setVisible(len(cases) > 1 and not standing)
        offered = [(name, name or self.tr("Trường hợp chung")) for name in cases]
        if [self.case.itemText(n) for n in range(self.case.count())] != [w for _n, w in offered]:
            self.case.offer(offered)
