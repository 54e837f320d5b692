"""Who may sit down here: the officers as last read, and the badges that say who comes."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.codes.scan import UnknownScan, read_scan
from desk_app.domain.office import DeskFacts, trial_pin
from desk_app.domain.officer import Officer
from desk_app.domain.people.badge import badge_holder
from desk_app.domain.people.officer_faults import BadgeUnknown
from ui.background import Lane, Runs
from ui.news import DossiersChanged, Fact, News, OfficersChanged
from ui.screens.login.screen import LoginScreen
from ui.shell.shell import Shell
from ui.texts import Notice, notice

if TYPE_CHECKING:
    from desk_app.wiring.office_life.door import Door


class WhoComes(QObject):
    """A badge chooses its officer, at the log-in and at a desk at work; it opens nothing."""

    chosen = Signal()  # by a badge

    def __init__(
        self, shell: Shell, login: LoginScreen, background: Runs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._shell, self._login, self._background = shell, login, background
        self._door: Door | None = None
        self._officers: Sequence[Officer] = ()
        self._early = ""  # a badge scanned before the store was open

    def open(self, door: "Door") -> None:
        """The store is open; officers may log in."""
        self._door, self._officers = door, door.first
        self._login.show_desk(door.facts, door.first, trial_pin(door.facts))

    def follow(self, news: News) -> None:
        """Who locks the desk finds the officers there are by then, without waiting for them."""
        news.changed.connect(self._hear)

    def enter(self, leaving: Officer | None = None) -> None:
        """Show the log-in; who left is chosen until somebody else is."""
        if self._door is not None:
            facts = self._door.facts
            self._login.show_desk(facts, self._officers, trial_pin(facts))
        self._shell.show_page("login")
        self._login.enter(leaving)
        if self._early:
            self.take(self._early)

    def read(self, then: Callable[[], None] | None = None) -> None:
        """Another desk may have taken somebody in since."""
        door = self._door
        if door is None:
            return

        def found(officers: Sequence[Officer]) -> None:
            self._show(door.facts, officers)
            if then is not None and self._shell.page == "login":
                then()

        self._background.run(
            door.officers,
            owner=self,
            done=found,
            failed=lambda error: self._shell.show_notice(notice(error)),
            lane=Lane.READING,
        )

    def knows(self, scanned: str) -> bool:
        """Whether it is the badge of somebody here."""
        return self._holder(scanned) is not None

    def may_be_badge(self, scanned: str) -> bool:
        """Of a burst into a field for secrets: somebody's badge, or at the log-in no PIN at all.

        A desk that locks asks for a PIN, and may not have heard of the newest badges yet.
        """
        at_login = self._shell.page == "login"
        return (at_login and self._login.cannot_be_secret(scanned)) or self.knows(scanned)

    def take(self, scanned: str, *, asked: bool = False) -> None:
        """At the log-in: the officer is chosen, the PIN is still asked for.

        Args:
            asked: The store was asked who has which badge just now.
        """
        self._early = "" if self._door else scanned
        if self._door is None:
            return
        if not isinstance(read_scan(scanned), UnknownScan):
            said = self.tr("Quầy đang khóa.")
            advice = self.tr("Đăng nhập trước, rồi quét lại.")
            self._shell.show_notice(Notice(said, advice, grave=False))
        elif (holder := self._holder(scanned)) is not None:
            if self._login.choose(holder):  # while somebody logs in nobody else is chosen
                self._shell.show_notice(None)
                self.chosen.emit()
        elif asked:
            self._shell.show_notice(notice(BadgeUnknown()))
        else:
            self.read(lambda: self.take(scanned, asked=True))

    def _holder(self, scanned: str) -> Officer | None:
        door = self._door
        if door is None:
            return None
        return badge_holder(door.facts.unit.code, scanned, self._officers)

    @Slot(object)
    def _hear(self, fact: Fact) -> None:
        match fact:
            case OfficersChanged():
                self.read()
            case DossiersChanged(dossiers) if not dossiers:  # an exchange: officers as well
                self.read()
            case _:
                pass

    def _show(self, facts: DeskFacts, officers: Sequence[Officer]) -> None:
        if tuple(officers) != tuple(self._officers):
            self._officers = officers
            if self._shell.page == "login":
                self._login.show_desk(facts, officers, trial_pin(facts))
