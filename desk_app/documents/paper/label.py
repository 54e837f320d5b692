"""The label of a folder, 70 × 50 mm: read from a shelf, scanned by hand.

560 × 400 dots of a head with 8 dots a millimetre. Words that are too long are clipped here
and nowhere else: the label is no paper anybody signs.
"""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desk_app.documents import form
from desk_app.documents.paper.blocks import Beside, Paragraph, Stack, rule
from desk_app.documents.paper.codes import ROLL_DOT, Head, qr_within
from desk_app.documents.paper.sheet import Area, Print
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Line, Run, Style, break_lines, clipped

_HAIR: Final = 0.002  # points; a page of exactly 560 dots is rendered 561 wide
_HEAD_SIZES: Final = (17.0, 14.0)  # of the code: as large as fits, never below the second
_NAME: Final = Style(13.5, 15.0)
_TEXT: Final = Style(11, 12.4)
_ROW: Final = Style(12.5, 14.4)
_FOOT: Final = Style(11, 12.4)
_CORNER: Final = 17.0
_MARK: Final = Style(9.5, 10.4)
_QR_DOTS: Final = 5
_QR_ROOM: Final = 24 * mm
_APART: Final = 6.0
_AIR: Final = 4.0  # below a rule, above the words
_RULE: Final = 2 * ROLL_DOT
_BOUNDLESS: Final = 1e6
_SLACK: Final = 0.01
_NAME_LINES: Final = 2
_LEAST_NAME: Final = 11.0  # points; a name that needs less is broken and clipped
_FOOT_LINES: Final = 2


def pdf(paper: form.Form, content: object, mark: str, head: Head, *, invariant: bool) -> bytes:
    """One label. `mark` says that it has no value."""
    area = Area.of(paper.sheet)
    result = Print(paper.title, (area.width - _HAIR, area.height - _HAIR), invariant=invariant)
    for spec in paper.blocks:
        if not isinstance(spec, form.Folder):
            raise NotImplementedError(f"no {type(spec).__name__} on a label")
        _Label(Filler(content), area, head, spec, mark).draw(result.canvas)
    result.canvas.showPage()
    return result.close()


class _Label:
    """Code, rule, QR with the words beside it, rule, foot. Levels are from the lower edge."""

    def __init__(
        self, filler: Filler, area: Area, head: Head, spec: form.Folder, mark: str
    ) -> None:
        self._filler = filler
        self._area = area
        self._spec = spec
        self._mark = mark
        self._room = area.text_width
        self._symbol = qr_within(filler.text(spec.qr), _QR_DOTS, head, _QR_ROOM)
        self._foot = self._set_foot()
        self._head_level = area.height - area.top - _HEAD_SIZES[0] * 1.1 - 1
        self._foot_level = area.bottom + self._foot.height + _AIR if self._foot.parts else 0.0

    def draw(self, canvas: Canvas) -> None:
        left, top = self._area.left, self._area.height - self._area.top
        self._code().draw(canvas, left, top)
        self._across(canvas, self._head_level)
        symbol = self._area.width - self._area.right - self._symbol.side
        self._symbol.draw(canvas, symbol, self._head_level - _RULE / 2 - self._symbol.quiet)
        rows, level = self._rows(), self._head_level - _AIR
        lowest = self._foot_level + 3 if self._foot.parts else self._area.bottom
        self._middle(level - lowest - rows.height).draw(canvas, left, level)
        rows.draw(canvas, left, lowest + rows.height)
        if self._foot.parts:
            self._across(canvas, self._foot_level)
            self._foot.draw(canvas, left, self._foot_level - _AIR + 1)

    def _across(self, canvas: Canvas, level: float) -> None:
        rule(canvas, self._area.left, self._area.width - self._area.right, level, _RULE)

    def _code(self) -> Paragraph:
        runs = self._filler.runs(self._spec.head, Face.BOLD)
        largest, least = _HEAD_SIZES
        size = max(least, _fitting(runs, largest, self._room))
        return _line(runs, Style(size, largest * 1.1), self._room + 1)

    def _middle(self, height: float) -> Stack:
        """Name and text beside the QR, as many lines as `height` has room for; the mark whole."""
        room = self._room - self._symbol.side - self._symbol.quiet - _APART
        parts = [Paragraph(lines, _MARK) for lines in self._mark_lines(room)]
        height -= sum(part.height for part in parts)
        runs = self._filler.runs(self._spec.name, Face.BOLD)
        most = max(1, min(_NAME_LINES, int((height - _TEXT.leading) / _NAME.leading)))
        name = _line(runs, _NAME, room, most)
        if (size := _fitting(runs, _NAME.size, room)) >= _LEAST_NAME:
            name = _line(runs, Style(size, _NAME.leading), room + 1)
        most = max(1, int((height - name.height + _SLACK) / _TEXT.leading))
        text = _line(self._filler.runs(self._spec.text), _TEXT, room, most)
        return Stack((name, text, *parts))

    def _mark_lines(self, room: float) -> Sequence[tuple[Line, ...]]:
        said = [words(part, Face.BOLD) for part in self._mark.split(" – ") if part]
        return [break_lines(runs, _MARK.size, room) for runs in said]

    def _rows(self) -> Stack:
        shown = [row for row in self._spec.rows if not self._filler.is_blank(row.text)]
        labels = [words(row.label) for row in shown]
        column = max((_length(label, _TEXT.size) for label in labels), default=0) + _APART
        made = [
            Beside(
                (
                    _line(label, Style(_TEXT.size, _ROW.leading), self._room),
                    _line(self._filler.runs(row.text), _ROW, self._room - column, left=column),
                )
            )
            for row, label in zip(shown, labels, strict=True)
        ]
        return Stack(tuple(made))

    def _set_foot(self) -> Beside:
        """The words at left, at most two lines; the corner at right with its label before it."""
        corner = self._spec.corner
        parts, taken = list[Paragraph](), 0.0
        if not self._filler.is_blank(corner.text):
            runs = self._filler.runs(corner.text, Face.BOLD)
            label = words(corner.label)
            wide, before = _length(runs, _CORNER), _length(label, _TEXT.size)
            style = Style(_CORNER, 20)
            parts.append(_line(runs, style, wide + 1, left=self._room - wide))
            # On the line of the large type.
            small = Style(_TEXT.size, 2 * (style.baseline - Style(_TEXT.size, 0).baseline))
            taken = wide + 4 + before
            parts.append(_line(label, small, before + 1, left=self._room - taken))
            taken += _APART
        if not self._filler.is_blank(self._spec.foot):
            runs = self._filler.runs(self._spec.foot, Face.BOLD)
            parts.insert(0, _line(runs, _FOOT, self._room - taken, _FOOT_LINES))
        return Beside(tuple(parts))


def _line(
    runs: Sequence[Run], style: Style, room: float, most: int = 1, left: float = 0
) -> Paragraph:
    lines = clipped(break_lines(runs, style.size, room), most, style.size, room)
    return Paragraph(lines, style, left=left)


def _fitting(runs: Sequence[Run], largest: float, room: float) -> float:
    """The size at which `runs` stand on one line of `room`, `largest` at most."""
    wide = _length(runs, largest)
    return min(largest, largest * room / wide) if wide else largest


def _length(runs: Sequence[Run], size: float) -> float:
    return sum(line.width for line in break_lines(runs, size, _BOUNDLESS))
