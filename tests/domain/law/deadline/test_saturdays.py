"""Saturday mornings: open without counting, or counted as a short working day."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.documents.due_in_words import due_in_words
from desk_app.documents.explain_due import parse_limit
from desk_app.domain.law.calendar import Session, WorkingCalendar
from desk_app.domain.law.deadline.start import Cutoff, StartReason
from desk_app.domain.law.due import Limit, LimitUnit, due_moment, from_facts, to_facts
from desk_app.domain.office_time import OFFICE_TIME
from tests.builders import a_calendar
from tests.domain.law.deadline.moments import office, told

MORNING: Final = (Session(time(7, 30), time(11)),)
OPEN: Final = a_calendar(saturday=MORNING)
COUNTED: Final = a_calendar(saturday=MORNING, saturday_counts=True)
SATURDAY: Final = office("T7 21/11 09:00").date()


def test_that_an_open_saturday_is_no_working_day_unless_it_counts() -> None:
    assert (OPEN.is_working(SATURDAY), COUNTED.is_working(SATURDAY)) == (False, True)
    assert (OPEN.open_on(SATURDAY), OPEN.sessions_on(SATURDAY)) == (MORNING, ())
    assert (COUNTED.open_on(SATURDAY), COUNTED.sessions_on(SATURDAY)) == (MORNING, MORNING)


def test_that_a_saturday_that_counts_without_sessions_stays_a_day_off() -> None:
    assert not a_calendar(saturday_counts=True).is_working(SATURDAY)


@pytest.mark.parametrize("calendar", [OPEN, COUNTED])
def test_that_a_saturday_worked_instead_has_the_usual_sessions(calendar: WorkingCalendar) -> None:
    instead = a_calendar(
        saturday=MORNING, saturday_counts=calendar.saturday_counts, worked={SATURDAY: "Làm bù"}
    )
    assert instead.sessions_on(SATURDAY) == instead.sessions


def test_that_a_holiday_on_a_saturday_is_off_and_closed() -> None:
    closed = a_calendar(saturday=MORNING, saturday_counts=True, days_off={SATURDAY: "Tết"})
    assert (closed.why_off(SATURDAY), closed.open_on(SATURDAY)) == ("Tết", ())


@pytest.mark.parametrize(
    ("received", "limit", "due"),
    [
        ("T7 21/11 09:00", "1 ngày làm việc", "T4 25/11 07:00"),  # counts from Monday 07:00
        ("T6 20/11 09:15", "1 ngày làm việc", "T2 23/11 09:15"),
        ("T7 21/11 09:00", "trong ngày", "T2 23/11 17:00"),
        ("T6 20/11 16:00", "2 giờ làm việc", "T2 23/11 08:00"),
    ],
)
def test_that_a_saturday_that_does_not_count_only_receives(
    received: str, limit: str, due: str
) -> None:
    assert told(due_moment(office(received), parse_limit(limit), OPEN).at) == due


def test_that_the_slip_says_that_the_open_saturday_does_not_count() -> None:
    due = due_moment(office("T7 21/11 09:00"), parse_limit("1 ngày làm việc"), OPEN)
    assert due.reasons == (StartReason.OPEN_NOT_COUNTED,)
    assert "nhận thứ Bảy (không tính giờ làm việc) nên tính từ 07:00 ngày 23/11" in due_in_words(
        due
    )


@pytest.mark.parametrize(
    ("received", "limit", "due"),
    [
        ("T5 19/11 15:00", "2 ngày làm việc", "T7 21/11 11:00"),  # over by 15:00: its closing
        ("T5 19/11 07:00", "2 ngày làm việc", "T7 21/11 07:30"),  # not open at 07:00: its opening
        ("T5 19/11 15:00", "3 ngày làm việc", "T2 23/11 15:00"),  # the hour is not lost
        ("T7 21/11 09:00", "1 ngày làm việc", "T2 23/11 09:00"),
        ("T7 21/11 12:00", "1 ngày làm việc", "T4 25/11 07:00"),  # after its closing
        ("T6 20/11 16:00", "2 giờ làm việc", "T7 21/11 08:30"),  # its hours are working hours
        ("T6 20/11 16:00", "5 giờ làm việc", "T2 23/11 07:30"),  # 1 + 3½ + ½
        ("T7 21/11 09:00", "trong ngày", "T7 21/11 11:00"),
        ("T7 21/11 07:30", "0.5 ngày làm việc", "T2 23/11 07:30"),  # 3½ hours, then half an hour
        ("T5 12/11 15:00", "9 ngày", "T7 21/11 11:00"),  # calendar days end on it as well
    ],
)
def test_that_a_saturday_that_counts_is_a_short_working_day(
    received: str, limit: str, due: str
) -> None:
    assert told(due_moment(office(received), parse_limit(limit), COUNTED).at) == due


def test_that_the_last_hour_of_a_short_day_is_its_own() -> None:
    one = parse_limit("1 ngày làm việc")
    last = due_moment(office("T7 21/11 10:01"), one, COUNTED, Cutoff.HOUR_BEFORE_CLOSING)
    assert told(last.at) == "T4 25/11 07:00"


def test_that_a_long_way_does_not_claim_to_skip_saturdays_that_count() -> None:
    forty = parse_limit("40 ngày làm việc")
    received = office("T2 02/11 10:00")
    assert "bỏ thứ Bảy, Chủ nhật và 24/11" in due_in_words(due_moment(received, forty, OPEN))
    counted = due_moment(received, forty, COUNTED)
    assert "bỏ Chủ nhật và 24/11" in due_in_words(counted)
    assert from_facts(to_facts(counted)) == counted


RECEIPTS = st.integers(0, 500 * 24 * 60).map(
    lambda m: datetime(2026, 1, 1, tzinfo=OFFICE_TIME) + timedelta(minutes=m)
)
AMOUNTS = st.decimals("0.25", 40, places=2)
UNITS = st.sampled_from([LimitUnit.WORKING_DAY, LimitUnit.DAY, LimitUnit.WORKING_HOUR])
OFFICES = st.sampled_from([OPEN, COUNTED])


@given(RECEIPTS, st.integers(0, 5_000), AMOUNTS, st.decimals(0, 10, places=2), UNITS, OFFICES)
def test_that_saturdays_never_turn_time_round(  # one of each that may grow
    received: datetime,
    later: int,
    amount: Decimal,
    more: Decimal,
    unit: LimitUnit,
    calendar: WorkingCalendar,
) -> None:
    due = due_moment(received, Limit(amount, unit), calendar).at
    longer = due_moment(received, Limit(amount + more, unit), calendar).at
    after = due_moment(received + timedelta(minutes=later), Limit(amount, unit), calendar).at
    assert due is not None
    assert longer is not None
    assert after is not None
    local = due.astimezone(OFFICE_TIME)
    assert any(s.start <= local.time() <= s.end for s in calendar.sessions_on(local.date()))
    assert due <= longer
    if unit is LimitUnit.DAY:  # after a weekend both end on Monday, each at its own hour
        assert local.date() <= after.astimezone(OFFICE_TIME).date()
    else:
        assert due <= after
