"""Two desks and the real server, over real HTTP, whatever happens to the server."""

import random
import threading
from collections.abc import Callable, Iterator

import httpx
import pytest

from desk_app.domain.errors import CentralRefused, CentralUnreachable
from desk_app.sync import wire
from desk_app.sync.http_central import HttpCentral, open_client
from desk_app.sync.protocol import EXCHANGE
from tests.central.conftest import Server
from tests.sync.office import Home, TrialDesk, a_question
from tests.sync.test_broken_wire import everything_agrees

NewDesk = Callable[[], TrialDesk]


@pytest.fixture
def over_http() -> Iterator[Callable[..., None]]:
    """Lets desks speak to the server at an address from now on."""
    clients: list[httpx.Client] = []

    def connect(url: str, *desks: TrialDesk) -> None:
        clients.append(open_client(url))
        for desk in desks:
            desk.line = HttpCentral(clients[-1], desk.secret)

    yield connect
    for client in clients:
        client.close()


def test_that_two_desks_see_each_other_s_dossiers_over_http(
    new_desk: NewDesk,
    home: Home,
    new_server: Callable[[str], Server],
    over_http: Callable[..., None],
) -> None:
    one, two = new_desk(), new_desk()
    over_http(new_server(home.address).start(), one, two)
    dossier = one.receive()
    one.remark(times=700, words="Nguyễn Thị Lan " * 20)
    one.catch_up()
    two.catch_up()
    two.result_back(dossier)
    two.return_(dossier)

    everything_agrees(home, one, two)
    home.revoke(two.name)
    with pytest.raises(CentralRefused) as refused:
        two.exchange()
    assert refused.value.reason == "revoked"


def test_that_killing_the_server_at_any_moment_loses_and_doubles_nothing(
    home: Home,
    desk_of: Callable[[Home], TrialDesk],
    new_server: Callable[[str], Server],
    over_http: Callable[..., None],
) -> None:
    desks = [desk_of(home), desk_of(home)]
    server = new_server(home.address)
    chance = random.Random(1)  # noqa: S311  # a die, not a secret
    unanswered = 0
    for _ in range(6):
        over_http(server.start(), *desks)
        killer = threading.Timer(chance.uniform(0.01, 0.4), server.kill)
        killer.start()
        while killer.is_alive():
            for desk in desks:
                desk.remark(times=40)
                try:
                    desk.exchange()
                except CentralUnreachable:
                    unanswered += 1
        killer.join()
    assert unanswered >= 3

    over_http(server.start(), *desks)
    everything_agrees(home, *desks)


def test_that_the_server_says_what_it_does_not_take(
    new_desk: NewDesk, home: Home, new_server: Callable[[str], Server]
) -> None:
    desk = new_desk()
    url = new_server(home.address).start()
    bearer = {"Authorization": f"Bearer {desk.secret}"}
    with open_client(url) as client:
        garbage = client.post(EXCHANGE, content=b"half a request", headers=bearer)
        large = client.post(EXCHANGE, content=bytes(wire.MOST_PACKED + 1), headers=bearer)
        nowhere = client.post("/v1/elsewhere", content=b"")
        with pytest.raises(CentralRefused) as refused:
            HttpCentral(client, "guess").exchange(a_question(desk))

    assert [answer.status_code for answer in (garbage, large, nowhere)] == [400, 413, 404]
    assert garbage.json() == {"reason": "unreadable"}
    assert refused.value.reason == "unknown desk"
