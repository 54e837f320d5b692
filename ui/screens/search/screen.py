"""The search as the shell knows it: presenter and view joined."""

from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.codes.scan import Scan
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import News
from ui.screens.search.presenter import SearchPresenter
from ui.screens.search.view import SearchView
from ui.shell.screen import Go, Header

_LEAST: Final = 2  # letters or digits; fewer find nothing


class SearchScreen(QObject):
    """`ui.shell.screen.Screen`. The box itself belongs to the shell, which joins it so::

        shell.searched.connect(lambda text: desk.go(Go("search", text)))
        shell.search_typed.connect(search.typed)

    Two letters typed ask for this page; the focus stays in the box until Enter.
    """

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go

    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.presenter = SearchPresenter(office, background, news, self)
        self.view = SearchView()
        self._typing = False  # this page was asked for by typing: the focus stays where it is
        self.view.opened.connect(self.presenter.chosen)
        self.presenter.opened.connect(self._open)
        self.presenter.away_opened.connect(lambda visit: self.go.emit(Go("sent_away", visit)))
        self.presenter.state_changed.connect(self.view.render_state)
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.settled.connect(self.view.focus_list)

    def enter(self, officer: Officer, about: Any) -> None:  # noqa: ARG002  # everyone sees it
        """`about` is what was typed before Enter; None comes back to what was found last."""
        self.header_changed.emit(Header(self.tr("Tìm kiếm")))
        self.presenter.enter()
        if about is not None:
            self.presenter.decided(str(about))
        elif not self._typing:
            self.presenter.refresh()
            self.view.focus_list()

    @Slot(str)
    def typed(self, text: str) -> None:
        """Each change in the box, whatever page is shown."""
        self.presenter.typed(text)
        if not self.presenter.shown and len(text.strip()) >= _LEAST:
            self._typing = True
            self.go.emit(Go("search"))
            self._typing = False

    def leave(self) -> None:
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:  # noqa: ARG002  # all are the shell's
        return False

    def step_back(self) -> bool:
        return False

    def _open(self, dossier: DossierId) -> None:
        self.go.emit(Go("dossier", dossier))
