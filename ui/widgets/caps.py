"""Key-caps: the key of an act, drawn where the act is."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.shortcuts import Keys

_PAD, _GAP = 5, 2  # left and right of the word; between caps


def caps_width(keys: Sequence[str]) -> int:
    """Pixels the caps of `keys` take, gaps included."""
    return _width(tuple(keys), theme.worn())


@cache  # of the keys there are: asked for whenever a button is painted, or finds its place
def _width(keys: tuple[str, ...], _worn: theme.Theme) -> int:
    metrics, least = theme.metrics("keycap"), theme.size("height.keycap")
    return sum(max(least, metrics.horizontalAdvance(key) + 2 * _PAD) for key in keys) + _GAP * max(
        len(keys) - 1, 0
    )


def draw_caps(  # a place, what, and two colours
    painter: QPainter, right: int, middle: int, keys: Sequence[str], letters: QColor, border: QColor
) -> None:
    """Draw one cap per key, ending at `right`, centred on `middle`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font("keycap"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    metrics, high, radius = (
        painter.fontMetrics(),
        theme.size("height.keycap"),
        theme.size("radius.keycap"),
    )
    left, top = right - caps_width(keys), middle - high // 2
    for key in keys:
        width = max(high, metrics.horizontalAdvance(key) + 2 * _PAD)
        painter.setPen(QPen(border, 1))
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, width - 1, high - 1), radius, radius)
        painter.setPen(letters)
        painter.drawText(QRectF(left, top, width, high), Qt.AlignmentFlag.AlignCenter, key)
        left += width + _GAP
    painter.restore()


class KeyCaps(QWidget):
    """Caps standing alone, as on the help page."""

    def __init__(self, key: Keys | Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = tuple(key.caps if isinstance(key, Keys) else key)
        self.setAccessibleName("+".join(self._caps))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(caps_width(self._caps), theme.size("height.keycap"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        letters, border = theme.color("text2"), theme.color("line_strong")
        draw_caps(painter, self.width(), self.height() // 2, self._caps, letters, border)
