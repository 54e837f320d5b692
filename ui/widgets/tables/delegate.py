"""Draws the cells of a table: ground, hairline, words, badges, ticks, the current ring."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from ui import formats, theme
from ui.widgets.choices import draw_tick
from ui.widgets.frames import draw_badge
from ui.widgets.tables.cells import (
    BadgeCell,
    BarCell,
    Cell,
    CodeCell,
    CountCell,
    NameAndNote,
    NumberCell,
    TickCell,
    TwoLines,
    Words,
)
from ui.widgets.tables.model import RowModel
from ui.widgets.text_lines import laid_out

Index = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BETWEEN = 2  # between the two lines of a cell


class CellDelegate(QStyledItemDelegate):
    """For `Table`. Rows are at least `least` high and grow with a wrapped name."""

    def __init__(
        self, table: QTableView, model: RowModel[Any], least: int, *, by_cell: bool
    ) -> None:
        super().__init__(table)
        self._table, self._model, self._least, self._by_cell = table, model, least, by_cell

    def height_of(self, cells: Sequence[Cell]) -> int:
        """Of a whole row, in column order: of its highest cell."""
        widths = (self._table.columnWidth(n) - _edges(n) for n in range(len(cells)))
        needed = (
            _more_lines(cell, width, self._least) for cell, width in zip(cells, widths, strict=True)
        )
        return self._least + max(needed, default=0)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        row, column = index.row(), index.column()
        cell = self._model.cells(row)[column]  # not by the index: Qt would carry it there and back
        current = self._table.currentIndex()
        here = current.row() == row
        focused = here and self._table.hasFocus()
        painter.save()
        self._draw_ground(painter, box, row, here=here)
        if focused and column == 0 and not self._by_cell:
            edge = QRect(box.left(), box.top(), theme.size("line.chosen_edge"), box.height())
            painter.fillRect(edge, theme.color("accent"))
        if isinstance(cell, TickCell):
            _draw_tick_cell(painter, box, cell, here=here)
        else:
            left = theme.size("space.l" if column == 0 else "space.s")
            _draw_words(painter, box.adjusted(left, 0, -theme.size("space.s"), 0), cell)
        if focused and self._by_cell and current.column() == column:
            self._draw_ring(painter, box)
        painter.restore()

    def _draw_ground(self, painter: QPainter, box: QRect, row: int, *, here: bool) -> None:
        wants_look = self._model.wants_look(row)
        ground = "look_tint" if wants_look else "accent_tint" if here else "surface"
        painter.fillRect(box, theme.color(ground))
        painter.setPen(theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _draw_ring(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent"), theme.size("line.focus_ring")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme.size("radius.control") + 1
        painter.drawRoundedRect(QRectF(box).adjusted(3, 3, -3, -4), radius, radius)


def _edges(column: int) -> int:
    return theme.size("space.l" if column == 0 else "space.s") + theme.size("space.s")


def _more_lines(cell: Cell, width: int, least: int) -> int:
    """Pixels a cell needs beyond the usual height of its row."""
    match cell:
        case NameAndNote():
            needed = _laid_out(cell, width)[1]
        case TwoLines():
            needed = _two_heights(cell, width)[0] + _two_heights(cell, width)[1] + _BETWEEN
        case Words():
            needed = _wrapped(_words_font(cell), width - _behind(cell), cell.words)
        case _:
            return 0
    return max(0, needed + theme.size("space.s") - least)


def _draw_words(painter: QPainter, box: QRect, cell: Cell) -> None:
    painter.setPen(theme.color("text"))
    match cell:
        case Words():
            _draw_plain(painter, box, cell)
        case TwoLines():
            _draw_two(painter, box, cell)
        case NameAndNote():
            layout, high = _laid_out(cell, box.width())
            layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - high) / 2))
        case CodeCell():
            _draw_code(painter, box, cell.code)
        case BadgeCell():
            draw_badge(painter, box.left(), box.center().y() + 1, cell.badge)
        case NumberCell():
            _draw_figures(painter, box, cell)
        case BarCell():
            _draw_bar(painter, box, cell)
        case CountCell():
            _draw_count(painter, box, cell)
        case TickCell():
            pass  # has no words; drawn apart


def _draw_figures(painter: QPainter, box: QRect, cell: NumberCell) -> None:
    """What opens is in the ink of links with a line of dots below: told apart in grey as well."""
    painter.setFont(theme.font("cell_strong" if cell.strong else "button_mid"))
    if cell.opens:
        painter.setPen(theme.color("accent"))
        metrics = painter.fontMetrics()
        below = box.center().y() + metrics.height() // 2
        left = box.right() - metrics.horizontalAdvance(cell.figures)
        painter.save()
        painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(left, below, box.right(), below)
        painter.restore()
    painter.drawText(box, _RIGHT, cell.figures)


def _draw_plain(painter: QPainter, box: QRect, cell: Words) -> None:
    painter.setFont(_words_font(cell))
    words = box.adjusted(_behind(cell), 0, 0, 0)
    painter.drawText(words, _LEFT | _WRAP, cell.words)
    if cell.sign:
        high = _wrapped(_words_font(cell), words.width(), cell.words)
        top = box.top() + (box.height() - high) // 2
        line = QRect(box.left(), top, box.width(), painter.fontMetrics().height())
        painter.drawText(line, _LEFT, cell.sign)


def _words_font(cell: Words) -> QFont:
    return theme.font("cell_strong" if cell.strong else "cell")


def _behind(cell: Words) -> int:
    """How far the words stand in, so that a second line begins under the first."""
    return theme.size("space.l") if cell.sign else 0


def _draw_two(painter: QPainter, box: QRect, cell: TwoLines) -> None:
    high, low = _two_heights(cell, box.width())
    top = box.top() + (box.height() - high - low - (_BETWEEN if low else 0)) // 2
    painter.setFont(_above_font(cell))
    painter.drawText(QRect(box.left(), top, box.width(), high), _WRAP, cell.above)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color(cell.tone))
    painter.drawText(QRect(box.left(), top + high + _BETWEEN, box.width(), low), _WRAP, cell.below)


def _two_heights(cell: TwoLines, width: int) -> tuple[int, int]:
    high = _wrapped(_above_font(cell), width, cell.above)
    return high, _wrapped(theme.font("small"), width, cell.below) if cell.below else 0


def _above_font(cell: TwoLines) -> QFont:
    return theme.font("cell_strong" if cell.strong else "button_mid")


def _wrapped(font: QFont, width: int, words: str) -> int:
    return _height(font.pixelSize(), font.weight().value, width, words)


@lru_cache(1 << 12)  # a list is measured again whenever its width or one row changes
def _height(pixels: int, weight: int, width: int, words: str) -> int:
    """Of `words` broken at `width`; most stand on one line, which is known at once."""
    font = QFont(theme.font("cell", weight))
    font.setPixelSize(pixels)
    metrics = QFontMetrics(font)
    if "\n" not in words and QFontMetricsF(font).horizontalAdvance(words) <= width:
        return metrics.height()  # as exact as it is painted: a hair too wide is broken
    return metrics.boundingRect(QRect(0, 0, width, 9999), _WRAP, words).height()


def _draw_bar(painter: QPainter, box: QRect, cell: BarCell) -> None:
    """An outlined track, filled as far as the share goes; the figure at its right."""
    painter.setFont(theme.font("small"))
    room = painter.fontMetrics().horizontalAdvance("100 %") + theme.size("space.s")
    painter.drawText(box, _RIGHT, cell.told)
    high = theme.size("space.m")
    track = QRect(box.left(), box.center().y() - high // 2, box.width() - room, high)
    painter.setPen(theme.color("line_strong"))
    painter.drawRect(track)
    filled = track.adjusted(0, 0, round((cell.share - 1) * track.width()), 0)
    if cell.share > 0:
        painter.fillRect(filled.adjusted(0, 0, 1, 1), theme.color("accent"))


def _draw_count(painter: QPainter, box: QRect, cell: CountCell) -> None:
    """The figure, and behind it a bar without a track: the figures line up, the bars begin so."""
    painter.setFont(theme.font("button_mid"))
    room = painter.fontMetrics().horizontalAdvance("0000")
    painter.drawText(QRect(box.left(), box.top(), room, box.height()), _RIGHT, cell.figures)
    left, high = box.left() + room + theme.size("space.s"), theme.size("space.s")
    wide = round((box.right() - left) * cell.share)
    bar = QRect(left, box.center().y() - high // 2 + 1, wide, high)
    painter.fillRect(bar, theme.color("accent"))


def _draw_code(painter: QPainter, box: QRect, code: str) -> None:
    head, serial = formats.split_code(code)
    painter.setFont(theme.font("cell"))
    painter.drawText(box, _LEFT, head)
    moved = box.adjusted(painter.fontMetrics().horizontalAdvance(head), 0, 0, 0)
    painter.setFont(theme.font("cell_strong"))
    painter.drawText(moved, _LEFT, serial)


def _draw_tick_cell(painter: QPainter, box: QRect, cell: TickCell, *, here: bool) -> None:
    side = theme.size("height.tick")
    middle = box.center()
    place = QRectF(middle.x() - side // 2 + 1, middle.y() - side // 2 + 1, side, side)
    key = cell.key if here and cell.usable else ""
    draw_tick(painter, place, on=cell.on, usable=cell.usable, key=key)


def _laid_out(cell: NameAndNote, width: int) -> tuple[QTextLayout, int]:
    note_font = theme.font("small_strong" if cell.look else "small")
    note_ink = theme.color("look_ink" if cell.look else "text2")
    name = (cell.name, theme.font("button_mid"), theme.color("text"))
    note = (f"   {cell.note}" if cell.note else "", note_font, note_ink)
    return laid_out([name, note], width)
