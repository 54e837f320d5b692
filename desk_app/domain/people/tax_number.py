"""Tax numbers (mã số thuế): a wrong one is a warning, never a refusal."""

import re
from enum import StrEnum
from typing import Final

_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_SHAPE: Final = re.compile(r"([0-9]{10})(?:-?([0-9]{3}))?")
_PERSONAL: Final = re.compile(r"[0-9]{12}")


class TaxDoubt(StrEnum):
    SHAPE = "shape"  # neither 10 digits, nor 10 and 3, nor a personal number
    CHECK_DIGIT = "check_digit"


def normal_tax_number(text: str) -> str:
    """``"0100109106001"`` → ``"0100109106-001"``; anything else without blanks."""
    number = re.sub(r"\s+", "", text)
    match = _SHAPE.fullmatch(number)
    return f"{match[1]}-{match[2]}" if match and match[2] else number


def check_tax_number(text: str) -> TaxDoubt | None:
    """None when nothing speaks against it. Since 01/07/2025 a person's is the personal number."""
    number = normal_tax_number(text)
    if _PERSONAL.fullmatch(number):
        return None
    match = _SHAPE.fullmatch(number)
    if match is None:
        return TaxDoubt.SHAPE
    digits = [int(digit) for digit in match[1]]
    rest = sum(d * w for d, w in zip(digits, _WEIGHTS, strict=False)) % 11
    return None if digits[9] == 10 - rest else TaxDoubt.CHECK_DIGIT
