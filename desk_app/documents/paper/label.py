"""The label of a folder, 70 × 50 mm: read from a shelf, scanned by hand.

560 × 400 dots of a head with 8 dots a millimetre. Words that are too long are clipped here
and nowhere else: the label is no paper anybody signs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from desk_app.documents import form
from desk_app.documents.paper.blocks import Block, Paragraph, Stack, rule
from desk_app.documents.paper.codes import ROLL_DOT, Head, Qr, qr
from desk_app.documents.paper.sheet import Area, Print
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import (
    Align,
    Run,
    Style,
    break_lines,
    clipped,
)

_HAIR: Final = 0.002  # points; a page of exactly 560 dots is rendered 561 wide
_HEAD_SIZES: Final = (17.0, 14.0)  # of the code: as large as fits, never below the second
_NAME: Final = Style(13.5, 15.6)
_TEXT: Final = Style(11, 12.8)
_ROW: Final = Style(12.5, 14.6)
_FOOT: Final = Style(11, 12.6)
_CORNER: Final = 17.0
_MARK: Final = Style(9, 10)
_QR_DOTS: Final = 5
_LEAST_QR_DOTS: Final = 3
_LARGEST_QR: Final = 18 * 72 / 25.4
_APART: Final = 6.0
_RULE: Final = 2 * ROLL_DOT
_BOUNDLESS: Final = 1e6


def pdf(paper: form.Form, content: object, mark: str, head: Head, *, invariant: bool) -> bytes:
    """One label. `mark` says that it has no value."""
    area = Area.of(paper.sheet)
    label = _Label(Filler(content), area, head)
    result = Print(paper.title, (area.width - _HAIR, area.height - _HAIR), invariant=invariant)
    for spec in paper.blocks:
        if not isinstance(spec, form.Folder):
            raise NotImplementedError(f"no {type(spec).__name__} on a label")
        for placed in label.placed(spec, mark):
            placed.block.draw(result.canvas, area.left + placed.left, placed.level)
        for level in label.rules:
            rule(result.canvas, area.left, area.width - area.right, level, _RULE)
        label.symbol(spec).draw(result.canvas, label.symbol_left(spec), label.symbol_top)
    result.canvas.showPage()
    return result.close()


@dataclass(frozen=True, slots=True)
class _Placed:
    block: Block
    level: float  # of its top, from the lower edge
    left: float = 0


class _Label:
    def __init__(self, filler: Filler, area: Area, head: Head) -> None:
        self._filler = filler
        self._area = area
        self._head = head
        self._room = area.text_width
        self._top = area.height - area.top
        head_height = _HEAD_SIZES[0] * 1.12
        self._below_head = self._top - head_height - 2
        self._foot_level = area.bottom + 2 * _FOOT.leading + 3
        self.rules = (self._below_head, self._foot_level)
        self.symbol_top = self._below_head - _APART

    def placed(self, spec: form.Folder, mark: str) -> list[_Placed]:
        beside = self._room - self.symbol(spec).side - 2 * _APART
        level = self._below_head - 4
        placed = [_Placed(self._code(spec), self._top)]
        for block in self._middle(spec, mark, beside):
            placed.append(_Placed(block, level))
            level -= block.height + block.after
        level = self._foot_level + 4
        for row in reversed(spec.rows):
            level += _ROW.leading
            placed += self._row(row, level)
        return placed + self._lower(spec)

    def symbol(self, spec: form.Folder) -> Qr:
        """Five dots a module; fewer where a long text would take the room of the words."""
        dots = _QR_DOTS
        made = qr(self._filler.text(spec.qr), dots, self._head)
        while made.side > _LARGEST_QR and dots > _LEAST_QR_DOTS:
            dots -= 1
            made = qr(self._filler.text(spec.qr), dots, self._head)
        return made

    def symbol_left(self, spec: form.Folder) -> float:
        return self._area.width - self._area.right - self.symbol(spec).side

    def _code(self, spec: form.Folder) -> Paragraph:
        runs = self._filler.runs(spec.head, Face.BOLD)
        largest, least = _HEAD_SIZES
        wide = sum(line.width for line in break_lines(runs, largest, _BOUNDLESS))
        size = max(least, min(largest, largest * self._room / wide)) if wide else largest
        return self._line(runs, Style(size, size * 1.12), self._room + 1, 1)

    def _middle(self, spec: form.Folder, mark: str, room: float) -> Sequence[Paragraph]:
        made = [
            self._line(self._filler.runs(spec.name, Face.BOLD), _NAME, room, 1),
            self._line(self._filler.runs(spec.text), _TEXT, room, 1 if mark else 2),
        ]
        return [*made, *([self._line(words(mark, Face.BOLD), _MARK, room, 1)] if mark else [])]

    def _row(self, row: form.Row, level: float) -> list[_Placed]:
        label = self._line(words(row.label), _TEXT, self._room, 1)
        value = self._line(self._filler.runs(row.text), _ROW, self._room, 1)
        return [_Placed(label, level - 1.2), _Placed(value, level, 52)]

    def _lower(self, spec: form.Folder) -> list[_Placed]:
        level = self._foot_level - 3
        corner = self._filler.runs(spec.corner, Face.BOLD)
        blank = self._filler.is_blank(spec.corner)
        wide = 0 if blank else break_lines(corner, _CORNER, self._room)[0].width
        foot = self._line(
            self._filler.runs(spec.foot, Face.BOLD), _FOOT, self._room - wide - _APART, 2
        )
        placed = [_Placed(Stack((foot,)), level)]
        if not blank:
            style = Style(_CORNER, 20, Align.RIGHT)
            placed.append(_Placed(self._line(corner, style, self._room, 1), level - 2))
        return placed

    def _line(self, runs: Sequence[Run], style: Style, room: float, most: int) -> Paragraph:
        lines = clipped(break_lines(runs, style.size, room), most, style.size, room)
        return replace(Paragraph(lines, style), after=0)
