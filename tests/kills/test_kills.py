"""Kill -9 at any moment: nothing acknowledged is lost, nothing half, no number twice."""

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

from db.check import check_store
from desk_app.domain.acts import kinds
from desk_app.domain.office import DeskFacts
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.enrolment import EnrolDesk, enrol_desk
from desk_app.wiring.office_life.door import utc_now
from desk_app.wiring.opening import OpenDesk, open_desk
from tests.builders import UNIT
from tests.central.conftest import Server, central, founded
from tests.kills.steps import KILL, LIFE, STEPS

ROOT = Path(__file__).parents[2]
_PATIENCE = 120
_ONCE = {
    *(*LIFE.values(), kinds.RECEIVED, kinds.HANDED_OVER, kinds.RESULT_BACK),
    *(kinds.REVIEWED, kinds.DAY_SEALED, kinds.VOIDED),
}
"""Acts the busy desk makes once of a dossier, a finding or a day, whatever it is killed at."""


class Told(NamedTuple):
    """An act the desk said is stored."""

    code: str  # of a dossier; of a finding or day the id, of a look whose and at what
    kind: str


@dataclass
class Office:
    """A centre and the folder of one desk, seen from outside."""

    folder: Path
    server: Server
    url: str = ""
    code: str = ""
    acknowledged: set[Told] = field(default_factory=set)
    begun: set[Told] = field(default_factory=set)  # looks at lists

    @property
    def desk(self) -> Path:
        return self.folder / "desk"

    def invite(self, name: str) -> str:
        """A one-time code for another desk."""
        added = central("add-desk", UNIT, "--name", name, database=self.server.database)
        return added.stdout.split()[-1]

    def restart_server(self) -> None:
        self.server.kill()
        self.server.start()

    def run_desk(self, *when: str) -> "subprocess.Popen[bytes]":
        words = [str(self.desk), self.url, self.code, *when]
        return subprocess.Popen(
            [sys.executable, "-m", "tests.kills.busy_desk", *words],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
        )


def hear(office: Office, desk: "subprocess.Popen[bytes]") -> Iterator[Told]:
    """What it says is stored, as it says it; what it said before it died is heard."""
    assert desk.stdout is not None
    for line in desk.stdout:
        match line.decode("ascii", "replace").split():
            case ["begun", code, kind]:
                office.begun.add(Told(code, kind))
            case ["acknowledged", code, kind]:
                office.acknowledged.add(Told(code, kind))
                yield Told(code, kind)


def work_a_while(office: Office, desk: "subprocess.Popen[bytes]", seconds: float) -> None:
    """Until it has received a dossier more, and then until a moment nobody chose."""
    for told in hear(office, desk):
        if told.kind == kinds.RECEIVED:
            break
    try:
        desk.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def how_it_ended(office: Office, desk: "subprocess.Popen[bytes]") -> int:
    """The exit code; 0 for one that did not come to the step in time."""
    try:
        code = desk.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        desk.kill()
        desk.wait()
        code = 0
    for _told in hear(office, desk):
        pass
    assert desk.stdout is not None
    desk.stdout.close()
    return code


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


def acts_in(opened: OpenDesk) -> Counter[Told]:
    """How often each act of `_ONCE` is there, of each dossier, and of each list to a unit."""
    query = """SELECT coalesce(dossier.code, hex(act.subject)), act.kind FROM act
        LEFT JOIN dossier ON dossier.id = act.subject"""
    with opened.store.reading.connect() as connection:
        rows = connection.exec_driver_sql(query).all()
    return Counter(Told(*row) for row in rows if row[1] in _ONCE)


def looks_in(opened: OpenDesk) -> int:
    """At the lists behind numbers; other desks have none of them."""
    with opened.store.reading.connect() as connection:
        query = "SELECT count(*) FROM act WHERE kind = ?"
        return int(connection.exec_driver_sql(query, (kinds.REPORTED,)).scalar_one())


def look_over(office: Office) -> Counter[Told]:
    """Every promise about a store that a killed desk left behind; returns its acts."""
    opened = open_outside(office)
    try:
        desk = opened.facts.desk if isinstance(opened.facts, DeskFacts) else None
        with opened.store.reading.connect() as connection:
            report = check_store(connection, desk)
        codes, acts, looks = codes_in(opened), acts_in(opened), looks_in(opened)
    finally:
        opened.close()
    assert report.problems == ()
    assert report.refused == 0
    assert report.disagreements == 0
    assert len(codes) == len(set(codes))
    told = {each for each in office.acknowledged if each.kind != kinds.REPORTED}
    assert told <= acts.keys(), "an acknowledged act is lost"
    noted = len(office.acknowledged) - len(told)  # a kill may come between a look and its word
    assert noted <= looks <= len(office.begun), "a look at a list is lost, or there twice"
    assert [told for told, often in acts.items() if often > 1] == [], "an act is there twice"
    serials = sorted(int(code.rsplit("-", 1)[1]) for code in codes)
    assert serials == list(range(serials[0], serials[0] + len(serials))) if serials else True
    return acts


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


def find_all_from_a_fresh_desk(office: Office, acts: Counter[Told]) -> None:
    office.restart_server()
    fresh = office.folder / "fresh"
    order = EnrolDesk(address=office.url, code=office.invite("Quầy 2"), trial=True)
    opened = enrol_desk(order, open_desk(Folders(fresh), fresh / "keys"), utc_now)
    other = build_office(opened)
    try:
        while other.exchange(250).more:
            pass
        assert acts_in(opened) == acts
    finally:
        other.close()


def test_that_a_desk_killed_at_any_step_loses_nothing_and_the_centre_has_all_once(
    office: Office, desk_number: int, kills: int
) -> None:
    chance = random.Random(kills + desk_number)  # noqa: S311  # no secret
    names = [*STEPS, "at random"]
    chance.shuffle(names)
    for number in range(kills):
        name = names[number % len(names)]
        if name == "at random":
            desk = office.run_desk()
            work_a_while(office, desk, chance.random())
            desk.kill()
        else:
            desk = office.run_desk(name, str(chance.randint(1, STEPS[name].calls)))
        if chance.random() < 0.2:
            office.restart_server()
        assert how_it_ended(office, desk) == -KILL, name
        look_over(office)
    last = office.run_desk()  # whatever the others came to, this one receives something
    work_a_while(office, last, 0)
    last.kill()
    assert how_it_ended(office, last) == -KILL
    send_all(office)
    find_all_from_a_fresh_desk(office, look_over(office))
