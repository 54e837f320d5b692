"""The same home on PostgreSQL, where several servers and threads work at once."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from central.office import CentralOffice
from central.store.engine import open_engine
from desk_app.domain.acts.act import NO_DIGEST
from desk_app.sync.protocol import News, stream_digest
from desk_app.sync.signing import new_key
from tests.central.conftest import central
from tests.sync.office import Home, TrialDesk, a_question
from tests.sync.test_broken_wire import everything_agrees


@pytest.fixture
def desks(postgres_home: Home, desk_of: Callable[[Home], TrialDesk]) -> list[TrialDesk]:
    return [desk_of(postgres_home) for _ in range(3)]


def test_that_desks_exchanging_at_once_get_gapless_positions_and_no_cursor_skips(
    desks: list[TrialDesk], postgres_home: Home
) -> None:
    writers, reader = desks[:2], Listener(desks[2])
    for desk in writers:
        desk.remark(times=1000)
    second = open_engine(postgres_home.address)  # another server on the same database
    offices = [postgres_home.office, CentralOffice(second, postgres_home.clock)]

    def send(desk: TrialDesk, office: CentralOffice) -> None:
        while desk.exchange(office.line(desk.secret), size=20).more:
            pass

    threads = [
        threading.Thread(target=send, args=pair) for pair in zip(writers, offices, strict=True)
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        reader.listen()
    for thread in threads:
        thread.join()
    while reader.listen():
        pass
    second.dispose()

    assert [entry.position for entry in reader.heard] == list(range(1, 2001))
    assert {entry.desk for entry in reader.heard} == {desk.name for desk in writers}
    everything_agrees(postgres_home, *desks)


class Listener:
    """Asks for news all the time, and keeps only what they say."""

    def __init__(self, desk: TrialDesk) -> None:
        self.desk = desk
        self.heard: list[News] = []
        self.digest = NO_DIGEST

    def listen(self) -> bool:
        request = a_question(self.desk, cursor=len(self.heard))
        reply = self.desk.line.exchange(request)
        for entry in reply.news:
            self.digest = stream_digest(self.digest, entry.digest)
            self.heard.append(entry)
        assert self.digest == reply.stream_digest
        return bool(reply.news)


def test_that_two_machines_enrolling_at_once_get_different_blocks(postgres_home: Home) -> None:
    given: list[int] = []

    def enrol() -> None:
        given.extend(postgres_home.enrol(new_key()).blocks)

    threads = [threading.Thread(target=enrol) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == list(range(1, 13))


def test_that_a_database_started_anew_costs_no_exchange(
    desks: list[TrialDesk], postgres_home: Home
) -> None:
    for desk in desks:
        desk.catch_up()
    with postgres_home.engine.connect() as one, postgres_home.engine.connect() as other:
        ids = text("SELECT pg_backend_pid()")
        mine, kept = one.execute(ids).scalar(), other.execute(ids).scalar()
    ender = create_engine(postgres_home.engine.url)
    with ender.begin() as connection:
        for session in (mine, kept):
            connection.execute(text("SELECT pg_terminate_backend(:id)"), {"id": session})
    ender.dispose()
    assert desks[0].exchange().progress is False


def test_that_what_only_reads_works_on_a_copy_that_cannot_be_written(
    desks: list[TrialDesk], postgres_home: Home, tmp_path: Path
) -> None:
    desks[0].receive()
    desks[0].catch_up()
    name = postgres_home.engine.url.database
    with postgres_home.engine.begin() as connection:
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    postgres_home.engine.dispose()
    out = tmp_path / "report.json"
    words = ("report", "ranking", "--period", "2026", "-o", str(out))
    assert central(*words, database=postgres_home.address).returncode == 0
    assert central("recount", database=postgres_home.address).returncode == 1
