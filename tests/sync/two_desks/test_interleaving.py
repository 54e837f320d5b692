"""The network lane takes in what others did while the counter goes on, on the same dossier."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.acts.fold import fold
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.sync.engine import exchange_once
from desk_app.sync.protocol import Central, Reply, Request
from tests.sync.office import Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees

NewDesk = Callable[[], TrialDesk]
_MOMENTS = 8  # an exchange that pulls and settles breathes fewer times than that
_COMPLAINT = {"key": UUID(int=7).hex, "words": "Chờ lâu", "channel": "counter", "handed_to": "x"}


class Counter:
    """Somebody at the desk, who acts at one moment of an exchange."""

    def __init__(self, desk: TrialDesk, dossier: DossierId, at: int) -> None:
        self._desk, self._dossier = desk, dossier
        self._left = at
        self.acted = False

    def breathe(self) -> None:
        """Called between two transactions of the network lane, and while the line is waited for."""
        if self._left == 0:
            self._desk.note(kinds.COMPLAINT_NOTED, self._dossier, _COMPLAINT)
            self._desk.return_(self._dossier)
            self.acted = True
        self._left -= 1


class Line:
    """The counter may act while the request is on its way, and before the answer is here."""

    def __init__(self, central: Central, counter: Counter) -> None:
        self._central, self._counter = central, counter

    def exchange(self, request: Request) -> Reply:
        self._counter.breathe()
        reply = self._central.exchange(request)
        self._counter.breathe()
        return reply


@pytest.mark.parametrize("moment", range(_MOMENTS))
@pytest.mark.parametrize("other", [kinds.RETURNED, kinds.COMPLAINT_NOTED])
def test_that_no_unsent_act_is_lost_whenever_the_counter_acts(
    new_desk: NewDesk, home: Home, moment: int, other: str
) -> None:
    one, two = new_desk(), new_desk()
    dossier = one.receive()
    one.result_back(dossier)
    one.catch_up()
    two.catch_up()
    if other == kinds.RETURNED:
        two.return_(dossier)
    else:
        two.note(other, dossier, {**_COMPLAINT, "key": UUID(int=8).hex})
    two.catch_up()

    one.remark(3)  # something to settle in the same exchange
    counter = Counter(one, dossier, moment)
    sync = replace(one.sync, breathe=counter.breathe)
    exchange_once(sync, Line(one.line, counter))
    after_pull = [act.kind for act in one.acts() if act.subject.id == dossier]
    with one.sync.glance() as tx:
        folded = fold(tx.dossiers.acts(dossier))
    (row,) = one.rows()[0]
    assert folded.dossier is not None
    assert (row.status, row.disputed) == (folded.dossier.status, bool(folded.disagreements))
    assert folded.dossier.status is Status.RETURNED or not counter.acted
    assert after_pull.count(kinds.COMPLAINT_NOTED) >= counter.acted
    if not counter.acted:
        counter.breathe()

    everything_agrees(home, one, two)
    told = [act.kind for act in two.acts() if act.subject.id == dossier]
    twice = other == kinds.RETURNED
    assert told.count(kinds.RETURNED) == counter.acted + twice
    assert bool(two.rows()[1]) == (twice and counter.acted)


def test_that_some_moment_lies_before_the_answer_and_some_behind_it(
    new_desk: NewDesk,
) -> None:
    """The moments tried above are all there are: the last of them comes too late."""
    one, two = new_desk(), new_desk()
    dossier = one.receive()
    one.result_back(dossier)
    one.catch_up()
    two.catch_up()
    two.return_(dossier)
    two.catch_up()
    one.remark(3)
    moments = 0

    def breathe() -> None:
        nonlocal moments
        moments += 1

    counter = Counter(one, dossier, -1)
    counter.breathe = breathe  # type: ignore[method-assign]  # counts only
    exchange_once(replace(one.sync, breathe=breathe), Line(one.line, counter))
    assert 3 <= moments < _MOMENTS
