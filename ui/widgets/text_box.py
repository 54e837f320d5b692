"""A field of several lines: as high as its words, never cut, and without line breaks of its own."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from ui import theme
from ui.shortcuts import is_a_letter_with_alt, is_enter

_BY_KEYS = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}


class TextBox(QPlainTextEdit):
    """Enter goes on, Tab as well; what is pasted comes on one line.

    Args:
        marks: Tab marks all its words, as in a field of one line: what is typed takes their place.
            For a name or an address, not for a letter that is worded already.
    """

    edited = Signal(str)  # the words, after each change by the officer
    entered = Signal()

    def __init__(self, name: str, hint: str = "", *, marks: bool = False) -> None:
        super().__init__()
        self._marks = marks
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        for bar in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(theme.size("line.control"))
        side = theme.size("space.xs")  # words begin where those of the other fields do
        self.setViewportMargins(side, 0, side, 0)
        self._known = self._shown = ""  # what stands there; what was put there, not typed
        self._dress()
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_words(self, words: str) -> None:
        """Show `words` without moving the cursor of who types just that."""
        if words != self._known:
            self._known = self._shown = words
            self.setPlainText(words)
            self.moveCursor(QTextCursor.MoveOperation.End)

    @Slot()
    def _tell(self) -> None:
        words = self.toPlainText()
        if words != self._known:  # composing changes the text only when it is done
            self._known = words
            self.edited.emit(words)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            event.accept()
            if not event.isAutoRepeat():
                self.entered.emit()
        elif is_a_letter_with_alt(event):
            event.ignore()
        else:
            self._begin_a_word(event.text())
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._begin_a_word(event.preeditString() or event.commitString())
        super().inputMethodEvent(event)

    def _begin_a_word(self, typed: str) -> None:
        """Behind words that stood there already a word is begun, not the last one made longer."""
        cursor, shown = self.textCursor(), self.toPlainText()
        untouched = shown == self._shown and cursor.atEnd() and not cursor.hasSelection()
        if untouched and shown[-1:].isalnum() and typed[:1].isalnum():
            self.insertPlainText(" ")

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moveCursor(QTextCursor.MoveOperation.End)
        if self._marks and event.reason() in _BY_KEYS:
            self.selectAll()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size("width.phone"), self.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.size("width.search"), self.height())

    def _dress(self) -> None:
        self.setFont(theme.font("base"))
        self._fit()

    @Slot()
    def _fit(self, *_size: object) -> None:
        """Lines of words, and what stands around them in the style sheet."""
        lines = max(int(self.document().size().height()), 1)
        inside = lines * self.fontMetrics().lineSpacing()
        high = max(
            inside + theme.size("space.m") + theme.size("space.xs"), theme.size("height.field")
        )
        if high != self.height():
            self.setFixedHeight(high)
