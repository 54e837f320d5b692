"""Health, figures and contract of the server, as machines of its keepers read them."""

import base64
import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from central.app import Rules, make_app
from central.door.meters import Meters
from central.door.openapi import document
from central.door.windows import METRICS, OPENAPI
from central.office import CentralOffice
from central.store.census import Census
from central.store.engine import open_engine
from desk_app.sync import wire
from desk_app.sync.protocol import (
    AUTHORITY,
    EXCHANGE,
    HEALTH,
    VERSION,
    EnrolmentOrder,
    Reply,
    Request,
)
from desk_app.sync.signing import new_key, public_key
from tests.central.door.caller import Caller
from tests.sync.office import Home, TrialDesk, a_question

TOKEN = "a token of the monitor"  # noqa: S105  # of these tests alone
HERE, AWAY = ("127.0.0.1", 50000), ("10.0.0.7", 50000)


@pytest.fixture
def home(sqlite_home: Home) -> Home:
    return sqlite_home


@pytest.fixture
def client_at(home: Home) -> Callable[..., Caller]:
    app = make_app(home.office, rules=Rules(metrics_token=TOKEN, authority="-----PEM"))
    return lambda place=HERE: Caller(app, place)


ClientAt = Callable[..., Caller]


def test_that_a_server_is_well_while_its_database_answers(
    client_at: ClientAt, tmp_path: Path
) -> None:
    answer = client_at(AWAY).get(HEALTH)
    assert (answer.status_code, answer.json()) == (200, {"ok": True, "version": VERSION})

    engine = open_engine("postgresql://nobody@127.0.0.1:9/none?connect_timeout=1")
    ill = Caller(make_app(CentralOffice(engine))).get(HEALTH)
    assert (ill.status_code, ill.json()) == (503, {"ok": False, "version": VERSION})
    engine.dispose()


def test_that_the_authority_is_told_to_everybody(client_at: ClientAt, home: Home) -> None:
    assert client_at(AWAY).get(AUTHORITY).text == "-----PEM"
    assert Caller(make_app(home.office)).get(AUTHORITY).status_code == 404


def test_that_figures_are_told_on_this_machine_or_with_a_token(client_at: ClientAt) -> None:
    assert client_at().get(METRICS).status_code == 200
    assert client_at(AWAY).get(METRICS).status_code == 404
    forwarded = {"X-Forwarded-For": "10.0.0.7"}
    assert client_at().get(METRICS, headers=forwarded).status_code == 404
    token = {"Authorization": f"Bearer {TOKEN}"}
    assert client_at(AWAY).get(METRICS, headers=token).status_code == 200
    wrong = {"Authorization": "Bearer guess"}
    assert client_at(AWAY).get(METRICS, headers=wrong).status_code == 404


def test_that_figures_count_what_was_done_and_name_nobody(
    client_at: ClientAt, home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk, client = desk_of(home), client_at()
    desk.receive()
    bearer = {"Authorization": f"Bearer {desk.secret}"}

    class Over:
        def exchange(self, request: Request) -> Any:
            body = wire.dump(request)
            answer = client.post(EXCHANGE, content=body, headers=bearer)
            return wire.load(gzip.compress(answer.content), Reply)

    desk.exchange(Over())
    client.post(EXCHANGE, content=wire.dump(a_question(desk)))
    text = client.get(METRICS).text
    assert 'central_requests_total{route="/v1/exchange",status="200"} 1' in text
    assert 'central_requests_total{route="/v1/exchange",status="401"} 1' in text
    assert 'central_refusals_total{reason="unknown desk"} 1' in text
    assert 'central_acts_total{verdict="accepted"} 1' in text
    assert 'central_request_seconds_count{route="/v1/exchange"} 2' in text
    assert "central_stream_acts 1" in text
    assert "NGUYỄN" not in text
    for line in text.splitlines():
        assert line.startswith("# ") or re.fullmatch(r"[a-z_]+(\{[^{}]+\})? [0-9.e-]+", line)


def test_that_times_are_told_as_a_histogram() -> None:
    meters = Meters()
    for seconds in (0.001, 0.3, 20.0):
        meters.answered("/a", 200, seconds)
    text = meters.text(Census(units=0, desks=0, seen=0, acts=0, quarantined=0))
    assert 'central_request_seconds_bucket{route="/a",le="0.005"} 1' in text
    assert 'central_request_seconds_bucket{route="/a",le="0.5"} 2' in text
    assert 'central_request_seconds_bucket{route="/a",le="+Inf"} 3' in text


def test_that_the_contract_names_every_route_and_is_served(client_at: ClientAt) -> None:
    contract = client_at(AWAY).get(OPENAPI).json()
    assert contract == json.loads(json.dumps(document()))
    assert contract["openapi"].startswith("3.1")
    assert {"/v1/enrol", "/v1/exchange", "/v1/health", "/v1/authority"} <= set(contract["paths"])
    named = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(contract)))
    assert named <= set(contract["components"]["schemas"])


def test_that_real_requests_and_answers_are_what_the_contract_says(
    client_at: ClientAt, home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk, client = desk_of(home), client_at()
    desk.receive()
    desk.forge(previous=bytes(32))
    desk.catch_up()
    order = EnrolmentOrder(code=home.invite(), public_key=public_key(new_key()), name="Quầy 9")
    question = a_question(desk, editions={}, seals=[], blocks=[1])
    bearer = {"Authorization": f"Bearer {desk.secret}"}
    for path, message, headers in (
        ("/v1/enrol", wire.dump(order), {}),
        ("/v1/exchange", wire.dump(question), bearer),
    ):
        told = document()["paths"][path]["post"]
        asked = told["requestBody"]["content"]["application/json"]["schema"]
        assert faults(json.loads(wire.unpack(message)), asked) == []
        answer = client.post(path, content=message, headers=headers)
        assert answer.status_code == 200
        schema = told["responses"]["200"]["content"]["application/json"]["schema"]
        assert faults(answer.json(), schema) == []
        assert faults({"nothing": 1}, schema) != []
    refused = client.post("/v1/exchange", content=wire.dump(question))
    schema = document()["paths"]["/v1/exchange"]["post"]["responses"]["401"]
    assert faults(refused.json(), schema["content"]["application/json"]["schema"]) == []


_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
    "number": (int, float),
}


def faults(value: Any, schema: Mapping[str, Any], at: str = "$") -> list[str]:
    """Where `value` is not what `schema` says: as much of JSON Schema as the contract uses."""
    known = document()["components"]["schemas"]
    if "$ref" in schema:
        return faults(value, known[schema["$ref"].rpartition("/")[2]], at)
    if "anyOf" in schema:
        found = [faults(value, each, at) for each in schema["anyOf"]]
        return [] if [] in found else found[0]
    kind = schema.get("type")
    if kind and not isinstance(value, _TYPES[kind]):
        return [f"{at} is no {kind}"]
    found_here = [
        f"{at}.{name} is missing" for name in schema.get("required", ()) if name not in value
    ]
    if isinstance(value, dict):
        for name, inner in value.items():
            told = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            found_here += faults(inner, told if isinstance(told, dict) else {}, f"{at}.{name}")
    if isinstance(value, list):
        for n, inner in enumerate(value):
            found_here += faults(inner, schema.get("items", {}), f"{at}[{n}]")
    if isinstance(value, str):
        found_here += [f"{at}: {fault}" for fault in _text_faults(value, schema)]
    if isinstance(value, int) and value < schema.get("minimum", value):
        found_here.append(f"{at} is too small")
    return found_here


def _text_faults(value: str, schema: Mapping[str, Any]) -> Iterator[str]:
    if "enum" in schema and value not in schema["enum"]:
        yield "another word"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield "another shape"
    if schema.get("contentEncoding") == "base64":
        base64.b64decode(value, validate=True)
    if schema.get("format") == "uuid":
        UUID(value)
    if schema.get("format") == "date-time":
        datetime.fromisoformat(value)
