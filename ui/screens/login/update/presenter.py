"""Another version of the program is offered; what the officer says about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.services.updating.offered import OfferedUpdate, WayBack
from desk_app.wiring.office_life.releases import ReleasesDesk
from ui.background import Lane, Runs
from ui.texts import notice


class Asking(StrEnum):
    """Why it is asked."""

    CLOSING = "closing"  # the program is being closed: then it is closed
    STARTING = "starting"  # before anybody logs in, or by who opened the settings: begins anew
    GOING_BACK = "going_back"  # to the version before: begins anew


@dataclass(frozen=True, slots=True)
class UpdateState:
    asking: Asking = Asking.STARTING
    version: str = ""  # that would start
    own: str = ""  # that is at work
    news: Sequence[str] = ()
    changes_store: bool = False  # there is no way back
    busy: bool = False


class UpdatePresenter(QObject):
    state_changed = Signal(object)  # UpdateState
    notice_changed = Signal(object, object)  # Notice | None, None
    decided = Signal(object)  # Asking: the other version was chosen
    left = Signal()  # nothing was chosen: back to where the officer was
    put_off = Signal()  # close without it

    def __init__(
        self,
        releases: ReleasesDesk,
        background: Runs,
        quiet: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._releases, self._background, self._quiet = releases, background, quiet
        self._officer: Officer | None = None
        self.state = UpdateState()

    def offer(self, offered: OfferedUpdate, own: str, asking: Asking) -> None:
        self._show(
            UpdateState(
                asking=asking,
                version=offered.version,
                own=own,
                news=offered.news,
                changes_store=offered.changes_store,
            )
        )

    def offer_back(self, way: WayBack, own: str, officer: Officer) -> None:
        self._officer = officer
        self._show(UpdateState(asking=Asking.GOING_BACK, version=way.version, own=own))

    @Slot()
    def agree(self) -> None:
        """Once, however often it is pressed."""
        if self.state.busy:
            return
        self.notice_changed.emit(None, None)
        self._show(replace(self.state, busy=True))
        self._background.run(
            self._choice(),
            owner=self,
            done=lambda _chosen: self.decided.emit(self.state.asking),
            failed=self._fail,
            lane=Lane.READING,
        )

    @Slot()
    def leave(self) -> None:
        if not self.state.busy:
            self.left.emit()

    @Slot()
    def close(self) -> None:
        if not self.state.busy:
            self.put_off.emit()

    def _choice(self) -> Callable[[], object]:
        releases, quiet, version = self._releases, self._quiet, self.state.version
        officer = self._officer
        if self.state.asking is Asking.GOING_BACK and officer is not None:
            return lambda: releases.go_back(officer, quiet)
        return lambda: releases.take(version, quiet)

    def _fail(self, error: DeskError) -> None:
        self._show(replace(self.state, busy=False))
        self.notice_changed.emit(notice(error), None)

    def _show(self, state: UpdateState) -> None:
        self.state = state
        self.state_changed.emit(state)
