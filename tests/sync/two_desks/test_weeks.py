"""Weeks without a line: what waits goes up in batches, and a power cut costs one of them."""

from collections.abc import Callable

import pytest

from desk_app.sync.protocol import MOST_ACTS
from tests.sync.lines import Fuse, PowerCut
from tests.sync.office import Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees

NewDesk = Callable[[], TrialDesk]
_BATCHES = 6


def test_that_weeks_of_work_go_up_in_batches_and_go_on_after_a_power_cut(
    new_desk: NewDesk, home: Home
) -> None:
    desk, other = new_desk(), new_desk()
    dossier = desk.receive()
    desk.remark(_BATCHES * MOST_ACTS - 1)
    first = desk.exchange()
    assert (first.sent, first.more, desk.waiting()) == (MOST_ACTS, True, (_BATCHES - 1) * MOST_ACTS)

    fuse = Fuse(desk.store.engine, 20)
    with pytest.raises(PowerCut):
        desk.exchange()
    assert not fuse.remove()
    assert desk.waiting() > (_BATCHES - 2) * MOST_ACTS  # only what was settled has left
    assert len(home.acts()) == 2 * MOST_ACTS

    rounds = desk.catch_up()
    assert max(round_.sent for round_ in rounds) == MOST_ACTS
    assert len(home.acts()) == _BATCHES * MOST_ACTS
    everything_agrees(home, desk, other)
    assert dossier in {row.id for row in other.rows()[0]}
