"""Vietnamese text as it is searched: without marks, without case, đ as d."""

import re
import unicodedata
from typing import Final

_MARK: Final = re.compile(  # every block of combining marks
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_PIECE: Final = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """``"NGUYỄN Văn Đức"`` → ``"nguyen van duc"``, composed or decomposed alike."""
    plain = _unmarked(_unmarked(text).casefold())
    return plain.replace("đ", "d").replace("ð", "d")  # Ð (Icelandic) is often typed for Đ


def words(text: str) -> list[str]:
    """The folded pieces between everything that is neither letter nor digit, in order."""
    return _PIECE.findall(fold(text))


def _unmarked(text: str) -> str:
    if text.isascii():
        return text
    return _MARK.sub("", unicodedata.normalize("NFD", text))
