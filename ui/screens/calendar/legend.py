"""What the shapes of the days mean, below the year."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.screens.calendar.year_grid import DayLook, draw_changed, draw_day, draw_today

translate = QCoreApplication.translate

_CELL: Final = 24
_HIGH: Final = 22
_BETWEEN: Final = 12


class Legend(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(words for words, _draw in _items()))

    @override
    def sizeHint(self) -> QSize:
        widths = [theme.metrics("caption").horizontalAdvance(words) for words, _draw in _items()]
        return QSize(sum(widths) + len(widths) * (_CELL + 6 + _BETWEEN), _HIGH + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 2.0
        for words, draw in _items():
            draw(painter, QRectF(left, 1, _CELL, _HIGH - 2))
            left += _CELL + 6
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("text2"))
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(
                QRectF(left, 0, width + 2, _HIGH), Qt.AlignmentFlag.AlignVCenter, words
            )
            left += width + _BETWEEN


def _items() -> list[tuple[str, Callable[[QPainter, QRectF], None]]]:
    return [
        (translate("calendar", "Nghỉ lễ, hoán đổi"), _day(DayLook.OFF)),
        (translate("calendar", "Dự kiến"), _day(DayLook.OFF, provisional=True)),
        (translate("calendar", "Cuối tuần"), _day(DayLook.WEEKEND)),
        (translate("calendar", "Làm bù"), _day(DayLook.WORKED)),
        (translate("calendar", "Hôm nay"), _today),
        (translate("calendar", "Chưa áp dụng"), _changed),
    ]


def _day(look: DayLook, *, provisional: bool = False) -> Callable[[QPainter, QRectF], None]:
    return lambda painter, cell: draw_day(painter, cell, "24", look, provisional=provisional)


def _today(painter: QPainter, cell: QRectF) -> None:
    draw_day(painter, cell, "20", DayLook.WORKING, provisional=False)
    draw_today(painter, cell)


def _changed(painter: QPainter, cell: QRectF) -> None:
    draw_day(painter, cell, "23", DayLook.WORKING, provisional=False)
    draw_changed(painter, cell)
