"""The days of a further year: the package's, corrected by our own table."""

from dataclasses import replace
from datetime import date

import pytest

from desk_app.domain.law.calendar import with_day_off
from desk_app.domain.law.calendar_faults import GroundMissing, YearNotKnown
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.calendar.seed import with_notice, with_year


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


def test_that_the_notice_of_a_year_ends_what_was_provisional_of_it() -> None:
    shipped = shipped_calendar()
    assert shipped.provisional_from == date(2027, 1, 1)
    longer = with_year(shipped, 2028)
    own = with_day_off(longer, date(2027, 3, 1), "Nghỉ", "CV 1/UBND")
    own = with_day_off(own, date(2027, 4, 1), "Nghỉ")
    stated = with_notice(own, "  Thông báo số 1 ")
    assert stated.provisional_from == date(2028, 1, 1)
    assert stated.source_of(date(2027, 4, 1)) == "Thông báo số 1"
    assert {day: stated.source_of(day) for day in own.sources} == own.sources
    assert not stated.is_provisional(date(2027, 12, 31))
    done = with_notice(stated, "Thông báo số 2")
    assert done.provisional_from is None
    assert done.source_of(date(2028, 1, 1)) == "Thông báo số 2"
    assert with_notice(done, "Thông báo số 3") == done


def test_that_nothing_is_confirmed_without_its_notice() -> None:
    with pytest.raises(GroundMissing):
        with_notice(shipped_calendar(), "  ")
