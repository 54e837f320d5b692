"""The offer of another version as the program knows it: a bare page over everything."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desk_app.domain.officer import Officer
from desk_app.services.updating.offered import OfferedUpdate, WayBack
from desk_app.wiring.office_life.releases import ReleasesDesk
from ui.background import Runs
from ui.screens.login.update.presenter import Asking, UpdatePresenter
from ui.screens.login.update.view import UpdateView


class UpdateScreen(QObject):
    """Shown by the program, which closes or begins anew once it was `decided`."""

    decided = Signal(object)  # Asking
    left = Signal()
    put_off = Signal()
    notice_changed = Signal(object, object)  # Notice | None, None

    def __init__(
        self,
        releases: ReleasesDesk,
        background: Runs,
        quiet: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """Args: quiet: Whether nobody is being served. Any thread."""
        super().__init__(parent)
        self.presenter = UpdatePresenter(releases, background, quiet, self)
        self.view = UpdateView()
        self.presenter.state_changed.connect(self.view.render_state)
        self.presenter.notice_changed.connect(self.notice_changed)
        self.presenter.decided.connect(self.decided)
        self.presenter.left.connect(self.left)
        self.presenter.put_off.connect(self.put_off)
        self.view.agree.clicked.connect(self.presenter.agree)
        self.view.stay.clicked.connect(self.presenter.leave)
        self.view.put_off.clicked.connect(self.presenter.close)

    def enter(self, offered: OfferedUpdate, own: str, asking: Asking) -> None:
        self.presenter.offer(offered, own, asking)
        self.view.focus_choice()

    def enter_back(self, way: WayBack, own: str, officer: Officer) -> None:
        self.presenter.offer_back(way, own, officer)
        self.view.focus_choice()
