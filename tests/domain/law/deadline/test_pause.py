"""Waiting for a supplement: what it does to the due moment, and what it never does."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desk_app.documents.due_in_words import due_in_words
from desk_app.documents.explain.due import parse_limit
from desk_app.domain.law.deadline.pause import Pause, PauseModel, paused
from desk_app.domain.law.deadline.start import StartReason
from desk_app.domain.law.deadline.walk import plus_working_time, working_time
from desk_app.domain.law.due import (
    NO_LIMIT,
    SAME_DAY,
    Cutoff,
    DayKind,
    Limit,
    LimitUnit,
    due_moment,
    from_facts,
    to_facts,
)
from desk_app.domain.office_time import OFFICE_TIME
from tests.builders import a_calendar
from tests.domain.law.deadline.moments import autumn, office, told

FIVE_DAYS = parse_limit("5 ngày làm việc")
DUE = due_moment(office("T2 02/11 10:00"), FIVE_DAYS, autumn())  # T2 09/11 10:00
FIRST = Pause(office("T4 04/11 15:00"), office("T3 10/11 08:00"))
LATE = Pause(office("T3 10/11 08:00"), office("T5 12/11 08:00"))


def test_that_two_pauses_under_resume_are_added_up() -> None:
    second = Pause(office("T4 11/11 09:00"), office("T5 12/11 09:00"))
    after = paused(DUE, [FIRST, second], PauseModel.RESUME, autumn())
    assert told(after.due.at) == "T6 13/11 15:00"  # one working day more than after the first
    assert after.left == timedelta(hours=12)
    assert after.pauses == (FIRST, second)


def test_that_under_restart_the_last_supplement_decides() -> None:
    second = Pause(office("T4 11/11 09:00"), office("T5 12/11 09:00"))
    after = paused(DUE, [FIRST, second], PauseModel.RESTART, autumn())
    assert told(after.due.at) == "T5 19/11 09:00"
    assert after.due.reasons == (StartReason.SUPPLEMENTED,)


def test_that_a_supplement_after_hours_restarts_in_the_morning() -> None:
    evening = Pause(office("T4 04/11 15:00"), office("T3 10/11 18:00"))
    after = paused(DUE, [evening], PauseModel.RESTART, autumn())
    assert told(after.due.counted_from) == "T4 11/11 07:00"
    assert after.due.reasons == (StartReason.SUPPLEMENTED, StartReason.AFTER_HOURS)


@pytest.mark.parametrize("model", PauseModel)
def test_that_what_was_late_before_it_was_asked_for_stays_late(model: PauseModel) -> None:
    after = paused(DUE, [LATE], model, autumn())
    assert (after.due, after.pauses) == (DUE, ())


@pytest.mark.parametrize("model", PauseModel)
def test_that_what_was_asked_for_at_the_due_minute_itself_changes_nothing(
    model: PauseModel,
) -> None:
    asked = office("T2 09/11 10:00")
    assert asked == DUE.at
    after = paused(DUE, [Pause(asked, office("T5 12/11 08:00"))], model, autumn())
    assert (after.due, after.pauses) == (DUE, ())
    assert paused(DUE, [Pause(asked)], model, autumn()).due == DUE
    just_before = Pause(asked - timedelta(minutes=1), office("T5 12/11 08:00"))
    assert paused(DUE, [just_before], model, autumn()).pauses == (just_before,)


@pytest.mark.parametrize("model", PauseModel)
def test_that_without_a_due_moment_a_pause_changes_nothing(model: PauseModel) -> None:
    open_ended = due_moment(office("T2 02/11 10:00"), NO_LIMIT, autumn())
    assert paused(open_ended, [FIRST], model, autumn()).due == open_ended


def test_that_a_pause_before_the_clock_started_takes_nothing_from_the_limit() -> None:
    due = due_moment(office("T6 06/11 17:30"), FIVE_DAYS, autumn())  # from T2 09/11 07:00
    early = Pause(office("T6 06/11 17:40"), office("CN 08/11 09:00"))
    assert paused(due, [early], PauseModel.RESUME, autumn()).due.at == due.at
    cut_off = due_moment(office("T6 06/11 15:30"), FIVE_DAYS, autumn(), Cutoff.THREE_PM)
    at_once = Pause(office("T6 06/11 15:40"), office("CN 08/11 09:00"))
    assert paused(cut_off, [at_once], PauseModel.RESUME, autumn()).due.at == cut_off.at


def test_that_the_days_of_a_pause_are_told_as_such() -> None:
    days = list(paused(DUE, [FIRST], PauseModel.RESUME, autumn()).due.days())
    assert [day.day.day for day in days if day.kind is DayKind.PAUSED] == [5, 6, 7, 8, 9]
    assert (days[0].kind, days[-1].kind, days[-1].day.day) == (DayKind.RECEIVED, DayKind.DUE, 12)


@pytest.mark.parametrize(
    ("limit", "asked", "complete", "words"),
    [
        (
            "5 ngày làm việc",
            "T4 04/11 15:00",
            "T3 10/11 08:00",
            ("5 ngày làm việc, không tính ngày nhận; không tính thời gian chờ bổ sung (5–9/11)."),
        ),
        (
            "5 ngày làm việc",
            "T4 04/11 09:00",
            "T4 04/11 15:00",
            ("5 ngày làm việc, không tính ngày nhận; không tính thời gian chờ bổ sung; bỏ 7–8/11."),
        ),
        (
            "4 ngày",
            "T6 06/11 09:00",
            "T6 06/11 16:00",
            "4 ngày, không tính ngày nhận; không tính thời gian chờ bổ sung.",
        ),
    ],
)
def test_that_a_due_moment_resumed_says_so_by_itself(
    limit: str, asked: str, complete: str, words: str
) -> None:
    due = due_moment(office("T2 02/11 10:00"), parse_limit(limit), autumn())
    pause = Pause(office(asked), office(complete))
    after = paused(due, [pause], PauseModel.RESUME, autumn()).due
    assert due_in_words(after) == words
    assert from_facts(to_facts(after)) == after


def test_that_pauses_that_overlap_or_run_backwards_are_our_mistake() -> None:
    still_open = Pause(FIRST.asked_at)
    for pauses in ([still_open, LATE], [LATE, FIRST]):
        with pytest.raises(ValueError, match="pauses overlap"):
            paused(DUE, pauses, PauseModel.RESUME, autumn())
    with pytest.raises(ValueError, match="asked only at"):
        Pause(office("T3 10/11 08:00"), office("T4 04/11 15:00"))


BEGIN = datetime(2026, 1, 1, tzinfo=OFFICE_TIME)
MOMENTS = st.integers(0, 300 * 24 * 60).map(lambda m: BEGIN + timedelta(minutes=m))
DAYS = st.decimals("0.25", 30, places=2).map(lambda n: Limit(n, LimitUnit.WORKING_DAY))


@given(MOMENTS, DAYS | st.just(SAME_DAY), st.integers(0, 60 * 24 * 60))
def test_that_under_resume_a_pause_of_no_time_changes_nothing(
    received: datetime, limit: Limit, minutes: int
) -> None:
    due = due_moment(received, limit, autumn())
    asked = received + timedelta(minutes=minutes)
    after = paused(due, [Pause(asked, asked)], PauseModel.RESUME, autumn())
    assert after.due == due


@given(MOMENTS, DAYS, st.integers(0, 30 * 24 * 60), st.integers(0, 30 * 24 * 60))
def test_that_under_resume_what_was_left_is_left(
    received: datetime, limit: Limit, minutes: int, waited: int
) -> None:
    due = due_moment(received, limit, autumn())
    asked = received + timedelta(minutes=minutes)
    assume(due.at is not None and asked < due.at)
    assert due.at is not None
    complete = asked + timedelta(minutes=waited)
    after = paused(due, [Pause(asked, complete)], PauseModel.RESUME, autumn())
    assert after.due.at is not None
    assert after.due.at >= due.at
    assert after.due.counted_from == due.counted_from
    begins = max(complete, due.counted_from or complete)
    assert working_time(begins, after.due.at, autumn()) == after.left
    local = after.due.at.astimezone(OFFICE_TIME)
    assert any(s.start <= local.time() <= s.end for s in autumn().sessions_on(local.date()))


@given(
    MOMENTS, st.lists(st.integers(1, 20_000), min_size=2, max_size=6), st.sampled_from(PauseModel)
)
def test_that_no_pause_ever_makes_a_due_moment_earlier(
    received: datetime, steps: Sequence[int], model: PauseModel
) -> None:
    due = due_moment(received, Limit(Decimal(20), LimitUnit.WORKING_DAY), autumn())
    moments = [received + timedelta(minutes=sum(steps[:n])) for n in range(len(steps) + 1)]
    pauses = [Pause(a, b) for a, b in list(pairwise(moments))[::2]]
    ends = [paused(due, pauses[:n], model, autumn()).due.at for n in range(len(pauses) + 1)]
    assert None not in ends
    assert ends == sorted(ends, key=lambda end: end or received)


@given(MOMENTS, st.integers(0, 40_000))
def test_that_working_time_is_the_minutes_the_office_works(start: datetime, minutes: int) -> None:
    calendar = a_calendar()
    span = timedelta(minutes=minutes % 3_000)
    worked = sum(
        any(s.start <= clock.time() < s.end for s in calendar.sessions_on(clock.date()))
        for clock in (start + timedelta(minutes=m) for m in range(minutes % 3_000))
    )
    assert working_time(start, start + span, calendar) == timedelta(minutes=worked)
    end = plus_working_time(start, timedelta(minutes=minutes), calendar)
    assert working_time(start, end, calendar) == timedelta(minutes=minutes)
    assert working_time(end, start, calendar) == timedelta()
