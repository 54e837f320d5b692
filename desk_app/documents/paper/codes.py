"""Code 128 and QR, drawn as rectangles in whole dots of the printer that will draw them.

A bar narrower than two dots of a 203-dpi head does not decode; a symbol that does
not start on a dot loses or gains one. Quiet zones: 10 modules beside bars, 4 round
a QR; the caller leaves them free, rules count as ink.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import floor
from typing import Final, TypeAlias

import segno
from barcode.codex import Code128
from reportlab.pdfgen.canvas import Canvas

DPI: Final = 203.0  # of the coarsest head in use: what decodes there decodes everywhere
ROLL_DPI: Final = 203.2  # heads of 8 dots a millimetre
ROLL_DOT: Final = 72 / ROLL_DPI
BAR_QUIET: Final = 10  # modules on either side
QR_QUIET: Final = 4
_BAR_DOTS: Final = 2
_LEAST_QR_DOTS: Final = 3
_QR_SHARE: Final = 0.75  # of the room, at most
_SLACK: Final = 1e-6  # dots
_MASK: Final = 3  # fixed: trying all eight costs five times as much and gains nothing

_KEPT: Final = 8  # codes: the papers of one dossier are drawn one after the other; 21 KB a dossier

_Rect: TypeAlias = tuple[int, int, int]  # column, row from the bottom, length


@dataclass(frozen=True, slots=True)
class Head:
    """The dots a printer draws with. Modules are whole dots, about as wide on every head."""

    dpi: float = DPI

    @property
    def dot(self) -> float:
        """Points."""
        return 72 / self.dpi

    def dots(self, at_203: int) -> int:
        """As many whole dots as come nearest to `at_203` of a 203-dpi head; at least one."""
        return max(1, round(at_203 * self.dpi / DPI))

    def on_dot(self, position: float) -> float:
        return round(position / self.dot) * self.dot

    def below_dot(self, position: float) -> float:
        """The next dot at or below: nothing moves up into what stands above it."""
        return floor(position / self.dot + _SLACK) * self.dot


@dataclass(frozen=True, slots=True)
class Bars:
    """A Code 128 of the bare code: two dots a module at 203 dpi, three at 300, six at 600."""

    modules: int
    rects: tuple[_Rect, ...]
    head: Head

    @property
    def width(self) -> float:
        """Points, without the quiet zones."""
        return self.modules * self.module

    @property
    def width_with_quiet(self) -> float:
        return (self.modules + 2 * BAR_QUIET) * self.module

    @property
    def module(self) -> float:
        return self.head.dots(_BAR_DOTS) * self.head.dot

    def draw(self, canvas: Canvas, left: float, bottom: float, height: float) -> None:
        """`left` moves to the nearest dot."""
        _fill(canvas, self.rects, self.head.on_dot(left), bottom, (self.module, height))


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR, error correction M."""

    modules: int
    rects: tuple[_Rect, ...]
    dots: int  # a module, of a 203-dpi head
    head: Head

    @property
    def side(self) -> float:
        """Points, without the quiet zone."""
        return self.modules * self.module

    @property
    def quiet(self) -> float:
        return QR_QUIET * self.module

    @property
    def module(self) -> float:
        return self.head.dots(self.dots) * self.head.dot

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """`left` moves to the nearest dot, the lower edge to the next one below."""
        bottom = self.head.below_dot(top - self.side)
        _fill(canvas, self.rects, self.head.on_dot(left), bottom, (self.module, self.module))


def bars(code: str, head: Head) -> Bars:
    """Raises barcode's IllegalCharacterError: a code holds ASCII only, so it was our bug."""
    modules, rects = _code128(code)
    return Bars(modules, rects, head)


def qr(text: str, dots: int, head: Head) -> Qr:
    """Args:
    dots: A module, on a head of 203 dpi.
    """
    modules, rects = _qr(text)
    return Qr(modules, rects, dots, head)


def qr_within(text: str, dots: int, head: Head, room: float) -> Qr:
    """Like `qr`; of fewer dots a module where a long text would take most of `room`."""
    symbol = qr(text, dots, head)
    while symbol.side > _QR_SHARE * room and dots > _LEAST_QR_DOTS:
        dots -= 1
        symbol = qr(text, dots, head)
    return symbol


@lru_cache(_KEPT)
def _code128(code: str) -> tuple[int, tuple[_Rect, ...]]:
    (row,) = Code128(code).build()
    return len(row), tuple(_runs(row, 0))


@lru_cache(_KEPT)
def _qr(text: str) -> tuple[int, tuple[_Rect, ...]]:
    symbol = segno.make(text, micro=False, error="m", boost_error=False, mask=_MASK)
    rows = ["".join("1" if dark else "0" for dark in row) for row in symbol.matrix]
    rects = (rect for up, row in enumerate(reversed(rows)) for rect in _runs(row, up))
    return len(rows), tuple(rects)


def _runs(row: str, up: int) -> Iterator[_Rect]:
    """One rectangle for each unbroken dark stretch."""
    at = 0
    for dark, same in groupby(row):
        length = len(list(same))
        if dark == "1":
            yield at, up, length
        at += length


def _fill(
    canvas: Canvas, rects: Iterable[_Rect], left: float, bottom: float, module: tuple[float, float]
) -> None:
    """Whole modules under a scale: short numbers in the file, and fast."""
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.scale(*module)
    path = canvas.beginPath()
    for column, up, length in rects:
        path.rect(column, up, length, 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()
