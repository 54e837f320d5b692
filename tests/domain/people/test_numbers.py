"""Tax numbers and telephone numbers."""

import pytest

from desk_app.domain.people.phone import grouped_phone, is_phone, normal_phone
from desk_app.domain.people.tax_number import TaxDoubt, check_tax_number, normal_tax_number


@pytest.mark.parametrize(
    ("number", "doubt"),
    [
        ("0100109106", None),
        ("0100109107", TaxDoubt.CHECK_DIGIT),
        ("0100109106-001", None),
        ("0100109106001", None),
        ("092304001234", None),  # a person's is the personal number
        ("01001", TaxDoubt.SHAPE),
        ("", TaxDoubt.SHAPE),
    ],
)
def test_that_tax_numbers_are_doubted_and_never_refused(
    number: str, doubt: TaxDoubt | None
) -> None:
    assert check_tax_number(number) is doubt


def test_that_a_branch_is_written_with_a_dash() -> None:
    assert normal_tax_number(" 0100109106 001") == "0100109106-001"


@pytest.mark.parametrize(
    "text",
    ["0912345678", "+84 912 345 678", "0084912345678", "84912345678", "0912.345.678"],
)
def test_that_a_mobile_number_has_one_written_form(text: str) -> None:
    assert normal_phone(text) == "0912345678"
    assert is_phone(text)
    assert grouped_phone(text) == "0912 345 678"


@pytest.mark.parametrize(("text", "right"), [("02923812345", True), ("19001234", True)])
def test_that_landlines_and_hotlines_are_numbers_too(text: str, right: bool) -> None:
    assert is_phone(text) is right


def test_that_a_landline_is_grouped_by_its_area() -> None:
    assert grouped_phone("02923812345") == "0292 3812 345"


@pytest.mark.parametrize(
    "text", ["0123456789", "091234567", "09123456789", "abc", "", "٠٩١٢٣٤٥٦٧٨"]
)
def test_that_other_texts_are_no_numbers_and_stay_as_typed(text: str) -> None:
    assert not is_phone(text)
    assert grouped_phone(text) == text
