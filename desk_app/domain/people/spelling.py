"""Text as it is stored: composed, on one line, with nothing that cannot be seen."""

import re
import unicodedata
from typing import Final

_UNSEEN: Final = re.compile(  # controls, directions, joiners, private use, halves of letters
    "[\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    "\U000f0000-\U0010ffff]"
)


def tidy(text: str) -> str:
    """NFC, inner blanks as one space, none outside; marks that cannot be seen are dropped."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", line))
    vietnamese = composed.replace("Ð", "Đ").replace("ð", "đ")  # another alphabet's, same looks
    return " ".join(vietnamese.split())
