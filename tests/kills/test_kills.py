"""Kill -9 at any moment: nothing acknowledged is lost, nothing half, no number twice."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from db.check import check_store
from desk_app.domain.office import DeskFacts
from desk_app.paths import Folders
from desk_app.wiring.build import build_office, utc_now
from desk_app.wiring.enrolment import EnrolDesk, enrol_desk
from desk_app.wiring.opening import OpenDesk, open_desk
from tests.builders import UNIT
from tests.central.conftest import Server, central, founded
from tests.kills.steps import KILL, STEPS

ROOT = Path(__file__).parents[2]
USUAL_KILLS = 4
_PATIENCE = 60


@dataclass
class Office:
    """A centre and the folder of one desk, seen from outside."""

    folder: Path
    server: Server
    url: str = ""
    code: str = ""

    @property
    def desk(self) -> Path:
        return self.folder / "desk"

    @property
    def acknowledged(self) -> list[str]:
        file = self.folder / "acknowledged.txt"
        return file.read_text("ascii").split() if file.exists() else []

    def invite(self, name: str) -> str:
        """A one-time code for another desk."""
        added = central("add-desk", UNIT, "--name", name, database=self.server.database)
        return added.stdout.split()[-1]

    def restart_server(self) -> None:
        self.server.kill()
        self.server.start()

    def run_desk(self, *when: str) -> "subprocess.Popen[bytes]":
        notes = str(self.folder / "acknowledged.txt")
        words = [str(self.desk), self.url, self.code, notes, *when]
        return subprocess.Popen(
            [sys.executable, "-m", "tests.kills.busy_desk", *words],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )


def wait_for(true: Any) -> None:
    """Look at the folder of another process until it is so; nobody tells us when."""
    end = time.monotonic() + _PATIENCE
    while not true():
        if time.monotonic() > end:
            pytest.fail("what should have happened did not")
        time.sleep(0.01)


def work_a_while(office: Office, desk: "subprocess.Popen[bytes]", seconds: float) -> None:
    """Until it has received a dossier more, and then until a moment nobody chose."""
    before = len(office.acknowledged)
    wait_for(lambda: len(office.acknowledged) > before or desk.poll() is not None)
    end = time.monotonic() + seconds
    wait_for(lambda: time.monotonic() > end)


def how_it_ended(desk: "subprocess.Popen[bytes]") -> int:
    """The exit code; 0 for one that did not come to the step in time."""
    try:
        return desk.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        desk.kill()
        desk.wait()
        return 0


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    database = f"sqlite:///{tmp_path / 'central.sqlite'}"
    founded(database)
    office = Office(tmp_path, Server(database, tmp_path / "ready.json"))
    office.code = office.invite("Quầy 1")
    office.url = office.server.start()
    yield office
    office.server.kill()


def open_outside(office: Office) -> OpenDesk:
    return open_desk(Folders(office.desk), office.desk / "keys")


def codes_in(opened: OpenDesk) -> list[str]:
    with opened.store.reading.connect() as connection:
        return list(connection.exec_driver_sql("SELECT code FROM dossier").scalars())


def look_over(office: Office) -> set[str]:
    """Every promise about a store that a killed desk left behind; returns its codes."""
    opened = open_outside(office)
    try:
        desk = opened.facts.desk if isinstance(opened.facts, DeskFacts) else None
        with opened.store.reading.connect() as connection:
            report = check_store(connection, desk)
        codes = codes_in(opened)
    finally:
        opened.close()
    assert report.problems == ()
    assert report.refused == 0
    assert report.disagreements == 0
    assert len(codes) == len(set(codes))
    assert set(office.acknowledged) <= set(codes), "an acknowledged dossier is lost"
    serials = sorted(int(code.rsplit("-", 1)[1]) for code in codes)
    assert serials == list(range(serials[0], serials[0] + len(serials))) if serials else True
    return set(codes)


def send_all(office: Office) -> None:
    opened = open_outside(office)
    desk = build_office(opened)
    try:
        while desk.exchange(250).more:
            pass
        assert desk.line().waiting == 0
        assert desk.line().refused == 0
    finally:
        desk.close()


def find_all_from_a_fresh_desk(office: Office, codes: set[str]) -> None:
    office.restart_server()
    fresh = office.folder / "fresh"
    order = EnrolDesk(address=office.url, code=office.invite("Quầy 2"), trial=True)
    opened = enrol_desk(order, open_desk(Folders(fresh), fresh / "keys"), utc_now)
    other = build_office(opened)
    try:
        while other.exchange(250).more:
            pass
        assert sorted(codes_in(opened)) == sorted(codes)
    finally:
        other.close()


def test_that_a_desk_killed_at_any_step_loses_nothing_and_the_centre_has_all_once(
    office: Office, request: pytest.FixtureRequest
) -> None:
    wanted = request.config.getoption("--kills", default=None) or USUAL_KILLS
    chance = random.Random(wanted)  # noqa: S311  # no secret
    names = [*STEPS, "at random"]
    chance.shuffle(names)
    for number in range(wanted):
        name = names[number % len(names)]
        if name == "at random":
            desk = office.run_desk()
            work_a_while(office, desk, chance.random())
            desk.kill()
        else:
            desk = office.run_desk(name, str(chance.randint(1, STEPS[name].calls)))
        if chance.random() < 0.2:
            office.restart_server()
        assert how_it_ended(desk) == -KILL, name
        look_over(office)
    last = office.run_desk()  # whatever the others came to, this one receives something
    work_a_while(office, last, 0)
    last.kill()
    assert how_it_ended(last) == -KILL
    send_all(office)
    find_all_from_a_fresh_desk(office, look_over(office))
