"""A newer version of the program: told, offered at the start and at the end, never in a visit."""

import logging
from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desk_app.domain.failure import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.releases.faults import UpdateInVisit
from desk_app.releases.handing_over import AGAIN
from desk_app.services.updating.offered import OfferedUpdate, ProgramFacts, WayBack
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.news import Fact, News, UpdateArrived, UpdateWanted
from ui.screens.login.update.presenter import Asking
from ui.screens.login.update.screen import UpdateScreen
from ui.shell.shell import Shell
from ui.shortcuts import Keys
from ui.texts import notice
from ui.texts.wings.updating import came_back, update_waits
from ui.widgets.bars import NoticeAction

log = logging.getLogger(__name__)

PAGE: Final = "update"
_DOWN_MS: Final = 60_000  # a machine that goes down has closed every window by then


class Desk(Protocol):
    """Who sits here, and whether they serve somebody."""

    news: News

    @property
    def officer(self) -> Officer | None: ...

    def is_quiet(self) -> bool:
        """Any thread."""


class Updates(QObject):
    """Made when the store is open; it belongs to the window."""

    began = Signal()  # that this version starts is noted, or cannot be: the line may be asked for

    def __init__(
        self,
        shell: Shell,
        office: Office,
        background: Runs,
        desk: Desk,
        quit_with: Callable[[int], object],
        parent: QObject | None = None,
    ) -> None:
        """Args: quit_with: Ends the program with an exit code."""
        super().__init__(parent)
        self._shell, self._office, self._background = shell, office, background
        self._desk, self._quit_with = desk, quit_with
        self._facts: ProgramFacts | None = None
        self._screen: UpdateScreen | None = None
        self._leaving = False  # whoever closes the window now has been asked
        self._shown = False  # what was set aside by itself was told
        self._going_down = QTimer(self, interval=_DOWN_MS, singleShot=True)
        desk.news.changed.connect(self._hear)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._machine_goes_down)

    def begin(self) -> None:
        """The log-in is there and the store is open: this version starts."""
        self._background.run(
            self._office.releases.began,
            owner=self,
            done=lambda _nothing: self._go_on(),
            failed=self._go_on,
            lane=Lane.READING,
        )

    def _go_on(self, error: DeskError | None = None) -> None:
        """Without a note of it too, which is made at the next start: nobody waits for that."""
        if error is not None:
            log.warning("%s", error)
        self.began.emit()
        self.look()

    def look(self) -> None:
        self._background.run(
            self._office.releases.facts,
            owner=self,
            done=self._heed,
            failed=lambda _error: None,
            lane=Lane.READING,
            key="updates",
        )

    def tell(self) -> None:
        """At the log-in, while nobody sits there: what failed, or what is new."""
        facts = self._facts
        free = self._shell.page == "login" and self._shell.notice is None
        if facts is None or not free:
            return
        if facts.unsaid:
            self._shell.show_notice(came_back(facts.unsaid, facts.version))
            self._shown = True
        elif (offered := self._waiting()) is not None:
            self._shell.show_notice(
                update_waits(offered.version),
                NoticeAction(
                    self.tr("Xem có gì mới"),
                    lambda: self._offer(offered, Asking.STARTING),
                    Keys.CONFIRM,
                ),
            )

    def told(self) -> None:
        """Somebody logged in, and has read what stood there; where it did not, it is said later."""
        if self._shown:
            self._shown = False
            self._background.run(
                self._office.releases.told,
                owner=self,
                done=lambda _nothing: self.look(),
                failed=lambda _error: None,
                lane=Lane.READING,
            )

    def may_close(self) -> bool:
        """False: the window stays, and asks first."""
        offered = self._waiting()
        asked = self._leaving or self._going_down.isActive() or self._shell.page == PAGE
        if asked or offered is None:
            return True
        self._offer(offered, Asking.CLOSING)
        return False

    def _waiting(self) -> OfferedUpdate | None:
        """What may be offered without being asked for, now."""
        offered = self._facts.offered if self._facts is not None else None
        if offered is None or not offered.waits or not self._desk.is_quiet():
            return None
        return offered

    def _offer(self, offered: OfferedUpdate, asking: Asking) -> None:
        self._cover().enter(offered, self._own, asking)

    def _hear(self, fact: Fact) -> None:
        if isinstance(fact, UpdateArrived):
            self.look()
        elif isinstance(fact, UpdateWanted):
            self._want(fact.what)

    def _want(self, what: object) -> None:
        officer = self._desk.officer
        if officer is None:
            return
        if not self._desk.is_quiet():
            self._shell.show_notice(notice(UpdateInVisit()))
        elif isinstance(what, OfferedUpdate):
            self._offer(what, Asking.STARTING)
        elif isinstance(what, WayBack):
            self._cover().enter_back(what, self._own, officer)

    @property
    def _own(self) -> str:
        return self._facts.version if self._facts is not None else ""

    def _heed(self, facts: ProgramFacts) -> None:
        self._facts = facts
        offered, words = facts.offered, ""
        if offered is not None and offered.chosen:
            words = self.tr("Bản {version} bắt đầu ở lần mở sau").format(version=offered.version)
        elif offered is not None and offered.waits:
            words = self.tr("Bản mới {version}").format(version=offered.version)
        self._shell.set_update(words)
        self.tell()

    def _cover(self) -> UpdateScreen:
        """The page over everything; made when it is first needed."""
        if self._screen is None:
            self._screen = UpdateScreen(
                self._office.releases, self._background, self._desk.is_quiet, self
            )
            self._screen.notice_changed.connect(self._shell.show_notice)
            self._screen.left.connect(self._shell.uncover)
            self._screen.put_off.connect(self._close)
            self._screen.decided.connect(self._decided)
            self._shell.add_page(PAGE, self._screen.view, bare=True)
        self._shell.cover(PAGE)
        return self._screen

    def _close(self) -> None:
        self._leaving = True
        self._shell.close()

    def _decided(self, asking: Asking) -> None:
        if not self._desk.is_quiet():
            self.look()  # a visit began meanwhile: it starts when the program is opened next
            return
        self._leaving = True
        if asking is Asking.CLOSING:
            self._shell.close()
        else:
            self._quit_with(AGAIN)

    def _machine_goes_down(self, _session: object) -> None:
        """Nobody is there to answer; where it is called off, closing asks again before long."""
        self._going_down.start()
