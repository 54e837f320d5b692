"""The edges of the window: the trial band above, the status line below."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from desk_app.domain.office_time import office_date
from ui import formats, theme
from ui.shell.line_state import LineState
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, row

_HATCH = 16  # between two strokes


class TrialBand(QWidget):
    """Says on every screen that nothing here counts: hatched, except behind the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self.tr(
            "DÙNG THỬ · Người và hồ sơ trên màn hình là dữ liệu mẫu, giấy in ra không có giá trị"
        )
        self.setAccessibleName(self._words)
        self.setFixedHeight(theme.size("height.trial_band"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("look_tint"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.color("look")
        ink.setAlphaF(0.4)
        painter.setPen(QPen(ink, 3))
        painter.setFont(theme.font("badge"))
        high, middle = self.height(), self.width() / 2
        free = painter.fontMetrics().horizontalAdvance(self._words) / 2 + _HATCH
        for x in range(-high, self.width() + high, _HATCH):
            if x + high < middle - free or x > middle + free:
                painter.drawLine(x, high + 4, x + high + 8, -4)
        painter.setPen(theme.color("look_ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)


class LineDot(QWidget):
    """A dot online, a ring offline, grey before anybody knows: not only the colour says it."""

    def __init__(self) -> None:
        super().__init__()
        self._state = LineState()
        side = theme.size("space.m")
        self.setFixedSize(side, side)

    def show_line(self, state: LineState) -> None:
        self._state = state
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._state.online:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
        else:
            painter.setPen(QPen(theme.color("text2" if self._state.untried else "look"), 2))
        painter.drawEllipse(QRectF(2, 2, 8, 8))


class StatusLine(QFrame):
    """The line at left, printers, date and clock at right. It never blinks.

    Where there is no room for all words, those of the printers that work go first, then what
    waits in the print list is said shorter, and in the end with dots.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._dot = LineDot()
        self._title = Label("", "small_strong")
        self._detail = Label("", "small")
        self.sync = Button("", Kind.QUIET, caps=Keys.SYNC.caps).sized("badge", "small")
        bind(Keys.SYNC, self.sync, self.sync.click)
        self.prints = Button("", Kind.QUIET, caps=Keys.PRINTS.caps).sized("badge", "small")
        self.prints.hide()
        self._prints: Sequence[str] = ()  # the same in ever fewer words
        self._update = Label("", "small_strong", tone="accent")
        self._update.hide()
        self._printers = Label("", "small", tone="text2")
        self._date = Label("", "small", tone="text2")
        self._clock = Label("", "small_strong")
        right = (self.prints, "m", self._printers, self._update, "xl", self._date, "m", self._clock)
        left = (self._dot, "s", self._title, "s", self._detail, "m", self.sync)
        self.setLayout(row(*left, REST, *right, gap="none", edge=("l", "none")))
        self.setFixedHeight(theme.size("height.status"))
        self.show_line(LineState())

    def show_line(self, state: LineState) -> None:
        self._dot.show_line(state)
        self._title.setText(state.title)
        unknown = "text2" if state.untried else "look"
        self._title.set_tone("" if state.online else unknown)
        self._detail.setText(f"·  {state.detail}" if state.detail else "")
        self.sync.setText(state.needs or self.tr("Đồng bộ"))
        self._dot.setAccessibleName(f"{state.title}, {state.detail} {state.needs}".strip())
        self._fit()

    def show_printers(self, words: str) -> None:
        self._printers.setText(words)
        self._fit()

    def show_prints(self, words: Sequence[str]) -> None:
        """ "In: 1 không in được", the same in fewer words, …; () takes the way to the print list
        away."""
        self._prints = words
        said = next(iter(words), "")
        self.prints.setText(said)
        self.prints.setToolTip(said)
        self.prints.setAccessibleName(said)
        self.prints.setVisible(bool(words))
        self._fit()

    def show_update(self, words: str) -> None:
        """ "Bản mới 1.4.0", where printers stand otherwise: there is no room for both."""
        self._update.setText(words)
        self._update.setVisible(bool(words))
        self._fit()

    def show_time(self, now: datetime) -> None:
        day = formats.long_day(office_date(now))
        self._clock.setText(formats.clock(now))
        if day != self._date.text():
            self._date.setText(day)
            self._fit()

    def _fit(self) -> None:
        """As many words as there is room for."""
        self._printers.setVisible(self._update.isHidden())
        if not self._prints:
            return
        self.prints.setText(self._prints[0])
        if self._over() > 0:
            self._printers.hide()
        for words in self._prints:
            self.prints.setText(words)
            if self._over() <= 0:
                return
        font = self.prints.fontMetrics()
        room = font.horizontalAdvance(self._prints[-1]) - self._over()
        dots = Qt.TextElideMode.ElideRight
        self.prints.setText(font.elidedText(self._prints[-1], dots, room))

    def _over(self) -> int:
        """Pixels that what stands here is too wide."""
        return self.sizeHint().width() - self.width()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
