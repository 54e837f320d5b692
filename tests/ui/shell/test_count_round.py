"""What reports count is brought up to the acts in quiet moments."""

import pytest

from tests.ui.dossiers.counter import CounterDesk, counter
from tests.ui.inline import Inline
from ui.rounds.count_round import CountRound
from ui.rounds.pace import rest_ms

__all__ = ["counter"]


def test_that_dossiers_are_counted_until_none_is_left_and_then_it_rests(
    counter: CounterDesk,
) -> None:
    counter.receive()
    round_ = CountRound(counter.office, Inline())
    round_.step()
    assert not round_.rests()
    assert counter.office.reports.count() == 0
    round_.step()
    assert round_.rests()
    counter.receive()
    round_.step()
    assert not round_.rests()
    round_.deleteLater()


@pytest.mark.parametrize(("took_s", "rest"), [(0.0, 50), (0.01, 50), (0.04, 160), (2.0, 8000)])
def test_that_a_round_leaves_four_fifths_of_the_time_to_the_counter(
    took_s: float, rest: int
) -> None:
    assert rest_ms(took_s) == rest
