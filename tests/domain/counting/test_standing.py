"""As what a dossier counts at the end of a period: the table of the domain, and random lives."""

import itertools
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.counting.course import Measure, counts_of
from desk_app.domain.counting.period import Period, read_period, span_of
from desk_app.domain.counting.standing import (
    APART,
    ENDED,
    OPEN,
    Standing,
    bounds_of,
    classify,
    spans_of,
)
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.elsewhere import Competence, Origin
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.law.due import DueMoment
from tests.builders import FRIDAY_MORNING, UNIT
from tests.domain.acts.test_fold import ID, a_dossier
from tests.domain.counting.lives import acts_of, folded, lives, plain
from tests.step_bodies import a_supplement, an_apology, an_ending

LONG_AFTER = FRIDAY_MORNING + timedelta(days=900)
DUE = FRIDAY_MORNING + timedelta(days=3)
BEFORE, AFTER = DUE - timedelta(days=1), DUE + timedelta(hours=1)
NOVEMBER = read_period("2026-11")
DECEMBER = read_period("2026-12")


def dossier(**changed: Any) -> Dossier:
    due = DueMoment(at=DUE, counted_from=FRIDAY_MORNING, limit=a_dossier().due.limit)
    return a_dossier(**({"due": due, "competence": None} | changed))


def said(one: Dossier, period: Period = NOVEMBER, now: datetime = LONG_AFTER) -> tuple[Any, ...]:
    found = classify(one, period, now)
    return () if found is None else (found.standing, found.late, found.carried)


def waiting(asked_at: datetime, **changed: Any) -> Dossier:
    asked = replace(a_supplement(dossier()), asked_at=asked_at)
    due = replace(dossier().due, at=None)
    return dossier(**({"status": Status.SUPPLEMENT, "due": due, "supplements": (asked,)} | changed))


@pytest.mark.parametrize(
    ("back", "as_what"),
    [
        (BEFORE, (Standing.EARLY, False, False)),
        (DUE, (Standing.ON_DAY, False, False)),
        (DUE + timedelta(milliseconds=1), (Standing.LATE, True, False)),
        (None, (Standing.IN_PROCESS, True, False)),
    ],
)
def test_that_a_result_is_early_on_its_day_or_late(back: Any, as_what: Any) -> None:
    assert said(dossier(result_back_at=back)) == as_what


def test_that_what_is_in_process_is_late_once_its_moment_has_passed() -> None:
    assert said(dossier(), now=DUE) == (Standing.IN_PROCESS, False, False)
    assert said(dossier(), now=AFTER) == (Standing.IN_PROCESS, True, False)


def test_that_a_dossier_on_hold_over_the_end_of_the_month_is_on_hold_in_both_months() -> None:
    assert said(waiting(BEFORE)) == (Standing.WAITING, False, False)
    assert said(waiting(BEFORE), DECEMBER) == (Standing.WAITING, False, True)


def test_that_a_supplement_that_came_in_december_leaves_november_on_hold() -> None:
    came = replace(
        waiting(BEFORE).supplements[0], received_at=datetime.fromisoformat("2026-12-05T02:00Z")
    )
    due = replace(dossier().due, at=datetime.fromisoformat("2026-12-08T02:00Z"))
    goes_on = dossier(supplements=(came,), due=due, status=Status.IN_PROCESS)
    assert said(goes_on) == (Standing.WAITING, False, False)
    assert said(goes_on, DECEMBER) == (Standing.IN_PROCESS, True, True)


def test_that_papers_asked_for_too_late_do_not_make_it_less_late() -> None:
    assert said(waiting(AFTER)) == (Standing.WAITING, True, False)


def test_that_a_second_request_is_late_from_its_moment_on() -> None:
    first = replace(a_supplement(dossier()), received_at=BEFORE)
    second = replace(first, asked_at=BEFORE + timedelta(hours=1), received_at=None)
    twice = waiting(BEFORE, supplements=(first, second))
    assert said(twice) == (Standing.WAITING_AGAIN, True, False)
    assert said(twice, now=BEFORE) == (Standing.IN_PROCESS, False, False)
    came = replace(second, received_at=second.asked_at + timedelta(hours=1))
    goes_on = dossier(supplements=(first, came), status=Status.IN_PROCESS)
    assert said(goes_on, now=DUE) == (Standing.IN_PROCESS, True, False)


@pytest.mark.parametrize(
    ("step", "as_what"),
    [
        (kinds.REFUSED, Standing.GIVEN_BACK),
        (kinds.WITHDRAWN, Standing.WITHDRAWN),
        (kinds.STOPPED, Standing.STOPPED),
    ],
)
@pytest.mark.parametrize(("at", "late"), [(BEFORE, False), (DUE, False), (AFTER, True)])
def test_that_an_end_without_a_result_counts_by_when_it_came(
    step: str, as_what: Standing, at: datetime, late: bool
) -> None:
    ended = replace(an_ending(dossier(), step), at=at)
    assert said(dossier(endings=(ended,), status=Status.STOPPED)) == (as_what, late, False)


def test_that_what_is_stopped_while_it_waits_is_judged_by_the_request() -> None:
    ended = replace(an_ending(dossier(), kinds.STOPPED), at=AFTER + timedelta(days=2))
    assert said(waiting(BEFORE, endings=(ended,))) == (Standing.STOPPED, False, False)
    assert said(waiting(AFTER, endings=(ended,))) == (Standing.STOPPED, True, False)


def test_that_what_ended_before_the_period_or_came_after_it_does_not_count_in_it() -> None:
    assert said(dossier(result_back_at=BEFORE), DECEMBER) == ()
    assert said(dossier(), read_period("2026-10")) == ()


def test_that_a_voided_dossier_counts_on_its_day_and_as_nothing_else() -> None:
    voided = replace(
        an_ending(dossier(), kinds.VOIDED), at=datetime.fromisoformat("2026-12-05T02:00Z")
    )
    one = dossier(status=Status.VOIDED, endings=(voided,))
    assert said(one) == ()
    assert said(one, DECEMBER)[0] is Standing.VOIDED


def test_that_a_dossier_of_a_unit_elsewhere_counts_there_and_a_part_where_it_is_led() -> None:
    assert said(dossier(competence=Competence(unit="UBND phường Cái Khế")))[0] is (
        Standing.FOR_OTHERS
    )
    lead = Origin(unit=UNIT, unit_name="UBND xã", dossier=DossierId(ID), code="H13-1")
    assert said(dossier(origin=replace(lead, leg=1))) == ()
    assert said(dossier(origin=lead)) == (Standing.IN_PROCESS, True, False)


def test_that_another_appointment_counts_from_when_it_was_given() -> None:
    """The month before stays late, though a leader put the day off afterwards."""
    at = datetime.fromisoformat("2026-12-02T02:00Z")
    later = replace(dossier().due, at=at + timedelta(days=20))
    letter = replace(an_apology(dossier()), at=at, after=later)
    one = dossier(due=later, due_changes=(letter,))
    assert said(one) == (Standing.IN_PROCESS, True, False)
    on_the_way = classify(one, DECEMBER, at + timedelta(days=1))
    assert on_the_way is not None
    assert not on_the_way.late
    assert on_the_way.apologised
    overdue = [count.n for count in counts_of(one) if count.measure is Measure.OVERDUE]
    assert overdue == [1, -1, 1]


def periods() -> st.SearchStrategy[Period]:
    days = st.dates(date(2026, 11, 15), date(2027, 5, 1))
    return st.tuples(days, days).map(lambda two: span_of(min(two), max(two)))


MOMENTS = st.integers(0, 24 * 200).map(lambda hours: FRIDAY_MORNING + timedelta(hours=hours))


@given(lives(), periods(), st.just(LONG_AFTER) | MOMENTS)
def test_that_it_counts_as_a_plain_look_at_the_acts_says(
    life: Any, period: Period, now: datetime
) -> None:
    assert classify(folded(life), period, now) == plain(acts_of(life), bounds_of(period, now))


@given(lives())
def test_that_a_life_is_without_gaps_and_nothing_follows_an_end(life: Any) -> None:
    spans = spans_of(folded(life))
    for one, after in itertools.pairwise(spans):
        assert one.until == after.since
        assert one.since < after.since
        assert one.standing in OPEN
    assert not spans or spans[-1].until is None


@given(st.lists(lives(), max_size=6), periods())
def test_that_the_days_add_up_to_what_the_dossiers_count_as(many: Any, period: Period) -> None:
    """The sums a centre keeps of each day, and the one definition."""
    dossiers = [folded(life) for life in many]
    days = [count for one in dossiers for count in counts_of(one)]
    within = Counter[str]()
    ever = Counter[str]()
    for count in days:
        within[count.measure] += count.n if period.first <= count.day <= period.last else 0
        ever[count.measure] += count.n if count.day <= period.last else 0
    found = [found for one in dossiers if (found := classify(one, period, LONG_AFTER))]
    counted = [one for one in found if one.standing not in APART]
    assert within[Measure.RECEIVED] == sum(not one.carried for one in counted)
    ended = (
        Measure.ENDED_EARLY,
        Measure.ENDED_ON_DAY,
        Measure.ENDED_UNDATED,
        Measure.ENDED_LATE,
        Measure.CLOSED_IN_TIME,
        Measure.CLOSED_LATE,
    )
    assert sum(within[one] for one in ended) == sum(one.standing in ENDED for one in counted)
    stock = [one for one in counted if one.standing in OPEN]
    assert ever[Measure.RECEIVED] - sum(ever[one] for one in ended) == len(stock)
    late = ever[Measure.OVERDUE] - ever[Measure.ENDED_LATE] - ever[Measure.CLOSED_LATE]
    assert late == sum(one.late for one in stock)
