"""What holds of every time limit, and what a due moment tells of its way."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.law.calendar import Session, WorkingCalendar
from desk_app.domain.law.deadline.walk import working_time
from desk_app.domain.law.due import (
    NO_LIMIT,
    Cutoff,
    DayKind,
    DayMark,
    DueMoment,
    Limit,
    LimitUnit,
    due_moment,
    from_facts,
    to_facts,
)
from desk_app.domain.office_time import OFFICE_TIME, office_date

CULTURE_DAY = "Ngày Văn hóa Việt Nam"
AUTUMN = WorkingCalendar(
    edition="test",
    first=date(2026, 1, 1),
    last=date(2027, 12, 31),
    days_off={date(2026, 11, 24): CULTURE_DAY},
    worked={},
)
SWAPPED = WorkingCalendar(
    edition="swap",
    first=date(2026, 1, 1),
    last=date(2027, 12, 31),
    days_off={date(2026, 11, 23): "Nghỉ hoán đổi", date(2026, 11, 24): CULTURE_DAY},
    worked={date(2026, 11, 28): "Làm bù"},
)


def office(day: int, clock: str, month: int = 11, year: int = 2026) -> datetime:
    return datetime.combine(date(year, month, day), time.fromisoformat(clock), OFFICE_TIME)


def limit(amount: str | int, unit: LimitUnit = LimitUnit.WORKING_DAY) -> Limit:
    return Limit(Decimal(amount), unit)


HOURS, DAYS, MONTHS = LimitUnit.WORKING_HOUR, LimitUnit.DAY, LimitUnit.MONTH


def test_that_a_procedure_without_a_limit_has_no_due_moment() -> None:
    due = due_moment(office(20, "09:15"), NO_LIMIT, AUTUMN)
    assert due.at is None
    assert [mark.kind for mark in due.marks] == [DayKind.RECEIVED]


def test_that_moments_are_kept_in_utc_without_seconds() -> None:
    due = due_moment(office(20, "09:15:59"), limit(1), AUTUMN)
    assert due.counted_from == datetime(2026, 11, 20, 2, 15, tzinfo=UTC)
    assert due.at is not None
    assert due.at.tzinfo is UTC


def test_that_the_marks_tell_each_day_and_name_the_holiday() -> None:
    due = due_moment(office(20, "09:15"), limit(3), AUTUMN)
    assert [(mark.day.day, mark.kind, mark.name) for mark in due.days()] == [
        (20, DayKind.RECEIVED, ""),
        (21, DayKind.OFF, ""),
        (22, DayKind.OFF, ""),
        (23, DayKind.COUNTED, ""),
        (24, DayKind.OFF, CULTURE_DAY),
        (25, DayKind.COUNTED, ""),
        (26, DayKind.DUE, ""),
    ]
    assert DayMark(date(2026, 11, 21), DayKind.OFF, until=date(2026, 11, 22)) in due.marks


def test_that_the_marks_show_where_the_clock_started_after_a_weekend() -> None:
    due = due_moment(office(21, "08:00"), limit(1), AUTUMN)
    kinds = [mark.kind for mark in due.days()]
    assert kinds == [
        DayKind.RECEIVED,
        DayKind.OFF,
        DayKind.STARTED,
        DayKind.OFF,
        DayKind.DUE,
    ]


def test_that_calendar_days_count_weekends_and_only_the_last_day_rolls() -> None:
    due = due_moment(office(13, "10:00"), limit(11, DAYS), AUTUMN)
    assert [(mark.kind, mark.name) for mark in due.marks] == [
        (DayKind.RECEIVED, ""),
        (DayKind.COUNTED, ""),
        (DayKind.OFF, CULTURE_DAY),
        (DayKind.DUE, ""),
    ]


def test_that_part_of_a_month_never_takes_longer_than_the_month() -> None:
    """Thirty days of February would end in March, after a whole month did."""
    received = office(1, "10:00", month=2, year=2027)
    almost = due_moment(received, limit("0.99", LimitUnit.MONTH), AUTUMN)
    assert almost.at == office(1, "10:00", month=3, year=2027)
    assert almost.at == due_moment(received, limit(1, LimitUnit.MONTH), AUTUMN).at


def test_that_a_long_limit_keeps_few_marks_and_names_its_holidays() -> None:
    due = due_moment(office(2, "10:00"), limit(45), AUTUMN)
    assert [(mark.kind, mark.name) for mark in due.marks] == [
        (DayKind.RECEIVED, ""),
        (DayKind.OFF, CULTURE_DAY),
        (DayKind.DUE, ""),
    ]


@pytest.mark.parametrize("amount", [500, 10**9, 10**30])
@pytest.mark.parametrize("unit", [LimitUnit.WORKING_DAY, DAYS, MONTHS, HOURS])
def test_that_a_calendar_too_short_is_told_and_nothing_guessed(
    amount: int, unit: LimitUnit
) -> None:
    if (amount, unit) == (500, HOURS):
        amount = 40_000
    with pytest.raises(CalendarTooShort) as told:
        due_moment(office(20, "09:15"), limit(amount, unit), AUTUMN)
    assert told.value.year == 2028


@pytest.mark.parametrize("amount", ["0", "-1", "NaN", "Infinity"])
def test_that_a_limit_of_nothing_is_our_mistake_not_the_officers(amount: str) -> None:
    with pytest.raises(ValueError, match="no time limit"):
        limit(amount)


def test_that_facts_of_something_else_are_refused() -> None:
    facts = dict(to_facts(due_moment(office(20, "09:15"), limit(3), AUTUMN)))
    for key, wrong in (("from", "2026-11-20T09:15:00"), ("limit", {"amount": "x", "unit": "day"})):
        with pytest.raises(ValueError, match=r"zone|amount"):
            from_facts(facts | {key: wrong})


NEW_YEAR = datetime(2026, 1, 1, tzinfo=OFFICE_TIME)
RECEIPTS = st.integers(0, 545 * 24 * 3600).map(lambda s: NEW_YEAR + timedelta(seconds=s))
AMOUNTS = st.decimals("0.25", 60, places=2)
UNITS = st.sampled_from([LimitUnit.WORKING_DAY, DAYS, HOURS, LimitUnit.SAME_DAY])
SHORT_DAYS = WorkingCalendar(
    edition="short",
    first=AUTUMN.first,
    last=AUTUMN.last,
    days_off=AUTUMN.days_off,
    worked={date(2026, 11, 28): "Làm bù"},
    sessions=(Session(time(7), time(11)), Session(time(13), time(16))),
)
SATURDAYS = replace(
    AUTUMN, saturday=(Session(time(7, 30), time(11)),), saturday_counts=True, edition="saturdays"
)
CALENDARS = st.sampled_from([AUTUMN, SWAPPED, SHORT_DAYS, SATURDAYS])
CUTOFFS = st.sampled_from([None, *Cutoff])


@given(RECEIPTS, st.builds(Limit, AMOUNTS, UNITS), CALENDARS, CUTOFFS)
def test_that_no_result_is_due_on_a_day_off_outside_hours_or_before_receipt(
    received: datetime, allowed: Limit, calendar: WorkingCalendar, cutoff: Cutoff | None
) -> None:
    due = due_moment(received, allowed, calendar, cutoff)
    assert due.at is not None
    assert due.counted_from is not None
    local = due.at.astimezone(OFFICE_TIME)
    assert calendar.is_working(local.date())
    assert any(s.start <= local.time() <= s.end for s in calendar.sessions_on(local.date()))
    assert due.at >= due.counted_from >= received.replace(second=0, microsecond=0)
    assert from_facts(to_facts(due)) == due


@given(RECEIPTS, AMOUNTS, AMOUNTS, UNITS, CALENDARS)
def test_that_more_time_is_never_an_earlier_date(
    received: datetime, one: Decimal, other: Decimal, unit: LimitUnit, calendar: WorkingCalendar
) -> None:
    def due(amount: Decimal) -> DueMoment:
        return due_moment(received, Limit(amount, unit), calendar)

    less, more = sorted([one, other])
    shorter, longer = due(less).at, due(more).at
    assert shorter is not None
    assert longer is not None
    assert shorter <= longer


@given(RECEIPTS, st.integers(0, 10_000), AMOUNTS, UNITS, CALENDARS)
def test_that_a_later_receipt_is_never_due_on_an_earlier_day(
    received: datetime, minutes: int, amount: Decimal, unit: LimitUnit, calendar: WorkingCalendar
) -> None:
    allowed = Limit(amount, unit)
    first = due_moment(received, allowed, calendar).at
    second = due_moment(received + timedelta(minutes=minutes), allowed, calendar).at
    assert first is not None
    assert second is not None
    if unit is DAYS:  # after a weekend both are due on Monday, each at its own hour
        assert office_date(first) <= office_date(second)
    else:
        assert first <= second


@given(RECEIPTS, AMOUNTS, st.sampled_from([*LimitUnit]), CALENDARS)
def test_that_the_marks_are_days_in_order_from_receipt_to_due(
    received: datetime, amount: Decimal, unit: LimitUnit, calendar: WorkingCalendar
) -> None:
    if unit is MONTHS:
        amount = amount % 5 + 1
    due = due_moment(received, Limit(amount, unit), calendar)
    days = [mark.day for mark in due.days()]
    assert days == sorted(set(days))
    assert days[0] == received.date()
    if due.at is not None:
        assert days[-1] == due.at.astimezone(OFFICE_TIME).date()


@given(RECEIPTS, st.integers(1, 30))
def test_that_a_day_is_eight_hours_only_in_its_parts(received: datetime, days: int) -> None:
    """This office works seven hours a day: a day ends at the same hour, eight hours end later."""
    start = due_moment(received, limit(days), SHORT_DAYS).counted_from
    whole = due_moment(received, limit(days), SHORT_DAYS).at
    hours = due_moment(received, limit(8 * days, HOURS), SHORT_DAYS).at
    assert start is not None
    assert whole is not None
    assert hours is not None
    assert working_time(start, whole, SHORT_DAYS) == timedelta(hours=7 * days)
    assert hours > whole
    half = due_moment(received, limit("0.5"), SHORT_DAYS).at
    assert half == due_moment(received, limit(4, HOURS), SHORT_DAYS).at
