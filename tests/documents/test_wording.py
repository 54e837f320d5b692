"""Moments, sums and names in words."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from desk_app.documents import wording as w
from desk_app.domain.law.due import Limit, LimitUnit

MORNING = datetime(2026, 2, 5, 2, 15, tzinfo=UTC)  # 09:15 at the office


def test_that_moments_are_told_by_the_clock_of_the_office() -> None:
    assert w.moment_words(MORNING) == "09 giờ 15 phút, ngày 05 tháng 02 năm 2026"
    assert w.short_moment(MORNING) == "09:15 ngày 05/02/2026"
    late = datetime(2026, 12, 31, 18, 0, tzinfo=UTC)
    assert w.moment_words(late) == "01 giờ 00 phút, ngày 01 tháng 01 năm 2027"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 20), "ngày 20 tháng 11 năm 2026"),
        (date(2026, 7, 1), "ngày 01 tháng 7 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
    ],
)
def test_that_days_and_the_first_two_months_have_a_zero(day: date, words: str) -> None:
    assert w.date_words(day) == words


def test_that_weeks_begin_on_the_second_day() -> None:
    names = [w.weekday_words(date(2026, 11, day)) for day in range(23, 30)]
    assert names[0] == "Thứ Hai"
    assert names[-1] == "Chủ nhật"


@pytest.mark.parametrize(
    ("dong", "words"),
    [
        (0, "0 đồng"),
        (8_000, "8.000 đồng"),
        (150_000, "150.000 đồng"),
        (4_500_000, "4.500.000 đồng"),
    ],
)
def test_that_sums_have_points_between_thousands(dong: int, words: str) -> None:
    assert w.money_words(dong) == words


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("0912345678", "0912 345 678"),
        ("02923812345", "0292 381 2345"),
        ("19001234", "19001234"),
        ("+49 30 1234", "+49 30 1234"),
        ("", ""),
    ],
)
def test_that_telephone_numbers_are_grouped(raw: str, words: str) -> None:
    assert w.phone_words(raw) == words


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("3", LimitUnit.WORKING_DAY, "03 ngày làm việc"),
        ("15", LimitUnit.DAY, "15 ngày"),
        ("2.5", LimitUnit.WORKING_DAY, "2,5 ngày làm việc"),
        ("0", LimitUnit.SAME_DAY, "trong ngày"),
        ("0", LimitUnit.NONE, "không quy định"),
    ],
)
def test_that_limits_are_counted_with_two_digits(amount: str, unit: LimitUnit, words: str) -> None:
    assert w.limit_words(Limit(Decimal(amount), unit)) == words


def test_that_a_name_in_capitals_is_set_in_ordinary_letters_below_a_signature() -> None:
    assert w.personal_name(" NGUYỄN  THỊ LAN ") == "Nguyễn Thị Lan"
    assert w.personal_name("Trần Văn Đức") == "Trần Văn Đức"


@pytest.mark.parametrize(
    ("position", "codes", "words"),
    [
        (1, ["A-1"], ""),
        (2, ["A-1", "A-2"], "Hồ sơ 2/2 của một lượt nộp, cùng mã: A-1"),
        (2, ["A-1", "A-2", "A-3"], "Hồ sơ 2/3 của một lượt nộp, cùng các mã: A-1, A-3"),
    ],
)
def test_that_a_dossier_of_several_names_the_others_of_its_visit(
    position: int, codes: list[str], words: str
) -> None:
    assert w.visit_line(position, codes) == words
