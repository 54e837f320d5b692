"""Messages that somebody spoiled: the centre says no or yes, and never breaks half-way."""

import gzip
import json
from random import Random
from typing import Any

import httpx

from central.app import make_app
from desk_app.sync import wire
from desk_app.sync.protocol import EXCHANGE, Reply
from tests.sync.trial_days.day import Day
from tests.sync.trial_days.evening import Evening
from tests.sync.trial_days.network import InProcess
from tests.sync.trial_days.premises import Premises

ODD: tuple[Any, ...] = (
    *(None, True, -1, 0, 1 << 62, 1 << 70, 1.5, "", "x" * 300, "\u0000", [], {}, [[]]),
    *("2026-02-30T00:00:00Z", "9999-12-31T23:59:59Z", "AAAA", "Q1", {"Q1": -1}),
)


def test_that_a_spoiled_request_is_refused_or_answered_and_never_half_kept(
    premises: Premises, messages: range
) -> None:
    day = premises.begin_day(2, messages[0])
    for seed in messages:
        chance = Random(seed)  # noqa: S311  # a die, not a secret
        if seed == messages[0] or seed % 100 == 0:
            day.desks[0].receive()
            day.desks[0].exchange()
        answer = premises.far.deliver(*spoiled(day, premises, chance))
        assert answer.status < 500, f"seed {seed}: {answer.body!r}"
        if answer.status == 200:
            wire.load(answer.body, Reply)
    evening = Evening(day.home, day.desks, day.witness)
    evening.settle()
    evening.one_stream()


def spoiled(day: Day, premises: Premises, chance: Random) -> tuple[httpx.Request, bytes]:
    """A real request of a desk with one thing, or several, that nobody would write."""
    request, body = day.lines[day.desks[0].name].sent[-1]
    facts = json.loads(gzip.decompress(body))
    match chance.randrange(4):
        case 0:
            packed = bytearray(body)
            packed[chance.randrange(len(packed))] ^= chance.randrange(1, 256)
            return request, bytes(packed)
        case 1:
            plain = bytearray(gzip.decompress(body))
            plain[chance.randrange(len(plain))] = chance.randrange(256)
            return request, gzip.compress(bytes(plain), 1)
        case 2:
            return request, gzip.compress(gzip.decompress(body)[: chance.randrange(400)], 1)
        case _:
            inside = chance.choice([facts, *facts["acts"]])
            inside[chance.choice(sorted(inside))] = chance.choice(ODD)
            return request, gzip.compress(json.dumps(facts).encode(), 1)


def test_that_the_application_is_the_one_of_production(premises: Premises) -> None:
    far = InProcess(make_app(premises.home.office))
    request = httpx.Request("POST", f"http://trial{EXCHANGE}")
    assert far.deliver(request, b"").status in {400, 401}
    far.close()
