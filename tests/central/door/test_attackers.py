"""Who is no desk, or another desk than it says, gets nothing of the real server, and is noted."""

import gzip
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import httpx
import pytest

from desk_app.domain.errors import CentralRefused
from desk_app.domain.ids import DeskId, DossierId, UnitCode
from desk_app.sync import wire
from desk_app.sync.http_central import HttpCentral, open_client
from desk_app.sync.line.proof import Prover, wall_ms
from desk_app.sync.protocol import (
    EXCHANGE,
    MOMENT,
    OF_UNIT,
    PROOF,
    Offer,
    Reply,
    Request,
    proof_digest,
)
from desk_app.sync.signing import new_key, signer
from tests.builders import UNIT
from tests.central.conftest import NewServer, Server
from tests.sync.office import Home, TrialDesk, a_question

NewDesk = Callable[[], TrialDesk]


@dataclass
class Front:
    """The real server, with a desk that has worked and one act that is worth having."""

    server: Server
    client: httpx.Client
    home: Home
    desk: TrialDesk

    def send(self, headers: dict[str, str], body: bytes) -> httpx.Response:
        return self.client.post(EXCHANGE, content=body, headers=headers)

    def signed(self, body: bytes, key: bytes | None = None) -> dict[str, str]:
        """The headers of the desk, or of somebody who knows its bearer and has `key`."""
        prover = Prover(signer(key or self.desk.key))
        bearer = {"Authorization": f"Bearer {self.desk.secret}", OF_UNIT: UNIT}
        return bearer | dict(prover.headers(EXCHANGE, body))

    def body(self, **changed: Any) -> bytes:
        return wire.dump(replace(a_question(self.desk), **changed))

    def gets_nothing(self, answer: httpx.Response, status: int, reason: str) -> None:
        """Refused with `reason`, nothing told, nothing changed, and one line in the log."""
        acts = len(self.home.acts())
        assert (answer.status_code, answer.json()) == (status, {"reason": reason})
        assert len(self.home.acts()) == acts
        noted = [line for line in self.server.log_lines() if line.get("reason") == reason]
        assert noted
        assert noted[-1]["event"] == "not done"
        assert noted[-1]["status"] == status
        assert noted[-1]["address"] == "127.0.0.1"
        assert self.desk.secret not in self.server.log.read_text()


@pytest.fixture
def front(home: Home, new_desk: NewDesk, new_server: NewServer) -> Iterator[Front]:
    desk, server = new_desk(), new_server(home.address)
    with open_client(server.start()) as client:
        desk.line = HttpCentral(client, desk.secret, prover=Prover(signer(desk.key)))
        desk.receive()
        desk.catch_up()
        yield Front(server, client, home, desk)


def test_that_the_desk_itself_is_answered(front: Front) -> None:
    body = front.body()
    answer = front.send(front.signed(body), body)
    assert answer.status_code == 200
    assert wire.load(_packed(answer), Reply).news
    assert not [line for line in front.server.log_lines() if line["event"] == "not done"]


def _packed(answer: httpx.Response) -> bytes:
    return gzip.compress(answer.content)


def test_that_nobody_gets_anything_without_a_bearer(front: Front) -> None:
    front.gets_nothing(front.send({}, front.body()), 401, "unknown desk")
    guess = {"Authorization": "Bearer guess"}
    front.gets_nothing(front.send(guess, front.body()), 401, "unknown desk")


def test_that_a_bearer_is_worth_nothing_without_the_desk_s_key(front: Front) -> None:
    body = front.body()
    bearer = {"Authorization": f"Bearer {front.desk.secret}"}
    front.gets_nothing(front.send(bearer, body), 401, "proof missing")
    other = front.signed(body, key=new_key())
    front.gets_nothing(front.send(other, body), 401, "bad proof")
    torn = bearer | {MOMENT: "1", PROOF: "no base64!"}
    front.gets_nothing(front.send(torn, body), 401, "bad proof")


def test_that_a_revoked_desk_gets_nothing_from_that_moment_on(front: Front) -> None:
    front.home.revoke(front.desk.name)
    body = front.body()
    front.gets_nothing(front.send(front.signed(body), body), 403, "revoked")
    front.desk.receive()
    with pytest.raises(CentralRefused):
        front.desk.exchange()
    assert front.desk.waiting() == 1  # kept at the desk


@pytest.mark.parametrize(
    "changed", [{"unit": UnitCode("H13.45.99")}, {"desk": DeskId("Q2")}, {"desk": DeskId("TT.x")}]
)
def test_that_a_desk_cannot_speak_as_another(changed: dict[str, Any], front: Front) -> None:
    body = front.body(**changed)
    front.gets_nothing(front.send(front.signed(body), body), 403, "foreign unit")


def test_that_a_request_that_was_overheard_is_worth_nothing_a_second_time(front: Front) -> None:
    body = front.body()
    overheard = front.signed(body)
    assert front.send(overheard, body).status_code == 200
    front.gets_nothing(front.send(overheard, body), 428, "replayed")


def test_that_neither_another_time_nor_another_server_makes_it_good_again(front: Front) -> None:
    body = front.body()
    early = wall_ms() - 10 * 60_000
    proof = signer(front.desk.key)(proof_digest(EXCHANGE, early, body))
    headers = front.signed(body) | {MOMENT: str(early), PROOF: b64encode(proof).decode()}
    front.gets_nothing(front.send(headers, body), 428, "another time")

    overheard = front.signed(body)
    front.server.stop()
    with open_client(front.server.start()) as client:
        front.client = client
        front.gets_nothing(front.send(overheard, body), 428, "another time")


def test_that_an_altered_request_is_worth_nothing(front: Front) -> None:
    body = front.body(cursor=1)
    headers = front.signed(body)
    front.gets_nothing(front.send(headers, front.body(cursor=0)), 401, "bad proof")
    moved = headers | {MOMENT: str(int(headers[MOMENT]) + 1)}
    front.gets_nothing(front.send(moved, body), 401, "bad proof")


def test_that_an_act_of_another_s_making_is_kept_apart(front: Front, new_desk: NewDesk) -> None:
    """A desk of the office that offers an act in the name of its neighbour."""
    other = new_desk()
    made = other.note("desk.remark", DossierId(UUID(int=7)), {})
    offer = Offer(
        desk=other.name,
        seq=made.act.seq,
        id=made.act.id,
        raw=made.raw.decode(),
        signature=signer(front.desk.key)(made.digest),
    )
    question: Request = replace(a_question(front.desk), acts=(offer,))
    reply = front.desk.line.exchange(question)
    assert [verdict.reason for verdict in reply.verdicts if verdict.id == made.act.id] == [
        "bad_signature"
    ]
    (kept,) = front.home.quarantined()
    assert kept.carrier == front.desk.name
    (noted,) = [line for line in front.server.log_lines() if line["event"] == "refused"]
    assert (noted["desk"], noted["reason"]) == (other.name, "bad_signature")


def test_that_what_is_no_request_is_noted_as_well(front: Front) -> None:
    garbage = b"half a request"
    front.gets_nothing(front.send(front.signed(garbage), garbage), 400, "unreadable")
    bomb = wire_bomb()
    front.gets_nothing(front.send(front.signed(bomb), bomb), 400, "unreadable")
    large = bytes(wire.MOST_PACKED + 1)
    front.gets_nothing(front.send(front.signed(large), large), 413, "body too large")


def wire_bomb() -> bytes:
    """Some kilobytes that would unpack to more than anybody may send."""
    return gzip.compress(bytes(wire.MOST_UNPACKED + 1))


def test_that_a_bomb_of_a_stranger_is_not_even_unpacked(front: Front) -> None:
    front.gets_nothing(front.send({}, wire_bomb()), 401, "unknown desk")


def test_that_a_desk_of_an_older_program_is_served_until_it_has_signed_once(
    front: Front, new_desk: NewDesk
) -> None:
    older = new_desk()
    older.line = HttpCentral(front.client, older.secret)
    older.receive()
    older.catch_up()
    newer = HttpCentral(front.client, older.secret, prover=Prover(signer(older.key)))
    newer.exchange(a_question(older))
    with pytest.raises(CentralRefused) as refused:
        older.exchange()
    assert refused.value.reason == "proof missing"


@pytest.mark.parametrize("moment", ["9" * 5_000, "-1", "1e9", ""])
def test_that_a_moment_that_is_none_is_no_proof(front: Front, moment: str) -> None:
    body = front.body()
    front.gets_nothing(
        front.send(front.signed(body) | {MOMENT: moment}, body), 401, "proof missing"
    )
