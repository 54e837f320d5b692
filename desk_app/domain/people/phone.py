"""Telephone numbers of Viet Nam: one written form, whatever was typed."""

import re
from typing import Final

_BLANKS: Final = re.compile(r"[\s.\-()]+")
_COUNTRY: Final = re.compile(r"^(?:\+84|0084|84)(?=[235789][0-9]{8,9}$)")
_MOBILE: Final = re.compile(r"0[35789][0-9]{8}")
_LANDLINE: Final = re.compile(r"02[0-9]{9}")
_HOTLINE: Final = re.compile(r"1[89]00[0-9]{4,6}")


def normal_phone(text: str) -> str:
    """``"+84 912 345 678"`` → ``"0912345678"``; what is no number comes back without blanks."""
    return _COUNTRY.sub("0", _BLANKS.sub("", text))


def is_phone(text: str) -> bool:
    number = normal_phone(text)
    return any(shape.fullmatch(number) for shape in (_MOBILE, _LANDLINE, _HOTLINE))


def is_mobile(text: str) -> bool:
    """Short messages arrive there."""
    return _MOBILE.fullmatch(normal_phone(text)) is not None


def grouped_phone(text: str) -> str:
    """``"0912 345 678"``, ``"0292 3812 345"``; anything else as it is."""
    number = normal_phone(text)
    if _MOBILE.fullmatch(number):
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    if _LANDLINE.fullmatch(number):
        return f"{number[:4]} {number[4:8]} {number[8:]}"
    return text
