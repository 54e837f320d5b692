"""The worked examples of the office, as a table. Left: received; right: due.

Sessions 07:00–11:30 and 13:30–17:00; Tuesday 24/11/2026 is a holiday. With the swap Monday
23/11 is off as well and Saturday 28/11 is worked instead.
"""

import pytest

from desk_app.documents.explain.due import parse_limit
from desk_app.domain.law.deadline.pause import Pause, PauseModel, paused
from desk_app.domain.law.due import Cutoff, due_moment
from tests.domain.law.deadline.moments import autumn, office, told

EXAMPLES = [
    # received          time limit            due               because
    ("T6 20/11 09:15", "1 ngày làm việc", "T2 23/11 09:15", "the weekend does not count"),
    ("T6 20/11 09:15", "3 ngày làm việc", "T5 26/11 09:15", "nor does the holiday 24/11"),
    ("T6 20/11 17:20", "1 ngày làm việc", "T4 25/11 07:00", "counts from Monday 07:00"),
    ("T6 20/11 11:40", "3 ngày làm việc", "T5 26/11 13:30", "counts from 13:30"),
    ("T7 21/11 08:00", "3 ngày làm việc", "T6 27/11 07:00", "counts from Monday 07:00"),
    ("T6 20/11 15:00", "4 giờ làm việc", "T2 23/11 09:00", "two hours on each day"),
    ("T6 13/11 10:00", "11 ngày", "T4 25/11 10:00", "the last day is a holiday: the next one"),
    ("T2 02/11 10:00", "5 ngày làm việc", "T2 09/11 10:00", "a whole week"),
    # beyond the table of the law: the other units
    ("T6 20/11 06:10", "1 ngày làm việc", "T2 23/11 07:00", "before opening: from opening"),
    ("T6 20/11 17:00", "1 ngày làm việc", "T2 23/11 17:00", "the minute of closing still counts"),
    ("T6 20/11 09:15", "0.5 ngày làm việc", "T6 20/11 15:15", "half a day is four hours"),
    ("T6 20/11 09:15", "0.25 ngày làm việc", "T6 20/11 11:15", "a quarter is two hours"),
    ("T6 20/11 09:15", "2.5 ngày làm việc", "T4 25/11 15:15", "two days, then four hours"),
    ("T6 20/11 10:30", "1 giờ làm việc", "T6 20/11 11:30", "ends with the session"),
    ("T6 20/11 11:00", "1 giờ làm việc", "T6 20/11 14:00", "lunch does not count"),
    ("T6 20/11 15:00", "7.5 ngày làm việc", "T5 03/12 09:00", "seven days, four hours"),
    ("T6 20/11 13:00", "1 giờ làm việc", "T6 20/11 14:30", "received at lunch"),
    ("T2 02/11 10:00", "1.5 tháng", "T5 17/12 10:00", "half a month is fifteen days"),
    ("T6 20/11 10:00", "1 tháng", "T2 21/12 10:00", "20/12 is a Sunday"),
    ("T6 20/11 09:15", "trong ngày", "T6 20/11 17:00", "the same day, at closing"),
    ("T6 20/11 15:00", "trong ngày", "T6 20/11 17:00", "the minute of 15:00 still counts"),
    ("T6 20/11 15:01", "trong ngày", "T2 23/11 17:00", "after 15:00: the next working day"),
    ("T7 21/11 09:00", "trong ngày", "T2 23/11 17:00", "a day off: the next working day"),
    ("T6 20/11 09:15", "none", "", "no time is set"),
]
SWAPPED = [
    ("T6 20/11 09:15", "3 ngày làm việc", "T6 27/11 09:15", "Monday is off too"),
    ("T6 20/11 09:15", "4 ngày làm việc", "T7 28/11 09:15", "the Saturday worked instead counts"),
]
# of a procedure that states its own cut-off
CUT_OFF = [
    ("T6 20/11 15:00", Cutoff.THREE_PM, "1 ngày làm việc", "T2 23/11 15:00"),
    ("T6 20/11 15:01", Cutoff.THREE_PM, "1 ngày làm việc", "T4 25/11 07:00"),
    ("T6 20/11 16:00", Cutoff.HOUR_BEFORE_CLOSING, "1 ngày làm việc", "T2 23/11 16:00"),
    ("T6 20/11 16:01", Cutoff.HOUR_BEFORE_CLOSING, "1 ngày làm việc", "T4 25/11 07:00"),
    ("T6 20/11 16:01", Cutoff.HOUR_BEFORE_CLOSING, "4 giờ làm việc", "T2 23/11 11:00"),
    ("T6 20/11 16:59", Cutoff.CLOSING, "1 ngày làm việc", "T2 23/11 16:59"),
    ("T6 20/11 16:59", Cutoff.CLOSING, "trong ngày", "T6 20/11 17:00"),
    ("T6 20/11 16:01", Cutoff.HOUR_BEFORE_CLOSING, "trong ngày", "T2 23/11 17:00"),
    ("T2 23/11 18:00", Cutoff.THREE_PM, "trong ngày", "T4 25/11 17:00"),
    ("T7 21/11 15:30", Cutoff.THREE_PM, "1 ngày làm việc", "T4 25/11 07:00"),
]
# received T2 02/11 10:00, five working days, so due T2 09/11 10:00
PAUSED = [
    # model             asked for           complete            due               hours left
    (PauseModel.RESUME, "T4 04/11 15:00", "T3 10/11 08:00", "T5 12/11 15:00", 21),
    (PauseModel.RESTART, "T4 04/11 15:00", "T3 10/11 08:00", "T3 17/11 08:00", None),
    (PauseModel.RESUME, "T4 04/11 15:00", "", "", 21),
    (PauseModel.RESTART, "T4 04/11 15:00", "", "", None),
    (PauseModel.RESUME, "T4 04/11 18:00", "CN 08/11 09:00", "T4 11/11 10:00", 19),
]


@pytest.mark.parametrize(("received", "limit", "due", "because"), EXAMPLES)
def test_that_the_examples_come_out(received: str, limit: str, due: str, because: str) -> None:
    assert told(due_moment(office(received), parse_limit(limit), autumn()).at) == due, because


def test_that_the_same_day_of_a_shorter_month_is_its_last_day() -> None:
    due = due_moment(office("T2 30/11 10:00"), parse_limit("3 tháng"), autumn()).at
    assert due == office("T2 01/03 10:00", year=2027)  # 28/02/2027 is a Sunday


@pytest.mark.parametrize(("received", "limit", "due", "because"), SWAPPED)
def test_that_a_swapped_monday_is_off_and_its_saturday_is_worked(
    received: str, limit: str, due: str, because: str
) -> None:
    calendar = autumn(swapped=True)
    assert told(due_moment(office(received), parse_limit(limit), calendar).at) == due, because


@pytest.mark.parametrize(("received", "cutoff", "limit", "due"), CUT_OFF)
def test_that_the_procedures_own_cut_off_decides_the_day(
    received: str, cutoff: Cutoff, limit: str, due: str
) -> None:
    assert told(due_moment(office(received), parse_limit(limit), autumn(), cutoff).at) == due


@pytest.mark.parametrize(("model", "asked", "complete", "due", "hours"), PAUSED)
def test_that_waiting_for_a_supplement_moves_the_due_moment_by_the_chosen_model(
    model: PauseModel, asked: str, complete: str, due: str, hours: int | None
) -> None:
    begun = due_moment(office("T2 02/11 10:00"), parse_limit("5 ngày làm việc"), autumn())
    pause = Pause(office(asked), office(complete) if complete else None)
    after = paused(begun, [pause], model, autumn())
    assert told(after.due.at) == due
    assert (after.left and after.left.total_seconds() / 3600) == hours
    assert after.due.waits == (not due)
