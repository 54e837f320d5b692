"""Grounds that hold things: cards, the paper slip, hairlines, badges, what there is none of."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui import theme
from ui.formats import BadgeFact, BadgeKind
from ui.widgets.button import Button
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row

SEEN_AS_ONE: Final = "seen_as_one"
"""Property of a widget of several lines that belong together: scrolling comes to none between."""


class Card(QFrame):
    """White ground with a hairline and round corners; `layout` brings its own edge.

    What has no edge (a table) still keeps off the hairline.
    """

    def __init__(self, layout: QLayout | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        if layout is not None:
            edge, least = layout.contentsMargins(), theme.size("line.hairline")
            sides = (edge.left(), edge.top(), edge.right(), edge.bottom())
            layout.setContentsMargins(*(max(side, least) for side in sides))
            self.setLayout(layout)


class SlipCard(QFrame):
    """The receipt to come. It is paper: square, an accent edge on top, at the right of the page."""

    def __init__(self, layout: QLayout | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("slip")
        if layout is not None:
            self.setLayout(layout)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(theme.size("width.right_column"))


class Scrolled(QScrollArea):
    """Contents that may be higher than their room, such as the middle of the slip in a small
    window, while what stands below them stays. They keep an edge of 4 for the focus ring."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._brought: tuple[QWidget, QWidget] | None = None  # the last, with what is around it
        self.contents = QWidget()
        self.contents.setObjectName("scrolled")
        self.contents.setLayout(layout)
        self.setWidget(self.contents)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def bring(self, place: QWidget, around: QWidget | None = None) -> None:
        """Scroll at the next turn so that `place` is in sight, and no line is cut above it.

        Args:
            around: What belongs to it, and is in sight too where there is room for it.
        """
        self._brought = place, around or place
        QTimer.singleShot(0, self, self._bring)

    def _bring(self) -> None:
        if self._brought is None:
            return
        place, around = self._brought
        if not (isValid(place) and isValid(around) and place.isVisibleTo(self.contents)):
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top, bottom = self._span(around)
        if bottom - top > room:
            top, bottom = self._span(place)
        lines = [self._span(one) for one in self.contents.findChildren(QWidget) if _is_line(one)]
        lowest, highest = max(0, bottom - room), min(top, bar.maximum())
        ring = theme.size("space.xs")  # of the focus, around the upper line
        tops = {bar.value(), 0, highest, *(begin - ring for begin, _end in lines)}
        tops |= {begin - room for begin, _end in lines}  # the next one below begins out of sight
        whole = [at for at in tops if lowest <= at <= highest and not _cut(lines, at)]
        cut_below = {at: len(_cut(lines, at + room)) for at in whole}
        stays = bar.value() in whole and not cut_below[bar.value()]
        if not stays:
            bar.setValue(min(whole, key=lambda at: (cut_below[at], at), default=lowest))

    def _keep(self) -> None:
        """Nothing moves while it is in sight."""
        if self._brought is None or not isValid(self._brought[1]):
            return
        top, bottom = self._span(self._brought[1])
        at = self.verticalScrollBar().value()
        if top < at or at + self.viewport().height() < bottom:
            self._bring()

    def _span(self, one: QWidget) -> tuple[int, int]:
        """From where to where it reaches, in pixels of the contents."""
        top = one.mapTo(self.contents, QPoint(0, 0)).y()
        return top, top + one.height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A notice came or went: who types there goes on in sight."""
        super().resizeEvent(event)
        focus = QApplication.focusWidget()
        if self._brought is not None and focus is self._brought[0]:
            QTimer.singleShot(0, self, self._keep)

    @override
    def minimumSizeHint(self) -> QSize:
        width = self.contents.minimumSizeHint().width()
        return QSize(width, theme.size("height.scrolled_least"))

    @override
    def sizeHint(self) -> QSize:
        return self.contents.sizeHint()


def _is_line(one: QWidget) -> bool:
    """It shows something and holds nothing that does, or says that it is seen as one."""
    parts = one.findChildren(QWidget)
    return one.isVisible() and (one.property(SEEN_AS_ONE) or not any(p.isVisible() for p in parts))


def _cut(lines: Sequence[tuple[int, int]], at: int) -> Sequence[tuple[int, int]]:
    return [line for line in lines if line[0] < at < line[1]]


class RightColumn(QWidget):
    """The right column of a page (next steps): as wide as the slip."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setLayout(layout)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(theme.size("width.right_column"))


class CardHead(QWidget):
    """The 44 high head of a card with a table: title, count in words, acts at the right."""

    def __init__(self, title: str, *acts: QWidget, note: str = "") -> None:
        super().__init__()
        self.title = Label(title, "card_title")
        self.note = Label(note, "small", tone="text2").beside("card_title")
        self.setLayout(
            row(self.title, "s", self.note, REST, *acts, gap="xs", edge=("l", "none", "m", "none"))
        )
        self.setFixedHeight(theme.size("height.card_head"))


class Rule(QFrame):
    """A hairline across, or up and down."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        self.setObjectName("rule")
        thick = theme.size("line.hairline")
        if upright:
            self.setFixedWidth(thick)
        else:
            self.setFixedHeight(thick)


class Badge(QWidget):
    """A state in words with a shape of its own; see `BadgeKind`."""

    def __init__(self, fact: BadgeFact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = fact
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(fact.text)

    def show_fact(self, fact: BadgeFact) -> None:
        if fact == self._fact:
            return
        self._fact = fact
        self.setAccessibleName(fact.text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(badge_width(self._fact.text), theme.size("height.badge"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        draw_badge(QPainter(self), 0, self.height() // 2, self._fact)


_BADGE_LOOKS = {  # ground, words, border
    BadgeKind.LATE: ("late", "on_late", ""),
    BadgeKind.TODAY: ("look_tint", "look_ink", "look"),
    BadgeKind.DAYS: ("sunken", "text", "line_strong"),
    BadgeKind.PAUSE: ("", "text2", "line_strong"),
    BadgeKind.DONE: ("accent_tint", "accent_ink", "accent"),
}


def badge_width(text: str) -> int:
    return theme.metrics("badge").horizontalAdvance(text) + 2 * theme.size("space.s")


def draw_badge(painter: QPainter, left: int, middle: int, fact: BadgeFact) -> None:
    """Draw a badge beginning at `left`, centred on `middle`."""
    ground, words, border = _BADGE_LOOKS[fact.kind]
    high, radius = theme.size("height.badge"), theme.size("radius.badge")
    box = QRectF(left, middle - high // 2, badge_width(fact.text), high)
    dash = Qt.PenStyle.DashLine if fact.kind is BadgeKind.PAUSE else Qt.PenStyle.SolidLine
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color(border), 1, dash) if border else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(theme.font("badge"))
    painter.setPen(theme.color(words))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, fact.text)
    painter.restore()


class EmptyState(QWidget):
    """What there is nothing of, and what to do about it."""

    def __init__(self, title: str, advice: str, act: Button | None = None) -> None:
        super().__init__()
        self._title = Label(title, "card_title").middle()
        self._advice = Label(advice, "small", tone="text2", wrap=True).middle()
        acts = [row(REST, act, REST)] if act else []
        self.setLayout(column(REST, self._title, self._advice, *acts, REST, gap="s", edge=("xl",)))
        self.say(title, advice)

    def say(self, title: str, advice: str) -> None:
        self._title.setText(title)
        self._advice.setText(advice)
        self.setAccessibleName(f"{title}. {advice}")
