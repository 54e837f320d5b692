"""Finished pages as the dots of a printer's head, black or white, one for one.

A page is never fitted to anything: a bar that loses a dot cannot be read any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

import pypdfium2 as pdfium

from desk_app.documents.preview import ONE_AT_A_TIME

HEADS: Final = (203, 300, 600)  # as they are called
_DOTS_AN_INCH: Final = {203: 203.2}  # 8 dots a millimetre; the others are what they are called
_HAIR: Final = 1e-3  # dots: what a page may be larger by without another dot
_WHITE: Final = 128  # of 255


@dataclass(frozen=True, slots=True)
class Dots:
    """One page: rows from the top, each padded to whole bytes, a set bit is black."""

    width: int
    height: int
    bits: bytes

    @property
    def stride(self) -> int:
        """Bytes a row."""
        return (self.width + 7) // 8


def dots_an_inch(dpi: int) -> float:
    """Of a head called `dpi`: 203.2 for 203."""
    return _DOTS_AN_INCH.get(dpi, float(dpi))


def page_dots(pdf: bytes, dots_an_inch: float) -> Sequence[Dots]:
    """Every page of `pdf` at exactly this resolution, its lower left corner on a dot."""
    scale = dots_an_inch / 72
    with ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:
        return [_dots(page, scale) for page in document]


def page_millimetres(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page."""
    with ONE_AT_A_TIME, pdfium.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
        return width * 25.4 / 72, height * 25.4 / 72


def _dots(page: pdfium.PdfPage, scale: float) -> Dots:
    """pdfium stretches a page to whole pixels: so the page is made whole pixels first."""
    left, bottom, right, top = page.get_mediabox()
    width, height = (ceil(side * scale - _HAIR) for side in (right - left, top - bottom))
    hair = _HAIR / scale
    page.set_mediabox(left, bottom, left + width / scale - hair, bottom + height / scale - hair)
    image = page.render(
        scale=scale, grayscale=True, no_smoothtext=True, no_smoothimage=True, no_smoothpath=True
    ).to_pil()
    dark = image.point(lambda grey: 255 if grey < _WHITE else 0).convert("1", dither=0)
    return Dots(image.width, image.height, dark.tobytes())
