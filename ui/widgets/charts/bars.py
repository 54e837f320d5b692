"""Charts: drawn with tokens alone, readable in grey, and told in words to screen readers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme

_BAR: Final = 24
_TICK: Final = 36  # wider than its bar, so that it is seen on a bar of its own tone
_LEGEND: Final = 20
_FOOT: Final = 22  # words below the bars
_ROOM: Final = 18  # of the number above a bar
_SWATCH: Final = 12
_LEAST: Final = 4  # the axis is never shorter
_STEPS: Final = 3  # lines of the grid above the axis
_SIZES: Final = tuple(base * int(10.0**power) for power in range(9) for base in (2, 5, 10))
_LOOKS: Final = (("accent", ""), ("chart2", ""), ("chart3", "accent"))  # ground, outline
_MIDDLE: Final = Qt.AlignmentFlag.AlignCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its parts from the axis up, and the usual height as a tick."""

    words: str  # below it
    parts: tuple[int, ...]
    usual: float | None = None

    @property
    def total(self) -> int:
        return sum(self.parts)


class BarChart(QWidget):
    """Bars of up to three parts beside each other.

    Args:
        name: For screen readers; the figures follow it.
        series: Names of the parts, in the order of the bars' own.
        usual: Name of the tick.
    """

    def __init__(self, name: str, series: Sequence[str], usual: str) -> None:
        super().__init__()
        self._name, self._series, self._usual = name, tuple(series), usual
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_bars(())

    @property
    def bars(self) -> Sequence[Bar]:
        return self._bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.setAccessibleName(f"{self._name}. {'; '.join(self._told(bar) for bar in bars)}")
        self.update()

    def _told(self, bar: Bar) -> str:
        parts = zip(self._series, bar.parts, strict=True)
        said = ", ".join(f"{name} {n}" for name, n in parts if n) or "0"
        usual = "" if bar.usual is None else f", {self._usual} {decimal(bar.usual)}"
        return f"{bar.words}: {said}{usual}"

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.size("width.right_column_chart"), theme.size("width.right_column"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size("width.search") - 2 * theme.size("space.l"), 7 * _ROOM)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_legend(painter)
        numbers = theme.metrics("caption").horizontalAdvance("000")
        top = _LEGEND + _ROOM + theme.size("space.s")
        plot = QRectF(numbers, top, self.width() - numbers, self.height() - top - _FOOT)
        step = self._step()
        self._draw_grid(painter, plot, step)
        if not self._bars:
            return
        each = plot.width() / len(self._bars)
        scale = plot.height() / (step * _STEPS)
        for n, bar in enumerate(self._bars):
            middle = plot.left() + each * (n + 0.5)
            self._draw_bar(painter, QPointF(middle, plot.bottom()), bar, scale)
            painter.setPen(theme.color("text2"))
            painter.setFont(theme.font("caption"))
            below = QRectF(middle - each / 2, plot.bottom() + 2, each, _FOOT - 2)
            painter.drawText(below, _MIDDLE, bar.words)

    def _step(self) -> int:
        """Between two lines of the grid: 5, 10, 20, 50 …, so that the highest bar fits."""
        highest = max([_LEAST, *(max(bar.total, bar.usual or 0) for bar in self._bars)])
        return next(each for each in _SIZES if each * _STEPS >= highest)

    def _draw_legend(self, painter: QPainter) -> None:
        painter.setFont(theme.font("caption"))
        left, middle = 0.0, _LEGEND / 2
        for n, name in enumerate(self._series):
            _fill(painter, QRectF(left, middle - _SWATCH / 2, _SWATCH, _SWATCH), n)
            left = self._say(painter, left + _SWATCH, name)
        painter.setPen(QPen(theme.color("text"), 2))
        painter.drawLine(QPointF(left, middle), QPointF(left + _SWATCH + 4, middle))
        self._say(painter, left + _SWATCH + 4, self._usual)

    @staticmethod
    def _say(painter: QPainter, left: float, words: str) -> float:
        """Where the next entry begins."""
        wide = painter.fontMetrics().horizontalAdvance(words)
        begin = left + theme.size("space.s") - 2
        painter.setPen(theme.color("text2"))
        painter.drawText(QRectF(begin, 0, wide + 2, _LEGEND), _LEFT, words)
        return begin + wide + theme.size("space.m")

    @staticmethod
    def _draw_grid(painter: QPainter, plot: QRectF, step: int) -> None:
        painter.setFont(theme.font("caption"))
        for n in range(_STEPS + 1):
            y = round(plot.bottom() - plot.height() * n / _STEPS)
            painter.setPen(theme.color("line" if n else "line_strong"))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("text2"))
            label = QRectF(0, y - 10, plot.left() - theme.size("space.s"), 20)
            painter.drawText(label, _RIGHT, str(n * step))

    @staticmethod
    def _draw_bar(painter: QPainter, foot: QPointF, bar: Bar, scale: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        top = foot.y()
        for n, part in enumerate(bar.parts):
            if part:
                box = QRectF(round(foot.x() - _BAR / 2), round(top - part * scale), _BAR, 0)
                box.setBottom(round(top))
                _fill(painter, box, n)
                top -= part * scale
                painter.setPen(theme.color("surface"))
                painter.drawLine(box.bottomLeft(), box.bottomRight())
        highest = top
        if bar.usual is not None:
            y = round(foot.y() - bar.usual * scale)
            painter.setPen(QPen(theme.color("text"), 2))
            left = round(foot.x() - _TICK / 2)
            painter.drawLine(QPointF(left, y), QPointF(left + _TICK, y))
            if 0 <= top - y < _ROOM:
                highest = y
        if bar.total:
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font("badge"))
            above = QRectF(foot.x() - _TICK / 2, highest - _ROOM - 2, _TICK, _ROOM)
            painter.drawText(above, _MIDDLE, str(bar.total))


def decimal(value: float) -> str:
    """ "4", "4,5" """
    return f"{value:g}".replace(".", ",")


def _fill(painter: QPainter, box: QRectF, part: int) -> None:
    ground, outline = _LOOKS[min(part, len(_LOOKS) - 1)]
    painter.fillRect(box, theme.color(ground))
    if outline:
        painter.setPen(theme.color(outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
