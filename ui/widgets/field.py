"""Fields: one line of text with its code or key inside, its error in words below."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.shortcuts import is_a_letter_with_alt, is_enter
from ui.widgets.caps import caps_width, draw_caps
from ui.widgets.labels import Label

_INSET = 11  # border to words, as in the sheet
COMES_BACK = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
"""The focus goes for these reasons, and comes again for them: who types has not left the field."""


class Field(QLineEdit):
    """One line of text. Enter goes on to the next field unless `stays` (search, PIN).

    A text longer than the field shows its beginning while nobody types into it, and the whole
    of it under the mouse; who comes back types on where they stopped.

    Args:
        name: For screen readers; the words of its label.
        hint: Placeholder.
        role: Of [type]: "base", "small" for the search, "pin".
        caps: Key-caps drawn at the right end.
        stays: Enter only emits `returnPressed`.
    """

    error_changed = Signal(str)  # the sentence; "" when mended

    def __init__(
        self,
        name: str,
        hint: str = "",
        *,
        role: str = "base",
        caps: Sequence[str] = (),
        stays: bool = False,
    ) -> None:
        super().__init__()
        self._role, self._caps, self._stays = role, tuple(caps), stays
        self._height, self._weight = "pin" if role == "pin" else "field", theme.REGULAR
        self._tail = self._error = ""
        self._stopped: int | None = None  # where typing goes on, while the beginning is shown
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.refit()

    @property
    def error(self) -> str:
        return self._error

    def set_error(self, sentence: str) -> None:
        """Say below (`FieldBox`) what is wrong and how to mend it; "" when mended."""
        if sentence == self._error:
            return
        self._error = sentence
        self.setAccessibleDescription(sentence)
        theme.mark(self, "state", "error" if sentence else "")
        self.error_changed.emit(sentence)

    def set_tail(self, tail: str) -> None:
        """Words at the right end inside the field, such as the code of the procedure."""
        if tail != self._tail:
            self._tail = tail
            self.refit()

    def set_weight(self, weight: int) -> None:
        """`theme.STRONG` once the text names something, `theme.REGULAR` whilst typing."""
        if weight != self._weight:
            self._weight = weight
            self.refit()

    @override
    def setText(self, text: str | None) -> None:
        super().setText(text)
        if not self.hasFocus():
            self.show_beginning()

    def write_anew(self, text: str) -> None:
        """Put `text` there without telling, as if it had been typed: Ctrl+Z takes it back."""
        with QSignalBlocker(self):
            self.selectAll()
            self.insert(text)
        if not self.hasFocus():
            self.show_beginning()

    def show_beginning(self) -> None:
        self._stopped = self.cursorPosition()
        self.setCursorPosition(0)

    @override
    def clear(self) -> None:
        """Nothing is in it, and Ctrl+Z brings nothing back: it may be another officer's turn."""
        self.setText("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_a_letter_with_alt(event):
            event.ignore()
            return
        super().keyPressEvent(event)
        if is_enter(event) and not self._stays:
            event.accept()
            self.focusNextChild()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        placed = self.hasSelectedText() or event.reason() is Qt.FocusReason.MouseFocusReason
        if self._stopped is not None and not placed:  # what is selected is to be typed over
            self.setCursorPosition(self._stopped)
        self._stopped = None
        super().focusInEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in COMES_BACK:
            self.show_beginning()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = f"<qt>{escape(self.text())}</qt>" if self._is_cut else ""  # wrapped, no markup
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @property
    def _is_cut(self) -> bool:
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - 2 * _INSET
        shown = self.echoMode() is QLineEdit.EchoMode.Normal
        return shown and self.fontMetrics().horizontalAdvance(self.text()) > room

    def refit(self) -> None:
        weight = None if self._role == "pin" else self._weight
        self.setFont(theme.font(self._role, weight))
        self.setFixedHeight(theme.size(f"height.{self._height}"))
        right = caps_width(self._caps) if self._caps else 0
        if self._tail:
            right += theme.metrics("button").horizontalAdvance(self._tail) + theme.size("space.s")
        self.setTextMargins(0, 0, right, 0)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._caps:
            letters, border = theme.color("text2"), theme.color("line_strong")
            draw_caps(painter, self.width() - 10, self.height() // 2, self._caps, letters, border)
        if self._tail:
            group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
            painter.setFont(theme.font("button"))
            painter.setPen(self.palette().color(group, QPalette.ColorRole.Text))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(0, 1, -_INSET - 1, 1), right, self._tail)


class FieldBox(QWidget):
    """A field with its caption above and, when there is one, its error below.

    Without a caption it is the field and its error only, for rows whose label stands
    at the left (see `left_label`). It hands no focus on: a box that does is a stop of Tab, and
    behind all else where it came later, so that Tab would never leave the page.
    """

    def __init__(self, field: Field, caption: str = "") -> None:
        super().__init__()
        self.field = field
        self._error = Label("", "note", tone="late_ink", wrap=True)
        self._error.hide()
        box: QBoxLayout = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.size("space.xs"))
        if caption:
            label = Label(caption, "button_small")
            label.setBuddy(field)
            box.addWidget(label)
        box.addWidget(field)
        box.addWidget(self._error)
        field.error_changed.connect(self._say)

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))


def left_label(words: str, thing: QWidget | QBoxLayout) -> QHBoxLayout:
    """A row of intake: words in the label column, level with the first field of `thing`."""
    label = Label(words, "small", tone="text2")
    label.setFixedSize(theme.size("width.label_column"), theme.size("height.field"))
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    if isinstance(thing, QWidget):
        label.setBuddy(thing)
        line.addWidget(thing, 1)
    else:
        line.addLayout(thing, 1)
    return line
