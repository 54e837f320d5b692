"""A box before a paper, empty or ticked; drawn, because the faces have no such letters."""

from dataclasses import dataclass, replace
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from desk_app.documents.paper.blocks import Paragraph

_BORDER: Final = 0.9  # two dots and a half of a 203-dpi head
_TICK: Final = 1.4


@dataclass(frozen=True, slots=True)
class Tick:
    """The box stands at the height of the first line; the rest of a long name has none."""

    text: Paragraph
    side: float
    done: bool
    after: float = 0
    boxed: bool = True
    leads: bool = False

    @property
    def height(self) -> float:
        return max(self.text.height, self.side + 1 if self.boxed else 0.0)

    @property
    def least(self) -> float:
        return max(self.text.least, self.side + 1 if self.boxed else 0.0)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        self.text.draw(canvas, left, top)
        if not self.boxed:
            return
        bottom = top - (self.text.style.leading + self.side) / 2
        canvas.setLineWidth(_BORDER)
        canvas.rect(left + _BORDER / 2, bottom, self.side, self.side)
        if self.done:
            canvas.setLineWidth(_TICK)
            path = canvas.beginPath()
            path.moveTo(left + 0.22 * self.side, bottom + 0.5 * self.side)
            path.lineTo(left + 0.45 * self.side, bottom + 0.24 * self.side)
            path.lineTo(left + 0.88 * self.side, bottom + 0.8 * self.side)
            canvas.drawPath(path)

    def split(self, room: float) -> "tuple[Tick, Tick] | None":
        parts = self.text.split(room)
        if parts is None:
            return None
        rest = replace(self, text=parts[1], boxed=False)
        return replace(self, text=parts[0]), rest
