"""How a dossier counts at the end of a period: one row of the table for each state."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.counting.course import Measure, counts_of
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.elsewhere import Competence
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.due import DueMoment
from desk_app.domain.law.papers import Channel
from tests.builders import FRIDAY_MORNING
from tests.domain.acts.test_fold import a_dossier
from tests.step_bodies import a_supplement, an_ending

DUE = FRIDAY_MORNING + timedelta(days=3)
BEFORE, AT, AFTER = DUE - timedelta(days=1), DUE, DUE + timedelta(hours=1)


def dossier(**changed: Any) -> Dossier:
    due = DueMoment(at=DUE, counted_from=FRIDAY_MORNING, limit=a_dossier().due.limit)
    return a_dossier(**({"due": due, "competence": None} | changed))


def counted(one: Dossier) -> Mapping[Measure, int]:
    return {
        count.measure: count.n for count in counts_of(one) if count.measure != Measure.ENDED_SECONDS
    }


@pytest.mark.parametrize(
    ("back", "counts"),
    [
        (BEFORE, {Measure.RECEIVED: 1, Measure.ENDED_EARLY: 1}),
        (AT, {Measure.RECEIVED: 1, Measure.ENDED_ON_DAY: 1}),
        (AFTER, {Measure.RECEIVED: 1, Measure.ENDED_LATE: 1, Measure.OVERDUE: 1}),
        (None, {Measure.RECEIVED: 1, Measure.OVERDUE: 1}),  # late once its day is past
    ],
)
def test_that_a_result_is_early_in_time_or_late_by_when_it_came_back(
    back: Any, counts: Mapping[Measure, int]
) -> None:
    assert counted(dossier(result_back_at=back)) == counts


def test_that_a_result_ready_in_time_and_fetched_late_is_in_time() -> None:
    one = dossier(result_back_at=BEFORE, returned_at=AFTER, status=Status.RETURNED)
    assert counted(one) == {Measure.RECEIVED: 1, Measure.ENDED_EARLY: 1, Measure.RETURNED: 1}


def test_that_a_dossier_that_waits_for_its_first_supplement_is_never_late() -> None:
    waits = dossier(
        status=Status.SUPPLEMENT,
        due=replace(dossier().due, at=None),
        supplements=(a_supplement(dossier()),),
    )
    assert counted(waits) == {Measure.RECEIVED: 1}


def test_that_a_second_request_for_papers_makes_it_late() -> None:
    asked = a_supplement(dossier())
    twice = dossier(supplements=(asked, replace(asked, asked_at=BEFORE)), result_back_at=AT)
    assert counted(twice) == {Measure.RECEIVED: 1, Measure.ENDED_LATE: 1, Measure.OVERDUE: 1}


@pytest.mark.parametrize(
    ("at", "counts"),
    [
        (BEFORE, {Measure.RECEIVED: 1, Measure.CLOSED_IN_TIME: 1}),
        (AFTER, {Measure.RECEIVED: 1, Measure.CLOSED_LATE: 1, Measure.OVERDUE: 1}),
    ],
)
@pytest.mark.parametrize("step", [kinds.STOPPED, kinds.WITHDRAWN, kinds.REFUSED])
def test_that_what_ends_without_a_result_counts_by_when_it_ended(
    step: str, at: Any, counts: Mapping[Measure, int]
) -> None:
    ended = replace(an_ending(dossier(), step), at=at)
    assert counted(dossier(endings=(ended,), status=Status.STOPPED)) == counts


def test_that_a_voided_dossier_counts_as_nothing_else() -> None:
    voided = an_ending(dossier(), kinds.VOIDED)
    assert counted(dossier(status=Status.VOIDED, endings=(voided,))) == {Measure.VOIDED: 1}


def test_that_a_dossier_of_a_unit_elsewhere_counts_there() -> None:
    assert counted(dossier(competence=Competence(unit="UBND phường Cái Khế"))) == {
        Measure.FOR_OTHERS: 1
    }


def test_that_a_procedure_without_a_limit_is_neither_in_time_nor_late() -> None:
    undated = dossier(due=replace(dossier().due, at=None), result_back_at=AT)
    assert counted(undated) == {Measure.RECEIVED: 1, Measure.ENDED_UNDATED: 1}


def test_that_the_way_it_came_is_counted_and_its_day_is_the_office_s() -> None:
    late_at_night = FRIDAY_MORNING.replace(hour=18)  # UTC: already Saturday at the office
    (one, other, *_) = counts_of(dossier(channel=Channel.ONLINE, received_at=late_at_night))
    assert (one.measure, other.measure) == (Measure.RECEIVED, Measure.RECEIVED_ONLINE)
    assert one.day == FRIDAY_MORNING.date() + timedelta(days=1)
