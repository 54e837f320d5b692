"""A year as twelve small months: every day told apart by shape, not only by colour."""

from calendar import Calendar
from collections.abc import Set
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desk_app.domain.law.calendar import Weekend, WorkingCalendar
from desk_app.domain.law.calendar_change import DayRule, word_on
from ui import formats, theme
from ui.screens.calendar.words import day_words

translate = QCoreApplication.translate

_ACROSS, _DOWN, _WEEK, _WEEKS = 4, 3, 7, 6
_TITLE, _HEADS = 20, 16  # heights above the days of a month
_GAP = 12  # between months
_LEAST_DAY = 16
_MONDAYS: Final = Calendar(0)
_BY_DAYS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}
_BY_YEARS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class DayLook(Enum):
    """What a day looks like."""

    WORKING = auto()
    WEEKEND = auto()  # grey figures
    OFF = auto()  # a full dark box
    WORKED = auto()  # a weekend day that is worked: framed and strong
    UNKNOWN = auto()  # beyond the calendar: a dot in place of the figure's weight


_LOOKS: Final = {  # ground, border, ink
    DayLook.WORKING: ("", "", "text"),
    DayLook.WEEKEND: ("", "", "disabled_text"),
    DayLook.OFF: ("text2", "text2", "surface"),
    DayLook.WORKED: ("accent_tint", "accent", "accent_ink"),
    DayLook.UNKNOWN: ("", "", "disabled_text"),
}


def look_of(calendar: WorkingCalendar, day: date) -> DayLook:
    rule = word_on(calendar, day).rule
    if rule is DayRule.UNKNOWN:
        return DayLook.UNKNOWN
    if rule is DayRule.OFF:
        return DayLook.OFF
    if rule is DayRule.WORKED:
        return DayLook.WORKED
    return DayLook.WEEKEND if isinstance(calendar.why_off(day), Weekend) else DayLook.WORKING


class YearGrid(QWidget):
    """One Tab stop. Arrows move the day, Page Up and Page Down the year, Home goes to today."""

    moved = Signal(object)  # date
    turned = Signal(int)  # years
    opened = Signal()  # Enter on the day

    def __init__(self) -> None:
        super().__init__()
        self._calendar: WorkingCalendar | None = None
        self._today = self._day = date(2026, 1, 1)
        self._changed: Set[date] = frozenset()
        self._boxes: dict[date, QRectF] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "own")  # the day wears it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("calendar", "Lịch làm việc"))

    def show_year(
        self, calendar: WorkingCalendar | None, day: date, today: date, changed: Set[date]
    ) -> None:
        """The year of `day`; `changed` are the days that a proposal says otherwise."""
        self._calendar, self._day, self._today, self._changed = calendar, day, today, changed
        told = day_words(calendar, day) if self._knows(day) and calendar else ""
        self.setAccessibleName(f"{formats.long_day(day)}. {told}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(700, 540)

    @override
    def minimumSizeHint(self) -> QSize:
        month = _TITLE + _HEADS + _WEEKS * _LEAST_DAY
        return QSize(_ACROSS * _WEEK * 22 + 3 * _GAP, _DOWN * month + 2 * 4)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _BY_DAYS:
            self.moved.emit(self._day + timedelta(days=_BY_DAYS[key]))
        elif key in _BY_YEARS:
            self.turned.emit(_BY_YEARS[key])
        elif key is Qt.Key.Key_Home:
            self.moved.emit(self._today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                super().keyPressEvent(event)
            else:
                self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (day := self.day_at(event.position().toPoint())) is not None:
            self.moved.emit(day)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.day_at(event.position().toPoint()) is not None:
            self.opened.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def day_at(self, place: QPoint) -> date | None:
        return next((d for d, box in self._boxes.items() if box.contains(QPointF(place))), None)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._boxes = {}
        width = (self.width() - 4 - (_ACROSS - 1) * _GAP) / _ACROSS
        height = (self.height() - 4) / _DOWN
        for month in range(12):
            left = 2 + (month % _ACROSS) * (width + _GAP)
            top = 2 + (month // _ACROSS) * height
            self._month(painter, month + 1, QRectF(left, top, width, height))

    def _month(self, painter: QPainter, month: int, box: QRectF) -> None:
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setFont(theme.font("small_strong"))
        painter.setPen(theme.color("text"))
        title = translate("calendar", "Tháng {n}").format(n=month)
        upper = QRectF(box.left(), box.top(), box.width(), _TITLE)
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        wide = box.width() / _WEEK
        high = min((box.height() - _TITLE - _HEADS - 4) / _WEEKS, 26.0)
        painter.setFont(theme.font("keycap"))
        painter.setPen(theme.color("text2"))
        heads = _MONDAYS.monthdatescalendar(self._day.year, month)[0]
        for n, day in enumerate(heads):
            head = QRectF(box.left() + n * wide, box.top() + _TITLE, wide, _HEADS)
            painter.drawText(head, middle, formats.weekday_short(day))
        top = box.top() + _TITLE + _HEADS
        for week in _MONDAYS.monthdatescalendar(self._day.year, month):
            for n, day in enumerate(week):
                if day.month == month:
                    cell = QRectF(box.left() + n * wide, top, wide, high).adjusted(1, 0.5, -1, -0.5)
                    self._boxes[day] = cell
                    self._draw(painter, cell, day)
            top += high

    def _draw(self, painter: QPainter, cell: QRectF, day: date) -> None:
        calendar = self._calendar
        look = look_of(calendar, day) if calendar is not None else DayLook.UNKNOWN
        provisional = calendar is not None and calendar.is_provisional(day)
        draw_day(painter, cell, f"{day.day}", look, provisional=provisional)
        if day == self._today:
            draw_today(painter, cell)
        if day in self._changed:
            draw_changed(painter, cell)
        if day == self._day:
            self._draw_chosen(painter, cell)

    def _draw_chosen(self, painter: QPainter, cell: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme.size("radius.control")
        painter.setPen(QPen(theme.color("surface"), 1.5))  # keeps the ring off a dark day
        painter.drawRoundedRect(cell, radius, radius)
        thick = theme.size("line.focus_ring") if self.hasFocus() else 1
        painter.setPen(QPen(theme.color("accent"), thick))
        painter.drawRoundedRect(cell.adjusted(-1.5, -1.5, 1.5, 1.5), radius + 1, radius + 1)

    def _knows(self, day: date) -> bool:
        return self._calendar is not None and self._calendar.first <= day <= self._calendar.last


def draw_day(
    painter: QPainter, cell: QRectF, figure: str, look: DayLook, *, provisional: bool
) -> None:
    """One day; the legend draws the same."""
    ground, border, ink = _LOOKS[look]
    radius = theme.size("radius.control")
    if provisional and ground:  # not filled: the yearly notice may say otherwise
        ground, ink = "surface", "text"
    if ground:
        dash = Qt.PenStyle.DashLine if provisional else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color(border), 1, dash))
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    strong = look in {DayLook.OFF, DayLook.WORKED}
    painter.setFont(theme.font("small_strong" if strong else "small"))
    painter.setPen(theme.color(ink))
    if look is DayLook.UNKNOWN:
        painter.setFont(theme.font("keycap", theme.REGULAR))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, figure)


def draw_today(painter: QPainter, cell: QRectF) -> None:
    """A bar under the figure."""
    painter.setPen(QPen(theme.color("accent"), 2))
    low, middle = cell.bottom() - 2, cell.center().x()
    painter.drawLine(QPointF(middle - 6, low), QPointF(middle + 6, low))


def draw_changed(painter: QPainter, cell: QRectF) -> None:
    """An ochre corner: proposed, not applied."""
    corner = cell.topRight()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("look"))
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(-7, 0), corner + QPointF(0, 7)]))
