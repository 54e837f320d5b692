"""The faces of the paper: registered once, measured from a cache, honest about gaps.

ReportLab drops a character the font lacks without a word, and draws decomposed
Vietnamese without its marks. So every text passes `printable` first: whole letters
(NFC), look-alikes for signs of other fonts, and an empty box for what is left, which
the reader cannot mistake for the text itself and a hand can write into.
"""

import logging
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from desk_app.domain.paper_faults import FontMissing

log = logging.getLogger(__name__)

BOX: Final = "\u25a1"  # drawn by the face's own sign for a letter it does not have

_NO_GLYPH: Final = 0  # the first glyph of every face

# Signs the catalogue brings along from Word, and what they mean on paper.
_STAND_INS: Final = {
    "\t": " ",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u2010": "-",
    "\u2011": "-",
    "\u2015": "—",
    "\u2212": "–",
    "\u25cf": "•",
    "\u25aa": "•",
    "\u25a0": "•",
    "\u2022": "•",
    "\u2610": "[ ]",
    "\u2611": "[x]",
    "\u2612": "[x]",
    "\u2713": "x",
    "\u2714": "x",
    "\uf0a7": "•",
    "\uf0b7": "•",
    "\uf0d8": "•",
    "\uf0fc": "•",
}


class Face(StrEnum):
    """The value is the name ReportLab knows the face by."""

    REGULAR = "Quay-Regular"
    BOLD = "Quay-Bold"
    ITALIC = "Quay-Italic"


def width(text: str, face: Face, size: float) -> float:
    """Points, without kerning, as it will be drawn."""
    return _thousandths(text, face) * size / 1000


def printable(text: str) -> str:
    """`text` as it can be drawn: NFC, every character in the font. Line breaks stay.

    Characters without a glyph and without a look-alike become a `BOX`; their
    code points are logged once.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_GLYPHS)


def unprintable(text: str) -> frozenset[str]:
    """The characters of `text` that `printable` replaces by `BOX`."""
    whole = unicodedata.normalize("NFC", text)
    return frozenset(char for char in whole if _GLYPHS[ord(char)] == BOX)


@cache
def register() -> None:
    """Make the faces known to ReportLab; costs 4 ms the first time.

    Raises:
        FontMissing: the file of a face is not there, or is no face.
    """
    for face in Face:
        pdfmetrics.registerFont(_font(face))


@cache
def _font(face: Face) -> TTFont:
    name = f"Tinos-cut-{face.value.removeprefix('Quay-')}.ttf"
    try:
        file = (files("resources") / "fonts/paper" / name).read_bytes()
        # Readable ASCII would embed all of ASCII: 14 KB more on each receipt.
        font = TTFont(face.value, BytesIO(file), asciiReadable=0)
    except (OSError, TTFError) as error:
        raise FontMissing(name) from error
    font.face.charToGlyph[ord(BOX)] = _NO_GLYPH
    font.face.charWidths[ord(BOX)] = font.face.defaultWidth
    return font


@lru_cache(1 << 12)  # words of a form come back with each paper, names do not
def _thousandths(text: str, face: Face) -> float:
    widths = _font(face).face.charWidths
    total: float = sum(widths[ord(char)] for char in text)
    return total


class _Glyphs(dict[int, int | str]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __missing__(self, point: int) -> int | str:
        self[point] = entry = self._entry(point)
        return entry

    def _entry(self, point: int) -> int | str:
        char = chr(point)
        if char in _STAND_INS:
            return _STAND_INS[char]
        category = unicodedata.category(char)
        if category == "Zs":
            return " "
        if char == "\n":
            return point
        if category in {"Cc", "Cf"}:
            return ""
        if point in _font(Face.REGULAR).face.charToGlyph:
            return point
        log.warning("no glyph on paper for U+%04X", point)
        return BOX


_GLYPHS: Final = _Glyphs()
