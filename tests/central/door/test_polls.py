"""A quiet poll on PostgreSQL needs no thread; whoever may not hear hears nothing all the same."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import NullPool, create_engine, text

from central.door.gate import Asked
from central.door.meters import Meters
from central.door.polls import Polls
from central.door.proofs import AnotherTime, Proofs
from central.office import CentralOffice
from central.store.engine import open_engine
from central.store.often.lines import Lines
from desk_app.domain.errors import CentralRefused
from desk_app.sync import wire
from desk_app.sync.line.proof import Prover
from desk_app.sync.protocol import EXCHANGE, OF_UNIT, Reply, Request
from desk_app.sync.signing import signer
from tests.builders import UNIT
from tests.sync.office import Home, TrialDesk, a_question


@dataclass
class Door:
    """The loop's own way in, and a desk that has told everything and heard it."""

    home: Home
    desk: TrialDesk
    polls: Polls
    prover: Prover

    def question(self) -> Request:
        with self.desk.sync.glance() as tx:
            place = tx.stream.place()
        return a_question(self.desk, cursor=place.cursor)

    def asked(self, body: bytes) -> Asked:
        headers = {"Authorization": f"Bearer {self.desk.secret}", OF_UNIT: UNIT}
        headers |= dict(self.prover.headers(EXCHANGE, body))
        small = {name.lower(): value for name, value in headers.items()}
        return Asked(EXCHANGE, small, "127.0.0.1")

    def poll(self, asked: Asked | None = None, body: bytes = b"") -> Reply | None:
        body = body or wire.dump(self.question())
        packed = asyncio.run(self.polls.answer(asked or self.asked(body), body))
        return None if packed is None else wire.load(packed, Reply)

    def remember(self) -> None:
        """By an answer at length, so that there is nothing to be looked up any more."""
        office = self.polls.office
        seen = office.admit(self.desk.secret, UNIT)
        office.answer(seen, self.question(), proven=True)
        office.answer(office.admit(self.desk.secret, UNIT), self.question(), proven=True)


@pytest.fixture
def door(postgres_home: Home, desk_of: Callable[[Home], TrialDesk]) -> Iterator[Door]:
    desk = desk_of(postgres_home)
    engine = open_engine(postgres_home.address)
    office = CentralOffice(engine, postgres_home.clock)
    door = Door(
        postgres_home,
        desk,
        Polls(office, Lines(engine), Proofs(), Meters()),
        Prover(signer(desk.key)),
    )
    door.remember()
    yield door
    door.polls.lines.close()
    engine.dispose()


def test_that_a_quiet_poll_is_answered_without_a_thread(door: Door) -> None:
    reply = door.poll()
    assert reply is not None
    assert (reply.news, reply.verdicts, reply.more) == ([], [], False)
    assert reply.blocks == door.home.office.exchange(door.desk.secret, door.question()).blocks


def test_that_what_is_not_quiet_is_left_to_a_thread(door: Door) -> None:
    changed = replace(door.question(), own_seq=7)
    assert door.poll(body=wire.dump(changed)) is None
    assert door.poll(body=b"no gzip at all") is None
    assert door.poll(body=b"x" * 5000) is None


def test_that_a_desk_revoked_elsewhere_hears_so_at_its_next_poll(door: Door) -> None:
    assert door.poll() is not None
    door.home.revoke(door.desk.name)
    with pytest.raises(CentralRefused, match="revoked"):
        door.poll()


def test_that_a_poll_overheard_is_answered_once(door: Door) -> None:
    body = wire.dump(door.question())
    asked = door.asked(body)
    assert door.poll(asked, body) is not None
    with pytest.raises(AnotherTime, match="replayed"):
        door.poll(asked, body)


def test_that_a_poll_signed_by_another_or_altered_gets_nothing(door: Door) -> None:
    body = wire.dump(door.question())
    asked = door.asked(body)
    with pytest.raises(CentralRefused, match="bad proof"):
        door.poll(asked, wire.dump(replace(door.question(), own_seq=1)))
    bare = replace(asked, headers={k: v for k, v in asked.headers.items() if "proof" not in k})
    with pytest.raises(CentralRefused, match="proof missing"):
        door.poll(bare, body)


def test_that_a_desk_is_answered_though_the_database_ended_all_sessions(door: Door) -> None:
    assert door.poll() is not None
    with create_engine(door.home.engine.url, poolclass=NullPool).begin() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    assert door.poll() is None  # a thread answers, and clears the pool
    assert door.polls.office.admit(door.desk.secret, UNIT).desk.id == door.desk.name
    assert door.poll() is not None


def test_that_more_polls_than_sessions_are_left_to_threads(door: Door) -> None:
    async def many() -> list[bytes | None]:
        bodies = [wire.dump(door.question()) for _ in range(12)]
        return await asyncio.gather(*(door.polls.answer(door.asked(body), body) for body in bodies))

    answers = asyncio.run(many())
    assert 1 <= sum(answer is not None for answer in answers) < len(answers)
    assert door.poll() is not None  # none of the sessions was lost
