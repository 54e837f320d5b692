"""Key-caps: the key of an act, drawn where the act is."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPixmapCache
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
    caps, scale = tuple(keys), painter.device().devicePixelRatioF()
    name = f"caps {caps} {theme.worn()} {letters.rgba()} {border.rgba()} {scale}"
    drawn = QPixmap()
    if not QPixmapCache.find(name, drawn):
        drawn = _drawn(caps, letters, border, scale)
        QPixmapCache.insert(name, drawn)
    top = middle - theme.size("height.keycap") // 2
    painter.drawPixmap(right - caps_width(caps), top, drawn)


def _drawn(keys: Sequence[str], letters: QColor, border: QColor, scale: float) -> QPixmap:
    """Drawn once and kept by Qt: a page shows some thirty, at each of its paintings."""
    high, radius = theme.size("height.keycap"), theme.size("radius.keycap")
    pixmap = QPixmap(QSize(caps_width(keys), high) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font("keycap"))
    metrics, left = painter.fontMetrics(), 0
    for key in keys:
        width = max(high, metrics.horizontalAdvance(key) + 2 * _PAD)
        painter.setPen(QPen(border, 1))
        painter.drawRoundedRect(QRectF(left + 0.5, 0.5, width - 1, high - 1), radius, radius)
        painter.setPen(letters)
        painter.drawText(QRectF(left, 0, width, high), Qt.AlignmentFlag.AlignCenter, key)
        left += width + _GAP
    painter.end()
    return pixmap


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
