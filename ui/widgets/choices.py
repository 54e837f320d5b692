"""A choice out of many, and a yes or no: the combo box and the tick."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from ui import theme
from ui.shortcuts import is_enter

_CHEVRON = 17  # from the right edge to the middle of the chevron


class Combo(QComboBox):
    """One of many. Enter goes on to the next field, as in a field of text.

    The wheel changes nothing unless the list is open: a scroll is no choice.
    """

    chosen = Signal(object)  # the value, after the officer chose; not after `set_value`

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Hashable, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[Hashable] = []
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )  # its longest entry would widen the window
        self.setMinimumContentsLength(10)
        self.activated.connect(self._tell)
        self.offer(choices)
        self.refit()

    def offer(self, choices: Sequence[tuple[Hashable, str]]) -> None:
        """Replace the choices; the first is chosen, without telling."""
        self._values = [value for value, _words in choices]
        self.clear()
        self.addItems([words for _value, words in choices])

    @property
    def value(self) -> Hashable:
        """None while there is nothing to choose."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def set_value(self, value: Hashable) -> None:
        """Choose without telling; raises ValueError for a value that is not offered."""
        self.setCurrentIndex(self._values.index(value))

    @Slot(int)
    def _tell(self, _index: int) -> None:
        self.chosen.emit(self.value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            event.accept()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def refit(self) -> None:
        self.setFont(theme.font("base"))
        self.setFixedHeight(theme.size("height.field"))

    def _room_for_words(self, option: QStyleOptionComboBox) -> int:
        """For the words: the style keeps a pixel free on either side."""
        place = QStyle.SubControl.SC_ComboBoxEditField
        box = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, place, self)
        return box.width() - 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # all of it
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(  # never cut in a letter
            self.currentText(), Qt.TextElideMode.ElideRight, self._room_for_words(option)
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.color("text2" if self.isEnabled() else "disabled_text")
        painter.setPen(_round_pen(ink, 1.6))
        x, y = self.width() - _CHEVRON, self.height() / 2
        painter.drawPolyline(
            QPolygonF([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
        )


class Check(QCheckBox):
    """A yes or no with its words; the same tick as in the table of papers.

    Enter goes on to the next field, as in a field of text; Space ticks.
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.refit()

    def refit(self) -> None:
        self.setFont(theme.font("cell"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            event.accept()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = theme.size("height.tick") + theme.size("space.s") + words
        return QSize(width + 1, theme.size("height.button"))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.size("height.tick")
        box = QRectF(0, (self.height() - side) // 2, side, side)
        draw_tick(painter, box, on=self.isChecked(), usable=self.isEnabled())
        painter.setFont(self.font())
        painter.setPen(theme.color("text" if self.isEnabled() else "disabled_text"))
        words = QRect(self.rect()).adjusted(side + theme.size("space.s"), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


def draw_tick(
    painter: QPainter, box: QRectF, *, on: bool, usable: bool = True, key: str = ""
) -> None:
    """A tick box of 20; an empty one may hold the key that ticks it."""
    radius = theme.size("radius.control")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if usable else "disabled_text"))
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(_round_pen(theme.color("on_accent"), 2.2))
        corner = box.topLeft()
        painter.drawPolyline(
            QPolygonF([corner + QPointF(x, y) for x, y in ((5, 10.5), (8.6, 14), (15, 6.5))])
        )
    else:
        painter.setPen(QPen(theme.color("line_strong" if usable else "line"), 1))
        painter.setBrush(theme.color("surface" if usable else "disabled_fill"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("keycap"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


def _round_pen(ink: QColor, width: float) -> QPen:
    return QPen(
        ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
