"""Periods: as they are typed, what they are called, and the one before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.counting.period import (
    NoPeriod,
    PeriodKind,
    before,
    read_period,
    with_day,
    year_before,
)

PERIODS = {
    "2026-11-05": (date(2026, 11, 5), date(2026, 11, 5), "Ngày 05/11/2026"),
    "2026-W48": (date(2026, 11, 23), date(2026, 11, 29), "Tuần 48/2026"),
    "2026-W01": (date(2025, 12, 29), date(2026, 1, 4), "Tuần 1/2026"),
    "2026-11": (date(2026, 11, 1), date(2026, 11, 30), "Tháng 11/2026"),
    "2026-12": (date(2026, 12, 1), date(2026, 12, 31), "Tháng 12/2026"),
    "2024-02": (date(2024, 2, 1), date(2024, 2, 29), "Tháng 2/2024"),
    "2026-Q4": (date(2026, 10, 1), date(2026, 12, 31), "Quý 4/2026"),
    "2026-H1": (date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
    "2026-H2": (date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
    "2026-9M": (date(2026, 1, 1), date(2026, 9, 30), "9 tháng đầu năm 2026"),
    "2026": (date(2026, 1, 1), date(2026, 12, 31), "Năm 2026"),
    "2026-11-01..2026-11-15": (
        date(2026, 11, 1),
        date(2026, 11, 15),
        "Từ ngày 01/11/2026 đến ngày 15/11/2026",
    ),
}
NONE = [
    *("2026-13", "2026-Q5", "tháng 11", "", "0000", "2026-1", "2026-W54", "2025-W53", "2026-H3"),
    *("2026-02-29", "2026-11-15..2026-11-01", "2026-11..2026-12", "2026-8M", "9999-12-31-1"),
]


@pytest.mark.parametrize("typed", list(PERIODS))
def test_that_a_period_is_read_as_it_is_typed_and_written_so_again(typed: str) -> None:
    period = read_period(f" {typed.lower()} ")
    assert (period.first, period.last, period.words) == PERIODS[typed]
    assert str(period) == typed


@pytest.mark.parametrize("typed", NONE)
def test_that_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(NoPeriod):
        read_period(typed)


@pytest.mark.parametrize(
    ("typed", "one_before", "a_year_before"),
    [
        ("2026-03-01", "2026-02-28", "2025-03-01"),
        ("2024-02-29", "2024-02-28", "2023-02-28"),
        ("2026-W01", "2025-W52", "2025-W01"),
        ("2020-W53", "2020-W52", "2019-W52"),
        ("2026-01", "2025-12", "2025-01"),
        ("2026-Q1", "2025-Q4", "2025-Q1"),
        ("2026-H1", "2025-H2", "2025-H1"),
        ("2026-9M", "2025-9M", "2025-9M"),
        ("2026", "2025", "2025"),
        ("2026-11-01..2026-11-15", "2026-10-17..2026-10-31", "2025-11-01..2025-11-15"),
    ],
)
def test_that_a_period_knows_the_one_before_and_that_of_last_year(
    typed: str, one_before: str, a_year_before: str
) -> None:
    period = read_period(typed)
    assert (str(before(period)), str(year_before(period))) == (one_before, a_year_before)


def test_that_nothing_comes_before_the_first_year() -> None:
    for ask in (before, year_before):
        with pytest.raises(NoPeriod):
            ask(read_period("0001"))


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.sampled_from(list(PeriodKind)))
def test_that_each_day_lies_in_a_period_of_each_kind_and_right_behind_the_one_before(
    day: date, kind: PeriodKind
) -> None:
    period = with_day(kind, day)
    if kind is not PeriodKind.NINE_MONTHS:
        assert period.first <= day <= period.last
        assert (period.first - before(period).last).days == 1
    assert read_period(str(period)) == period
