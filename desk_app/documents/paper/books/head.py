"""The head of a book's table: headings over headings, and a row of numbers below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from desk_app.documents.paper.blocks import rule
from desk_app.documents.paper.books.book import BookColumn
from desk_app.documents.paper.table import Look
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import words
from desk_app.documents.paper.typesetting.lines import (
    Align,
    Line,
    Style,
    break_lines,
    draw_lines,
)
from desk_app.domain.counting.headings import Span, depth_of, spans

_THIN: Final = 0.5
_HEAVY: Final = 0.9


@dataclass(frozen=True, slots=True)
class Head:
    """Measured once, drawn on each page."""

    look: Look
    edges: tuple[float, ...]  # of the columns, from the left edge of the text
    heights: tuple[float, ...]  # of its rows, the numbers' last
    cells: tuple[tuple[Span, tuple[Line, ...]], ...]

    @property
    def height(self) -> float:
        return sum(self.heights)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        style = Style(self.look.size, self.look.leading, Align.CENTRE)
        rule(canvas, left, left + self.edges[-1], top, _HEAVY)
        levels = [0.0, *accumulate(self.heights)]
        canvas.setLineWidth(_THIN)
        for span, lines in self.cells:
            start, end = self.edges[span.column], self.edges[span.column + span.columns]
            upper, lower = levels[span.row], levels[span.row + span.rows]
            canvas.rect(left + start, top - lower, end - start, lower - upper)
            spare = (lower - upper - len(lines) * self.look.leading) / 2
            draw_lines(canvas, lines, style, left + start + self.look.pad_x, top - upper - spare)
        rule(canvas, left, left + self.edges[-1], top - self.height, _HEAVY)


def measured(columns: Sequence[BookColumn], room: float, look: Look) -> Head:
    """Args: room: Width of the whole table."""
    whole = sum(column.share for column in columns)
    edges = (0.0, *accumulate(column.share * room / whole for column in columns))
    names = [column.headings for column in columns]
    depth, found = depth_of(names), list(spans(names))
    if numbered := any(column.number for column in columns):
        found += [Span(column.number, depth, n) for n, column in enumerate(columns)]
    cells = tuple((span, _broken(span, edges, look)) for span in found)
    return Head(look, edges, _heights(cells, depth + numbered, look), cells)


def _broken(span: Span, edges: Sequence[float], look: Look) -> tuple[Line, ...]:
    room = edges[span.column + span.columns] - edges[span.column] - 2 * look.pad_x
    return break_lines(words(span.words, Face.BOLD), look.size, room)


def _heights(
    cells: Sequence[tuple[Span, tuple[Line, ...]]], rows: int, look: Look
) -> tuple[float, ...]:
    """As high as the cells of each row; what a cell over several lacks, its last one gains."""
    heights = [look.leading + 2 * look.pad_y] * rows
    for span, lines in sorted(cells, key=lambda cell: cell[0].rows):
        within = slice(span.row, span.row + span.rows)
        lacking = len(lines) * look.leading + 2 * look.pad_y - sum(heights[within])
        if lacking > 0:
            heights[span.row + span.rows - 1] += lacking
    return tuple(heights)
