"""Homes on both databases, and the real server as a process of its own."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.builders import UNIT, Clock
from tests.central.databases import Postgres, PostgresHome
from tests.processes import begin
from tests.sync.conftest import clock, desk_of, new_desk
from tests.sync.office import Home

__all__ = ["clock", "desk_of", "new_desk"]  # fixtures

STORES = ("sqlite", "postgres")


@pytest.fixture
def postgres_home(postgres: Postgres, clock: Clock) -> Iterator[Home]:
    home = PostgresHome(postgres, clock)
    yield home
    home.close()


@pytest.fixture
def sqlite_home(home_file: Path, tmp_path: Path, clock: Clock) -> Iterator[Home]:
    file = tmp_path / "home.sqlite"
    shutil.copy(home_file, file)
    home = Home(str(file), clock)
    yield home
    home.close()


@pytest.fixture(params=STORES)
def home(request: pytest.FixtureRequest) -> Home:
    """A centre with one unit, on each of the databases it can run on."""
    found: Home = request.getfixturevalue(f"{request.param}_home")
    return found


@pytest.fixture(params=STORES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of each database the centre can run on, with nothing in it yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new folder' / 'central.sqlite'}"
    return str(request.getfixturevalue("empty_postgres"))


NewServer: TypeAlias = Callable[..., "Server"]


@dataclass
class Server:
    """`central serve`, started and killed as often as a test likes."""

    database: str
    ready: Path
    words: Sequence[str] = ()  # more of what is said to `serve`
    program: Sequence[str] = ("central",)  # the module, and words of its own
    port: str = "0"  # kept over a restart, as a real server keeps its address
    process: BaseProcess | None = None

    def start(self) -> str:
        self.ready.unlink(missing_ok=True)
        words = ["serve", "--port", self.port, "--ready-file", str(self.ready), *self.words]
        all_words = [*self.program, *words, "--database", self.database]
        self.process = begin(all_words, Path(os.devnull), self.log)
        latest = time.monotonic() + 60
        while not self.ready.exists():
            self.process.join(0.01)  # leaves the core to the server meanwhile
            ended = self.process.exitcode
            assert ended is None, f"the server ended by itself: {ended}"
            assert time.monotonic() < latest, "the server never answered"
        facts = json.loads(self.ready.read_text())
        assert facts["pid"] == self.process.pid
        self.port = str(facts["url"]).rsplit(":", 1)[1]
        return str(facts["url"])

    @property
    def log(self) -> Path:
        return self.ready.with_suffix(".log")

    def log_lines(self) -> list[dict[str, Any]]:
        """What it said so far, one object a line."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.join()

    def stop(self) -> int:
        """Asked to end; returns the exit code."""
        if self.process is None or not self.process.is_alive():
            return 0
        self.process.terminate()
        self.process.join(30)
        code = self.process.exitcode
        assert code is not None, "the server does not end"
        return code


@pytest.fixture
def new_server(tmp_path: Path) -> Iterator[NewServer]:
    servers: list[Server] = []

    def make(database: str, *words: str) -> Server:
        servers.append(Server(database, tmp_path / f"ready-{len(servers)}.json", words))
        return servers[-1]

    yield make
    for server in servers:
        server.stop()


def central(*words: str, database: str) -> subprocess.CompletedProcess[str]:
    """What `python -m central` does and says of these words."""
    told = [*words, "--database", database]
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "told", Path(folder) / "complained"
        process = begin(["central", *told], *files)
        process.join()
        assert process.exitcode is not None
        said = [file.read_text("utf-8") for file in files]
    return subprocess.CompletedProcess(told, process.exitcode, *said)


def founded(database: str) -> None:
    assert central("init", database=database).returncode == 0
    added = central("add-unit", UNIT, "--name", "Phường Ninh Kiều", database=database)
    assert added.returncode == 0, added.stderr
