import csv
import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.law.calendar import (
    Session,
    WorkingCalendar,
    calendar_facts,
    read_calendar,
    with_day_off,
    with_worked_day,
    without_day,
)
from desk_app.domain.office_time import OFFICE_TIME
from tests.builders import a_calendar

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


SPECIAL = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)


def test_that_a_swap_is_entered_day_by_day_and_taken_back(calendar: WorkingCalendar) -> None:
    off = with_day_off(calendar, SPECIAL, "Nghỉ hoán đổi với 28/11", "Công văn 1/VPCP")
    swapped = with_worked_day(off, SATURDAY, "Làm bù ngày 23/11")
    assert swapped.why_off(SPECIAL) == "Nghỉ hoán đổi với 28/11"
    assert swapped.is_working(SATURDAY)
    assert (swapped.source_of(SPECIAL), swapped.source_of(SATURDAY)) == ("Công văn 1/VPCP", "")
    assert without_day(without_day(swapped, SPECIAL), SATURDAY) == calendar


def test_that_a_day_is_one_thing_only_and_the_last_word_counts(calendar: WorkingCalendar) -> None:
    worked = with_worked_day(calendar, SATURDAY, "Làm bù", "Công văn 1/VPCP")
    off = with_day_off(worked, SATURDAY, "Nghỉ")
    assert (off.why_off(SATURDAY), SATURDAY in off.worked, off.source_of(SATURDAY)) == (
        "Nghỉ",
        False,
        "",
    )
    assert with_worked_day(off, SATURDAY, "Làm bù", "Công văn 1/VPCP") == worked


@pytest.mark.parametrize("beyond", [date(2024, 12, 31), date(2028, 1, 1)])
def test_that_a_day_outside_the_calendar_cannot_be_entered(
    calendar: WorkingCalendar, beyond: date
) -> None:
    saturday = beyond + timedelta(days=5 - beyond.weekday() if beyond.year == 2028 else -3)
    for change in (
        lambda: with_day_off(calendar, beyond, "Nghỉ"),
        lambda: with_worked_day(calendar, saturday, "Làm bù"),
        lambda: without_day(calendar, beyond),
    ):
        with pytest.raises(ValueError, match="lies outside"):
            change()


def test_that_nonsense_is_not_entered(calendar: WorkingCalendar) -> None:
    with pytest.raises(ValueError, match="worked anyway"):
        with_worked_day(calendar, SPECIAL, "Làm bù")
    with pytest.raises(ValueError, match="needs a name"):
        with_day_off(calendar, SPECIAL, "  ")


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"worked": [{"day": "2026-11-23", "name": "Làm bù"}]}, "worked anyway"),
        ({"worked": [{"day": "2029-11-24", "name": "Làm bù"}]}, "lies outside"),
        ({"off": [{"day": "2026-11-24", "name": "a"}] * 2}, "twice in one calendar"),
        (
            {
                "off": [{"day": "2026-11-28", "name": "a"}],
                "worked": [{"day": "2026-11-28", "name": "b"}],
            },
            "both off and worked",
        ),
        ({"first": "2028-01-01"}, "ends before it starts"),
        ({"saturday": ["07:30-11:00", "10:00-12:00"]}, "overlap"),
        ({"sessions": ["07:00:30-11:30"]}, "whole minutes"),
    ],
)
def test_that_a_calendar_that_contradicts_itself_is_not_read(
    changed: dict[str, object], complaint: str
) -> None:
    data = tomllib.loads(SHIPPED.read_text("utf-8"))
    with pytest.raises(ValueError, match=complaint):
        read_calendar(data | changed)


def test_that_a_source_belongs_to_a_special_day(calendar: WorkingCalendar) -> None:
    with pytest.raises(ValueError, match="like any other"):
        replace(calendar, sources={SPECIAL: "Công văn 1/VPCP"})


SPECIAL_DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)
ENTRIES = st.lists(st.tuples(SPECIAL_DAYS, NAMES, st.just("") | NAMES), max_size=8)
SATURDAYS = st.sampled_from([(), (Session(time(7, 30), time(11)),)])


@given(ENTRIES, SATURDAYS, st.booleans(), st.none() | SPECIAL_DAYS)
def test_that_every_calendar_comes_back_from_its_facts(
    entries: list[tuple[date, str, str]],
    saturday: tuple[Session, ...],
    counts: bool,
    provisional: date | None,
) -> None:
    calendar = a_calendar(saturday=saturday, saturday_counts=counts, provisional_from=provisional)
    for number, (day, name, source) in enumerate(entries):
        enter = with_worked_day if day.weekday() > 4 and number % 2 else with_day_off
        calendar = enter(calendar, day, name, source)
    facts = json.loads(json.dumps(calendar_facts(calendar)))
    assert read_calendar(facts) == calendar
    assert calendar_facts(read_calendar(facts)) == facts


def test_that_the_shape_of_a_calendar_is_the_one_agreed_on() -> None:
    day_off = with_day_off(a_calendar(days_off={}), SPECIAL, "Nghỉ", "Công văn 1/VPCP")
    calendar = with_worked_day(
        replace(day_off, saturday=(Session(time(7, 30), time(11)),)), SATURDAY, "Làm bù"
    )
    assert calendar_facts(calendar) == {
        "edition": "test",
        "first": "2025-01-01",
        "last": "2027-12-31",
        "off": [{"day": "2026-11-23", "name": "Nghỉ", "source": "Công văn 1/VPCP"}],
        "worked": [{"day": "2026-11-28", "name": "Làm bù"}],
        "sessions": ["07:00-11:30", "13:30-17:00"],
        "saturday": ["07:30-11:00"],
        "saturday_counts": False,
    }


def test_that_sessions_that_overlap_or_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Session(time(11), time(7))
    data = tomllib.loads(SHIPPED.read_text("utf-8"))
    with pytest.raises(ValueError, match="overlap"):
        read_calendar(data | {"sessions": ["07:00-12:00", "11:00-17:00"]})
    with pytest.raises(ValueError, match="needs a session"):
        read_calendar(data | {"sessions": []})
