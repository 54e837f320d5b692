"""Sums of money in words: what a cashier says, and what stands on the receipt."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vn_numberwords import Dictionary, NumberTransformer

from desk_app.domain.money.amount_in_words import (
    Ending,
    SpokenStyle,
    Thousand,
    ZeroTens,
    amount_in_words,
    number_in_words,
)
from tests.examples import drawn

SOUTH = SpokenStyle(zero=ZeroTens.LE, thousand=Thousand.NGAN)
AMOUNTS = st.integers(min_value=0, max_value=10**18 - 1)


@pytest.mark.parametrize(
    ("dong", "words"),
    [
        (0, "Không"),
        (1, "Một"),
        (4, "Bốn"),
        (5, "Năm"),
        (10, "Mười"),
        (11, "Mười một"),
        (14, "Mười bốn"),
        (15, "Mười lăm"),
        (20, "Hai mươi"),
        (21, "Hai mươi mốt"),
        (24, "Hai mươi tư"),
        (55, "Năm mươi lăm"),
        (65, "Sáu mươi lăm"),
        (101, "Một trăm linh một"),
        (104, "Một trăm linh bốn"),
        (105, "Một trăm linh năm"),
        (110, "Một trăm mười"),
        (1_005, "Một nghìn không trăm linh năm"),
        (1_500, "Một nghìn năm trăm"),
        (8_000, "Tám nghìn"),
        (15_404, "Mười lăm nghìn bốn trăm linh bốn"),
        (71_000, "Bảy mươi mốt nghìn"),
        (1_000_001, "Một triệu không trăm linh một"),
        (1_000_010, "Một triệu không trăm mười"),
        (1_005_000, "Một triệu không trăm linh năm nghìn"),
        (1_250_000, "Một triệu hai trăm năm mươi nghìn"),
        (20_000_000, "Hai mươi triệu"),
        (1_000_000_000, "Một tỷ"),
        (1_000_000_001, "Một tỷ không trăm linh một"),
        (2_005_000_000, "Hai tỷ không trăm linh năm triệu"),
        (1_000_000_000_000, "Một nghìn tỷ"),
        (1_234_000_000_000, "Một nghìn hai trăm ba mươi tư tỷ"),
        (1_005_000_000_005, "Một nghìn không trăm linh năm tỷ không trăm linh năm"),
        (1_000_000_000_000_000, "Một triệu tỷ"),
    ],
)
def test_that_a_sum_is_said_as_the_office_says_it(dong: int, words: str) -> None:
    assert amount_in_words(dong) == f"{words} đồng"


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (SpokenStyle(), "Mười lăm nghìn bốn trăm linh bốn đồng"),
        (SpokenStyle(zero=ZeroTens.LE), "Mười lăm nghìn bốn trăm lẻ bốn đồng"),
        (SpokenStyle(thousand=Thousand.NGAN), "Mười lăm ngàn bốn trăm linh bốn đồng"),
        (SOUTH, "Mười lăm ngàn bốn trăm lẻ bốn đồng"),
        (SpokenStyle(ending=Ending.EXACTLY), "Mười lăm nghìn bốn trăm linh bốn đồng chẵn"),
    ],
)
def test_that_the_office_chooses_how_it_speaks(style: SpokenStyle, words: str) -> None:
    assert amount_in_words(15_404, style) == words


@pytest.mark.parametrize("dong", [-1, 10**18])
def test_that_what_is_no_sum_is_our_mistake(dong: int) -> None:
    with pytest.raises(ValueError, match="not a sum"):
        amount_in_words(dong)


class _OtherWords(Dictionary):  # type: ignore[misc]  # the library is not typed
    """The library's dictionary with the options of `style`, and 4 said as we say it."""

    def __init__(self, style: SpokenStyle) -> None:
        self.style = style
        self.EXPONENTS = ["", str(style.thousand), "triệu", "tỷ"]

    def triplet_ten_separator(self) -> str:
        return str(self.style.zero)

    def special_triplet_unit_four(self) -> str:
        return "tư"


@pytest.mark.parametrize("style", [SpokenStyle(), SOUTH], ids=["official", "south"])
def test_that_a_hundred_thousand_sums_agree_with_another_program(style: SpokenStyle) -> None:
    """Up to 999 tỷ: above, the other program says "tỷ" for each group again.

    It also says "sáu mươi năm" where 65 is "sáu mươi lăm"; that one word is put right here.
    """
    other = NumberTransformer(_OtherWords(style))
    draw = random.Random(20261122)  # noqa: S311  # no secret
    for _ in range(drawn(100_000)):
        dong = draw.randrange(10 ** draw.randint(1, 12))
        said = other.to_words(dong).replace("mươi năm", "mươi lăm")
        assert number_in_words(dong, style) == said


@given(AMOUNTS)
def test_that_words_are_parted_by_one_blank_and_begin_with_a_capital(dong: int) -> None:
    words = amount_in_words(dong)
    assert words == " ".join(words.split())
    assert words[0].isupper()
    assert words[1:] == words[1:].lower()
    assert words.endswith(" đồng")


@given(AMOUNTS, st.sampled_from([SpokenStyle(), SOUTH]))
def test_that_words_read_back_are_the_sum_they_were_made_of(dong: int, style: SpokenStyle) -> None:
    """So no two sums share their words."""
    assert _read(number_in_words(dong, style).split()) == dong


@given(AMOUNTS)
def test_that_a_setting_changes_its_own_word_only(dong: int) -> None:
    south = number_in_words(dong, SOUTH).replace("ngàn", "nghìn").replace("lẻ", "linh")
    assert south == number_in_words(dong)


_SAID = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_DIGITS = {word: digit for digit, word in enumerate(_SAID)} | {"mốt": 1, "tư": 4, "lăm": 5}


def _read(words: list[str]) -> int:
    """The other way round, as one would add up what one hears."""
    if "tỷ" in words:
        at = words.index("tỷ")
        return _read(words[:at]) * 10**9 + _read(words[at + 1 :])
    total = group = digit = 0
    for word in words:
        match word:
            case "triệu" | "nghìn" | "ngàn":
                total += (group + digit) * (10**6 if word == "triệu" else 1000)
                group = digit = 0
            case "trăm":
                group, digit = digit * 100, 0
            case "mươi":
                group, digit = group + digit * 10, 0
            case "mười":
                group += 10
            case "linh" | "lẻ":
                pass
            case _:
                digit = _DIGITS[word]
    return total + group + digit
