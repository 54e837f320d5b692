"""Six figures in one card, parted by hairlines; each opens what it counts."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.screens.watch.facts import Figure
from ui.shortcuts import bind
from ui.widgets.caps import draw_caps
from ui.widgets.frames import Card, Rule
from ui.widgets.layouts import column, row

SIX: Final = 6
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LINE: Final = 20
_NUMBER: Final = 44
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FigureButton(QAbstractButton):
    """The number, its name, one line; its key in the corner while something lies behind it."""

    def __init__(self, caps: Sequence[str]) -> None:
        super().__init__()
        self._caps, self._figure = tuple(caps), Figure("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_figure(self._figure)

    @property
    def figure(self) -> Figure:
        return self._figure

    def show_figure(self, figure: Figure) -> None:
        self._figure = figure
        self.setEnabled(figure.opens is not None)
        self.setAccessibleName(f"{figure.name}: {figure.number}. {figure.line}")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        words = theme.metrics("button_mid").horizontalAdvance(self._figure.name)
        wide = words + theme.size("space.l") + theme.size("space.s")
        return QSize(wide, _NUMBER + 2 * _LINE + theme.size("space.xl"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, figure = QPainter(self), self._figure
        left, top = theme.size("space.l"), theme.size("space.s")
        wide = self.width() - left - theme.size("space.xs")
        if self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), theme.color("hover"))
        painter.setFont(theme.font("figure"))
        painter.setPen(theme.color("late" if figure.hot else "text"))
        painter.drawText(QRectF(left, top, wide, _NUMBER), _LEFT, figure.number)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("button_mid"))
        painter.drawText(QRectF(left, top + _NUMBER, wide, _LINE), _LEFT, figure.name)
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("caption"))
        below = top + _NUMBER + _LINE + 2
        painter.drawText(QRectF(left, below, wide, _LINE), _LEFT, figure.line)
        if self.isEnabled():
            right = self.width() - theme.size("space.s")
            border, letters = theme.color("line_strong"), theme.color("text2")
            draw_caps(painter, right, top + _NUMBER // 4, self._caps, letters, border)


class FiguresCard(QWidget):
    opened = Signal(object)  # Opens

    def __init__(self) -> None:
        super().__init__()
        # "Alt" is said once, as above the filters of a list
        self.figures = [FigureButton(["Alt"] * (n == 0) + [str(n + 1)]) for n in range(SIX)]
        parts: list[object] = []
        for figure in self.figures:
            parts += [Rule(upright=True), (figure, 1)] if parts else [(figure, 1)]
        self.setLayout(column(Card(row(*parts, gap="none", edge=("xs",)))))
        self.setAccessibleName(self.tr("Số liệu trong ngày"))
        for n, figure in enumerate(self.figures):
            bind(f"Alt+{n + 1}", figure, figure.click)
            figure.clicked.connect(lambda _checked=False, each=figure: self._open(each))

    def show_figures(self, figures: Sequence[Figure]) -> None:
        for button, figure in zip(self.figures, figures, strict=False):
            if figure != button.figure:
                button.show_figure(figure)

    def _open(self, button: FigureButton) -> None:
        if button.figure.opens is not None:
            self.opened.emit(button.figure.opens)
