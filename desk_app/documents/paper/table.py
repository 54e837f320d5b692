"""A ruled table that runs over pages: its head repeats and its grid closes on each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from desk_app.documents.paper.blocks import rule
from desk_app.documents.paper.typesetting.lines import Align, Line, Style, draw_lines

_HEAVY: Final = 0.9  # head and end
_THIN: Final = 0.5
_BOX: Final = 0.75
_LEAST_LINES: Final = 3  # of a row on either side of a page end
_FEW: Final = 2  # rows
_HIGH: Final = 0.33  # of a page: only higher rows are split


@dataclass(frozen=True, slots=True)
class Look:
    """Type and padding of a table."""

    size: float
    leading: float
    pad_x: float
    pad_y: float


@dataclass(frozen=True, slots=True)
class Cells:
    """One row, broken into lines cell by cell."""

    lines: tuple[tuple[Line, ...], ...]
    sums: bool = False  # up the rows above it: never without one of them on its page

    @property
    def count(self) -> int:
        """Lines of the highest cell; at least one, so that empty rows show."""
        return max(1, *map(len, self.lines))


@dataclass(frozen=True, slots=True)
class Table:
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    head: Cells
    rows: tuple[Cells, ...]
    look: Look
    page: float  # height of a page's text, to tell a high row
    boxed: tuple[bool, ...] = ()  # columns with an empty box to tick; () for none
    box: float = 0  # its side
    after: float = 0
    leads: bool = False

    @property
    def height(self) -> float:
        return self._head_height + sum(self._row_height(row) for row in self.rows)

    @property
    def least(self) -> float:
        """The head with the first row and its sum, or with three lines of a high one."""
        if not self.rows:
            return self._head_height
        first = self.rows[0]
        if self._is_high(first):
            return self._head_height + _LEAST_LINES * self.look.leading + 2 * self.look.pad_y
        together = self.rows[: self._with_its_sums(1)]
        return self._head_height + sum(self._row_height(row) for row in together)

    def split(self, room: float) -> "tuple[Table, Table] | None":
        """Between rows; inside a row only when it is higher than a third of the page."""
        left, fit = room - self._head_height, 0
        while fit < len(self.rows) and self._row_height(self.rows[fit]) <= left:
            left -= self._row_height(self.rows[fit])
            fit += 1
        while 0 < fit < len(self.rows) and self._goes_not_alone(fit):
            fit -= 1
            left += self._row_height(self.rows[fit])
        before, behind = self.rows[:fit], self.rows[fit:]
        if behind and (halves := self._halves(behind[0], left)):
            before, behind = (*before, halves[0]), (halves[1], *behind[1:])
        if not before:
            return None
        return replace(self, rows=before), replace(self, rows=behind)

    def without_last(self) -> "tuple[Table, Table] | None":
        """All rows but the last two, and those; None where too few are left to part."""
        if len(self.rows) <= 2 * _FEW:
            return None
        first, last = self.rows[:-_FEW], self.rows[-_FEW:]
        return replace(self, rows=first), replace(self, rows=last)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        edges = [left]
        for width in self.widths:
            edges.append(edges[-1] + width)
        y = top
        rule(canvas, left, edges[-1], y, _HEAVY)
        y = self._draw_head(canvas, edges, y)
        rule(canvas, left, edges[-1], y, _HEAVY)
        for number, row in enumerate(self.rows, 1):
            self._draw_row(canvas, edges, y, row)
            y -= self._row_height(row)
            rule(canvas, left, edges[-1], y, _HEAVY if number == len(self.rows) else _THIN)
        canvas.setLineWidth(_THIN)
        canvas.lines([(edge, top, edge, y) for edge in edges])

    @property
    def _head_height(self) -> float:
        return self.head.count * self.look.leading + 2 * self.look.pad_y + 1

    def _row_height(self, row: Cells) -> float:
        return row.count * self.look.leading + 2 * self.look.pad_y

    def _is_high(self, row: Cells) -> bool:
        return self._row_height(row) > _HIGH * self.page

    def _goes_not_alone(self, at: int) -> bool:
        """Of the row that would be the first on a page: a sum never, a last row where others can
        go with it."""
        if self.rows[at].sums:
            return True
        last = at == len(self.rows) - 1
        return last and at > _FEW and not self._is_high(self.rows[at - 1])

    def _with_its_sums(self, at: int) -> int:
        """Where the first row from `at` on stands that is no sum."""
        while at < len(self.rows) and self.rows[at].sums:
            at += 1
        return at

    def _halves(self, row: Cells, room: float) -> tuple[Cells, Cells] | None:
        if not self._is_high(row):
            return None
        fit = int((room - 2 * self.look.pad_y) / self.look.leading + 1e-6)
        fit = min(fit, row.count - _LEAST_LINES)
        if fit < _LEAST_LINES:
            return None
        return (
            Cells(tuple(cell[:fit] for cell in row.lines)),
            Cells(tuple(cell[fit:] for cell in row.lines)),
        )

    def _draw_head(self, canvas: Canvas, edges: Sequence[float], top: float) -> float:
        style = Style(self.look.size, self.look.leading, Align.CENTRE)
        for edge, cell in zip(edges, self.head.lines, strict=False):
            spare = self._head_height - len(cell) * self.look.leading
            draw_lines(canvas, cell, style, edge + self.look.pad_x, top - spare / 2)
        return top - self._head_height

    def _draw_row(self, canvas: Canvas, edges: Sequence[float], top: float, row: Cells) -> None:
        for edge, align, cell in zip(edges, self.aligns, row.lines, strict=False):
            if cell:
                style = Style(self.look.size, self.look.leading, align)
                draw_lines(canvas, cell, style, edge + self.look.pad_x, top - self.look.pad_y)
        for start, end, boxed in zip(edges, edges[1:], self.boxed, strict=False):
            if boxed:
                canvas.setLineWidth(_BOX)
                left = (start + end - self.box) / 2
                canvas.rect(left, top - self.look.pad_y - self.box, self.box, self.box)
