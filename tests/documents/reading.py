"""Reading a finished PDF back: its text, where the text stands, what a scanner sees."""

import unicodedata
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import numpy as np
import pypdfium2 as pdfium
import segno
import zxingcpp

from desk_app.documents.printing.dots import page_dots

_DARK: Final = 128  # of 255
_INK, _WHITE = np.uint8(0), np.uint8(255)
_QUIET: Final = 4  # modules round a QR
_MARGIN: Final = 60  # dots of white round a page


@dataclass(frozen=True)
class Box:
    """A piece of text, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float


def text_of(pdf: bytes) -> str:
    """All words of all pages, one blank between them."""
    return " ".join(text for text in pages_of(pdf))


def pages_of(pdf: bytes) -> list[str]:
    with pdfium.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    raw = "".join(texts)
    assert "\u00a0" not in raw
    assert raw == unicodedata.normalize("NFC", raw)
    return [" ".join(text.split()) for text in texts]


def boxes_of(pdf: bytes) -> list[list[Box]]:
    """Page by page, one box for each stretch of text on a line."""
    found = []
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            words = page.get_textpage()
            found.append([Box(*words.get_rect(n)) for n in range(words.count_rects())])
    return found


def overlaps(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Boxes that cover each other by more than a hook and a descender may."""
    return [
        (one, two)
        for one, two in combinations(boxes, 2)
        if min(one.right, two.right) - max(one.left, two.left) > 1
        and min(one.top, two.top) - max(one.bottom, two.bottom) > 4
    ]


@dataclass(frozen=True)
class Square:
    """A QR as a printer would leave it. Dots."""

    text: str
    side: int
    modules: int  # across
    clear: float  # modules of white round it, four at most

    @property
    def module(self) -> float:
        return self.side / self.modules


def squares_of(pdf: bytes, dpi: float) -> list[Square]:
    """Every QR of every page."""
    found = list[Square]()
    for page in page_dots(pdf, dpi):
        bits = np.frombuffer(page.bits, np.uint8).reshape(page.height, page.stride)
        dark = np.pad(np.unpackbits(bits, axis=1)[:, : page.width].astype(np.bool_), _MARGIN)
        codes = zxingcpp.read_barcodes(
            np.where(dark, _INK, _WHITE), try_invert=False, try_rotate=False
        )
        found += [_square(dark, code) for code in codes if code.format.name == "QRCode"]
    return found


def _square(dark: "np.ndarray[Any, np.dtype[np.bool_]]", code: zxingcpp.Barcode) -> Square:
    """Its edges, and how far the next ink is from them."""
    at = code.position
    symbol = segno.make(code.text, micro=False, error="m", boost_error=False, mask=3)
    modules = int(symbol.symbol_size(border=0)[0])
    near = max(1, round((at.top_right.x - at.top_left.x) / modules))
    first_row, first_column = at.top_left.y - near, at.top_left.x - near
    inside = dark[first_row : at.bottom_left.y + near, first_column : at.top_right.x + near]
    rows, columns = np.nonzero(inside)
    top, bottom = first_row + rows.min(), first_row + rows.max() + 1
    left, right = first_column + columns.min(), first_column + columns.max() + 1
    assert bottom - top == right - left, "the QR is no square with white round it"
    module, clear = (right - left) / modules, 0
    while clear < _QUIET * module:
        further = clear + 1
        ring = dark[top - further : bottom + further, left - further : right + further].copy()
        ring[1:-1, 1:-1] = False
        if ring.any():
            break
        clear = further
    return Square(code.text, int(right - left), modules, clear / module)


def _dots(page: pdfium.PdfPage, dpi: float) -> "np.ndarray[Any, np.dtype[np.uint8]]":
    image = page.render(scale=dpi / 72, grayscale=True, no_smoothtext=True, no_smoothpath=True)
    grey: np.ndarray[Any, np.dtype[np.uint8]] = image.to_numpy()
    return grey.reshape(grey.shape[:2])


def scan(pdf: bytes, dpi: float, page: int = 0) -> dict[str, str]:
    """What a scanner reads from a print of black and white dots: {"Code128": code, …}."""
    with pdfium.PdfDocument(pdf) as document:
        dots = np.where(_dots(document[page], dpi) < _DARK, _INK, _WHITE)
    return {
        found.format.name: found.text
        for found in zxingcpp.read_barcodes(dots, try_invert=False, try_rotate=False)
    }
