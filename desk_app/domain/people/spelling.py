"""Text as it is stored: composed, on one line, with nothing that cannot be seen."""

import re
import unicodedata
from typing import Final

_UNSEEN: Final = re.compile(  # controls, directions, joiners, private use, halves of letters
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    "\U000f0000-\U0010ffff]"
)

_UNIT: Final = 2  # bytes of a letter that is not of the supplementary planes


def tidy(text: str) -> str:
    """NFC, inner blanks as one space, none outside; marks that cannot be seen are dropped."""
    if _is_tidy(text):
        return text
    line = " ".join(text.split())
    if _is_tidy(line):
        return line
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", line))
    vietnamese = composed.replace("Ð", "Đ").replace("ð", "đ")  # another alphabet's, same looks
    return " ".join(vietnamese.split())


def tidy_lines(text: str) -> str:
    """The same for what has several lines, which stay; none at the ends."""
    if not text:
        return ""
    flat = text.replace("\n", "").replace("\t", "").replace("\r", "")
    if flat.isprintable() and _is_composed(flat):
        return text.strip()
    return "\n".join(line for each in text.splitlines() if (line := tidy(each)))


def _is_tidy(text: str) -> bool:
    """True for most of what comes, told in a fraction of the time it takes to mend it.

    What can be printed holds no blank but the space.
    """
    if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
        return False
    return _is_composed(text)


def _is_composed(printable: str) -> bool:
    """None of `_UNSEEN` can be printed but those of the supplementary planes."""
    return printable.isascii() or (
        unicodedata.is_normalized("NFC", printable)
        and "Ð" not in printable
        and "ð" not in printable
        and len(printable.encode("utf-16-le")) == _UNIT * len(printable)
    )
