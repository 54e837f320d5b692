"""Requests that somebody spoiled: the centre says no or yes, and never breaks half-way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from central.app import Rules, make_app
from central.contents.keeper import ContentKeeper
from central.door.limits import Buckets, Limits, Rate
from central.results.door import ResultsDoor
from central.store.tables import metadata
from desk_app.sync import wire
from desk_app.sync.protocol import (
    CONTENTS,
    ENROL,
    EXCHANGE,
    HISTORY,
    ContentsAnswer,
    Enrolment,
    HistoryPage,
    Reply,
)
from tests.builders import Clock
from tests.sync.fuzz.asking import Asking
from tests.sync.fuzz.conftest import Case
from tests.sync.office import Home, made_home
from tests.sync.trial_days.day import Day
from tests.sync.trial_days.evening import Evening
from tests.sync.trial_days.network import InProcess
from tests.sync.trial_days.postgres_home import PostgresHome
from tests.sync.trial_days.premises import Premises

ANSWERS: dict[str, Any] = {
    EXCHANGE: Reply,
    ENROL: Enrolment,
    CONTENTS: ContentsAnswer,
    HISTORY: HistoryPage,
}


def open_door(home: Home) -> InProcess:
    """The application of production, but for its patience: nobody is told to come later."""
    endless = [Buckets(Rate(per_s=1e9, burst=1e9)) for _ in range(4)]
    contents, results = ContentKeeper(home.engine, home.clock), ResultsDoor(home.engine)
    return InProcess(
        make_app(
            home.office, rules=Rules(limits=Limits(*endless), contents=contents, results=results)
        )
    )


class Changes:
    """Whether anything was committed to the file of a home."""

    def __init__(self, home: Home) -> None:
        self._looking = sqlite3.connect(home.address)

    def mark(self) -> int:
        return int(self._looking.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        self._looking.close()


def asked(far: InProcess, request: httpx.Request, body: bytes) -> int:
    answer = far.deliver(request, body)
    assert answer.status < 500, answer.body
    kind = ANSWERS.get(request.url.path)
    if answer.status == 200 and kind is not None and request.method == "POST":
        wire.load(answer.body, kind)
    return answer.status


def settles(day: Day) -> None:
    evening = Evening(day.home, day.desks, day.witness)
    evening.settle()
    evening.one_stream()


def test_that_a_spoiled_request_is_refused_or_answered_and_never_half_kept(
    premises: Premises, requests: range, case: Case
) -> None:
    day = premises.begin_day(2, requests[0])
    with closing(open_door(premises.home)) as far, closing(Changes(premises.home)) as changes:
        asking = Asking(day, day.desks[0])
        for seed in requests:
            if seed % 100 == 0:
                asking = Asking(day, day.desks[0])
            chance = Random(f"request/{seed}")  # noqa: S311  # a die, not a secret
            with case(seed):
                before = changes.mark()
                status = asked(far, *asking.case(chance))
                assert status == 200 or changes.mark() == before, f"{status}, and it was kept"
    settles(day)


@pytest.fixture
def on_postgres(empty_postgres: str, empty_store_file: Path, tmp_path: Path) -> Iterator[Premises]:
    home = PostgresHome(made_home(empty_postgres), Clock())
    premises = Premises(tmp_path, home, empty_store_file, desks=2)
    yield premises
    premises.close()


def test_that_it_is_the_same_on_postgresql(
    on_postgres: Premises, requests_on_postgres: range, case: Case
) -> None:
    day = on_postgres.begin_day(2, requests_on_postgres[0])
    with closing(open_door(day.home)) as far:
        asking = Asking(day, day.desks[0])
        for seed in requests_on_postgres:
            chance = Random(f"postgres/{seed}")  # noqa: S311  # a die, not a secret
            with case(seed):
                before = rows(day.home)
                status = asked(far, *asking.case(chance))
                assert status == 200 or rows(day.home) == before, f"{status}, and it was kept"
    settles(day)


def rows(home: Home) -> list[int]:
    with home.engine.connect().execution_options(reading=True) as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        ]


def test_that_the_application_is_the_one_of_production(premises: Premises) -> None:
    far = InProcess(make_app(premises.home.office))
    request = httpx.Request("POST", f"http://trial{EXCHANGE}")
    assert far.deliver(request, b"").status in {400, 401}
    far.close()
