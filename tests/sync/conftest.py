"""Offices made fresh for each test from two files made once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import Clock
from tests.sync.office import Home, TrialDesk, set_up_desk


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--seed", type=int, default=0, help="of the first day, or spoiled message")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(home_file: Path, tmp_path: Path, clock: Clock) -> Iterator[Home]:
    file = tmp_path / "home.sqlite"
    shutil.copy(home_file, file)
    home = Home(str(file), clock)
    yield home
    home.close()


@pytest.fixture
def desk_of(empty_store_file: Path, tmp_path: Path) -> Iterator[Callable[[Home], TrialDesk]]:
    """Enrols one desk after the other: Q1, Q2, …"""
    desks: list[TrialDesk] = []

    def make(home: Home) -> TrialDesk:
        file = tmp_path / f"desk-{len(desks) + 1}.sqlite"
        shutil.copy(empty_store_file, file)
        desks.append(set_up_desk(file, home))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def new_desk(home: Home, desk_of: Callable[[Home], TrialDesk]) -> Callable[[], TrialDesk]:
    return lambda: desk_of(home)
