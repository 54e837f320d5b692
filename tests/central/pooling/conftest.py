"""A centre none of whose transactions may count on the session of the one before."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.pool import NullPool

from tests.builders import Clock
from tests.central.databases import Postgres, PostgresHome
from tests.central.pooling.pooler import is_here, pooled
from tests.sync.office import Home


@pytest.fixture(scope="session")
def pooler(postgres: Postgres) -> Iterator[str | None]:
    """The address of PgBouncer before the server; None where it is not installed."""
    if not is_here():
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="qmc-pool-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with pooled(postgres.address, folder) as address:
            yield address


@pytest.fixture
def home(pooler: str | None, postgres: Postgres, clock: Clock) -> Iterator[Home]:
    """Behind PgBouncer, which deals out its sessions in turn; without it, each transaction
    opens a session of its own."""
    poolclass = NullPool if pooler is None else None
    home = PostgresHome(postgres, clock, through=pooler, poolclass=poolclass)
    yield home
    home.close()
