"""A head whose columns stand under shared headings, as the forms have it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from desk_app.domain.counting.headings import Span, depth_of, spans
from ui import theme

if TYPE_CHECKING:
    from ui.widgets.tables.model import Column

_WRAPPED: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class GroupedHead(QHeaderView):
    """Each cell is as high as its words need; a last line has the numbers that a form gives."""

    def __init__(self, columns: Sequence["Column"], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        heads = [[*(column.group or ()), column.title] for column in columns]
        self._spans, self._depth = spans(heads), depth_of(heads)
        self._numbers = [column.number for column in columns]
        self._heights: list[int] = []
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self._later = QTimer(self)  # a column takes the rest only after the table was resized
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.fit)
        self.sectionResized.connect(lambda *_: self._later.start())
        self.fit()

    def fit(self) -> None:
        """As high as the words are in the columns' widths."""
        self._heights = [theme.size("height.badge")] * self._depth
        for span in sorted(self._spans, key=lambda each: each.rows):
            lacking = self._needed(span) - sum(self._heights[span.row : span.row + span.rows])
            self._heights[span.row + span.rows - 1] += max(0, lacking)
        if any(self._numbers):
            self._heights.append(theme.worn().columns("book")["number"])
        self.setFixedHeight(max(sum(self._heights), theme.size("height.table_head")))
        self.viewport().update()

    def _needed(self, span: Span) -> int:
        wide = self._wide(span) - 2 * theme.size("space.xs")
        box = theme.metrics("table_head").boundingRect(
            0, 0, max(wide, 1), 9999, _WRAPPED, span.words
        )
        return box.height() + theme.size("space.s")

    def _wide(self, span: Span) -> int:
        return sum(self.sectionSize(span.column + n) for n in range(span.columns))

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("sunken"))
        painter.setFont(theme.font("table_head"))
        for span in self._spans:
            high = sum(self._heights[span.row : span.row + span.rows])
            self._cell(painter, span, sum(self._heights[: span.row]), high)
        if any(self._numbers):
            top = sum(self._heights[:-1])
            for n, number in enumerate(self._numbers):
                self._cell(painter, Span(number, 0, n), top, self._heights[-1])

    def _cell(self, painter: QPainter, span: Span, top: int, high: int) -> None:
        left = self.sectionViewportPosition(span.column)
        box = QRect(left, top, self._wide(span), high)
        painter.setPen(theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.setPen(theme.color("text2"))
        edge = theme.size("space.xs")
        painter.drawText(box.adjusted(edge, 0, -edge, 0), _WRAPPED, span.words)
