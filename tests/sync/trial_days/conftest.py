"""One office for all trial days of a module, and how many days there are."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Clock
from tests.sync.office import Home
from tests.sync.trial_days.premises import Premises

DAYS, AT_ONCE = 300, 25
_MEMORY = Path("/dev/shm")  # noqa: S108  # files of a trial that need no disk


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--faults", type=int, nargs="?", const=10_000, help="how many random days of an office"
    )
    parser.addoption("--seed", type=int, default=0, help="of the first of them")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "days" in metafunc.fixturenames:
        first = metafunc.config.getoption("--seed")
        last = first + (metafunc.config.getoption("--faults") or DAYS)
        parts = [range(at, min(at + AT_ONCE, last)) for at in range(first, last, AT_ONCE)]
        metafunc.parametrize("days", parts, ids=[f"{part[0]}-{part[-1]}" for part in parts])


@pytest.fixture(scope="session")
def premises(home_file: Path, empty_store_file: Path) -> Iterator[Premises]:
    memory = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="qmc-days-", dir=memory))
    shutil.copy(home_file, folder / "home.sqlite")
    home = Home(str(folder / "home.sqlite"), Clock())
    premises = Premises(folder, home, empty_store_file)
    yield premises
    premises.close()
    shutil.rmtree(folder, ignore_errors=True)
