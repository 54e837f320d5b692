"""One office for all trial days, and how many days there are."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Clock
from tests.sync.office import Home
from tests.sync.trial_days.premises import Premises

DAYS, ON_FILES = 300, 10  # of a usual run

_PARTS = (  # fixture; how many usually, and for each day asked for; how many at once
    ("days", DAYS, 1.0, 10),
    ("days_on_files", ON_FILES, 0.02, 5),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--faults", type=int, nargs="?", const=10_000, help="how many random days of an office"
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test that lives through `days` gets them in parts, which processes can share."""
    asked: int | None = metafunc.config.getoption("--faults", None)
    first: int = metafunc.config.getoption("--seed", 0)
    for name, usual, share, at_once in _PARTS:
        if name in metafunc.fixturenames:
            last = first + (usual if asked is None else max(1, int(asked * share)))
            parts = [range(at, min(at + at_once, last)) for at in range(first, last, at_once)]
            metafunc.parametrize(name, parts, ids=[f"{part[0]}-{part[-1]}" for part in parts])


def pytest_report_header(config: pytest.Config) -> str:
    return f"trial days: from seed {config.getoption('--seed', 0)} on"


@pytest.fixture(scope="session")
def premises(home_file: Path, empty_store_file: Path) -> Iterator[Premises]:
    folder = Path(tempfile.mkdtemp(prefix="qmc-days-"))
    shutil.copy(home_file, folder / "home.sqlite")
    home = Home(str(folder / "home.sqlite"), Clock())
    premises = Premises(folder, home, empty_store_file)
    yield premises
    premises.close()
    shutil.rmtree(folder, ignore_errors=True)
