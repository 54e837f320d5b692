"""From which moment the clock runs, and why from that one."""

from datetime import timedelta

import pytest

from desk_app.documents.explain_due import parse_limit
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.law.deadline.start import (
    Arrival,
    Cutoff,
    Start,
    StartReason,
    complete,
    effective_start,
)
from desk_app.domain.law.due import Limit, due_from, due_of, from_facts, to_facts
from tests.builders import a_calendar
from tests.domain.law.deadline.moments import autumn, office, told

R = StartReason
THREE_DAYS = parse_limit("3 ngày làm việc")


@pytest.mark.parametrize(
    ("received", "starts", "reasons"),
    [
        ("T6 20/11 09:15", "T6 20/11 09:15", []),
        ("T6 20/11 06:59", "T6 20/11 07:00", [R.BEFORE_OPENING]),
        ("T6 20/11 11:40", "T6 20/11 13:30", [R.LUNCH]),
        ("T6 20/11 17:00", "T6 20/11 17:00", []),
        ("T6 20/11 17:01", "T2 23/11 07:00", [R.AFTER_HOURS]),
        ("T7 21/11 08:00", "T2 23/11 07:00", [R.DAY_OFF]),
        ("T3 24/11 08:00", "T4 25/11 07:00", [R.DAY_OFF]),
    ],
)
def test_that_the_clock_starts_when_the_office_works_and_says_why(
    received: str, starts: str, reasons: list[StartReason]
) -> None:
    start = effective_start(complete(office(received)), autumn())
    assert (told(start.at), list(start.reasons)) == (starts, reasons)


@pytest.mark.parametrize(
    ("received", "cutoff", "starts", "reasons"),
    [
        ("T6 20/11 15:01", Cutoff.THREE_PM, "T2 23/11 07:00", [R.AFTER_THREE_PM]),
        ("T6 20/11 16:30", Cutoff.HOUR_BEFORE_CLOSING, "T2 23/11 07:00", [R.LAST_HOUR]),
        ("T6 20/11 16:30", Cutoff.CLOSING, "T6 20/11 16:30", []),
        ("T6 20/11 18:00", Cutoff.THREE_PM, "T2 23/11 07:00", [R.AFTER_HOURS]),
        ("T6 20/11 12:00", Cutoff.THREE_PM, "T6 20/11 13:30", [R.LUNCH]),
    ],
)
def test_that_after_the_cut_off_the_dossier_counts_from_the_next_working_day(
    received: str, cutoff: Cutoff, starts: str, reasons: list[StartReason]
) -> None:
    start = effective_start(complete(office(received)), autumn(), cutoff)
    assert (told(start.at), list(start.reasons)) == (starts, reasons)


def test_that_the_clock_waits_for_the_last_paper() -> None:
    handed_in = office("T4 18/11 10:00")
    later = Arrival(handed_in=handed_in, complete_at=office("T6 20/11 17:20"))
    start = effective_start(later, autumn())
    assert start.reasons == (R.COMPLETED_LATER, R.AFTER_HOURS)
    assert told(start.at) == "T2 23/11 07:00"
    never = Arrival(handed_in=handed_in, complete_at=None)
    assert effective_start(never, autumn()) == Start(handed_in, None, (R.WAITS_FOR_PAPERS,))


@pytest.mark.parametrize(
    ("completed", "there", "starts", "reasons"),
    [
        ("T6 20/11 09:15", "T2 23/11 10:00", "T2 23/11 10:00", [R.COMPETENT_AGENCY]),
        ("T6 20/11 09:15", "T7 21/11 10:00", "T2 23/11 07:00", [R.COMPETENT_AGENCY, R.DAY_OFF]),
        ("T4 25/11 08:00", "T2 23/11 10:00", "T4 25/11 08:00", [R.COMPLETED_LATER]),
        ("T2 23/11 10:00", "T2 23/11 10:00", "T2 23/11 10:00", [R.COMPETENT_AGENCY]),
        ("T6 20/11 09:15", "", "", [R.WAITS_FOR_AGENCY]),
    ],
)
def test_that_elsewhere_the_clock_starts_when_the_competent_unit_has_the_dossier(
    completed: str, there: str, starts: str, reasons: list[StartReason]
) -> None:
    arrival = Arrival(
        handed_in=office("T6 20/11 09:15"),
        complete_at=office(completed),
        elsewhere=True,
        competent_at=office(there) if there else None,
    )
    start = effective_start(arrival, autumn())
    assert (told(start.at), list(start.reasons)) == (starts, reasons)


def test_that_without_a_start_there_is_no_due_moment_and_that_is_kept() -> None:
    handed_in = office("T6 20/11 09:15")
    arrival = Arrival(handed_in=handed_in, complete_at=handed_in, elsewhere=True)
    due = due_of(arrival, THREE_DAYS, autumn())
    assert (due.at, due.counted_from, due.waits) == (None, None, True)
    assert from_facts(to_facts(due)) == due


def test_that_a_due_moment_keeps_why_it_started_then() -> None:
    due = due_of(complete(office("T6 20/11 17:20")), THREE_DAYS, autumn())
    assert due.reasons == (R.AFTER_HOURS,)
    assert from_facts(to_facts(due)) == due
    assert "reasons" not in to_facts(
        due_of(complete(office("T6 20/11 09:15")), THREE_DAYS, autumn())
    )


def test_that_a_due_moment_of_an_older_program_is_still_read() -> None:
    old = {
        "at": "2026-11-27T00:00:00+00:00",
        "from": "2026-11-23T00:00:00+00:00",
        "limit": {"amount": "3", "unit": "working_day"},
        "marks": [{"day": "2026-11-20", "kind": "received"}],
    }
    due = from_facts(old)
    assert (told(due.at), due.reasons, due.saturdays, due.waits) == (
        "T6 27/11 07:00",
        (),
        False,
        False,
    )


def test_that_moments_that_contradict_each_other_are_our_mistake() -> None:
    noon = office("T6 20/11 12:00")
    before = noon - timedelta(minutes=1)
    with pytest.raises(ValueError, match="before it was handed in"):
        Arrival(handed_in=noon, complete_at=before)
    with pytest.raises(ValueError, match="before it was handed in"):
        Arrival(handed_in=noon, complete_at=noon, elsewhere=True, competent_at=before)
    with pytest.raises(ValueError, match="no other unit"):
        Arrival(handed_in=noon, complete_at=noon, competent_at=noon)


def test_that_a_start_beyond_the_calendar_names_the_year() -> None:
    short = a_calendar(last=office("T5 31/12 00:00").date())
    with pytest.raises(CalendarTooShort) as missing:
        effective_start(complete(office("T5 31/12 17:30")), short)
    assert missing.value.year == 2027


def test_that_a_limit_can_be_counted_from_a_start_made_before() -> None:
    start = effective_start(complete(office("T6 20/11 15:30")), autumn(), Cutoff.THREE_PM)
    limit: Limit = parse_limit("1 ngày làm việc")
    assert told(due_from(start, limit, autumn()).at) == "T4 25/11 07:00"
