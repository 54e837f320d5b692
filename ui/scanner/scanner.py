"""One scan, always live: a scanner is a keyboard that types fast and ends with Enter.

Keys that make text are held back for a moment. A run at a scanner's pace that
ends with Enter is a scan: it is swallowed whole and told as text, so it lands in no
field and presses no button. Anything else is a person: the keys are delivered as
if nothing had been, in their order, shortcuts included.

The window system delivers keys to the window that has the focus and composed
text to the field; there the scanner listens, so nothing is seen twice and an open
list or a second window makes no difference.
"""

import time
from collections.abc import Callable
from typing import Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from typing_extensions import override

from ui.scanner.run import USB, Burst, Held, Moment, Pace, Run, copy_of, identity

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LINE_ENDS: Final = frozenset({Qt.Key.Key_J, Qt.Key.Key_M})  # with Ctrl: how some send LF and CR
_MODIFIERS: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_META: Final = Qt.KeyboardModifier.MetaModifier
_COMMAND: Final = _CTRL | _ALT | _META  # put together once: enumerations of Python are slow
_ALT_GR: Final = _CTRL | _ALT
_SURELY_A_SCAN: Final = 3  # keys at a scanner's pace: a click does not break into them


class Scanner(QObject):
    """Live from the moment it is made until it is deleted or disabled.

    In a dialog of files nothing is a scan. In a field for secrets a burst counts only when its
    text is a code, a card or a badge that `knows` knows, so that neither a PIN nor a password
    typed by a program is ever taken for a scan.
    """

    scanned = Signal(str)  # raw text, without the key that ended it; may name a person

    def __init__(
        self,
        application: QGuiApplication,
        *,
        pace: Pace = USB,
        tab_ends: bool = False,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """
        Args:
            tab_ends: The scanner is set to send Tab after a code.
            now: Monotonic seconds, for events without a time of their own.
        """
        super().__init__(parent)
        self.pace = pace
        self.knows: Callable[[str], bool] = _nothing  # a badge somebody here has
        self.last_burst: Burst | None = None
        self._ends = _ENTER | {Qt.Key.Key_Tab} if tab_ends else _ENTER
        self._now = now
        self._enabled = True
        self._run = Run()
        self._swallowed: list[int] = []  # keys of a scan whose release is still to come
        self._scan_ended: Moment | None = None
        self._resending: list[tuple[int, ...]] = []  # where in memory
        self._field: QObject | None = None
        # On Windows Qt stamps a key when it is read, not when it was struck. Keys are held no
        # longer than the window there unless this thread was busy: such a pause says nothing.
        self._late_stamps = QGuiApplication.platformName() == "windows"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._window_over)
        application.focusWindowChanged.connect(self._listen_to_window)
        application.focusObjectChanged.connect(self._listen_to_field)
        self._listen_to_window(application.focusWindow())
        self._listen_to_field(application.focusObject())

    @property
    def enabled(self) -> bool:
        return self._enabled

    @enabled.setter
    def enabled(self, enabled: bool) -> None:
        self.flush()
        self._enabled = enabled

    def flush(self) -> None:
        """Deliver the keys held back, now and in order; they were a person's."""
        self._timer.stop()
        run = self._run
        run.keys, run.spent = 0, 0.0
        while run.events:  # one at a time: keys that come meanwhile stand behind these
            held = run.events.popleft()
            gone = not shiboken6.isValid(held.receiver)
            receiver = QGuiApplication.focusWindow() if gone else held.receiver
            if receiver is not None:
                self._resending.append(shiboken6.getCppPointer(held.event))
                QCoreApplication.sendEvent(receiver, held.event)
                self._resending.pop()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._enabled or self._is_ours(event):
            return False
        if _naming_a_file():
            if self._run.events:
                self.flush()
            return False
        if isinstance(event, QKeyEvent):
            return isinstance(watched, QWindow) and self._key(watched, event)
        if isinstance(event, QInputMethodEvent):
            return watched is self._field and self._composed(watched, event)
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if pressed and self._run.keys < _SURELY_A_SCAN:
            self.flush()
        return False

    def _key(self, window: QWindow, event: QKeyEvent) -> bool:
        """True when the key is held back or swallowed."""
        if event.key() in _MODIFIERS:
            return False
        match event.type():
            case QEvent.Type.ShortcutOverride:
                return self._before_shortcuts(event)
            case QEvent.Type.KeyPress:
                return self._pressed(window, event)
            case _:
                return self._released(window, event)

    def _is_ours(self, event: QEvent) -> bool:
        """By its place in memory: Qt's event may come in another Python object than it was sent
        in, and a key taken for a new one would be held and sent again without end."""
        return bool(self._resending) and shiboken6.getCppPointer(event) in self._resending

    def _before_shortcuts(self, event: QKeyEvent) -> bool:
        """Keep keys we shall hold or swallow from being shortcuts first."""
        if _makes_text(event) or self._corrects(event) or self._ends_a_scan(event):
            if event.isAutoRepeat():
                return False
            event.accept()
            return True
        self.flush()
        return False

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        at = self._moment(event)
        if self._paused(at) or event.isAutoRepeat():
            self.flush()
        if event.isAutoRepeat():
            return False
        if self._ends_a_scan(event):
            self._swallowed.append(identity(event))
            if self._run.events:
                self._finish(at)
            return True
        if _makes_text(event) or self._corrects(event):
            self._hold(window, event, at)
            return True
        self.flush()
        return False

    def _released(self, window: QWindow, event: QKeyEvent) -> bool:
        if identity(event) in self._swallowed and not event.isAutoRepeat():
            self._swallowed.remove(identity(event))
            return True
        if self._paused(self._moment(event)):
            self.flush()
        if not self._run.events:
            return False
        self._run.events.append(Held(window, copy_of(event)))
        return True

    def _composed(self, field: QObject, event: QInputMethodEvent) -> bool:
        at = Moment(0, self._now())
        if self._paused(at):
            self.flush()
        says_something = event.preeditString() or event.commitString() or event.replacementLength()
        if not says_something and not self._run.events:
            return False
        if self._follows_a_scan(at):
            return True  # the input method lets go of what was scanned
        self._hold(field, event, at)
        return True

    def _hold(self, receiver: QObject, event: QKeyEvent | QInputMethodEvent, at: Moment) -> None:
        if isinstance(event, QKeyEvent) and identity(event) in self._swallowed:
            self._swallowed.remove(identity(event))  # its release was lost
        gap = self._gap(at) if self._run.keys else 0.0
        self._run.add_key(Held(receiver, copy_of(event)), at, gap)
        self._timer.start(round(self.pace.window * 1000))

    def _finish(self, at: Moment) -> None:
        """The run was a scan: forget its keys, tell its text."""
        run, self._run = self._run, Run()
        self._timer.stop()
        self._swallowed += run.unreleased()
        self._scan_ended = at
        spent = run.spent + (at.since(run.last) if run.last else 0.0)
        said = run.text
        self.last_burst = Burst(len(said), round(spent * 1000))
        self.scanned.emit(said)

    def _ends_a_scan(self, event: QKeyEvent) -> bool:
        """True also for the second of two line ends, which belongs to the scan before."""
        command = event.modifiers() & _COMMAND
        if not (
            (event.key() in self._ends and not command)
            or (event.key() in _LINE_ENDS and command == _CTRL)
        ):
            return False
        at = self._moment(event)
        if not self._run.events:
            return self._follows_a_scan(at)
        if self._run.last is None or not self._run.is_scan(self.pace, self._gap(at)):
            return False
        said = self._run.text
        return not _in_secret_field() or not _unknown(said) or self.knows(said)

    def _follows_a_scan(self, at: Moment) -> bool:
        return self._scan_ended is not None and at.since(self._scan_ended) <= self.pace.window

    def _corrects(self, event: QKeyEvent) -> bool:
        """Input methods on Windows correct by Backspace in the middle of a scan."""
        return event.key() == Qt.Key.Key_Backspace and bool(self._run.events)

    def _paused(self, at: Moment) -> bool:
        return bool(self._run.events) and self._gap(at) > self.pace.window

    def _gap(self, at: Moment) -> float:
        """Seconds since the last key held; none while this thread was not listening."""
        last = self._run.last
        if last is None:
            return 0.0
        not_listening = self._late_stamps and at.seen - last.seen > self.pace.window
        return 0.0 if not_listening else at.since(last)

    def _window_over(self) -> None:
        """Keys that came while this thread was busy are delivered before idle timers."""
        last = self._run.last
        QTimer.singleShot(0, self, lambda: self.flush() if self._run.last is last else None)

    def _moment(self, event: QKeyEvent) -> Moment:
        return Moment(event.timestamp(), self._now())

    def _listen_to_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time changes nothing

    def _listen_to_field(self, field: QObject | None) -> None:
        if self._field is not None and shiboken6.isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = field
        if field is not None:
            field.installEventFilter(self)


def _makes_text(event: QKeyEvent) -> bool:
    """Printable, or a digit of the character codes that scanners type with Alt."""
    command = event.modifiers() & _COMMAND
    if command == _ALT and event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
    text = event.text()
    return bool(text) and text.isprintable() and (not command or command == _ALT_GR)


def _nothing(_text: str) -> bool:
    return False


def _unknown(text: str) -> bool:
    from desk_app.domain.codes.scan import UnknownScan, read_scan  # much, before the first paint

    return isinstance(read_scan(text), UnknownScan)


def _naming_a_file() -> bool:
    """What comes into a dialog of files, however fast, is a path: no page waits for a scan."""
    return isinstance(QApplication.activeWindow(), QFileDialog)


def _in_secret_field() -> bool:
    field = QGuiApplication.focusObject()
    if not isinstance(field, QWidget):
        return False
    return bool(field.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText)
