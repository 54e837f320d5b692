"""Building blocks of a page: each knows its height and draws itself below a point.

Blocks hold words already broken into lines; none knows what a dossier is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol, Self

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desk_app.documents.paper.codes import Bars, Qr
from desk_app.documents.paper.typesetting.lines import Align, Line, Style, draw_lines

_LEAST_LINES: Final = 2  # of a paragraph on either side of a page end
_LEADER: Final = 0.75  # points, width of the dots


class Block(Protocol):
    """What a page is made of. `after` is the gap below it, dropped at the page end."""

    @property
    def height(self) -> float: ...

    @property
    def after(self) -> float: ...

    @property
    def least(self) -> float:
        """Height of the smallest part that may stand at the end of a page."""
        ...

    @property
    def leads(self) -> bool:
        """Whether it may not be the last of a page."""
        ...

    def draw(self, canvas: Canvas, left: float, top: float) -> None: ...

    def split(self, room: float) -> "tuple[Block, Block] | None":
        """A first part no higher than `room` and the rest; None where it cannot be split."""
        ...


class Whole:
    """What blocks that are never split have in common."""

    __slots__ = ()

    @property
    def height(self) -> float:
        raise NotImplementedError

    @property
    def least(self) -> float:
        return self.height

    @property
    def leads(self) -> bool:
        return False

    def split(self, room: float) -> "tuple[Block, Block] | None":  # noqa: ARG002  # never
        return None


@dataclass(frozen=True, slots=True)
class Paragraph:
    lines: tuple[Line, ...]
    style: Style
    after: float = 0
    left: float = 0  # offset of the box
    leads: bool = False
    leader: bool = False  # dots from the last word to the edge: a hand will write there

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        return min(len(self.lines), _LEAST_LINES) * self.style.leading

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        if not self.lines:
            return
        draw_lines(canvas, self.lines, self.style, left + self.left, top)
        if self.leader:
            last = self.lines[-1]
            level = top - self.height + self.style.leading - self.style.baseline - 1.2
            start = left + self.left + last.indent + last.width + 4
            leader(canvas, start, left + self.left + last.room, level)

    def split(self, room: float) -> "tuple[Paragraph, Paragraph] | None":
        fit = min(int(room / self.style.leading + 1e-6), len(self.lines) - _LEAST_LINES)
        if fit < _LEAST_LINES:
            return None
        return replace(self, lines=self.lines[:fit]), replace(self, lines=self.lines[fit:])


@dataclass(frozen=True, slots=True)
class Beside(Whole):
    """Paragraphs standing beside each other, tops aligned."""

    parts: tuple[Paragraph, ...]
    after: float = 0

    @property
    def height(self) -> float:
        return max((part.height for part in self.parts), default=0)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        for part in self.parts:
            part.draw(canvas, left, top)


@dataclass(frozen=True, slots=True)
class Stack(Whole):
    """Blocks below each other that stay together."""

    parts: "tuple[Block, ...]"
    after: float = 0

    @property
    def height(self) -> float:
        gaps = sum(part.after for part in self.parts[:-1])
        return sum(part.height for part in self.parts) + gaps

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        for part in self.parts:
            part.draw(canvas, left, top)
            top -= part.height + part.after


@dataclass(frozen=True, slots=True)
class Heading(Whole):
    """Two columns of centred lines, each ending in a rule, and a line below both.

    `number` and `place_date` stand on one line below the longer column; the words of
    the code and its bars follow on the axis of the left column.
    """

    issuer: Paragraph
    issuer_rule: float  # length
    nation: Paragraph
    motto: Paragraph
    motto_rule: float
    number: Paragraph
    place_date: Paragraph
    code: Paragraph
    bars: Bars | None
    axis: float  # of the left column, from the left edge of the text
    right_axis: float
    after: float = 0

    BAR_HEIGHT = 9 * mm
    _OVERHANG = 4 * mm  # bars may reach this far into the margin

    @property
    def height(self) -> float:
        bars = self.BAR_HEIGHT + 1.5 if self.bars else 0
        code = self.code.height + 2 if self.code.lines else 0
        lower = max(self.number.height, self.place_date.height)
        return self._columns + lower + code + bars

    @property
    def _columns(self) -> float:
        left = self.issuer.height + 6
        right = self.nation.height + self.motto.height + 4.5
        return max(left, right)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        self.issuer.draw(canvas, left, top)
        y = top - self.issuer.height - 2.2
        _centred_rule(canvas, left + self.axis, y, self.issuer_rule)
        self.nation.draw(canvas, left, top)
        self.motto.draw(canvas, left, top - self.nation.height)
        y = top - self.nation.height - self.motto.height - 1.2
        _centred_rule(canvas, left + self.right_axis, y, self.motto_rule)
        y = top - self._columns
        self.number.draw(canvas, left, y)
        self.place_date.draw(canvas, left, y)
        if self.code.lines:
            y -= max(self.number.height, self.place_date.height) + 2
            self.code.draw(canvas, left, y)
            y -= self.code.height
        if self.bars:
            x = max(self.axis - self.bars.width / 2, -self._OVERHANG)
            self.bars.draw(canvas, left + x, y - 1.5 - self.BAR_HEIGHT, self.BAR_HEIGHT)


@dataclass(frozen=True, slots=True)
class Signer:
    title: Paragraph
    notes: Paragraph
    name: Paragraph


@dataclass(frozen=True, slots=True)
class Signatures(Whole):
    signers: tuple[Signer, ...]
    room: float  # free height to sign
    before: float = 0
    after: float = 0

    @property
    def height(self) -> float:
        names = max(signer.name.height for signer in self.signers)
        return self.before + self._upper + self.room + names

    @property
    def _upper(self) -> float:
        return max(s.title.height + s.notes.height for s in self.signers)

    def with_room(self, room: float) -> Self:
        return replace(self, room=room)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        top -= self.before
        for signer in self.signers:
            signer.title.draw(canvas, left, top)
            signer.notes.draw(canvas, left, top - signer.title.height)
            signer.name.draw(canvas, left, top - self._upper - self.room)


@dataclass(frozen=True, slots=True)
class Notes(Whole):
    """A rule, below it the QR at left and small print beside it."""

    qr: Qr
    text: Stack
    width: float
    after: float = 0

    _BELOW_RULE = 7.0

    @property
    def height(self) -> float:
        return self._BELOW_RULE + max(self.qr.side, self.text.height)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        rule(canvas, left, left + self.width, top)
        self.qr.draw(canvas, left, top - self._BELOW_RULE)
        self.text.draw(canvas, left, top - self._BELOW_RULE)


def stack_height(blocks: Sequence[Block]) -> float:
    """Height of `blocks` below each other, without the last gap."""
    return Stack(tuple(blocks)).height if blocks else 0


def rule(canvas: Canvas, start: float, end: float, level: float, weight: float = 0.5) -> None:
    """Nothing thinner than half a point: it would be one dot of a 203-dpi head."""
    canvas.setLineWidth(weight)
    canvas.line(start, level, end, level)


def leader(canvas: Canvas, start: float, end: float, level: float) -> None:
    """Dots to write on, drawn from the right so that their ends align."""
    if end <= start:
        return
    canvas.saveState()
    canvas.setLineCap(1)
    canvas.setLineWidth(_LEADER)
    canvas.setDash([0.01, 2.4])
    canvas.line(end, level, start, level)
    canvas.restoreState()


def centred(lines: tuple[Line, ...], size: float, leading: float) -> Paragraph:
    return Paragraph(lines, Style(size, leading, Align.CENTRE))


def _centred_rule(canvas: Canvas, axis: float, level: float, length: float) -> None:
    rule(canvas, axis - length / 2, axis + length / 2, level, 0.75)
