"""A newer version of the program: told, offered at the start and at the end, never in a visit."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

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

PAGE: Final = "update"


class Desk(Protocol):
    """Who sits here, and whether they serve somebody."""

    news: News

    @property
    def officer(self) -> Officer | None: ...

    def is_quiet(self) -> bool:
        """Any thread."""


class Updates(QObject):
    """Made when the store is open; it belongs to the window."""

    began = Signal()  # it is noted that this version starts: what comes to the store now stays

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
            failed=lambda _error: self._go_on(),
            lane=Lane.READING,
        )

    def _go_on(self) -> None:
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
        """Somebody logged in, and has read what stood there."""
        if self._facts is not None and self._facts.unsaid:
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
        if self._leaving or offered is None or self._shell.page == PAGE:
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
        self._cover().enter(offered, self._own, asking, can_stay=True)

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
        waits = facts.offered is not None and facts.offered.waits
        words = self.tr("Bản mới {version}") if waits else ""
        self._shell.set_update(words.format(version=facts.offered.version if facts.offered else ""))
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
            return  # a visit began meanwhile: it starts when the program is opened the next time
        self._leaving = True
        if asking is Asking.CLOSING:
            self._shell.close()
        else:
            self._quit_with(AGAIN)

    def _machine_goes_down(self, _session: object) -> None:
        """Nobody is there to answer."""
        self._leaving = True
