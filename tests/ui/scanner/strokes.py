"""Single key events with a time of one's choice, for tests of how keys are told apart."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

NONE = Qt.KeyboardModifier.NoModifier
_KEYS = {
    "\r": Qt.Key.Key_Return,
    "\b": Qt.Key.Key_Backspace,
    "\t": Qt.Key.Key_Tab,
    "←": Qt.Key.Key_Left,
    "→": Qt.Key.Key_Right,
    "⇱": Qt.Key.Key_Home,
}


@dataclass(frozen=True, slots=True, order=True)
class Stroke:
    at: int  # ms
    down: bool
    letter: str  # one of `_KEYS`, or what the key types


class Counter(QWidget):
    """A window as at the counter: two fields and a button, each remembering what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.second, self.button = QLineEdit(), QLineEdit(), QPushButton("Tiếp nhận")
        box = QVBoxLayout(self)
        for part in (self.field, self.second, self.button):
            box.addWidget(part)
        self.told: list[str] = []
        self.field.returnPressed.connect(lambda: self.told.append("enter"))
        self.button.clicked.connect(lambda: self.told.append("click"))

    def open(self) -> None:
        """As new, the first field in focus."""
        for field in (self.field, self.second):
            field.clear()
            field.setEchoMode(QLineEdit.EchoMode.Normal)
        self.told.clear()
        self.show()
        self.activateWindow()
        QCoreApplication.processEvents()
        self.field.setFocus()

    @property
    def window_handle(self) -> QWindow:
        return self.windowHandle()


def send(window: QWindow, strokes: list[Stroke]) -> None:
    for stroke in strokes:
        key(window, stroke.letter, down=stroke.down, at=stroke.at)


def key(
    window: QWindow,
    letter: str,
    *,
    down: bool = True,
    at: int = 0,
    modifiers: Qt.KeyboardModifier = NONE,
    repeat: bool = False,
) -> None:
    """`at` 0: an event without a time of its own."""
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    code: int = _KEYS.get(letter, ord(letter.upper()) if letter.isascii() else 0)
    text = "" if letter in "←→⇱" else letter
    event = QKeyEvent(kind, code, modifiers, text, repeat)
    event.setTimestamp(at)
    QCoreApplication.sendEvent(window, event)


def compose(text: str, *, preedit: str = "", cut: int = 0) -> None:
    """What an input method sends to the field; `cut` characters before the cursor go first."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text, -cut, cut)
    field = QGuiApplication.focusObject()
    assert field is not None
    QCoreApplication.sendEvent(field, event)


def burst(text: str, pace: int, start: int = 1_000_000, ends: str = "\r") -> list[Stroke]:
    """A scanner's strokes: down and up at once, `pace` ms apart."""
    moments = enumerate(text + ends)
    return [Stroke(start + n * pace, down, c) for n, c in moments for down in (True, False)]
