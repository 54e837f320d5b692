"""The days of a further year: the package's, corrected by our own table."""

from dataclasses import replace
from datetime import date

import pytest

from desk_app.domain.law.calendar_faults import YearNotKnown
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.calendar.seed import with_year


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_that_package_and_corrections_give_the_years_we_ship(year: int) -> None:
    shipped = shipped_calendar()
    before = replace(
        shipped,
        last=date(year - 1, 12, 31),
        first=date(2020, 1, 1),
        days_off={},
        worked={},
        sources={},
    )
    seeded = with_year(before, year)
    ours = {day: name for day, name in shipped.days_off.items() if day.year == year}
    assert set(seeded.days_off) == set(ours)
    moved = {day for day, name in ours.items() if name.startswith("Nghỉ bù")}
    assert {d: seeded.days_off[d] for d in ours.keys() - moved} == {
        d: ours[d] for d in ours.keys() - moved
    }
    assert seeded.worked == {d: n for d, n in shipped.worked.items() if d.year == year}


def test_that_a_seeded_year_is_provisional_and_says_where_it_is_from() -> None:
    seeded = with_year(shipped_calendar(), 2028)
    tet = date(2028, 1, 26)
    assert seeded.last == date(2028, 12, 31)
    assert seeded.days_off[tet] == "Tết Nguyên đán"
    assert seeded.is_provisional(tet)
    assert seeded.sources[tet] == "gói holidays, chờ thông báo hằng năm"
    assert seeded.days_off[date(2028, 1, 3)] == "Nghỉ bù Tết Dương lịch"


def test_that_the_day_of_culture_is_not_moved_off_a_weekend() -> None:
    seeded = with_year(with_year(shipped_calendar(), 2028), 2029)
    assert seeded.days_off[date(2029, 11, 24)] == "Ngày Văn hóa Việt Nam"  # a Saturday
    assert seeded.is_working(date(2029, 11, 26))


@pytest.mark.parametrize("year", [2027, 2029, 1990])
def test_that_only_the_year_that_comes_next_is_proposed(year: int) -> None:
    with pytest.raises(YearNotKnown):
        with_year(shipped_calendar(), year)
