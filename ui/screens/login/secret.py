"""The field of the secret: it says when digits go into it, and when somebody turns back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from typing_extensions import override

from ui.widgets.field import COMES_BACK, Field


class SecretField(Field):
    """A PIN or a password, never shown."""

    turned_back = Signal()  # Backspace, where nothing is left to take away
    attended = Signal()  # what is typed goes here from now on, or no longer

    def __init__(self, name: str) -> None:
        super().__init__(name, role="pin", stays=True)
        self.setEchoMode(Field.EchoMode.Password)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.isAutoRepeat()  # held down to empty the field: that was all it was meant for
        if event.key() == Qt.Key.Key_Backspace and not self.text() and not held:
            self.turned_back.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.attended.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in COMES_BACK:
            self.attended.emit()
