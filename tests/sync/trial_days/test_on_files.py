"""The same days as in production: desks on files that reach the disk, the server a process of
its own on PostgreSQL, and real HTTP between them."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.builders import Clock
from tests.central.conftest import Server, empty_postgres, postgres
from tests.sync.office import made_home
from tests.sync.trial_days.living import live
from tests.sync.trial_days.network import OverHttp
from tests.sync.trial_days.postgres_home import PostgresHome
from tests.sync.trial_days.premises import Premises
from tests.sync.trial_days.schedule import drawn

__all__ = ["empty_postgres", "postgres"]  # fixtures


@pytest.fixture
def premises(empty_postgres: str, empty_store_file: Path, tmp_path: Path) -> Iterator[Premises]:
    home = PostgresHome(made_home(empty_postgres), Clock())
    premises = Premises(tmp_path, home, empty_store_file, safe=True)
    server = Server(empty_postgres, tmp_path / "ready.json")
    try:
        premises.far = OverHttp(server.start(), httpx.HTTPTransport())
        yield premises
    finally:
        server.stop()
        premises.close()


def test_that_days_over_http_on_postgresql_end_with_equal_stores(
    premises: Premises, days_on_files: range
) -> None:
    for seed in days_on_files:
        live(premises, drawn(seed))
