"""A sum of money in words, as a receipt and a cashier say it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION: Final = 10**9
TOO_LARGE: Final = 10**18  # beyond "triệu tỷ" nobody says the same
_AFTER_TENS: Final = {1: "mốt", 4: "tư"}  # from hai mươi on; after mười they stay một, bốn


class ZeroTens(StrEnum):
    """What is said for the 0 in 101."""

    LINH = "linh"  # official, the North
    LE = "lẻ"  # the South


class Thousand(StrEnum):
    NGHIN = "nghìn"  # official
    NGAN = "ngàn"


class Ending(StrEnum):
    DONG = "đồng"
    EXACTLY = "đồng chẵn"  # as at the foot of a receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenStyle:
    """How the office says numbers; without a setting, officially."""

    zero: ZeroTens = ZeroTens.LINH
    thousand: Thousand = Thousand.NGHIN
    ending: Ending = Ending.DONG


OFFICIAL: Final = SpokenStyle()


def amount_in_words(dong: int, style: SpokenStyle = OFFICIAL) -> str:
    """15.404 is "Mười lăm nghìn bốn trăm linh bốn đồng"; 0 is "Không đồng".

    Raises:
        ValueError: less than nothing, or 10^18 đồng and more.

    Legal: [fees.receipt-content]
    """
    words = number_in_words(dong, style)
    return f"{words[:1].upper()}{words[1:]} {style.ending}"


def number_in_words(number: int, style: SpokenStyle = OFFICIAL) -> str:
    """The same without capital and "đồng". A group of three zeros in the middle is not said."""
    if not 0 <= number < TOO_LARGE:
        raise ValueError(f"not a sum of money: {number}")
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    words = [*_below_a_billion(billions, style, led=False), "tỷ"] if billions else []
    return " ".join([*words, *_below_a_billion(rest, style, led=bool(billions))])


def _below_a_billion(number: int, style: SpokenStyle, *, led: bool) -> Iterator[str]:
    """
    Args:
        led: Something was said before, so a missing hundred is said as "không trăm".
    """
    for size, name in ((10**6, "triệu"), (10**3, str(style.thousand)), (1, "")):
        group = number // size % 1000
        if group == 0:
            continue
        yield from _group(group, style, led=led)
        if name:
            yield name
        led = True


def _group(group: int, style: SpokenStyle, *, led: bool) -> Iterator[str]:
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    if hundreds or led:
        yield from (_DIGITS[hundreds], "trăm")
    if tens == 1:
        yield "mười"
    elif tens:
        yield from (_DIGITS[tens], "mươi")
    elif units and (hundreds or led):
        yield style.zero
    if units == 5 and tens:  # noqa: PLR2004  # năm becomes lăm after any ten
        yield "lăm"
    elif units and tens > 1:
        yield _AFTER_TENS.get(units, _DIGITS[units])
    elif units:
        yield _DIGITS[units]
