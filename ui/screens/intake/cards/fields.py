"""Fields of the intake form: they tell what is typed and when they are left."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QListView,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QStyleOptionComboBox,
    QWidget,
)
from typing_extensions import override

from ui import theme
from ui.screens.intake.form.remarks import Remark
from ui.widgets.button import Button
from ui.widgets.choices import Combo
from ui.widgets.field import COMES_BACK, Field
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row


class FormField(Field):
    """Enter tells that the field is left, then goes on, unless the focus went elsewhere."""

    left = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__(name, hint, stays=True)
        self.returnPressed.connect(self._enter)

    def show_text(self, text: str) -> None:
        """Show `text` without moving the cursor of who types just that."""
        if self.text() != text:
            if self.text().casefold() == text.casefold():  # Ctrl+Z takes capitals back
                self.write_anew(text)
            else:
                self.setText(text)

    def show_remark(self, remark: Remark | None) -> None:
        """Red for what cannot be; the sentence itself stands below the row."""
        self.set_error(remark.sentence if remark and remark.wrong else "")

    @Slot()
    def _enter(self) -> None:
        self.left.emit()
        if self.hasFocus():
            self.focusNextChild()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in COMES_BACK:
            self.left.emit()


class FormCombo(Combo):
    """As wide as its longest choice where there is room; the list is always so.

    Arrows choose, also in the open list; a letter typed a field too early chooses nothing.
    """

    typed = Signal(str)  # such a letter
    _fitted = 0  # pixels the longest choice needs; 0: as wide as its row lets it be

    def fit(self) -> None:
        """Be as wide as the longest choice where there is room."""
        inside = max(self.fontMetrics().horizontalAdvance(text) for text in self._texts())
        self._fitted = inside + self._edges()
        self.setMaximumWidth(self._fitted)
        self.setMinimumContentsLength(len(min(self._texts(), key=len)))

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self._fitted, 0))

    @property
    def is_abridged(self) -> bool:
        """The choice is longer than the box; its whole wording is to be shown elsewhere."""
        return that_fits(self.currentText(), self._room(), self.font()) != self.currentText()

    def _room(self) -> int:
        return self.width() - self._edges()

    def _edges(self) -> int:
        """Pixels that words cannot have: borders, and the chevron's place."""
        return 2 * theme.size("space.xl") + theme.size("space.s")

    @override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = that_fits(self.currentText(), self._room(), self.font())

    @override
    def showPopup(self) -> None:
        """Open the list as wide as its longest choice, if the window has the room."""
        view, window = self.view(), self.window()
        view.setTextElideMode(Qt.TextElideMode.ElideNone)
        if isinstance(view, QListView):
            view.setWordWrap(True)
        widest = max((self.fontMetrics().horizontalAdvance(t) for t in self._texts()), default=0)
        room = window.width() - self.mapTo(window, self.rect().bottomLeft()).x()
        view.setMinimumWidth(min(widest + self._edges(), room))
        super().showPopup()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter, held = event.text(), event.modifiers()
        alone = not held & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if alone and letter.strip() and letter.isprintable():
            event.accept()
            self.typed.emit(letter)
        else:
            super().keyPressEvent(event)

    def _texts(self) -> list[str]:
        return [self.itemText(n) for n in range(self.count())]


class RemarkLine(Label):
    """The sentence under a row: ochre for a doubt, red for what cannot be; hidden without one."""

    def __init__(self) -> None:
        super().__init__("", "note", tone="look", wrap=True)
        self.hide()

    def say(self, *remarks: Remark | None) -> None:
        told = [remark for remark in remarks if remark]
        self.setText(" ".join(remark.sentence for remark in told))
        self.set_tone("late_ink" if any(remark.wrong for remark in told) else "look")
        self.setVisible(bool(told))


class _QuietBar(QScrollBar):
    """Always has its room, so that nothing moves; is seen only when there is more to see."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class Scrolled(QScrollArea):
    """A column that scrolls up and down when it must; its content is never cut.

    Its bar takes 12 pixels at the right, seen or not: leave that much less margin there.
    """

    def __init__(
        self, content: QWidget, least: Callable[[], int], widest: Callable[[], int] = lambda: 0
    ) -> None:
        """
        Args:
            least: Height below which the window grows rather than the column scrolls.
            widest: Width to which the content may widen the window; beyond it the column
                scrolls sideways as well. 0: without bound.
        """
        super().__init__()
        self._content, self._least, self._widest = content, least, widest
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBar(_QuietBar())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setWidgetResizable(True)
        self.setWidget(content)
        for ground in (content, self.viewport()):
            ground.setAutoFillBackground(False)
        content.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def bring_in_sight(self, part: QWidget, place: QRect) -> None:
        """Scroll no further than it takes to see all of `place`, in the pixels of `part`."""
        top = part.mapTo(self._content, place.topLeft()).y()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setValue(min(max(bar.value(), top + place.height() - room), top))

    @override
    def minimumSizeHint(self) -> QSize:
        wanted = self._content.minimumSizeHint().width()
        wanted += self.verticalScrollBar().sizeHint().width()
        return QSize(min(wanted, self._widest() or wanted), self._least())

    @override
    def sizeHint(self) -> QSize:
        return self._content.sizeHint()


class Wording(Scrolled):
    """Official words in full, a few lines at a time; never cut, however long.

    Args:
        most: Lines seen at once.
    """

    def __init__(self, most: int, *, edge: str = "none") -> None:
        self._words = Label("", "small", tone="text2", wrap=True)
        self._most = most * theme.size("height.line")
        self._room_for: Sequence[str] = ()
        words = column(self._words, REST, edge=(edge, "none", "xs", "none"))
        super().__init__(panel(words), lambda: 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def say(self, words: str) -> None:
        if words != self._words.text():
            self._words.setText(words)
            self.verticalScrollBar().setValue(0)
            self._fit()

    def keep_room_for(self, wordings: Sequence[str]) -> None:
        """Whichever of `wordings` is said from now on, nothing around moves."""
        if wordings != self._room_for:
            self._room_for = wordings
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = 0
        for words in self._room_for or (self._words.text(),):
            if words and needed < self._most:
                needed = max(needed, self._height_of(words))
        self.setFixedHeight(min(self._most, needed))

    def _height_of(self, words: str) -> int:
        edges = self._words.contentsMargins()
        room = QRect(0, 0, self._words.width(), 0)
        wrapped = self._words.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return wrapped.height() + edges.top() + edges.bottom()


def that_fits(words: str, room: int, font: QFont) -> str:
    """As many whole words of `words` as `room` pixels hold; one at least."""
    metrics, pieces = QFontMetrics(font), words.split(" ")
    while len(pieces) > 1 and metrics.horizontalAdvance(" ".join(pieces)) > room:
        pieces.pop()
    return " ".join(pieces)


def fit_to(field: Field, sample: str) -> None:
    """Make `field` as wide as `sample` needs."""
    inside = theme.metrics("base", theme.MEDIUM).horizontalAdvance(sample)
    field.setFixedWidth(inside + 2 * theme.size("space.l"))


def row_label(words: str, thing: QWidget | None = None) -> Label:
    """Words between two fields of a row."""
    label = Label(words, "small", tone="text2")
    if thing is not None:
        label.setBuddy(thing)
    return label


class ColumnLabel(Label):
    """Words in the label column at the left; longer ones push the field aside."""

    def __init__(self, words: str, thing: QWidget | None = None) -> None:
        super().__init__(words, "small", tone="text2")
        if thing is not None:
            self.setBuddy(thing)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(theme.size("width.label_column"), 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def labelled(words: str, field: QWidget, *more: object) -> QBoxLayout:
    """A row of the form: words in the label column, the field, and what follows it."""
    return row(ColumnLabel(words, field), (field, 1), *more, gap="none")


class SideBySide(QWidget):
    """Two buttons in one row where both have the room for their words, else below each other."""

    def __init__(self, first: Button, second: Button) -> None:
        super().__init__()
        self._both = (first, second)
        self._row = row((first, 1), (second, 1))
        self.setLayout(self._row)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(button.sizeHint().width() for button in self._both), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(button.sizeHint().width() for button in self._both) + self._row.spacing()
        beside = self.width() >= needed
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
