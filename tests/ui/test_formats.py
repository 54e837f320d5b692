from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import formats
from ui.formats import BadgeFact, BadgeKind

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)  # 12:00 at the office


def test_that_days_and_moments_are_written_as_on_the_receipt() -> None:
    assert formats.day(date(2026, 11, 6)) == "06/11/2026"
    assert formats.moment(datetime(2026, 11, 17, 8, 40, tzinfo=UTC)) == "15:40, 17/11/2026"
    assert formats.long_day(date(2026, 11, 26)) == "Thứ Năm, 26/11/2026"
    assert formats.long_day(date(2026, 11, 22)) == "Chủ Nhật, 22/11/2026"
    assert [formats.weekday_short(date(2026, 11, d)) for d in (20, 21, 22, 23)] == [
        "T6",
        "T7",
        "CN",
        "T2",
    ]


def test_that_the_day_is_the_day_of_the_office() -> None:
    assert formats.moment(datetime(2026, 11, 17, 18, 5, tzinfo=UTC)) == "01:05, 18/11/2026"


@pytest.mark.parametrize(
    ("amount", "words"),
    [(0, "0 đ"), (8_000, "8.000 đ"), (150_000, "150.000 đ"), (3_000_000_000, "3.000.000.000 đ")],
)
def test_that_sums_have_dots(amount: int, words: str) -> None:
    assert formats.money(amount) == words


def test_that_the_serial_of_a_code_stands_apart() -> None:
    assert formats.split_code("H13.45.12-261120-0037") == ("H13.45.12-261120-", "0037")
    assert formats.split_code("0037") == ("0037", "")


@given(st.text())
def test_that_no_letter_of_a_code_is_lost(code: str) -> None:
    assert "".join(formats.split_code(code)) == code


def test_that_numbers_read_aloud_stand_in_groups() -> None:
    assert formats.personal_number("092304001234") == "092 304 001 234"
    assert formats.phone("0912345678") == "0912 345 678"
    assert formats.phone("02923812345") == "02923 812 345"


@given(st.text(max_size=14))
def test_that_grouping_changes_blanks_only(text: str) -> None:
    for grouped in (formats.personal_number(text), formats.phone(text)):
        assert grouped.replace(" ", "") == text.replace(" ", "")


def test_that_a_masked_number_shows_four_digits_and_a_short_one_none() -> None:
    assert formats.masked_number("092304001234") == "•••• •••• 1234"
    assert "1234" not in formats.masked_number("1234")


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=5), "1 phút"),
        (timedelta(minutes=59), "59 phút"),
        (timedelta(hours=2, minutes=20), "2 giờ"),
        (timedelta(days=3), "3 ngày"),
    ],
)
def test_that_a_span_is_said_in_its_largest_unit(length: timedelta, words: str) -> None:
    assert formats.span(length) == words


@pytest.mark.parametrize(
    ("due", "days", "fact"),
    [
        (NOON + timedelta(days=3), 1, BadgeFact(BadgeKind.DAYS, "Còn 1 ngày")),
        (NOON + timedelta(hours=3), 0, BadgeFact(BadgeKind.TODAY, "Hôm nay 15:00")),
        (NOON - timedelta(hours=3), 0, BadgeFact(BadgeKind.LATE, "Quá hạn từ 09:00")),
        (NOON - timedelta(days=2), 2, BadgeFact(BadgeKind.LATE, "Quá hạn 2 ngày")),
    ],
)
def test_that_a_badge_says_how_near_the_appointment_is(
    due: datetime, days: int, fact: BadgeFact
) -> None:
    assert formats.due_badge(due, NOON, days) == fact


@pytest.mark.parametrize(
    "typed",
    ["20/11/2026", "20112026", " 20/11/2026 ", "20-11-2026", "20.11.2026", "20 / 11 / 2026"],
)
def test_that_a_day_is_read_with_or_without_its_strokes(typed: str) -> None:
    assert formats.day_from(typed) == date(2026, 11, 20)


def test_that_a_day_is_read_without_its_noughts() -> None:
    assert formats.day_from("1/11/2026") == formats.day_from("01/11/2026") == date(2026, 11, 1)
    assert formats.day_from("5/2/2027") == date(2027, 2, 5)


@pytest.mark.parametrize(
    ("typed", "ahead", "back"),
    [
        ("26/11/2026", date(2026, 11, 26), date(2026, 11, 26)),
        ("26.11.26", date(2026, 11, 26), date(2026, 11, 26)),
        ("26/11", date(2026, 11, 26), date(2025, 11, 26)),
        ("19/11", date(2027, 11, 19), date(2026, 11, 19)),
        ("9/11", date(2027, 11, 9), date(2026, 11, 9)),
        ("20/11", date(2026, 11, 20), date(2026, 11, 20)),
        ("2611", date(2026, 11, 26), date(2025, 11, 26)),
        ("261126", date(2026, 11, 26), date(2026, 11, 26)),
        ("26112026", date(2026, 11, 26), date(2026, 11, 26)),
        ("31/02", None, None),
        ("26", None, None),
        ("26/11/2", None, None),
        ("abc", None, None),
    ],
)
def test_that_a_day_without_a_year_is_the_nearest_where_days_are_asked_for(
    typed: str, ahead: date | None, back: date | None
) -> None:
    """Of an appointment the next, of a report the last."""
    today = date(2026, 11, 20)
    assert (formats.next_day_from(typed, today), formats.last_day_from(typed, today)) == (
        ahead,
        back,
    )


@pytest.mark.parametrize("typed", ["", "1811202", "31/11/2026", "20/11/26", "20/11/1826"])
def test_that_half_a_day_is_none(typed: str) -> None:
    assert formats.day_from(typed) is None
