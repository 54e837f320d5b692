"""Until when the papers must leave the desk. It has nothing to do with the due moment."""

from datetime import time

import pytest

from desk_app.domain.law.calendar import Session
from desk_app.domain.law.deadline.hand_over import hand_over_by
from tests.builders import a_calendar
from tests.domain.law.deadline.moments import autumn, office, told

MORNING = (Session(time(7, 30), time(11)),)


@pytest.mark.parametrize(
    ("received", "by"),
    [
        ("T6 20/11 09:15", "T6 20/11 17:00"),
        ("T6 20/11 06:30", "T6 20/11 17:00"),
        ("T6 20/11 12:00", "T6 20/11 17:00"),
        ("T6 20/11 15:00", "T6 20/11 17:00"),
        ("T6 20/11 15:01", "T2 23/11 07:00"),
        ("T2 23/11 15:01", "T4 25/11 07:00"),  # the 24th is a holiday
        ("T7 21/11 09:00", "T2 23/11 07:00"),
    ],
)
def test_that_papers_leave_the_same_day_or_the_next_morning_after_three(
    received: str, by: str
) -> None:
    assert told(hand_over_by(office(received), autumn())) == by


@pytest.mark.parametrize(
    ("received", "counts", "by"),
    [
        ("T7 21/11 09:00", True, "T7 21/11 11:00"),
        ("T7 21/11 11:30", True, "T2 23/11 07:00"),
        ("T7 21/11 09:00", False, "T2 23/11 07:00"),
    ],
)
def test_that_a_saturday_morning_is_a_day_of_its_own_only_where_it_counts(
    received: str, counts: bool, by: str
) -> None:
    calendar = a_calendar(saturday=MORNING, saturday_counts=counts)
    assert told(hand_over_by(office(received), calendar)) == by
