"""The trial page: shows whether a printer prints a paper in its true size, and codes that read.

Its two codes say at which resolution and when it was printed, each in its own words, so
that a scan tells which of them was read.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desk_app.documents.kinds import A4, A5, LABEL, ROLL
from desk_app.documents.paper.codes import BAR_QUIET, DPI, Head, bars, qr
from desk_app.documents.paper.sheet import Print
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import words
from desk_app.documents.paper.typesetting.lines import Line, Style, break_lines, draw_lines
from desk_app.documents.printing.dots import dots_an_inch
from desk_app.domain.office_time import OFFICE_TIME

_SIZES: Final = {  # printable millimetres; a roll of 80 has a head of 72
    A4: (210.0, 297.0),
    A5: (148.0, 210.0),
    ROLL: (72.0, 100.0),
    LABEL: (70.0, 50.0),
}
_SHEETS: Final = frozenset({A4, A5})
_QR_DOTS: Final = 4  # a module, of a 203-dpi head
_RULE_DOTS: Final = 2
_HAIR: Final = 0.002  # points; a page of exactly 576 dots is rendered 577 wide
_TITLE: Final = Style(13, 15)
_TEXT: Final = Style(10, 11.2)
_SCANNED: Final = re.compile(r"T([BQ])(203|300|600)-(\d{6})-(\d{6})(?![0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialPage:
    """What stands on the page, besides its rulers."""

    media: str  # "A4", "A5", "80mm", "70x50mm"
    dpi: int  # 203, 300, 600
    form: str  # the paper it is printed instead of, as officers know it
    printer: str
    unit: str
    desk: str
    at: datetime  # UTC

    @property
    def bar_code(self) -> str:
        """``TB203-261120-091530``"""
        return self._code("B")

    @property
    def qr_code(self) -> str:
        return self._code("Q")

    def _code(self, kind: str) -> str:
        return f"T{kind}{self.dpi}-{self.at.astimezone(OFFICE_TIME):%y%m%d-%H%M%S}"


@dataclass(frozen=True, slots=True)
class TrialRead:
    """What a scanner read from a trial page."""

    is_qr: bool
    dpi: int
    day: str  # "20/11/2026"
    time: str  # "09:15"


def read_trial(text: str) -> TrialRead | None:
    """None: `text` is not from a trial page."""
    match = _SCANNED.search(text)
    if match is None:
        return None
    kind, dpi, day, time = match.groups()
    shown = f"{day[4:6]}/{day[2:4]}/20{day[0:2]}"
    return TrialRead(kind == "Q", int(dpi), shown, f"{time[:2]}:{time[2:4]}")


def trial_pdf(page: TrialPage) -> bytes:
    """One page in the true size of its paper. Print at 100 %.

    Raises:
        KeyError: no such paper, or no such head.
    """
    on_sheet = page.media in _SHEETS and page.dpi == DPI  # as the forms are drawn
    head = Head(DPI if on_sheet else dots_an_inch(page.dpi))
    size = _whole(_SIZES[page.media], head.dot)
    result = Print("Trang in thử", size, invariant=False)
    edge = 5 * mm if page.media in _SHEETS else 1.5 * mm
    sheet = _Sheet(result.canvas, size, edge, head)
    sheet.frame()
    depth = sheet.title("Trang in thử", edge + 2)
    depth = sheet.bars(page.bar_code, depth)
    depth = sheet.beside_qr(_said(page), page.qr_code, depth)
    sheet.ruler(depth)
    result.canvas.showPage()
    return result.close()


def _said(page: TrialPage) -> str:
    at = page.at.astimezone(OFFICE_TIME)
    return "\n".join(
        (
            page.form,
            f"{page.unit}, {page.desk}",
            f"{page.printer}, {page.dpi} dpi",
            f"{at:%H:%M:%S, %d/%m/%Y}",
        )
    )


def _whole(size: tuple[float, float], dot: float) -> tuple[float, float]:
    """Points of as many whole dots as there are in `size` millimetres."""
    width, height = (int(side * mm / dot + 1e-6) * dot - _HAIR for side in size)
    return width, height


@dataclass(frozen=True, slots=True)
class _Sheet:
    canvas: Canvas
    size: tuple[float, float]
    edge: float
    head: Head

    @property
    def _rule(self) -> float:
        return self.head.dots(_RULE_DOTS) * self.head.dot

    @property
    def _room(self) -> float:
        return self.size[0] - 2 * self.edge - 2 * self._rule

    def frame(self) -> None:
        """The whole of it comes out only where the printer reaches that near to the edges."""
        width, height = (side - 2 * self.edge for side in self.size)
        self.canvas.setLineWidth(self._rule)
        self.canvas.rect(self.edge, self.edge, width, height)

    def title(self, text: str, depth: float) -> float:
        lines = break_lines(words(text, Face.BOLD), _TITLE.size, self._room)
        left = (self.size[0] - lines[0].width) / 2
        draw_lines(self.canvas, lines, _TITLE, left, self.size[1] - depth)
        return depth + _TITLE.leading + 3

    def bars(self, code: str, depth: float) -> float:
        symbol = bars(code, self.head)
        left = max((self.size[0] - symbol.width) / 2, BAR_QUIET * symbol.module)
        bottom = self.head.on_dot(self.size[1] - depth - 9 * mm)
        symbol.draw(self.canvas, left, bottom, 9 * mm)
        return self.size[1] - bottom + 4

    def beside_qr(self, text: str, code: str, depth: float) -> float:
        symbol = qr(code, _QR_DOTS, self.head)
        left = self.edge + symbol.quiet
        symbol.draw(self.canvas, left, self.size[1] - depth)
        beside = left + symbol.side + symbol.quiet
        lines = self._lines(text, self.size[0] - self.edge - beside - 4)
        draw_lines(self.canvas, lines, _TEXT, beside, self.size[1] - depth)
        deep = max(len(lines) * _TEXT.leading, symbol.side + self._rule)
        return depth + deep + 4

    def _lines(self, text: str, room: float) -> tuple[Line, ...]:
        """Each line of `text` on one line; what is too long ends in an ellipsis."""
        found: list[Line] = []
        for whole in text.split("\n"):
            part, lines = whole, break_lines(words(whole), _TEXT.size, room)
            while len(lines) > 1:
                part = part.rstrip("…").rpartition(" ")[0].rstrip(",") + "…"
                lines = break_lines(words(part), _TEXT.size, room)
            found += lines
        return tuple(found)

    def ruler(self, depth: float) -> None:
        """Centimetres; whoever measures them knows whether the page was scaled."""
        length = min(int(self._room / (10 * mm)) * 10, 100)
        left = (self.size[0] - length * mm) / 2
        level = self.size[1] - depth - 3 * mm
        self.canvas.setLineWidth(self._rule)
        self.canvas.line(left, level, left + length * mm, level)
        for at in range(0, length + 1, 10):
            x = left + at * mm
            self.canvas.line(x, level, x, level + (3 if at in {0, length} else 1.5) * mm)
        lines = break_lines(words(f"{length} mm"), _TEXT.size, self._room)
        left = (self.size[0] - lines[0].width) / 2
        draw_lines(self.canvas, lines, _TEXT, left, level - 1)
