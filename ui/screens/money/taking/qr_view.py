"""A VietQR on the screen: dark on white whatever the mode, in whole pixels, with quiet zone."""

from typing import Final

import segno
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui import theme

_QUIET: Final = 4  # modules around, by the standard


class QrView(QWidget):
    """Empty until `show_code`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[int, ...], ...] = ()
        self.code = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_code(self, code: str) -> None:
        """Args: code: What the symbol says; empty: nothing is drawn."""
        if code == self.code:
            return
        self.code = code
        made = segno.make(code, error="m", micro=False).matrix if code else ()
        self._rows = tuple(tuple(row) for row in made)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = theme.size("height.vietqr")
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        """Smaller in a low window; modules stay whole pixels."""
        side = theme.size("height.scrolled_least")
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        modules = len(self._rows) + 2 * _QUIET
        dot = max(1, min(self.width(), self.height()) // modules)
        left = (self.width() - dot * len(self._rows)) // 2
        top = (self.height() - dot * len(self._rows)) // 2
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    black = QColor(Qt.GlobalColor.black)
                    painter.fillRect(left + x * dot, top + y * dot, dot, dot, black)
