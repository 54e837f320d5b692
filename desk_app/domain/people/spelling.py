"""Text as it is stored: composed, on one line, with nothing that cannot be seen."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from desk_app.domain.people.folding import USUAL

_UNSEEN: Final = re.compile(  # controls, directions, joiners, private use, halves of letters
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    "\U000f0000-\U0010ffff]"
)

_UNUSUAL: Final = re.compile(f"[^{re.escape(USUAL)}]")
_UNUSUAL_IN_LINES: Final = re.compile(rf"[^\t\n\r{re.escape(USUAL)}]")
_SPELT_OUT: Final = re.compile(r"[^\W\d_][\u0300-\u0323]+")  # a letter, then its marks
_UNIT: Final = 2  # bytes of a letter that is not of the supplementary planes


def tidy(text: str) -> str:
    """NFC, inner blanks as one space, none outside; marks that cannot be seen are dropped."""
    if _UNUSUAL.search(text):
        text = _mended(text)
    if "  " in text or text[:1] == " " or text[-1:] == " ":
        return " ".join(text.split())
    return text


def tidy_lines(text: str) -> str:
    """The same for what has several lines, which stay; none at the ends."""
    if not _UNUSUAL_IN_LINES.search(text):
        return text.strip()
    mended = _SPELT_OUT.sub(_composed, text)
    if mended == text and _is_fine(text.replace("\n", "").replace("\t", "").replace("\r", "")):
        return text.strip()
    return "\n".join(line for each in mended.splitlines() if (line := tidy(each)))


def _mended(text: str) -> str:
    seen = _UNSEEN.sub("", " ".join(text.split()))
    composed = unicodedata.normalize("NFC", _SPELT_OUT.sub(_composed, seen))
    return composed.replace("Ð", "Đ").replace("ð", "đ")  # another alphabet's, same looks


def _composed(spelt_out: re.Match[str]) -> str:
    """Letter by letter: to compose a whole text takes four times as long."""
    return _letter(spelt_out[0])


@lru_cache(1024)
def _letter(spelt_out: str) -> str:
    return unicodedata.normalize("NFC", spelt_out)


def _is_fine(flat: str) -> bool:
    """None of `_UNSEEN` can be printed but those of the supplementary planes."""
    return (
        flat.isprintable()
        and unicodedata.is_normalized("NFC", flat)
        and "Ð" not in flat
        and "ð" not in flat
        and len(flat.encode("utf-16-le")) == _UNIT * len(flat)
    )
