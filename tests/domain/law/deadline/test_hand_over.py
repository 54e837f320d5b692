"""Until when the papers must leave the desk. It has nothing to do with the due moment."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.law.calendar import Session
from desk_app.domain.law.deadline.hand_over import hand_over_by, late_before
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


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("T6 20/11 16:59", "T6 20/11 00:00"),  # what came after three yesterday was due at seven
        ("T6 20/11 17:01", "T6 20/11 15:01"),
        ("T2 23/11 06:59", "T6 20/11 15:01"),
        ("T2 23/11 07:01", "T2 23/11 00:00"),
    ],
)
def test_that_one_moment_parts_what_should_be_gone_from_what_may_still_lie(
    now: str, before: str
) -> None:
    assert told(late_before(office(now), autumn())) == before


FIRST = datetime(2026, 11, 2, tzinfo=UTC)
MINUTES = st.integers(0, 40 * 24 * 60)


@given(MINUTES, MINUTES, st.booleans())
def test_that_both_ways_to_tell_what_is_late_agree(
    received: int, later: int, saturdays: bool
) -> None:
    calendar = a_calendar(saturday=MORNING, saturday_counts=saturdays)
    came = FIRST + timedelta(minutes=received)
    now = came + timedelta(minutes=later, seconds=30)
    late = hand_over_by(came, calendar) < now
    assert late == (came < late_before(now, calendar))
