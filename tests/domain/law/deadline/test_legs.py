"""Interlinked procedures: every agency has its own date, and the citizen has one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.documents.due_in_words import legs_in_words
from desk_app.documents.explain.due import parse_limit
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.law.deadline.legs import LegsDue, legs_due
from desk_app.domain.law.deadline.start import Arrival, Cutoff, StartReason, complete
from desk_app.domain.law.process import Leg
from tests.builders import a_calendar
from tests.domain.law.deadline.moments import autumn, office, told


def legs(*limits: str) -> list[Leg]:
    return [Leg(f"Cơ quan {n}", parse_limit(limit)) for n, limit in enumerate(limits, start=1)]


def ends(found: LegsDue) -> list[str]:
    return [told(leg.due.at) for leg in found.legs]


KARAOKE = legs("3 ngày làm việc", "3 ngày làm việc", "10 ngày làm việc")
MONDAY = complete(office("T2 02/11 10:00"))


def test_that_three_and_three_and_ten_working_days_are_sixteen() -> None:
    found = legs_due(MONDAY, KARAOKE, autumn())
    assert ends(found) == ["T5 05/11 10:00", "T3 10/11 10:00", "T4 25/11 10:00"]
    assert found.total is not None
    assert found.total.limit == parse_limit("16 ngày làm việc")
    assert found.at == found.legs[-1].due.at
    assert not found.overruns


def test_that_each_leg_counts_from_where_the_one_before_ends() -> None:
    found = legs_due(MONDAY, KARAOKE, autumn())
    froms = [told(leg.due.counted_from) for leg in found.legs]
    assert froms == ["T2 02/11 10:00", *ends(found)[:2]]


def test_that_legs_of_different_units_end_where_the_last_one_does() -> None:
    found = legs_due(MONDAY, legs("3 ngày làm việc", "4 giờ làm việc"), autumn())
    assert ends(found) == ["T5 05/11 10:00", "T5 05/11 16:00"]
    assert (found.total, told(found.at)) == (None, "T5 05/11 16:00")


def test_that_the_cut_off_of_the_counter_is_none_of_the_next_agencys() -> None:
    afternoon = complete(office("T2 02/11 14:30"))
    found = legs_due(
        afternoon, legs("9 giờ làm việc", "1 ngày làm việc"), autumn(), cutoff=Cutoff.THREE_PM
    )
    assert ends(found) == ["T3 03/11 15:30", "T4 04/11 15:30"]


def test_that_a_published_total_is_what_the_citizen_is_told() -> None:
    total = parse_limit("15 ngày làm việc")
    found = legs_due(MONDAY, KARAOKE, autumn(), total)
    assert told(found.at) == "T2 23/11 10:00"
    assert found.overruns
    assert legs_in_words(found).endswith("dài hơn tổng thời hạn đã công bố.")


def test_that_after_a_leg_without_a_time_nothing_is_told() -> None:
    found = legs_due(MONDAY, legs("3 ngày làm việc", "none", "1 ngày làm việc"), autumn())
    assert ends(found) == ["T5 05/11 10:00", "", ""]
    assert found.at is None
    assert found.legs[2].due.reasons == (StartReason.WAITS_FOR_LEG,)
    total = parse_limit("15 ngày làm việc")
    assert told(legs_due(MONDAY, legs("none", "1 ngày"), autumn(), total).at) == "T2 23/11 10:00"


def test_that_legs_wait_together_for_the_competent_unit() -> None:
    handed_in = office("T2 02/11 10:00")
    away = Arrival(handed_in=handed_in, complete_at=handed_in, elsewhere=True)
    found = legs_due(away, KARAOKE, autumn())
    assert ends(found) == ["", "", ""]
    assert {leg.due.reasons for leg in found.legs} == {(StartReason.WAITS_FOR_AGENCY,)}
    assert found.at is None


def test_that_the_legs_are_told_line_by_line() -> None:
    assert legs_in_words(legs_due(MONDAY, KARAOKE, autumn())).splitlines() == [
        "Chặng 1, Cơ quan 1: 3 ngày làm việc, đến 10:00 ngày 05/11/2026.",
        "Chặng 2, Cơ quan 2: 3 ngày làm việc, đến 10:00 ngày 10/11/2026.",
        "Chặng 3, Cơ quan 3: 10 ngày làm việc, đến 10:00 ngày 25/11/2026.",
        "Tổng: 16 ngày làm việc, đến 10:00 ngày 25/11/2026.",
    ]


def test_that_no_legs_are_our_mistake_and_a_short_calendar_is_told() -> None:
    with pytest.raises(ValueError, match="no legs"):
        legs_due(MONDAY, [], autumn())
    short = a_calendar(last=office("T6 06/11 00:00").date(), days_off={})
    with pytest.raises(CalendarTooShort):
        legs_due(MONDAY, KARAOKE, short)


@given(
    st.lists(st.integers(1, 15), min_size=1, max_size=5), st.sampled_from(["ngày", "ngày làm việc"])
)
def test_that_the_last_leg_ends_with_the_sum(amounts: list[int], unit: str) -> None:
    found = legs_due(MONDAY, legs(*(f"{amount} {unit}" for amount in amounts)), autumn())
    moments = [leg.due.at for leg in found.legs]
    assert moments == sorted(moments, key=str)
    assert found.total is not None
    assert moments[-1] == found.total.at
