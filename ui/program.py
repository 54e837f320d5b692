"""From the first paint to the last: open the store, let an officer in, keep the desk going.

What the log-in does not show is imported and made after it was painted.
"""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desk_app.domain.failure import DeskError
from desk_app.domain.office import trial_pin
from desk_app.domain.officer import Officer
from ui import theme
from ui.app import TRIAL_ASKED, FirstPaint, Start, close_office, close_windows
from ui.background import Background, Lane
from ui.scanner.scanner import Scanner
from ui.screens.login.screen import LoginScreen
from ui.seat.inside import Inside
from ui.seat.way_in import WayIn
from ui.shell.line_state import line_state
from ui.shell.navigation import unit_words
from ui.shell.places import nav_items
from ui.shell.shell import Shell
from ui.shortcuts import Keys, bind
from ui.start import opening
from ui.start.opening import Opened
from ui.texts import Notice, notice

if TYPE_CHECKING:
    from desk_app.sync.state import LineFacts
    from desk_app.wiring.enrolment import EnrolDesk
    from desk_app.wiring.office import Office
    from desk_app.wiring.office_life.door import Door
    from ui.printing.printers import Printers
    from ui.rounds.garbage import GarbageRound
    from ui.rounds.sync_clock import SyncClock
    from ui.rounds.updates import Updates
    from ui.seat.idle_lock import IdleLock
    from ui.seat.who_comes import WhoComes
    from ui.sounds.sounds import Sounds
    from ui.sounds.speaker import Speaker
    from ui.workplace import Workplace

_TICK_MS = 1000
_UNSEEN_MS = 1000  # a window that nobody sees is never painted: so long the store waits for it
_SIZE = (1366, 768)


class Program(QObject):
    """The one window and everything that lives as long as it does."""

    begun = Signal()  # the log-in is on the screen, or nobody sees it
    painted = Signal()  # it is on the screen, and nothing else was done before
    unlocked = Signal()  # the store is open, officers may log in
    opened = Signal(object)  # Office: the desk is ready for who did
    logged_in = Signal(object)  # Officer
    failed = Signal(object)  # DeskError: the store cannot be opened

    def __init__(
        self,
        application: QApplication,
        start: Start,
        printers: "Printers | None" = None,
        speaker: "Callable[[], Speaker] | None" = None,
    ) -> None:
        """Args:
        printers: None: those of this machine.
        speaker: Finds one; None: nothing is heard.
        """
        super().__init__()
        self._application = application
        self._start = start
        self._printers = printers
        self._speaker = speaker
        self._garbage: GarbageRound | None = None
        self.background = Background(self)
        self.office: Office | None = None
        self.workplace: Workplace | None = None
        self._sync: SyncClock | None = None
        self._opened: Opened | None = None
        self._way = WayIn()
        self._inside = Inside()
        self._comes: Officer | None = None  # logged in before the desk was ready
        self.updates: Updates
        self.shell = Shell(nav_items(), trial=start.trial)
        self.shell.setWindowTitle(self.tr("Quầy Một Cửa"))
        self.shell.resize(*_SIZE)
        self.scanner = Scanner(application, parent=self)
        self.scanner.scanned.connect(self._scanned)
        self.login = LoginScreen(self.background, parent=self)
        self._show_login()
        self._unseen = QTimer(self)
        self._unseen.timeout.connect(self._begin_work)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._join()

    @cached_property
    def who(self) -> "WhoComes":
        from ui.seat.who_comes import WhoComes

        who = WhoComes(self.shell, self.login, self.background, self)
        who.chosen.connect(self.sounds.taken)
        self.scanner.knows = who.may_be_badge
        return who

    @cached_property
    def idle(self) -> "IdleLock":
        """Behind the scanner: it sees the keys that one swallows."""
        from ui.seat.idle_lock import IdleLock

        return IdleLock(self._application, self.shell, self.background, self.lock, self)

    @cached_property
    def sounds(self) -> "Sounds":
        from ui.sounds.sounds import Sounds
        from ui.sounds.speaker import Silent

        speaker = self._speaker() if self._speaker is not None else Silent()
        return Sounds(speaker, self.background, self)

    def show(self) -> None:
        """Paint the log-in first; the store opens behind it."""
        if self._application.platformName() in {"offscreen", "minimal"}:
            self.shell.show()
        else:
            self.shell.showMaximized()  # a title bar would push the status line off a small screen
        painted = FirstPaint(self.shell)
        painted.seen.connect(partial(self._begin_work, seen=True))
        self._unseen.start(_UNSEEN_MS)

    def _begin_work(self, *, seen: bool = False) -> None:
        if not self._unseen.isActive():
            return  # it was painted only after the store had been opened
        self._unseen.stop()
        self.begun.emit()
        if seen:
            self.painted.emit()
        self.open()
        self.shell.told.connect(self.sounds.told)

    def open(self) -> None:
        from ui.rounds.garbage import GarbageRound
        from ui.start.heap import give_back_large

        give_back_large()
        # From here on there are workers.
        self._garbage = self._garbage or GarbageRound(lambda: self.idle.watch.still_s, self)
        self.background.run(
            lambda: opening.open_folder(self._start),
            owner=self,
            done=self._settle,
            failed=self._cannot_open,
        )

    def close(self) -> Notice | None:
        """Finish what was begun, make the evening's backup, give the store back. What was lost."""
        from ui.seat.closing import unwritten

        if self._sync is not None:
            self._sync.stop()
        if self.workplace is not None:
            self.workplace.close()
        lost = self.background.close(self._way.patience_s)
        for timer in self.findChildren(QTimer):
            timer.stop()
        self.scanner.enabled = False
        stay = self._inside.leave()
        if self._way.may_be_left:
            opening.note_closed(self._start)
        all_stored = lost is None and not self.background.hangs
        close_office(self.office, self._opened, all_stored=all_stored)
        close_windows()
        if self._garbage is not None:
            self._garbage.stop()
        return unwritten(lost, stay)

    def _show_login(self) -> None:
        known = opening.faces(self._start)
        self.shell.add_page("login", self.login.view, bare=True)
        self.login.notice_changed.connect(self.shell.show_notice)
        self.login.logged_in.connect(self._log_in)
        if known is not None:
            self.login.show_desk(known.desk, known.officers, trial_pin(known.desk))
        self.shell.show_page("login")
        self.login.enter()

    def _join(self) -> None:
        self.shell.switch_officer_asked.connect(self.lock)
        bind(Keys.BACK, self.shell, self._step_back)
        self._clock.start(_TICK_MS)
        self._tick()

    def _settle(self, opened: Opened) -> None:
        """The folder is open: people may come when it is a desk already, else the first start."""
        self._opened = opened
        if opened.door is not None:
            self._let_in(opened.door)
        elif self._start.code or opened.folder.facts is not None:
            self._enrol(opened, None)
        else:
            self._ask(opened)

    def _ask(self, opened: Opened) -> None:
        from ui.screens.first_start.screen import FirstStartScreen

        first = FirstStartScreen(parent=self)
        self.shell.add_page("first_start", first.view, bare=True)
        first.notice_changed.connect(self.shell.show_notice)
        first.enrol_asked.connect(lambda order: self._enrol(self._opened or opened, order))
        first.trial_asked.connect(self._try_out)
        self.failed.connect(first.show_failure)
        self.shell.show_page("first_start")
        first.enter()

    def _try_out(self) -> None:
        if self._start.can_try:
            self._application.exit(TRIAL_ASKED)
        else:
            from desk_app.domain.errors import TrialServerMissing

            self.failed.emit(TrialServerMissing())

    def _enrol(self, opened: Opened, order: "EnrolDesk | None") -> None:
        self.background.run(
            lambda: opening.enrol(opened, self._start, order),
            owner=self,
            done=self._settle,
            failed=self._cannot_open,
            lane=Lane.NETWORK,
        )

    def _let_in(self, door: "Door") -> None:
        """Whoever logs in finds the desk ready, or waits for it."""
        theme.apply(self._application, theme.mode_from(door.value))
        self.who.open(door)
        self._inside.open(door)
        self.login.ready(self._inside.log_in)
        self.who.enter()
        self.unlocked.emit()
        self._make_ready(door)

    def _make_ready(self, door: "Door") -> None:
        if self._way.under_way:
            return
        self._way.begin()
        self.background.run(
            lambda: opening.build(door, self._start),
            owner=self,
            done=self._begin,
            failed=self._cannot_open,
            lane=Lane.READING,
        )

    def _begin(self, office: "Office") -> None:
        from ui.printing.here import printers_here
        from ui.printing.thermal.devices import DEVICES
        from ui.rounds.count_round import CountRound
        from ui.rounds.fold_round import FoldRound
        from ui.rounds.safe_clock import SafeClock
        from ui.rounds.sync_clock import SyncClock
        from ui.rounds.updates import Updates
        from ui.start.ahead import read_ahead
        from ui.workplace import Workplace

        self.office = office
        unit = office.facts.unit
        self.shell.set_unit(*unit_words(unit.full_name, unit.name))
        printers = self._printers or printers_here(partial(office.keeping.setting, DEVICES))
        workplace = Workplace(self.shell, office, self.background, printers, self)
        workplace.papers.bound_changed.connect(self._say_printers)
        self.who.follow(workplace.news)
        self.idle.open(office, workplace.news)
        self.sounds.open(office, workplace.news)
        workplace.scan_taken.connect(self.sounds.taken)
        workplace.scanned.is_badge = self.who.knows
        workplace.scanned.badge_shown.connect(self._change_by_badge)
        self.workplace = workplace
        self._sync = SyncClock(office, self.background, workplace.news, parent=self)
        self._sync.line_changed.connect(self._say_line)
        self._folds = FoldRound(office, self.background, self)
        self._counts = CountRound(office, self.background, self)
        self._safe = SafeClock(office, self.background, self)
        self._safe.warned.connect(self._warn)
        self.updates = Updates(
            self.shell, office, self.background, workplace, self._application.exit, self
        )
        self.updates.began.connect(self._sync.start)
        self.shell.may_close = self.updates.may_close
        self.shell.uncovered.connect(self._uncovered)
        self._inside.open(office.identity)
        self._way.arrive()
        self.updates.begin()
        self._rest()
        read_ahead(workplace, self.background, self._rest, self._refuse)
        self.opened.emit(office)
        if self._comes is not None:
            self._log_in(self._comes)

    def _rest(self) -> None:
        """What was loaded until now stays."""
        if self._garbage is not None:
            self._garbage.settle()

    def _refuse(self, error: DeskError) -> None:
        self.shell.show_notice(notice(error))

    def _cannot_open(self, error: DeskError) -> None:
        self._way.fail()
        self.failed.emit(error)
        opening.note_shown(self._start, error)
        if self.shell.page == "login":
            from ui.screens.login.ways_on import way_on

            way = way_on(error, self._try_again, self._application.exit)
            self.shell.show_notice(notice(error), way)
        if self._comes is not None:  # not for whoever presses that: they show who they are
            self._comes = None
            self.login.presenter.hold(False)
            self._log_out(lambda _told: None)  # the next log-in makes up for it

    def _uncovered(self) -> None:
        """The offer of another version was left."""
        if self.shell.page == "login":
            self.who.enter()

    def _try_again(self) -> None:
        self.shell.show_notice(None)
        if self._opened is None:
            self.open()
        elif self._opened.door is not None:
            self._make_ready(self._opened.door)
        else:
            self._settle(self._opened)

    def _warn(self, said: Notice) -> None:
        """Not over what the officer is being told, or does: it is said again at the next look."""
        if self.shell.notice is None:
            self.shell.show_notice(said)

    def _log_in(self, officer: Officer) -> None:
        self._comes = None if self.workplace is not None else officer
        self.login.presenter.hold(self._comes is not None)
        if self.workplace is not None:
            self.workplace.begin(officer)
            self._safe.look()
            self.idle.begin()
            self.updates.told()
            self.logged_in.emit(officer)
        elif not self._way.under_way:
            self._try_again()

    def lock(self) -> None:
        """Back to the log-in; what was typed stays with its owner."""
        workplace = self.workplace
        if workplace is None or (leaving := workplace.officer) is None:
            return
        self.idle.watch.stop()
        workplace.leave(locked=True)
        self._log_out(self._refuse)
        self.who.enter(leaving)
        self.who.read()
        self.updates.tell()

    def _log_out(self, failed: Callable[[DeskError], None]) -> None:
        self.background.run(self._inside.log_out, owner=self, done=lambda _: None, failed=failed)

    def _scanned(self, text: str) -> None:
        self.shell.uncover()  # who scans goes on with their work
        if self.shell.page == "login":
            self.who.take(text)
        elif self.workplace is not None:
            from desk_app.domain.codes.scan import read_scan

            self.workplace.take_scan(read_scan(text))

    def _change_by_badge(self, scanned: str) -> None:
        """Another officer comes to a desk at work: it locks, and asks for their PIN."""
        self.lock()
        self.who.take(scanned)

    def _step_back(self) -> None:
        if self.workplace is not None:
            self.workplace.step_back()

    def _tick(self) -> None:
        self.shell.set_clock(self.office.now() if self.office else opening.utc_now())
        if self.workplace is not None:
            self.idle.watch.look()
            self.workplace.tick()

    def _say_line(self, facts: "LineFacts") -> None:
        self.shell.set_line(line_state(facts, opening.utc_now()))

    def _say_printers(self, bound: int) -> None:
        said = self.tr("Máy in: {n} giấy có máy in").format(n=bound)
        self.shell.set_printers(said if bound else self.tr("Chưa gắn máy in: lưu PDF và xem"))
