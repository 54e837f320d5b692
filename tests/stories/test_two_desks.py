"""Two desks of one office, a real centre, and a line that comes and goes."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.restore import restore
from desk_app.domain.dossier import Collector, CollectorKind, Dossier, PaperKind, SubmittedPaper
from desk_app.domain.errors import CentralRefused, CentralUnreachable, NumberingBlocked
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.telling import NoticeAbout
from desk_app.domain.law.papers import Channel
from desk_app.domain.office import TRIAL_PIN
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.domain.telling.house_rules import HouseRules
from desk_app.paths import Folders
from desk_app.services.handling.result_back import ResultBack
from desk_app.services.intake.prepare import ReceiveDossier
from desk_app.services.return_.return_result import ReturnResult
from desk_app.services.telling.house_rules import SetHouseRules
from desk_app.wiring.build import build_office
from desk_app.wiring.enrolment import EnrolDesk, enrol_desk
from desk_app.wiring.office import Office
from desk_app.wiring.opening import OpenDesk, open_desk
from tests.builders import BUSINESS, PAID_ELSEWHERE, UNIT, Clock, a_person
from tests.central.conftest import Server, central, founded

MORNING = datetime(2026, 11, 20, 2, 15, tzinfo=UTC)


class Counter:
    """One desk with an officer at it."""

    def __init__(self, folder: Path, opened: OpenDesk, clock: Clock) -> None:
        self.folder = folder
        self.opened = opened
        self.clock = clock
        self.office: Office = build_office(opened, now=clock)
        reception = next(o for o in self.office.identity.officers() if o.role is Role.RECEPTION)
        self.officer: Officer = self.office.identity.log_in(reception.id, TRIAL_PIN)

    def receive(self) -> Dossier:
        self.clock.forward(timedelta(seconds=40))
        procedure = self.office.reading.procedure(BUSINESS)
        assert procedure is not None
        order = ReceiveDossier(
            key=self.office.counter.new_key(),
            procedure=BUSINESS,
            applicant=a_person(),
            papers=tuple(
                SubmittedPaper(name=paper.name, kind=PaperKind.ORIGINAL)
                for paper in procedure.required_papers("", Channel.DIRECT)
            ),
        )
        return self.office.counter.receive(order, self.officer)

    def catch_up(self) -> None:
        while self.office.exchange(250).more:
            pass

    def status(self, dossier: Dossier) -> Status | None:
        found = self.office.reading.dossier(dossier.id).folded.dossier
        return found.status if found else None


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    database = f"sqlite:///{tmp_path / 'central.sqlite'}"
    founded(database)
    server = Server(database, tmp_path / "ready.json")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def new_counter(server: Server, tmp_path: Path) -> Iterator[Callable[[str], Counter]]:
    counters: list[Counter] = []

    def make(name: str) -> Counter:
        added = central("add-desk", UNIT, "--name", name, database=server.database)
        clock, folder = Clock(MORNING), tmp_path / f"desk-{len(counters)}"
        order = EnrolDesk(
            address=f"http://127.0.0.1:{server.port}", code=added.stdout.split()[-1], trial=True
        )
        opened = enrol_desk(order, open_desk(Folders(folder), folder / "keys"), clock)
        counters.append(Counter(folder, opened, clock))
        return counters[-1]

    yield make
    for counter in counters:
        counter.office.close()


NewCounter = Callable[[str], Counter]
OWNER = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")


def test_that_what_one_desk_received_another_desk_returns(new_counter: NewCounter) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    dossier = first.receive()
    first.catch_up()
    second.catch_up()
    second.office.counter.result_back(ResultBack(dossier=dossier.id), second.officer)
    second.office.counter.return_result(
        ReturnResult(dossier=dossier.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
        second.officer,
    )
    second.catch_up()
    first.catch_up()
    assert first.status(dossier) is Status.RETURNED
    (line,) = first.office.reading.search(str(dossier.code))
    assert line.status is Status.RETURNED


def test_that_days_without_a_line_lose_nothing_and_the_status_says_so(
    new_counter: NewCounter, server: Server
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    first.catch_up()
    server.kill()
    dossiers = []
    for _ in range(3):
        dossiers.append(first.receive())
        first.clock.forward(timedelta(days=1))
        with pytest.raises(CentralUnreachable):
            first.office.exchange(250)
    facts = first.office.line()
    assert (facts.online, facts.waiting >= 3) == (False, True)
    assert facts.offline_since is not None
    server.start()
    first.catch_up()
    second.catch_up()
    assert first.office.line().waiting == 0
    assert [second.status(dossier) for dossier in dossiers] == [Status.RECEIVED] * 3


def test_that_two_desks_without_a_line_never_give_the_same_code(
    new_counter: NewCounter, server: Server
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    server.kill()
    codes = [str(counter.receive().code) for counter in (first, second) * 5]
    assert len(set(codes)) == len(codes)


def test_that_a_desk_brought_back_from_yesterday_gets_its_own_work_back(
    new_counter: NewCounter, server: Server
) -> None:
    desk = new_counter("Quầy 1")
    backup = desk.office.keeping.back_up()
    lost = [desk.receive() for _ in range(3)]
    desk.catch_up()
    key = desk.opened.secrets.store_key
    desk.office.close()
    restore(backup, desk.opened.store.file, key, MORNING)
    opened = open_desk(Folders(desk.folder), desk.folder / "keys")
    desk.opened, desk.office = opened, build_office(opened, now=desk.clock)
    with pytest.raises(NumberingBlocked):
        desk.receive()
    desk.catch_up()
    assert [desk.status(dossier) for dossier in lost] == [Status.RECEIVED] * 3
    following = desk.receive()
    assert following.code.serial // 1000 > lost[-1].code.serial // 1000, "a fresh block"


def test_that_codes_printed_and_never_sent_are_not_given_again_after_a_restore(
    new_counter: NewCounter, server: Server
) -> None:
    desk = new_counter("Quầy 1")
    desk.catch_up()
    backup = desk.office.keeping.back_up()
    server.kill()
    printed = [str(desk.receive().code) for _ in range(3)]
    desk.office.close()
    restore(backup, desk.opened.store.file, desk.opened.secrets.store_key, MORNING)
    opened = open_desk(Folders(desk.folder), desk.folder / "keys")
    desk.opened, desk.office = opened, build_office(opened, now=desk.clock)
    server.start()
    desk.catch_up()
    assert str(desk.receive().code) not in printed


def test_that_a_revoked_desk_is_told_so_and_keeps_its_work(
    new_counter: NewCounter, server: Server
) -> None:
    desk = new_counter("Quầy 1")
    dossier = desk.receive()
    revoked = central("revoke", UNIT, desk.office.facts.desk, database=server.database)
    assert revoked.returncode == 0, revoked.stderr
    with pytest.raises(CentralRefused):
        desk.office.exchange(250)
    assert desk.office.line().barred
    assert desk.status(dossier) is Status.RECEIVED


def test_that_what_two_administrators_set_apart_is_in_force_together(
    new_counter: NewCounter,
) -> None:
    desks = (new_counter("Quầy 1"), new_counter("Quầy 2"))
    received, ready = NoticeAbout.RECEIVED, NoticeAbout.RESULT_READY
    set_apart = (
        SetHouseRules(tells={received: True}),
        SetHouseRules(tells={ready: True}, supplement_days=10),
    )
    for desk, order in zip(desks, set_apart, strict=True):
        desk.catch_up()
        everybody = desk.office.identity.officers()
        who = next(each for each in everybody if each.role is Role.ADMIN)
        admin = desk.office.identity.log_in(who.id, TRIAL_PIN)
        desk.office.keeping.set_house_rules(order, admin)
    for desk in (*desks, *desks):
        desk.catch_up()
    for desk in desks:
        rules = desk.office.keeping.house_rules()
        assert rules == HouseRules(tells=frozenset({received, ready}), supplement_days=10)
