"""Blocks a hand will write in, and the QR that stands beside lines."""

from dataclasses import dataclass
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from desk_app.documents.paper.blocks import Paragraph, Stack, Whole, leader
from desk_app.documents.paper.codes import Qr

_LINE: Final = 22.0  # points between dotted lines: a hand needs 8 mm
_ABOVE_DOTS: Final = 4.0
_ASIDE: Final = 3.0  # between words and dots


@dataclass(frozen=True, slots=True)
class Coded(Whole):
    """Lines at left; at the right edge a QR with words below it."""

    lines: Stack
    qr: Qr | None
    under: Paragraph
    width: float
    after: float = 0

    @property
    def height(self) -> float:
        return max(self.lines.height, self._code_height)

    @property
    def _code_height(self) -> float:
        return self.qr.side + self.qr.quiet + self.under.height if self.qr else 0

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        self.lines.draw(canvas, left, top)
        if self.qr is None:
            return
        room = max(self.qr.side, self.under.lines[0].room if self.under.lines else 0)
        start = left + self.width - room
        self.qr.draw(canvas, start + (room - self.qr.side) / 2, top)
        if self.under.lines:
            self.under.draw(canvas, start, top - self.qr.side - self.qr.quiet)


@dataclass(frozen=True, slots=True)
class Writing(Whole):
    """A label and dotted lines: the first behind the label, the others across."""

    label: Paragraph
    lines: int
    width: float
    after: float = 0

    @property
    def height(self) -> float:
        return self.label.height + _LINE * (self.lines - 1) + _ABOVE_DOTS

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        self.label.draw(canvas, left, top)
        style, last = self.label.style, self.label.lines[-1]
        level = top - self.label.height + style.leading - style.baseline - 1.2
        leader(canvas, left + last.indent + last.width + 4, left + self.width, level)
        for number in range(1, self.lines):
            leader(canvas, left, left + self.width, level - number * _LINE)


@dataclass(frozen=True, slots=True)
class Gapped(Whole):
    """Words of one line with dots to write on between them: "… giờ … phút,"."""

    parts: tuple[Paragraph, ...]  # one line each; a gap stands between two of them
    width: float
    most: float  # of a gap
    left: float = 0  # offset of the box
    after: float = 0

    @property
    def height(self) -> float:
        return max(part.height for part in self.parts)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        lengths = [sum(line.width for line in part.lines) for part in self.parts]
        gap = min(self.most, (self.width - sum(lengths)) / max(1, len(lengths) - 1))
        x = left + self.left + (self.width - sum(lengths) - gap * (len(lengths) - 1)) / 2
        for number, (part, length) in enumerate(zip(self.parts, lengths, strict=True)):
            if number:
                leader(canvas, x + _ASIDE, x + gap - _ASIDE, top - part.style.baseline - 1.2)
                x += gap
            part.draw(canvas, x, top)
            x += length
