"""Answers that somebody spoiled: a desk takes them for none, or takes in what can be read."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from typing_extensions import override

from db.check import check_store
from desk_app.domain.errors import CentralRefused, CentralUnreachable
from desk_app.sync import wire
from desk_app.sync.http_central import HttpCentral
from desk_app.sync.line.proof import Prover
from desk_app.sync.protocol import (
    MOMENT,
    ContentsAnswer,
    ContentsOrder,
    Enrolment,
    EnrolmentOrder,
    Reply,
    Request,
)
from desk_app.sync.signing import signer
from tests.sync.fuzz import spoil
from tests.sync.fuzz.conftest import Case
from tests.sync.office import TrialDesk
from tests.sync.trial_days.premises import Premises

_STATUS = (200,) * 12 + (100, 201, 204, 301, 400, 401, 403, 408, 413, 426, 428, 429, 500, 503, 599)
_TIMES = ("", "9" * 5_000, "-1", "1e9", "٣", "²", "NaN", "0", "1", "99999999999999999999", "\x00")
_KINDS = (Request, Reply, EnrolmentOrder, Enrolment, ContentsOrder, ContentsAnswer)


@dataclass
class Spoils(httpx.BaseTransport):
    """Answers with what is left of a real answer."""

    real: bytes
    chance: Random

    @override
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        chance = self.chance
        facts = json.loads(gzip.decompress(self.real))
        for _ in range(chance.choice((0, 1, 1, 2, 5))):
            spoil.spoil_json(facts, chance)
        news = facts.get("news") if isinstance(facts, dict) else None
        for entry in news if isinstance(news, list) else ():
            if isinstance(entry, dict) and chance.randrange(4) == 0:
                entry["raw"] = spoil.to_text(_act(entry.get("raw"), chance))
        body = spoil.packed(spoil.to_bytes(facts, chance), chance)
        headers = {}
        if chance.randrange(4) == 0:
            headers = {
                name: chance.choice(_TIMES)
                for name in (MOMENT, "Retry-After", "Content-Length", "Content-Encoding")
                if chance.randrange(2)
            }
        stream = httpx.ByteStream(body)
        encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
        return httpx.Response(chance.choice(_STATUS), headers=encoded, stream=stream)


def _act(raw: object, chance: Random) -> object:
    try:
        act = json.loads(str(raw))
    except ValueError:
        return spoil.odd(chance)
    spoil.spoil_json(act, chance)
    return act


def test_that_a_spoiled_answer_is_none_or_what_of_it_can_be_read(
    premises: Premises, replies: range, case: Case, tmp_path: Path
) -> None:
    day = premises.begin_day(2, replies[0])
    desk, neighbour = day.desks
    neighbour.receive()
    neighbour.result_back(neighbour.receive())
    neighbour.exchange()
    desk.receive()
    backup = tmp_path / "before"
    desk.back_up(backup)
    desk.exchange()
    real = day.lines[desk.name].answers[-1].body
    desk.bring_back(backup)
    for seed in replies:
        chance = Random(f"reply/{seed}")  # noqa: S311  # a die, not a secret
        prover = Prover(signer(desk.key)) if chance.randrange(2) else None
        with (
            case(seed),
            httpx.Client(transport=Spoils(real, chance), base_url="http://trial") as client,
        ):
            before = version_of(desk)
            try:
                desk.exchange(HttpCentral(client, desk.secret, prover=prover))
            except (CentralUnreachable, CentralRefused):
                assert version_of(desk) == before, "no answer, and it was kept"
            if version_of(desk) != before:
                stands(desk)
                desk.bring_back(backup)
    desk.exchange()
    assert desk.waiting() == 0


def version_of(desk: TrialDesk) -> int:
    """Another one when anything was changed in the store."""
    with desk.store.reading.connect() as connection:
        one = connection.execute(text("SELECT count(*), max(n) FROM act")).one()
        other = connection.execute(text("SELECT count(*), total(position) FROM act")).one()
        settings = connection.execute(text("SELECT group_concat(value) FROM setting")).one()
    return hash((*one, *other, *settings))


def stands(desk: TrialDesk) -> None:
    with desk.store.reading.connect() as connection:
        assert check_store(connection, desk.name).problems == ()


@pytest.mark.parametrize("kind", _KINDS, ids=lambda kind: kind.__name__)
def test_that_bytes_are_a_message_or_garbage(plain: range, kind: Any, case: Case) -> None:
    for seed in plain:
        chance = Random(f"{kind.__name__}/{seed}")  # noqa: S311  # a die, not a secret
        facts = {name: spoil.odd(chance) for name in kind.__dataclass_fields__}
        body = spoil.packed(spoil.to_bytes(facts, chance), chance)
        with case(seed):
            try:
                wire.load(body, kind)
            except wire.WireGarbage:
                continue
