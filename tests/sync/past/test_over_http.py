"""The past over the real client and the real application: pages, and homes that have none."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

import httpx
import pytest

from central.app import Rules, make_app
from central.history.teller import HistoryTeller
from desk_app.domain.errors import CentralRefused
from desk_app.sync.http_central import HttpCentral
from tests.sync.office import Home, TrialDesk
from tests.sync.past.memory import fill_up, past_of
from tests.sync.trial_days.network import InProcess, Network

NewDesk = Callable[[], TrialDesk]
Lines = Callable[[TrialDesk, Rules], HttpCentral]


@pytest.fixture
def line_of(home: Home) -> Iterator[Lines]:
    far: list[InProcess] = []

    def make(desk: TrialDesk, rules: Rules) -> HttpCentral:
        far.append(InProcess(make_app(home.office, rules=rules)))
        network = Network(far[-1], Random(0))  # noqa: S311  # no fault is drawn
        return HttpCentral(httpx.Client(transport=network, base_url="http://trial"), desk.secret)

    yield make
    for end in far:
        end.close()


@pytest.fixture
def one(new_desk: NewDesk) -> TrialDesk:
    desk = new_desk()
    for _ in range(5):
        desk.return_(desk.receive())
    desk.catch_up()
    return desk


def test_that_a_desk_fills_up_over_http(
    one: TrialDesk, new_desk: NewDesk, home: Home, line_of: Lines
) -> None:
    late = new_desk()
    line = line_of(late, Rules(history=HistoryTeller(home.engine, 3)))
    fill_up(replace(past_of(late, home), line=line))
    assert late.rows() == one.rows()


def test_that_a_home_that_tells_of_no_past_refuses_and_the_stream_is_read_as_ever(
    one: TrialDesk, new_desk: NewDesk, home: Home, line_of: Lines
) -> None:
    late = new_desk()
    past = replace(past_of(late, home), line=line_of(late, Rules()))
    with pytest.raises(CentralRefused):
        past.begin(least=1)
    late.catch_up()
    assert late.rows() == one.rows()


def test_that_a_revoked_desk_is_told_nothing(
    one: TrialDesk, new_desk: NewDesk, home: Home, line_of: Lines
) -> None:
    late = new_desk()
    line = line_of(late, Rules(history=HistoryTeller(home.engine)))
    home.revoke(late.name)
    with pytest.raises(CentralRefused):
        replace(past_of(late, home), line=line).begin(least=1)
