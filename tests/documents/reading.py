"""Reading a finished PDF back: its text, where the text stands, what a scanner sees."""

import unicodedata
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pypdfium2 as pdfium
import zxingcpp


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


def scan(pdf: bytes, dpi: float, page: int = 0) -> dict[str, str]:
    """What a scanner reads from a print of black and white dots: {"Code128": code, …}."""
    with pdfium.PdfDocument(pdf) as document:
        image = (
            document[page]
            .render(scale=dpi / 72, grayscale=True, no_smoothtext=True, no_smoothpath=True)
            .to_numpy()
        )
    dots = np.where(image.reshape(image.shape[:2]) < 128, 0, 255).astype(np.uint8)
    return {found.format.name: found.text for found in zxingcpp.read_barcodes(dots)}
