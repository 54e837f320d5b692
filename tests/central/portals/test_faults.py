"""Whatever breaks, each dossier is at the portal once, in its last state, when the line is good."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from central.portals.round import PortalRound, Site
from central.store.outbox import State
from desk_app.domain.ids import DossierId
from tests.builders import Clock
from tests.central.portals.conftest import AGENCY, Told, dvcqg_site, igate_site
from tests.central.portals.stand_in import Fault, StandIn, standing
from tests.central.portals.stand_in_dvcqg import NationalPortal
from tests.central.portals.stand_in_igate import IgatePortal
from tests.sync.office import Home, TrialDesk, set_up_desk

HOURS = timedelta(hours=5)
LINE = (Fault.NONE, Fault.BEFORE, Fault.AFTER, Fault.BUSY, Fault.PAGE, Fault.SESSION)
FAULTS = st.lists(st.sampled_from(LINE), max_size=12)
DEEDS = st.lists(st.sampled_from(["receive", "result", "return", "wait"]), min_size=1, max_size=6)
SEARCH = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class Trial:
    """One desk, one portal, made anew for each example."""

    def __init__(self, folder: Path, home_file: Path, store_file: Path) -> None:
        shutil.copy(home_file, folder / "home.sqlite")
        shutil.copy(store_file, folder / "desk.sqlite")
        self.home = Home(str(folder / "home.sqlite"), Clock())
        self.desk = set_up_desk(folder / "desk.sqlite", self.home)
        self.dossiers: list[DossierId] = []
        self.status: dict[DossierId, str] = {}

    def do(self, deed: str) -> None:
        match deed:
            case "receive":
                dossier = self.desk.receive()
                self.dossiers.append(dossier)
                self.status[dossier] = "2"
            case "result" if self.dossiers and self.status[self.dossiers[-1]] == "2":
                self.desk.result_back(self.dossiers[-1])
                self.status[self.dossiers[-1]] = "9"
            case "return" if self.dossiers and self.status[self.dossiers[-1]] == "9":
                self.desk.return_(self.dossiers[-1])
                self.status[self.dossiers[-1]] = "10"
            case _:
                self.home.clock.forward(HOURS)

    def close(self) -> None:
        self.desk.close()
        self.home.close()


def through(trial: Trial, site: Site, at: StandIn, deeds: list[str], faults: list[Fault]) -> Told:
    """Everything is done on a bad line; then the line is good."""
    told = Told(trial.home, trial.desk, site, at)
    at.faults = list(faults)
    for deed in deeds:
        trial.do(deed)
        told.send()
    at.faults.clear()
    for _ in range(3):
        trial.home.clock.forward(HOURS)
        told.send()
    assert {entry.state for entry in told.entries()} <= {State.SETTLED}
    site.portal.close()
    return told


@SEARCH
@given(deeds=DEEDS, faults=FAULTS)
def test_that_the_national_portal_has_each_dossier_once_in_its_last_state(
    home_file: Path, empty_store_file: Path, deeds: list[str], faults: list[Fault]
) -> None:
    with tempfile.TemporaryDirectory() as name, standing(portal := NationalPortal()) as at:
        trial = Trial(Path(name), home_file, empty_store_file)
        (Path(name) / "bang.toml").write_text(AGENCY, "utf-8")
        site = dvcqg_site(at, Path(name) / "bang.toml")
        told = through(trial, site, at, deeds, faults)
        assert len(portal.made) == len(set(portal.made)) == len(trial.dossiers)
        for dossier in trial.dossiers:
            (code,) = told.at_desk(dossier).external_codes
            assert portal.dossiers[code.code]["TrangThaiHoSo"] == trial.status[dossier]
            states = [step["TrangThai"] for step in portal.steps[code.code]]
            assert states == ["2", "9", "10"][: len(states)]
            assert states[-1] == trial.status[dossier]
        trial.close()


@SEARCH
@given(deeds=DEEDS, faults=FAULTS)
def test_that_igate_has_each_dossier_once_in_its_last_state(
    home_file: Path, empty_store_file: Path, deeds: list[str], faults: list[Fault]
) -> None:
    with tempfile.TemporaryDirectory() as name, standing(portal := IgatePortal()) as at:
        trial = Trial(Path(name), home_file, empty_store_file)
        told = through(trial, igate_site(at, trial.home), at, deeds, faults)
        assert len(portal.made) == len(set(portal.made)) == len(trial.dossiers)
        for dossier in trial.dossiers:
            (code,) = told.at_desk(dossier).external_codes
            assert portal.states[code.code]["TrangThai"] == trial.status[dossier]
            states = [step["TrangThai"] for step in portal.steps[code.code]]
            assert states[-1] == trial.status[dossier]
            assert len(states) == len(set(states))
        trial.close()


@pytest.mark.parametrize("new_epoch", [False, True])
def test_that_a_home_put_back_tells_no_dossier_twice(
    told_igate: Told, igate: IgatePortal, tmp_path: Path, new_epoch: bool
) -> None:
    told_igate.home.back_up(tmp_path / "before.sqlite")
    dossier = told_igate.desk.receive()
    told_igate.send()
    told_igate.at_desk(dossier)  # pulls the number the portal gave
    told_igate.home.restore(tmp_path / "before.sqlite", new_epoch=new_epoch)
    told_igate.send()
    told_igate.home.clock.forward(HOURS)
    told_igate.send()
    assert len(igate.made) == 1
    assert igate.numbers == 1
    assert [entry.state for entry in told_igate.entries()] == [State.SETTLED]


def test_that_after_a_restore_nothing_is_made_before_the_desks_had_time_to_speak(
    told_igate: Told, igate: IgatePortal, tmp_path: Path
) -> None:
    told_igate.desk.receive()
    told_igate.send()
    told_igate.home.back_up(tmp_path / "before.sqlite")
    second = told_igate.desk.receive()
    told_igate.send()
    told_igate.at_desk(second)  # pulls the number the portal gave
    told_igate.home.restore(tmp_path / "before.sqlite")
    while told_igate.desk.exchange(size=1).more:  # the number comes behind the dossier
        told_igate.round()
    told_igate.send()
    assert (igate.numbers, len(igate.made)) == (2, 2)
    told_igate.home.clock.forward(HOURS)
    told_igate.send()
    assert (igate.numbers, len(igate.made)) == (2, 2)
    assert {entry.state for entry in told_igate.entries()} == {State.SETTLED}
    assert len(igate.steps[igate.made[1]]) == 1


def test_that_a_portal_that_stands_still_lets_the_other_go_on(
    home: Home,
    desk_of: Callable[[Home], TrialDesk],
    national: NationalPortal,
    igate: IgatePortal,
) -> None:
    desk = desk_of(home)
    with standing(national) as one, standing(igate) as other:
        sites = [dvcqg_site(one, None), igate_site(other, home)]
        one.faults = [Fault.BUSY] * 20
        desk.receive()
        desk.catch_up()
        assert PortalRound(home.engine, sites, home.clock).run() == 1
        assert (national.made, len(igate.made)) == ([], 1)
        for site in sites:
            site.portal.close()
