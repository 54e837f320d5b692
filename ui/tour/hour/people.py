"""Visitors who do not exist, by their citizen cards."""

from random import Random
from typing import Final

_FAMILY: Final = (
    "NGUYỄN",
    "TRẦN",
    "LÊ",
    "PHẠM",
    "HUỲNH",
    "VÕ",
    "ĐẶNG",
    "BÙI",
    "ĐỖ",
    "CÔNG TẰNG TÔN NỮ",
)
_MIDDLE: Final = ("THỊ", "THỊ NGỌC", "HOÀNG", "THỊ BÍCH")
_GIVEN: Final = ("LAN", "HƯƠNG", "ÁNH", "THẢO", "QUỲNH", "YẾN", "ĐÀO", "NGUYỆT ÁNH")
_NUMBERS: Final = 10_000


def card_of(number: int, chance: Random) -> str:
    """What a scanner reads from the card of visitor `number`, born in 2004, a woman."""
    name = " ".join(chance.choice(part) for part in (_FAMILY, _MIDDLE, _GIVEN))
    known = number % _NUMBERS
    return f"09230400{known:04d}||{name}|05022004|Nữ|Phường Ninh Kiều, TP Cần Thơ|11082024"
