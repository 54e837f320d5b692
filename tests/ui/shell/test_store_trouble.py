"""What the desk does by itself meets a broken disk: nobody asked, and somebody has to know."""

from dataclasses import replace

import pytest

from desk_app.domain.errors import DeskError, StoreDamaged, StoreUnwritable
from desk_app.sync.engine import Round
from tests.ui.dossiers.counter import CounterDesk, counter
from tests.ui.inline import Inline
from ui.news import Fact, StoreFailed
from ui.rounds.sync_clock import SyncClock

__all__ = ["counter"]

WELL = Round(sent=0, settled=0, refused=0, pulled=0, more=False, progress=False, offset_ms=0)


@pytest.mark.parametrize("error", [StoreDamaged(), StoreUnwritable("full")])
def test_that_a_store_that_fails_the_exchange_is_told_once_until_all_is_well(
    counter: CounterDesk, error: DeskError
) -> None:
    fails, told = [True], list[Fact]()

    def exchange(_size: int) -> Round:
        if fails[0]:
            raise error
        return WELL

    counter.news.changed.connect(told.append)
    clock = SyncClock(replace(counter.office, exchange=exchange), Inline(), counter.news)
    for well in (False, False, True, False):
        fails[0] = not well
        clock.exchange()
    clock.stop()
    clock.deleteLater()
    assert [fact for fact in told if isinstance(fact, StoreFailed)] == [StoreFailed(error)] * 2
