"""Numbers of lists: in words, as QR, and told from everything else that is scanned."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.codes.list_number import ListNumber, is_list_number
from desk_app.domain.codes.scan import CodeScan, ListScan, read_scan


def test_that_a_list_is_named_by_letters_day_and_number() -> None:
    number = ListNumber("BG", date(2026, 11, 20), 3)
    assert str(number) == "BG-261120-03"
    assert ListNumber.parse(" bg-261120-03 ") == number


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 10**9 - 1))
def test_that_every_number_is_read_back_as_it_was_written(day: date, number: int) -> None:
    written = ListNumber("BC", day, number)
    assert ListNumber.parse(str(written)) == written


@pytest.mark.parametrize(
    "words", ["BG-261320-03", "BG-261120-3", "BGX-261120-03", "H13.45.12-261120-1001", ""]
)
def test_that_other_words_are_no_number_of_a_list(words: str) -> None:
    assert not is_list_number(words)


@pytest.mark.parametrize("framed", ["BG-261120-1003", "]Q3BG-261120-1003\r", "bg-261120-1003"])
def test_that_a_scanned_list_is_told_whatever_the_scanner_puts_round_it(framed: str) -> None:
    assert read_scan(framed) == ListScan(ListNumber("BG", date(2026, 11, 20), 1003))


def test_that_the_code_of_a_dossier_stays_one() -> None:
    assert isinstance(read_scan("H13.45.12-261120-1001"), CodeScan)
