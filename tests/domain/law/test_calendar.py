import csv
import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.law.calendar import Session, WorkingCalendar, read_calendar
from desk_app.domain.office_time import OFFICE_TIME

SHIPPED = files("resources") / "calendar" / "viet-nam-2025-2027.toml"
PUBLIC = Path(__file__).parents[3].parent / "shared/data/vn_holidays_2018_2027.csv"


@pytest.fixture
def calendar() -> WorkingCalendar:
    return read_calendar(tomllib.loads(SHIPPED.read_text("utf-8")))


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 4, 26),
        date(2026, 1, 10),
        date(2026, 8, 22),
        date(2026, 11, 23),  # the swap with 28/11 is not confirmed
        date(2026, 11, 25),
    ],
)
def test_that_made_up_saturdays_and_plain_mondays_are_worked(
    calendar: WorkingCalendar, day: date
) -> None:
    assert calendar.is_working(day)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 1, 2), "Nghỉ hoán đổi với 10/1"),
        (date(2026, 2, 17), "Tết Nguyên đán"),
        (date(2026, 4, 27), "Nghỉ bù Giỗ Tổ Hùng Vương"),
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
        (date(2026, 11, 21), "saturday"),
        (date(2026, 11, 22), "sunday"),
    ],
)
def test_that_a_day_off_says_why(calendar: WorkingCalendar, day: date, why: str) -> None:
    assert calendar.why_off(day) == why


@pytest.mark.skipif(not PUBLIC.exists(), reason="public list of holidays is not beside this tree")
def test_that_the_shipped_calendar_agrees_with_the_public_list(calendar: WorkingCalendar) -> None:
    with PUBLIC.open(encoding="utf-8-sig", newline="") as lines:
        rows = [
            (date.fromisoformat(day), kind) for day, kind, *_ in csv.reader(lines) if day[0] == "2"
        ]
    off = {day for day, kind in rows if kind == "off" and day.year >= 2025}
    worked = {day for day, kind in rows if kind == "work" and day.year >= 2025}
    weekends = {d for d in days(calendar.first, calendar.last) if d.weekday() > 4}
    for day in days(calendar.first, calendar.last):
        assert calendar.is_working(day) == (day not in (off | weekends) - worked), day


def test_that_next_years_days_are_marked_as_provisional(calendar: WorkingCalendar) -> None:
    assert not calendar.is_provisional(date(2026, 12, 31))
    assert calendar.is_provisional(date(2027, 1, 1))


def test_that_days_beyond_the_calendar_are_not_guessed(calendar: WorkingCalendar) -> None:
    for day, year in ((date(2024, 12, 31), 2024), (date(2031, 1, 1), 2028)):
        with pytest.raises(CalendarTooShort) as told:
            calendar.is_working(day)
        assert told.value.year == year


def test_that_a_calendar_survives_a_way_through_json(calendar: WorkingCalendar) -> None:
    data = tomllib.loads(SHIPPED.read_text("utf-8"))
    assert read_calendar(json.loads(json.dumps(data, default=str))) == calendar


@pytest.mark.parametrize(
    ("clock", "day", "expected"),
    [
        ("06:59", 20, "20 07:00"),
        ("07:00", 20, "20 07:00"),
        ("11:30", 20, "20 11:30"),
        ("11:31", 20, "20 13:30"),
        ("17:00", 20, "20 17:00"),
        ("17:01", 20, "23 07:00"),
        ("10:00", 24, "25 07:00"),
    ],
)
def test_that_a_moment_outside_office_hours_moves_to_the_next_opening(
    calendar: WorkingCalendar, clock: str, day: int, expected: str
) -> None:
    moment = datetime.combine(date(2026, 11, day), time.fromisoformat(clock), OFFICE_TIME)
    assert f"{calendar.working_moment_from(moment):%d %H:%M}" == expected


def test_that_sessions_that_overlap_or_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Session(time(11), time(7))
    data = tomllib.loads(SHIPPED.read_text("utf-8"))
    with pytest.raises(ValueError, match="overlap"):
        read_calendar(data | {"sessions": ["07:00-12:00", "11:00-17:00"]})
    with pytest.raises(ValueError, match="needs a session"):
        read_calendar(data | {"sessions": []})
