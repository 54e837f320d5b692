"""The ring around whatever has the focus: one for a window, on every control alike."""

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from typing_extensions import override

from ui import theme


class FocusRing(QFocusFrame):
    """Follows the focus within `window`. Tables and lists show their own current cell instead."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        style = _RingStyle("Fusion")
        style.setParent(self)  # setStyle does not own it, and the ring asks it to its very end
        self.setStyle(style)
        self.hide()  # until something has the focus
        # Once, for a step that takes the focus through what it hides: each time costs 1 ms.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._wait)

    @Slot(QWidget, QWidget)
    def _wait(self, _old: QWidget | None, _now: QWidget | None) -> None:
        self._settled.start(0)

    @Slot()
    def _follow(self) -> None:
        now = QApplication.focusWidget()
        wanted = (
            now is not None
            and self._window.isAncestorOf(now)
            and now.window() is self._window
            and now.focusPolicy() != Qt.FocusPolicy.NoFocus  # a page, until its place is known
            and not isinstance(now, QAbstractItemView)
            and now.property("ring") != "own"
        )
        self.setWidget(now if wanted and now is not None else None)  # type: ignore[arg-type]  # None takes it off

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick, radius = theme.size("line.focus_ring"), theme.size("radius.focus")
        painter.setPen(QPen(theme.color("accent"), thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = thick / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )


class _RingStyle(QProxyStyle):
    """Tells Qt how far outside the ring lies; worn by the ring alone, so Qt asks Python rarely."""

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in _MARGINS:
            return theme.size("line.focus_ring") + theme.size("line.focus_gap")
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # Qt's name
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1  # a child of the window or the scroll area: not cut at the edge of a card
        return super().styleHint(hint, option, widget, returnData)


_MARGINS = {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}
