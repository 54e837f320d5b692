"""Numbers of postal items, as they are typed, scanned and compared."""

import re
from typing import Final

_APART: Final = re.compile(r"[\s.\-]+")
_SHAPE: Final = re.compile(r"(?=.*[0-9])[A-Z0-9]{6,30}")
_INTERNATIONAL: Final = re.compile(r"[A-Z]{2}(?P<digits>[0-9]{8})(?P<check>[0-9])[A-Z]{2}")
_WEIGHTS: Final = (8, 6, 4, 2, 3, 5, 9, 7)  # of the standard S10 of the postal union
_PRIME: Final = 11


def tidy_tracking(text: str) -> str:
    """``"eb 123 456 785 vn"`` → ``"EB123456785VN"``."""
    return _APART.sub("", text).upper()


def is_tracking(text: str) -> bool:
    """True for what can be the number of a postal item; carriers have shapes of their own."""
    return _SHAPE.fullmatch(tidy_tracking(text)) is not None


def names_an_item(text: str) -> bool:
    """True where a scan on any page surely means a postal item: goods have figures alone."""
    return is_tracking(text) and not tidy_tracking(text).isdigit()


def is_misread(text: str) -> bool:
    """True for a number of the international shape whose check digit is another one."""
    found = _INTERNATIONAL.fullmatch(tidy_tracking(text))
    if found is None:
        return False
    weighed = sum(int(d) * w for d, w in zip(found["digits"], _WEIGHTS, strict=True))
    right = {10: 0, 11: 5}.get(_PRIME - weighed % _PRIME, _PRIME - weighed % _PRIME)
    return int(found["check"]) != right
