"""The past over the real client and the real application: pages, and homes that have none."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import httpx
import pytest

from central.app import Rules, make_app
from central.history.teller import HistoryTeller
from desk_app.domain.errors import CentralRefused
from desk_app.domain.ids import UnitCode
from desk_app.sync.http_central import HttpCentral
from desk_app.sync.protocol import HistoryOrder, Part
from tests.builders import UNIT
from tests.sync.office import Home, TrialDesk, set_up_desk
from tests.sync.past.memory import fill_up, past_of
from tests.sync.trial_days.network import InProcess, Network

NewDesk = Callable[[], TrialDesk]
Lines = Callable[[TrialDesk, Rules], HttpCentral]

OTHER = UnitCode("H13.45.99")


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


def epoch_of(desk: TrialDesk) -> str:
    with desk.sync.glance() as tx:
        return tx.stream.place().epoch


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


@pytest.mark.parametrize("part", Part)
def test_that_a_desk_of_another_unit_is_told_nothing(
    part: Part, one: TrialDesk, home: Home, line_of: Lines, tmp_path: Path
) -> None:
    home.add_unit(OTHER, "Phường An Bình")
    stranger = set_up_desk(tmp_path / "stranger.sqlite", home, OTHER)
    line = line_of(stranger, Rules(history=HistoryTeller(home.engine)))
    order = HistoryOrder(version=1, unit=UNIT, part=part, epoch=epoch_of(one), at=5, after=5)
    if part is Part.WHOLE:
        order = replace(order, dossier=one.rows()[0][0].id)
    with pytest.raises(CentralRefused, match="foreign unit"):
        line.history(order)
    page = line.history(replace(order, unit=OTHER))
    assert (page.news, page.beside, page.rows) == ([], [], [])
    stranger.close()


def test_that_one_dossier_is_told_of_only_where_it_is_named(
    one: TrialDesk, home: Home, line_of: Lines
) -> None:
    line = line_of(one, Rules(history=HistoryTeller(home.engine)))
    epoch, dossier = epoch_of(one), one.rows()[0][0].id
    whole = HistoryOrder(version=1, unit=UNIT, part=Part.WHOLE, epoch=epoch, at=home.length())
    assert {entry.id for entry in line.history(replace(whole, dossier=dossier)).news} == {
        act.id for act in one.acts() if act.subject.id == dossier
    }
    for unclear in (whole, replace(whole, part=Part.BACK, dossier=dossier)):
        with pytest.raises(CentralRefused, match="order unclear"):
            line.history(unclear)
