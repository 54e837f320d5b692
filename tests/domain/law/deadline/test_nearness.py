from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.law.deadline.nearness import working_days
from tests.builders import a_calendar

FRIDAY = date(2026, 11, 20)
IS_WORKING = a_calendar().is_working
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def test_that_from_friday_to_tuesday_there_are_two() -> None:
    assert working_days(FRIDAY - timedelta(7), FRIDAY - timedelta(3), IS_WORKING) == 2


def test_that_a_holiday_does_not_count() -> None:
    assert working_days(FRIDAY, date(2026, 11, 26), IS_WORKING) == 3


@given(day=DAYS, until=DAYS)
def test_that_it_is_never_negative_and_grows_day_by_day(day: date, until: date) -> None:
    count = working_days(day, until, IS_WORKING)
    after = working_days(day, until + timedelta(1), IS_WORKING)
    assert 0 <= count <= after <= count + 1
