"""From the first paint to the last: open the store, let an officer in, keep the desk going."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desk_app.domain.codes.scan import read_scan
from desk_app.domain.errors import DeskError, ProgramFault, TrialServerMissing
from desk_app.domain.officer import Officer
from ui.app import TRIAL_ASKED, Start
from ui.background import Background, Lane
from ui.opening import Opened, enrol, faces, note_shown, open_folder
from ui.rounds.garbage import GarbageRound
from ui.scanner.scanner import Scanner
from ui.screens.login.screen import LoginScreen
from ui.seat.idle_lock import IdleLock
from ui.seat.who_comes import WhoComes, trial_pin
from ui.shell.line_state import LineState
from ui.shell.places import nav_items
from ui.shell.shell import Shell
from ui.shortcuts import Keys, bind
from ui.sounds.sounds import Sounds
from ui.sounds.speaker import Silent, Speaker
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction

if TYPE_CHECKING:
    from desk_app.sync.state import LineFacts
    from desk_app.wiring.enrolment import EnrolDesk
    from desk_app.wiring.office import Office
    from ui.printing.printers import Printers
    from ui.rounds.safe_clock import SafeClock
    from ui.rounds.sync_clock import SyncClock
    from ui.rounds.updates import Updates
    from ui.workplace import Workplace

_TICK_MS = 1000
_SIZE = (1366, 768)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


class Program(QObject):
    """The one window and everything that lives as long as it does."""

    opened = Signal(object)  # Office: the store is open, officers may log in
    logged_in = Signal(object)  # Officer
    failed = Signal(object)  # DeskError: the store cannot be opened

    def __init__(
        self,
        application: QApplication,
        start: Start,
        printers: "Printers | None" = None,
        speaker: Speaker | None = None,
    ) -> None:
        """Args:
        printers: None: those of this machine.
        speaker: None: nothing is heard.
        """
        super().__init__()
        self._application = application
        self._start = start
        self._printers = printers
        self._garbage: GarbageRound | None = None
        self.background = Background(self)
        self.office: Office | None = None
        self.workplace: Workplace | None = None
        self._sync: SyncClock | None = None
        self._officers: Sequence[Officer] = ()  # who may log in, as last read
        self._unenrolled: Opened | None = None  # open, and still to become a desk
        self._safe: SafeClock
        self.updates: Updates
        self.shell = Shell(nav_items(), trial=start.trial)
        self.shell.setWindowTitle(self.tr("Quầy Một Cửa"))
        self.shell.resize(*_SIZE)
        self.scanner = Scanner(application, parent=self)
        self.scanner.scanned.connect(self._scanned)
        self.login = LoginScreen(self.background, parent=self)
        self.who = WhoComes(self.shell, self.login, self.background, self)
        self.scanner.knows = self.who.knows
        # Behind the scanner: it sees the keys that one swallows.
        self.idle = IdleLock(application, self.shell, self.background, self.lock, self)
        self.sounds = Sounds(speaker or Silent(), self.background, self)
        self.shell.told.connect(self.sounds.told)
        self.who.chosen.connect(self.sounds.taken)
        self._show_login()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._join()

    def show(self) -> None:
        """Paint the log-in first; the store opens behind it."""
        if self._application.platformName() in {"offscreen", "minimal"}:
            self.shell.show()
        else:
            self.shell.showMaximized()  # a title bar would push the status line off a small screen
        QTimer.singleShot(0, self.open)

    def open(self) -> None:
        self._garbage = GarbageRound(self)  # from here on there are workers
        self.background.run(
            lambda: open_folder(self._start),
            owner=self,
            done=self._settle,
            failed=self._cannot_open,
        )

    def close(self) -> None:
        """Finish what was begun, make the evening's backup, give the store back."""
        self._clock.stop()
        if self._sync is not None:
            self._sync.stop()
        leaving = self.workplace.officer if self.workplace is not None else None
        if self.workplace is not None:
            self.workplace.leave()
        self.background.close()
        if self.office is not None:
            if leaving is not None:
                self.office.identity.log_out(leaving)
            self.office.close()
        # Windows go before the application does, or Qt takes them down with it in no order.
        self.scanner.enabled = False
        for window in self._application.topLevelWidgets():
            if window.parent() is None:
                window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._garbage is not None:
            self._garbage.stop()

    def say_fault(self, record: Hook) -> Hook:
        """The hook for our bugs: recorded, and told in the one notice bar."""

        def hook(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            record(kind, error, trace)
            self.shell.show_notice(notice(ProgramFault()))

        return hook

    def _show_login(self) -> None:
        known = faces(self._start)
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
        """The folder is open: at work when it is a desk already, otherwise the first start."""
        self._officers = opened.officers
        if opened.office is not None:
            self._begin(opened.office)
        elif self._start.code:
            self._unenrolled = opened
            self._enrol(opened, None)
        else:
            self._ask(opened)

    def _ask(self, opened: Opened) -> None:
        from ui.screens.first_start.screen import FirstStartScreen

        first = FirstStartScreen(parent=self)
        self.shell.add_page("first_start", first.view, bare=True)
        first.notice_changed.connect(self.shell.show_notice)
        first.enrol_asked.connect(lambda order: self._enrol(opened, order))
        first.trial_asked.connect(self._try_out)
        self.failed.connect(first.show_failure)
        self.shell.show_page("first_start")
        first.enter()

    def _try_out(self) -> None:
        if self._start.can_try:
            self._application.exit(TRIAL_ASKED)
        else:
            self.failed.emit(TrialServerMissing())

    def _enrol(self, opened: Opened, order: "EnrolDesk | None") -> None:
        self.background.run(
            lambda: enrol(opened, self._start, order),
            owner=self,
            done=self._settle,
            failed=self._cannot_open,
            lane=Lane.NETWORK,
        )

    def _begin(self, office: "Office") -> None:
        from ui.printing.here import printers_here
        from ui.printing.thermal.devices import DEVICES
        from ui.rounds.count_round import CountRound
        from ui.rounds.fold_round import FoldRound
        from ui.rounds.safe_clock import SafeClock
        from ui.rounds.sync_clock import SyncClock
        from ui.rounds.updates import Updates
        from ui.workplace import Workplace

        self.office = office
        unit = office.facts.unit
        self.shell.set_unit(*unit_words(unit.full_name, unit.name))
        printers = self._printers or printers_here(partial(office.keeping.setting, DEVICES))
        workplace = Workplace(self.shell, office, self.background, printers, self)
        workplace.papers.bound_changed.connect(self._say_printers)
        self.idle.open(office, workplace.news)
        self.sounds.open(office, workplace.news)
        workplace.scan_taken.connect(self.sounds.taken)
        workplace.is_badge = self.who.knows
        workplace.badge_shown.connect(self._change_by_badge)
        self.workplace = workplace
        self._sync = SyncClock(office, self.background, workplace.news, parent=self)
        self._sync.line_changed.connect(self._say_line)
        self._sync.start()
        self._folds = FoldRound(office, self.background, self)
        self._counts = CountRound(office, self.background, self)
        self._safe = SafeClock(office, self.background, self)
        self._safe.warned.connect(self._warn)
        self.updates = Updates(
            self.shell, office, self.background, workplace, self._application.exit, self
        )
        self.shell.may_close = self.updates.may_close
        self.shell.uncovered.connect(self._uncovered)
        self.who.open(office, self._officers)
        self.login.ready(office.identity.log_in)
        self.who.enter()
        self.updates.begin()
        self.opened.emit(office)

    def _cannot_open(self, error: DeskError) -> None:
        self.failed.emit(error)
        note_shown(self._start, error)
        if self.shell.page == "login":
            again = NoticeAction(self.tr("Thử lại"), self._try_again, Keys.CONFIRM)
            self.shell.show_notice(notice(error), again)

    def _uncovered(self) -> None:
        """The offer of another version was left."""
        if self.shell.page == "login":
            self.who.enter()

    def _try_again(self) -> None:
        self.shell.show_notice(None)
        if self._unenrolled is None:
            self.open()
        else:
            self._settle(self._unenrolled)

    def _warn(self, said: Notice) -> None:
        """Not over what the officer is being told, or does: it is said again at the next look."""
        if self.shell.notice is None:
            self.shell.show_notice(said)

    def _log_in(self, officer: Officer) -> None:
        if self.workplace is not None:
            self.workplace.begin(officer)
            self._safe.look()
            self.idle.begin()
            self.updates.told()
            self.logged_in.emit(officer)

    def lock(self) -> None:
        """Back to the log-in; what was typed stays with its owner."""
        workplace, office = self.workplace, self.office
        if workplace is None or office is None or workplace.officer is None:
            return
        leaving = workplace.officer
        self.idle.watch.stop()
        workplace.leave(locked=True)
        self.background.run(
            lambda: office.identity.log_out(leaving),
            owner=self,
            done=lambda _nothing: None,
            failed=lambda error: self.shell.show_notice(notice(error)),
        )
        self.who.enter(leaving)
        self.who.read()
        self.updates.tell()

    def _scanned(self, text: str) -> None:
        self.shell.uncover()  # who scans goes on with their work
        if self.shell.page == "login":
            self.who.take(text)
        elif self.workplace is not None:
            self.workplace.take_scan(read_scan(text))

    def _change_by_badge(self, scanned: str) -> None:
        """Another officer comes to a desk at work: it locks, and asks for their PIN."""
        self.lock()
        self.who.take(scanned)

    def _step_back(self) -> None:
        if self.workplace is not None:
            self.workplace.step_back()

    def _tick(self) -> None:
        self.shell.set_clock(self.office.now() if self.office else utc_now())
        self.idle.watch.look()
        if self.workplace is not None:
            self.workplace.tick()

    def _say_line(self, facts: "LineFacts") -> None:
        self.shell.set_line(line_state(facts, utc_now()))

    def _say_printers(self, bound: int) -> None:
        self.shell.set_printers(
            self.tr("Máy in: {n} giấy có máy in").format(n=bound)
            if bound
            else self.tr("Chưa gắn máy in: lưu PDF và xem")
        )


def line_state(facts: "LineFacts", now: datetime) -> LineState:
    """The same facts as the status line words them."""
    return LineState(
        online=facts.online,
        since=facts.last_exchange if facts.online else facts.offline_since,
        waiting=facts.waiting,
        oldest=now - facts.oldest_waiting if facts.oldest_waiting else None,
        here=None if facts.filling is None or facts.filling.done else facts.filling.here,
        needs_you=facts.refused + facts.disputed,
    )


def unit_words(full: str, name: str) -> tuple[str, str]:
    """What kind of place it is, and whose: two lines of the navigation."""
    kind = full[: -len(name)].strip() if full.casefold().endswith(name.casefold()) else full
    return kind, name


def utc_now() -> datetime:
    return datetime.now(UTC)
