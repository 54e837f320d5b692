from datetime import date

import pytest

from desk_app.domain.people.personal_number import (
    Finding,
    Sex,
    check_personal_number,
    sex_of,
    year_of,
)

TODAY = date(2026, 11, 22)


def test_that_the_digits_say_year_and_sex() -> None:
    assert (year_of("093095001234"), sex_of("093095001234")) == (1995, Sex.MALE)
    assert (year_of("092304001234"), sex_of("092304001234")) == (2004, Sex.FEMALE)


def test_that_a_number_that_agrees_with_the_card_raises_no_doubt() -> None:
    assert check_personal_number("092304001234", date(2004, 2, 5), Sex.FEMALE, TODAY) == ()
    assert check_personal_number("092304001234", 2004, None, TODAY) == ()


@pytest.mark.parametrize(
    "text", ["", "09230400123", "0923040012345", "09230400123a", "٠٩٢٣٠٤٠٠١٢٣٤"]
)
def test_that_anything_but_twelve_digits_is_impossible(text: str) -> None:
    (finding,) = check_personal_number(text, None, None, TODAY)
    assert finding.impossible


def test_that_a_birth_in_the_future_is_impossible() -> None:
    assert check_personal_number("092404001234", None, None, TODAY) == (Finding.BORN_IN_FUTURE,)
    assert Finding.BORN_IN_FUTURE.impossible


@pytest.mark.parametrize(
    ("number", "born", "sex", "doubt"),
    [
        ("092304001234", date(2005, 2, 5), Sex.FEMALE, Finding.YEAR_DIFFERS),
        ("092304001234", 2005, Sex.FEMALE, Finding.YEAR_DIFFERS),
        ("092304001234", date(2004, 2, 5), Sex.MALE, Finding.SEX_DIFFERS),
        ("003304001234", date(2004, 2, 5), Sex.FEMALE, Finding.PROVINCE_UNKNOWN),
    ],
)
def test_that_a_difference_is_a_doubt_and_not_a_refusal(
    number: str, born: date | int, sex: Sex, doubt: Finding
) -> None:
    assert check_personal_number(number, born, sex, TODAY) == (doubt,)
    assert not doubt.impossible
