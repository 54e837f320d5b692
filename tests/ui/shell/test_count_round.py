"""What reports count is brought up to the acts in quiet moments."""

from tests.ui.dossiers.counter import CounterDesk, counter
from tests.ui.inline import Inline
from ui.rounds.count_round import CountRound

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
