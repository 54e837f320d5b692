"""The strip of counted days: why the result is due when it is, seen at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import formats, theme

_MOST = 7  # beyond that words only
_CELL = 40


class Part(Enum):
    """What a day is for the count."""

    RECEIVED = "received"
    OFF = "off"
    COUNTED = "counted"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class StripDay:
    day: date
    part: Part
    number: int = 0  # of a counted day: 1 for the first


class DayStrip(QWidget):
    """Up to seven days; hidden when there are more, none, or the window is small.

    The sentence below it says the same, so nothing is lost.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[StripDay] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_days(())

    def show_days(self, days: Sequence[StripDay]) -> None:
        self._days = tuple(days)
        told = [f"{formats.short_day(d.day)} {self._word(d)}" for d in self._days]
        self.setAccessibleName(", ".join(told))
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.size("width.right_column") // 2, theme.size("height.strip"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.ParentChange}:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        if self.parentWidget():  # alone it would show as a window
            self.setVisible(0 < len(self._days) <= _MOST and not theme.worn().compact)
        self.update()

    def _word(self, strip_day: StripDay) -> str:
        match strip_day.part:
            case Part.RECEIVED:
                return self.tr("nhận")
            case Part.OFF:
                return self.tr("nghỉ")
            case Part.DUE:
                return self.tr("trả")
            case Part.COUNTED:
                return self.tr("ngày {n}").format(n=strip_day.number)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = theme.size("width.day_cell_gap")
        width = (self.width() - gap * (_MOST - 1)) / _MOST
        if len(self._days) < _MOST:
            width = min(width, (self.width() - gap * (len(self._days) - 1)) / len(self._days))
        for n, strip_day in enumerate(self._days):
            self._draw(painter, QRectF(n * (width + gap), 0, width, _CELL), strip_day)

    def _draw(self, painter: QPainter, cell: QRectF, strip_day: StripDay) -> None:
        ground, border, ink = _LOOKS[strip_day.part]
        radius = theme.size("radius.control")
        painter.setPen(QPen(theme.color(border), 1) if border else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(theme.color(ink))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setFont(theme.font("keycap", theme.REGULAR))
        weekday = formats.weekday_short(strip_day.day)
        painter.drawText(QRectF(cell.left(), 3, cell.width(), 16), middle, weekday)
        painter.setFont(theme.font("cell_strong"))
        painter.drawText(
            QRectF(cell.left(), 17, cell.width(), 20), middle, f"{strip_day.day.day:02d}"
        )
        if strip_day.part is Part.OFF:
            painter.setPen(QPen(theme.color("text2"), 1))
            painter.drawLine(QPointF(cell.left() + 10, 27.5), QPointF(cell.right() - 10, 27.5))
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("keycap"))
        below = QRectF(cell.left() - 4, _CELL + 2, cell.width() + 8, 16)
        painter.drawText(below, middle, self._word(strip_day))


_LOOKS = {  # ground, border, ink
    Part.RECEIVED: ("", "line_strong", "text"),
    Part.OFF: ("window", "", "text2"),
    Part.COUNTED: ("accent_tint", "accent", "accent_ink"),
    Part.DUE: ("accent", "", "on_accent"),
}
