"""Vietnamese text as it is searched: without marks, without case, đ as d."""

import codecs
import re
import unicodedata
from typing import Final

_MARK: Final = re.compile(  # every block of combining marks
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_PIECE: Final = re.compile(r"[^\W_]+")
_APART: Final = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)) * 2

_LETTERS: Final = "aăâeêioôơuưy"
_TONES: Final = ("", *"\u0300\u0301\u0303\u0309\u0323")
_LOWER: Final = "".join(
    [unicodedata.normalize("NFC", each + tone) for each in _LETTERS for tone in _TONES] + ["đ"]
)
USUAL: Final = "".join(  # what Vietnamese texts are written with on one line, composed
    dict.fromkeys([*map(chr, range(32, 127)), *_LOWER, *_LOWER.upper(), *"–—“”…•°²³½·"])
)
_TABLE: Final = "\0" + USUAL  # a byte each; such a table has to begin with 0
_TO_BYTES: Final = codecs.charmap_build(_TABLE)
_LINES_TO_BYTES: Final = codecs.charmap_build(_TABLE + "\t\n\r")


def fold(text: str) -> str:
    """``"NGUYỄN Văn Đức"`` → ``"nguyen van duc"``, composed or decomposed alike."""
    if text.isascii():
        return text.lower()
    folded = fold_usual(text)
    return _folded(text) if folded is None else folded


def fold_usual(text: str) -> str | None:
    """The same, some ten times faster; None where `text` is not all of what is `USUAL`."""
    try:
        spelt = codecs.charmap_encode(text, "strict", _TO_BYTES)[0]
    except UnicodeEncodeError:
        return None
    if b"\0" in spelt:
        return None
    plain = spelt.translate(_TO_ASCII)
    return plain.decode() if plain.isascii() else codecs.charmap_decode(spelt, "strict", _PLAIN)[0]


def is_usual_in_lines(text: str) -> bool:
    """Whether tabs and ends of lines are all that `text` has beside what is `USUAL`."""
    try:
        return b"\0" not in codecs.charmap_encode(text, "strict", _LINES_TO_BYTES)[0]
    except UnicodeEncodeError:
        return False


def words(text: str) -> list[str]:
    """The folded pieces between everything that is neither letter nor digit, in order."""
    folded = fold(text)
    if folded.isascii():
        return folded.encode().translate(_APART).decode().split()
    return _PIECE.findall(folded)


def _folded(text: str) -> str:
    plain = _unmarked(_unmarked(text).casefold())
    return plain.replace("đ", "d").replace("ð", "d")  # Ð (Icelandic) is often typed for Đ


def _unmarked(text: str) -> str:
    if text.isascii():
        return text
    return _MARK.sub("", unicodedata.normalize("NFD", text))


_PLAIN: Final = "".join(map(_folded, _TABLE))
_TO_ASCII: Final = bytes(  # the few signs that are no ASCII stay as no ASCII
    ord(plain) if plain.isascii() else 0xFF for plain in _PLAIN.ljust(256, "…")
)
