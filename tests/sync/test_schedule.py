"""When the home is asked again, and how much is sent."""

from hypothesis import given
from hypothesis import strategies as st

from desk_app.sync.schedule import IDLE_S, LONGEST_S, SHORTEST_S, Pace


def wait(pace: Pace, *, something_waits: bool = False, chance: float = 1.0) -> float:
    return pace.wait_s(something_waits=something_waits, chance=lambda: chance)


def test_that_the_home_is_asked_at_once_at_first_and_while_more_is_left() -> None:
    assert wait(Pace()) == 0
    assert wait(Pace().went_well(more=True, progress=True)) == 0


def test_that_a_quiet_line_is_asked_every_half_minute_or_so() -> None:
    quiet = Pace().went_well(more=False, progress=False)
    assert IDLE_S * 0.75 <= wait(quiet, chance=0.0) <= wait(quiet, chance=1.0) <= IDLE_S * 1.25


def test_that_something_new_is_sent_at_once_while_the_line_is_well() -> None:
    quiet = Pace().went_well(more=False, progress=False)
    assert wait(quiet, something_waits=True) == 0
    assert wait(quiet.failed(timed_out=False), something_waits=True) > 0


def test_that_more_without_progress_is_no_reason_to_hurry() -> None:
    assert wait(Pace().went_well(more=True, progress=False)) > 0


def test_that_failures_wait_longer_and_longer_up_to_five_minutes() -> None:
    waits, pace = [], Pace()
    for _ in range(9):
        pace = pace.failed(timed_out=False)
        waits.append(wait(pace))
    assert waits == [5, 10, 20, 40, 80, 160, 300, 300, 300]


def test_that_batches_are_halved_by_timeouts_and_grow_again() -> None:
    pace = Pace()
    for expected in (125, 62, 31, 15, 8, 8):
        pace = pace.failed(timed_out=True)
        assert pace.batch == expected
    assert pace.failed(timed_out=False).batch == 8
    for expected in (16, 32, 64, 128, 250, 250):
        pace = pace.went_well(more=False, progress=False)
        assert pace.batch == expected


def test_that_a_desk_that_is_not_accepted_asks_rarely() -> None:
    assert wait(Pace().refused()) == LONGEST_S


@given(
    st.lists(st.sampled_from(["well", "failed", "slow", "refused"])),
    st.floats(0, 1, exclude_max=True),
)
def test_that_whatever_happens_the_wait_has_an_end(events: list[str], chance: float) -> None:
    pace = Pace()
    for event in events:
        pace = {
            "well": lambda pace=pace: pace.went_well(more=False, progress=True),
            "failed": lambda pace=pace: pace.failed(timed_out=False),
            "slow": lambda pace=pace: pace.failed(timed_out=True),
            "refused": lambda pace=pace: pace.refused(),
        }[event]()
        assert 0 <= wait(pace, chance=chance) <= LONGEST_S
        assert 8 <= pace.batch <= 250
    if pace.failures:
        assert wait(pace, chance=chance) >= SHORTEST_S / 2
