"""Type-ahead: a list under a field, chosen by keys. Who looks things up is somebody else."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desk_app.domain.people.folding import fold
from ui import theme
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.text_lines import laid_out

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Suggestion:
    title: str  # "Chứng thực bản sao từ bản chính"
    detail: str = ""  # "trong ngày"
    code: str = ""  # "2.000815"
    payload: object = None  # what the screen needs when it is chosen


class TypeAhead(QListView):
    """Usage::

        ahead = TypeAhead(field)
        ahead.asked.connect(presenter.look_up)  # the text, after each change by the officer
        ahead.offer(text, suggestions)          # when the answer is there
        ahead.chosen.connect(presenter.choose)  # a Suggestion

    Up and Down move, Enter or Tab chooses, Esc closes the list and nothing else; so does leaving
    the field, but not another window coming up. The first row is chosen from the start, unless
    nothing was typed, or more was typed since it was found: then Enter and Tab go on as if there
    were no list, until an arrow is pressed. A key held down chooses nothing. An answer to a text
    no longer in the field is ignored, so late answers do no harm; so is one to what was asked
    before the field was left, until something is typed or pressed in it.
    """

    asked = Signal(str)
    chosen = Signal(object)  # Suggestion

    def __init__(self, field: Field) -> None:
        super().__init__(field)  # moved to the window when it opens: a card must not cut it
        self._field = field
        self._list = _Suggestions(self)
        self._by = Label("", "small", tone="text2")  # above the rows
        self._by.setParent(self)
        self._around: list[QWidget] = []  # what the field moves with, while the list is open
        self._left = False  # the field was left, and nothing was asked in it since
        self._arrow = False  # one was pressed, and nothing was typed since
        self._answers = ""  # the text in the field for which the rows were found
        self.setObjectName("popup")
        self.setModel(self._list)
        self.setItemDelegate(_SuggestionRow(self))
        self.setAccessibleName(field.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._by.hide()
        self.hide()
        field.textEdited.connect(self._ask)
        field.installEventFilter(self)
        self.clicked.connect(self._choose)
        self.entered.connect(self.setCurrentIndex)

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        return self._list.rows

    @property
    def typed(self) -> str:
        """What the suggestions shown were found by."""
        return self._list.typed

    def offer(self, typed: str, suggestions: Sequence[Suggestion], by: str = "") -> None:
        """Show what was found for `typed`; nothing found closes the list.

        Args:
            by: The words it was found by where those are others; they are said above the rows.
        """
        left = self._left or self._field.window().focusWidget() is not self._field
        if left or typed != self._field.text():
            return
        self._answers = typed
        self._list.show((by or typed).strip(), suggestions)
        self._say_by(by)
        if not suggestions:
            self._close()
            return
        self.setCurrentIndex(self._list.index(0) if typed.strip() or self._arrow else _ROOT)
        self._place()
        self._watch_around()
        self.show()  # which lays out the window first: the field may move
        self.raise_()

    @Slot(str)
    def _ask(self, text: str) -> None:
        self._left = self._arrow = False  # an input method types without a key
        self.asked.emit(text)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        suggestion = self._list.rows[index.row()]
        self._close()
        self.chosen.emit(suggestion)

    def _watch_around(self) -> None:
        """A card above that grows or shrinks moves the field's own card, not the field in it."""
        self._leave_around()
        around = self._field.parentWidget()
        while around is not None and not around.isWindow():
            around.installEventFilter(self)
            self._around.append(around)
            around = around.parentWidget()

    def _leave_around(self) -> None:
        for around in self._around:
            around.removeEventFilter(self)
        self._around.clear()

    def _say_by(self, by: str) -> None:
        said = self.tr("Tìm theo: {words}").format(words=by) if by else ""
        self._by.setText(said)
        self._by.setVisible(bool(said))
        self.setAccessibleDescription(said)
        above = self._by.sizeHint().height() + theme.size("space.s") if said else 0
        self.setViewportMargins(0, above, 0, 0)

    def _close(self) -> None:
        self.hide()
        self._leave_around()

    def _place(self) -> None:
        window = self._field.window()
        if self.parent() is not window:
            self.setParent(window)
        self.setFixedWidth(self._field.width())
        rows = range(min(len(self._list.rows), theme.size("width.popup_rows")))
        above = self.viewportMargins().top()
        edge, side = theme.size("line.control"), theme.size("space.m")
        self._by.setGeometry(edge + side, edge, self._field.width() - 2 * (edge + side), above)
        high = sum(self.sizeHintForRow(row) for row in rows) + above + 2 * edge
        self.setGeometry(self._beside(window, high))

    def _beside(self, window: QWidget, high: int) -> QRect:
        """Under the field, or over it where less than half of the list has room below. It ends
        with the page: what the window says at its edges stays to be read."""
        field = QRect(self._field.mapTo(window, QPoint(0, 0)), self._field.size())
        page, gap = self._page(window), theme.size("space.xs")
        room = page.bottom() + 1 - theme.size("space.s") - (field.bottom() + 1 + gap)
        over = field.top() - gap - (page.top() + theme.size("space.s"))
        if room >= min(high / 2, over):
            high, top = min(high, room), field.bottom() + 1 + gap
        else:
            high = min(high, over)
            top = field.top() - gap - high
        return QRect(field.left(), top, field.width(), high)

    def _page(self, window: QWidget) -> QRect:
        """Where the page is that the field stands on; all of a window without pages."""
        page, around = window.rect(), self._field.parentWidget()
        while around is not None and around is not window:
            if isinstance(around, QStackedWidget):
                page = QRect(around.mapTo(window, QPoint(0, 0)), around.size())
            around = around.parentWidget()
        return page

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field:
            self._note(event)
        if self.isHidden():
            return super().eventFilter(watched, event)
        if watched is not self._field:
            if event.type() == QEvent.Type.Move:
                self._place()
            return super().eventFilter(watched, event)
        match event.type():
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                if event.key() in _OURS and not event.modifiers():
                    event.accept()  # the window's Esc must not leave the page
                    return True
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._steer(event)
            case QEvent.Type.FocusOut if isinstance(event, QFocusEvent):
                # A paper in a window of its own takes the focus of the screen, not of the field.
                if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
                    self._close()
            case QEvent.Type.Hide:
                self.hide()  # and no more: the window may be going, and all that is around with it
            case QEvent.Type.Resize | QEvent.Type.Move:
                self._place()
            case _:
                pass
        return False

    def _note(self, event: QEvent) -> None:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._left = False
            self._arrow |= event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}
        elif (
            isinstance(event, QFocusEvent)
            and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason
        ):
            self._left, self._arrow = event.lostFocus(), False

    def _steer(self, event: QKeyEvent) -> bool:
        if event.modifiers() & _WITH:
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self._move(1)
            case Qt.Key.Key_Up:
                self._move(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab if event.isAutoRepeat():
                pass  # begun in another field, or chosen by already
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab if self._is_meant:
                self._choose(self.currentIndex())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab if not self._is_an_answer:
                self._close()
                return False
            case Qt.Key.Key_Escape:
                self._close()
            case _:
                return False
        return True

    @property
    def _is_meant(self) -> bool:
        """The row that is marked; one that only the mouse stands on is not, nor what was first
        among the rows of an earlier text."""
        by_keys = self._is_an_answer and bool(self._field.text().strip())
        return (by_keys or self._arrow) and self.currentIndex().isValid()

    @property
    def _is_an_answer(self) -> bool:
        """To what stands in the field now, and not to what was typed until a letter ago."""
        return self._answers == self._field.text()

    def _move(self, step: int) -> None:
        row = max(0, min(self.currentIndex().row() + step, len(self._list.rows) - 1))
        self.setCurrentIndex(self._list.index(row))


_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_OURS = frozenset(
    {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down}
)


class _Suggestions(QAbstractListModel):
    rows: Sequence[Suggestion] = ()
    typed = ""

    def show(self, typed: str, rows: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.typed, self.rows = typed, tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " · ".join(part for part in (row.title, row.detail, row.code) if part)
        return None


class _SuggestionRow(QStyledItemDelegate):
    """Title with the typed part semi-bold; detail and code at the right. Long titles wrap."""

    def __init__(self, popup: TypeAhead) -> None:
        super().__init__(popup)
        self._popup = popup

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._popup.suggestions[index.row()]
        inside = self._popup.width() - 2 * theme.size("line.control") - 2 * theme.size("space.m")
        width = inside - _right_width(row)  # of the list as it will be: its viewport lags behind
        needed = self._title(row, theme.color("text"), width)[1] + theme.size("space.m")
        return QSize(0, max(needed, theme.size("height.popup_row")))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._popup.suggestions[index.row()]
        box: QRect = option.rect
        here = self._popup.currentIndex().row() == index.row()
        painter.save()
        painter.fillRect(box, theme.color("accent_tint" if here else "surface"))
        if here:
            edge = QRect(box.left(), box.top(), theme.size("line.chosen_edge"), box.height())
            painter.fillRect(edge, theme.color("accent"))
        ink = theme.color("accent_ink" if here else "text")
        inside = box.adjusted(theme.size("space.m"), 0, -theme.size("space.m"), 0)
        layout, high = self._title(row, ink, inside.width() - _right_width(row))
        layout.draw(painter, QPointF(inside.left(), inside.top() + (inside.height() - high) / 2))
        painter.setPen(ink)
        painter.setFont(theme.font("button_mid"))
        painter.drawText(inside, _AT_RIGHT, row.code)
        inside = inside.adjusted(0, 0, -_width("button_mid", row.code), 0)
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("small"))
        painter.drawText(inside, _AT_RIGHT, row.detail)
        painter.restore()

    def _title(self, row: Suggestion, ink: QColor, width: int) -> tuple[QTextLayout, int]:
        start, end = typed_part(row.title, self._popup.typed)
        plain, strong = theme.font("cell"), theme.font("cell_strong")
        parts = (row.title[:start], plain), (row.title[start:end], strong), (row.title[end:], plain)
        return laid_out([(words, font, ink) for words, font in parts], width)


def _right_width(row: Suggestion) -> int:
    return _width("button_mid", row.code) + _width("small", row.detail)


def _width(role: str, words: str) -> int:
    """Of words at the right, with the gap before them; 0 for none."""
    return theme.metrics(role).horizontalAdvance(words) + theme.size("space.l") if words else 0


_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def typed_part(title: str, typed: str) -> tuple[int, int]:
    """Where `typed` stands in `title`, accents and case aside; (0, 0) where it does not."""
    letters = [fold(letter) for letter in title]
    wanted = fold(typed)
    at = "".join(letters).find(wanted) if wanted else -1
    if at < 0:
        return 0, 0
    ends = list(accumulate(len(letter) for letter in letters))
    start = bisect_right(ends, at)
    return start, bisect_left(ends, at + len(wanted)) + 1
