"""The page of the day's end as the shell knows it: presenter and view joined."""

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from desk_app.domain.codes.scan import Scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui import formats
from ui.background import Runs
from ui.news import News
from ui.screens.day_end.choosers import FileNamer, name_sheet
from ui.screens.day_end.presenter import DayEndPresenter, DayEndState
from ui.screens.day_end.view import DayEndView
from ui.shell.screen import Go, Header


class DayEndScreen(QObject):
    """`ui.shell.screen.Screen`; leaves every scan to the shell."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    print_asked = Signal(object, bool)  # date, whether it is sealed

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = DayEndPresenter(office, background, news, self)
        self.view = DayEndView()
        self.name_sheet: FileNamer = name_sheet
        self._focus_due = False
        self.view.day_typed.connect(self.presenter.type_day)
        self.view.stepped.connect(self.presenter.step)
        self.view.confirmed.connect(self.presenter.confirm)
        self.view.seal.word_put.connect(self.presenter.put_word)
        self.view.seal.reason_put.connect(self.presenter.put_reason)
        self.view.seal.sure.toggled.connect(self.presenter.put_sure)
        self.view.print_asked.connect(self._print)
        self.view.file_asked.connect(self._save)
        self.view.dossier_opened.connect(lambda dossier: self.go.emit(Go("dossier", dossier)))
        self.presenter.state_changed.connect(self._render)
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.wanting.connect(self._want)
        self.presenter.day_wanting.connect(self.view.day.setFocus)
        self.presenter.sure_wanting.connect(self.view.seal.sure.setFocus)

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is the day; who comes back finds the day shown last that day, or today."""
        self._head()
        self._focus_due = True
        self.presenter.enter(officer, about if isinstance(about, date) else None)

    def leave(self) -> None:
        self._focus_due = False  # a page that was left takes no keys
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        """Out of being asked whether the day is to be sealed for good."""
        asked = self.presenter.ask_no_more()
        if asked:
            self.notice_changed.emit(None, None)
            self.view.focus_first()
        return asked

    def _render(self, state: DayEndState) -> None:
        self.view.render_state(state)
        self._head()
        if self._focus_due and state.known is not None:
            self._focus_due = False
            self.view.focus_first()

    def _head(self) -> None:
        day = formats.long_day(self.presenter.state.day)
        self.header_changed.emit(Header(self.tr("Khóa ngày"), day))

    def _want(self, key: str) -> None:
        field = self.view.seal.point(key) if key else self.view.seal.reason
        if field is not None:
            field.setFocus()

    def _print(self) -> None:
        state = self.presenter.state
        if self.presenter.is_settled():
            self.print_asked.emit(state.day, state.sealed)

    def _save(self) -> None:
        if self.presenter.is_settled():
            self.name_sheet(self.view, self.presenter.file_name(), self.presenter.save)
