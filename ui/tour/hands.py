"""Hands on a keyboard and a scanner: the events a window system would send, without waiting.

Each event carries the time at which a person or a scanner would have made it, so
the scanner tells the two apart as it does at the counter. Used by the tour and by tests.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget

_DOWN: Final = 100  # ms a person keeps a key down
_BETWEEN: Final = 60  # ms from letting go of a key to striking the next
_PAUSE: Final = 500  # ms around a scan
_START: Final = 1_000_000_000  # ms; far from the stamps of real events
_NONE: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_MODIFIER_KEYS: Final = (
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Control),
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Alt),
    (Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Shift),
)
_TEXTS: Final = {
    Qt.Key.Key_Return: "\r",
    Qt.Key.Key_Enter: "\r",
    Qt.Key.Key_Tab: "\t",
    Qt.Key.Key_Backspace: "\b",
    Qt.Key.Key_Escape: "\x1b",
    Qt.Key.Key_Space: " ",
}


class Hands:
    """One person. Keys go where a keyboard's would: to an open list, else to the focus.

    Wherever `target` is asked for: a field takes the focus first, as by a click; a
    window keeps the focus where it is.
    """

    def __init__(
        self,
        between: Callable[[], None] = lambda: None,
        scanning: Callable[[bool], None] = lambda _last: None,
    ) -> None:
        """Args:
        between: What happens between two events of the keyboard; nothing, unless somebody
            wants to see the program live while keys come.
        scanning: Called before the first key of a scan with False, before the one that ends it
            with True. The keys come at once here, and no scanner sends them so.
        """
        self._between, self._scanning = between, scanning
        self._clock = _START

    def type_text(self, target: QWidget, text: str) -> None:
        """Strike one key for each character, Vietnamese letters included."""
        _take_the_focus(target)
        for letter in text:
            self._strike(target, _key_of(letter), _shift_of(letter), letter)

    def press(self, target: QWidget, keys: str) -> None:
        """Press one chord as QKeySequence spells it: "Ctrl+Return", "F2", "1", "Esc", "Shift+Tab".

        Raises:
            ValueError: there is no such key.
        """
        sequence = QKeySequence(keys)
        if sequence.count() != 1:
            raise ValueError(f"no such key: {keys!r}")
        chord: QKeyCombination = sequence[0]  # type: ignore[index]  # the stubs forget it
        key, modifiers = chord.key(), chord.keyboardModifiers()
        if key == Qt.Key.Key_unknown:
            raise ValueError(f"no such key: {keys!r}")
        text = _TEXTS.get(key, "")
        if not text and keys.isprintable() and len(keys) == 1:
            text = keys
        _take_the_focus(target)
        around = [code for flag, code in _MODIFIER_KEYS if flag & modifiers]
        for code in around:
            self._send(target, QEvent.Type.KeyPress, code)
        self._strike(target, key, modifiers, text)
        for code in reversed(around):
            self._send(target, QEvent.Type.KeyRelease, code)

    def compose(self, target: QWidget, text: str) -> None:
        """Enter `text` at once, as an input method does when a word is done."""
        _take_the_focus(target)
        event = QInputMethodEvent()
        event.setCommitString(text)
        if (field := QGuiApplication.focusObject()) is not None:
            QCoreApplication.sendEvent(field, event)

    def scan(
        self, target: QWidget, text: str, *, pace_ms: int = 8, ends: Qt.Key = Qt.Key.Key_Return
    ) -> None:
        """Type as a scanner does: one character every `pace_ms`, then the key `ends`."""
        _take_the_focus(target)
        self._clock += _PAUSE
        self._scanning(False)
        for key, modifiers, letter in (
            *((_key_of(letter), _shift_of(letter), letter) for letter in text),
            (ends, _NONE, _TEXTS[ends]),
        ):
            if key == ends:
                self._scanning(True)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                self._send(target, kind, key, modifiers, letter)
            self._clock += pace_ms
        self._clock += _PAUSE

    def _strike(self, target: QWidget, key: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
        self._send(target, QEvent.Type.KeyPress, key, modifiers, text)
        self._clock += _DOWN
        self._send(target, QEvent.Type.KeyRelease, key, modifiers, text)
        self._clock += _BETWEEN
        self._between()

    def _send(
        self,
        target: QWidget,
        kind: QEvent.Type,
        key: int,
        modifiers: Qt.KeyboardModifier = _NONE,
        text: str = "",
    ) -> None:
        """As a window system does: to the window that has the focus, which minds its lists."""
        event = QKeyEvent(kind, key, modifiers, text)
        event.setTimestamp(self._clock)
        window: QWindow | None = QGuiApplication.focusWindow()
        if window is None:
            window = target.window().windowHandle()
        if window is not None:
            QCoreApplication.sendEvent(window, event)


def _take_the_focus(target: QWidget) -> None:
    """Raises ValueError when `target` is not on the screen."""
    window = target.window()
    if not window.isVisible() or window.windowHandle() is None:
        raise ValueError(f"not on the screen: {target!r}")
    if QApplication.activePopupWidget() is not None:
        return
    if not window.isActiveWindow():
        window.activateWindow()
        QCoreApplication.processEvents()
    if target is not window:
        target.setFocus()


def _key_of(letter: str) -> int:
    """Latin-1 has key codes of its own; other letters come as text alone."""
    return ord(letter.upper()) if letter.isascii() else 0


def _shift_of(letter: str) -> Qt.KeyboardModifier:
    return _SHIFT if letter.isupper() else _NONE
