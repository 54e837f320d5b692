"""Who asks too often is told to come again later; who does not is never told so."""

import gzip
from collections.abc import AsyncIterator, Callable

import pytest

from central.app import Rules, make_app
from central.door.limits import Buckets, Limits, Rate, place_of
from central.founding import new_code
from desk_app.sync import wire
from desk_app.sync.protocol import ENROL, EXCHANGE, EnrolmentOrder
from desk_app.sync.signing import new_key, public_key
from tests.central.door.caller import Caller
from tests.sync.office import Home, TrialDesk, a_question

NewDesk = Callable[[], TrialDesk]


class Watch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


def door(home: Home, limits: Limits) -> Caller:
    return Caller(make_app(home.office, rules=Rules(limits=limits)))


def ask(client: Caller, desk: TrialDesk, secret: str = "") -> int:
    headers = {"Authorization": f"Bearer {secret or desk.secret}"}
    body = wire.dump(a_question(desk))
    return int(client.post(EXCHANGE, content=body, headers=headers).status_code)


def enrol(client: Caller, code: str) -> int:
    order = EnrolmentOrder(code=code, public_key=public_key(new_key()))
    return int(client.post(ENROL, content=wire.dump(order)).status_code)


def test_that_a_bucket_fills_up_at_its_rate(watch: Watch) -> None:
    buckets = Buckets(Rate(per_s=0.5, burst=2), watch)
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 2]
    assert buckets.take("b") == 0
    watch.seconds = 1
    assert buckets.take("a") == 1
    watch.seconds = 2
    assert buckets.take("a") == 0
    watch.seconds = 1000
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 2]


def test_that_those_who_asked_long_ago_are_forgotten_first(watch: Watch) -> None:
    buckets = Buckets(Rate(per_s=0.001, burst=1), watch)
    buckets.take("first")
    for n in range(20_000):
        buckets.take(str(n))
    assert buckets.take("first") == 0  # forgotten
    assert buckets.take("19999") > 0


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("10.1.2.3", "10.1.2.3"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
        ("testclient", "testclient"),
    ],
)
def test_that_a_net_of_ipv6_counts_as_one(host: str, place: str) -> None:
    assert place_of(host) == place


def test_that_a_desk_that_asks_too_often_waits_and_others_do_not(
    sqlite_home: Home, desk_of: Callable[[Home], TrialDesk], watch: Watch
) -> None:
    one, two = desk_of(sqlite_home), desk_of(sqlite_home)
    limits = Limits(desk=Buckets(Rate(per_s=1, burst=3), watch))
    client = door(sqlite_home, limits)
    assert [ask(client, one) for _ in range(4)] == [200, 200, 200, 429]
    assert ask(client, two) == 200
    watch.seconds = 1
    assert ask(client, one) == 200


def test_that_an_address_that_asks_too_often_is_told_when_to_come_again(
    sqlite_home: Home, watch: Watch
) -> None:
    limits = Limits(address=Buckets(Rate(per_s=0.1, burst=2), watch))
    client = door(sqlite_home, limits)
    for _ in range(2):
        client.post(EXCHANGE)
    answer = client.post(EXCHANGE)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "10")
    assert answer.json() == {"reason": "too many requests"}


def test_that_codes_can_be_guessed_a_few_times_only(sqlite_home: Home, watch: Watch) -> None:
    limits = Limits(codes=Buckets(Rate(per_s=1 / 60, burst=3), watch))
    good = sqlite_home.invite()
    client = door(sqlite_home, limits)
    assert [enrol(client, new_code()) for _ in range(3)] == [409, 409, 409]
    assert enrol(client, good) == 429
    watch.seconds = 60
    assert enrol(client, good) == 200
    assert enrol(client, sqlite_home.invite()) == 200  # what is right costs nothing


def test_that_strangers_of_an_office_do_not_shut_its_desks_out(
    sqlite_home: Home, desk_of: Callable[[Home], TrialDesk], watch: Watch
) -> None:
    desk = desk_of(sqlite_home)
    limits = Limits(refusals=Buckets(Rate(per_s=0.2, burst=2), watch))
    client = door(sqlite_home, limits)
    assert [ask(client, desk, "guess") for _ in range(3)] == [401, 401, 429]
    assert ask(client, desk) == 200


def test_that_an_enrolment_is_small(sqlite_home: Home) -> None:
    bomb = gzip.compress(b'{"code": "' + bytes(1 << 20) + b'"}')
    client = door(sqlite_home, Limits())
    assert client.post(ENROL, content=bytes(17 << 10)).status_code == 413
    assert client.post(ENROL, content=bomb).status_code == 400


def test_that_nothing_large_is_read_of_a_stranger(sqlite_home: Home) -> None:
    pulled: list[int] = []

    async def large() -> AsyncIterator[bytes]:
        pulled.append(1)
        yield bytes(1 << 20)

    client = door(sqlite_home, Limits())
    guess = {"Authorization": "Bearer guess"}
    assert client.post(EXCHANGE, content=large(), headers=guess).status_code == 401
    assert not pulled
