"""The shipped calendar against an independent list, the `holidays` package, day by day.

Where both disagree the notices decide; each such day stands here by name. A difference that
is not named is a mistake in one of the two.
"""

import tomllib
from datetime import date, timedelta
from importlib.resources import files
from typing import Final

import holidays
import pytest

from desk_app.domain.law.calendar import WorkingCalendar, read_calendar

# day -> (works by our table, why our table is right)
CORRECTED: Final = {
    date(2026, 1, 2): (False, "off for 10/01: Công văn 12729/VPCP-KGVX"),
    date(2026, 1, 10): (True, "worked for 02/01: Công văn 12729/VPCP-KGVX"),
}


@pytest.fixture
def calendar() -> WorkingCalendar:
    text = (files("resources") / "calendar" / "viet-nam-2025-2027.toml").read_text("utf-8")
    return read_calendar(tomllib.loads(text))


def test_that_the_calendar_differs_from_the_list_only_where_a_notice_says_so(
    calendar: WorkingCalendar,
) -> None:
    listed = holidays.country_holidays("VN", years=(2025, 2026))
    differs = {}
    for ahead in range((date(2026, 12, 31) - date(2025, 1, 1)).days + 1):
        day = date(2025, 1, 1) + timedelta(days=ahead)
        if calendar.is_working(day) != listed.is_working_day(day):
            differs[day] = calendar.is_working(day)
    assert differs == {day: works for day, (works, _why) in CORRECTED.items()}


def test_that_each_correction_names_the_notice_the_calendar_gives(
    calendar: WorkingCalendar,
) -> None:
    for day, (_works, why) in CORRECTED.items():
        assert calendar.source_of(day)
        assert calendar.source_of(day) in why


def test_that_only_the_days_nobody_decided_on_record_have_no_source(
    calendar: WorkingCalendar,
) -> None:
    bare = {day for day in (*calendar.days_off, *calendar.worked) if not calendar.source_of(day)}
    assert {day for day in bare if day.year < 2027} == {date(2025, 4, 26), date(2025, 5, 2)}
    assert all(calendar.is_provisional(day) for day in bare if day.year >= 2027)
