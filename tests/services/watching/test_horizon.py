"""The moments of a day at the office, by its calendar."""

from datetime import date

from desk_app.domain.office_time import end_of_day
from desk_app.services.watching.horizon import day_of
from tests.builders import FRIDAY_MORNING, a_calendar


def test_that_a_day_at_the_end_of_the_calendar_is_seen_all_the_same() -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    ahead = (friday, monday, date(2026, 11, 25), date(2026, 11, 26))  # the 24th is a day off
    assert day_of(FRIDAY_MORNING, a_calendar()).due_ends == tuple(map(end_of_day, ahead))
    ending = day_of(FRIDAY_MORNING, a_calendar(last=monday, days_off={}))
    assert ending.due_ends == tuple(map(end_of_day, (friday, monday, monday, monday)))
