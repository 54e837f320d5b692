"""The same days as in production: desks on files that reach the disk, the server a process of
its own on PostgreSQL that is killed in the middle of its work, and HTTPS with signed requests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Clock
from tests.sync.office import made_home
from tests.sync.trial_days.https_home import HttpsHome
from tests.sync.trial_days.living import live
from tests.sync.trial_days.premises import Premises
from tests.sync.trial_days.schedule import with_cut_at_home


@pytest.fixture
def https_home(empty_postgres: str, tmp_path: Path) -> Iterator[HttpsHome]:
    home = HttpsHome(made_home(empty_postgres), Clock(), tmp_path)
    yield home
    home.close()


@pytest.fixture
def premises(https_home: HttpsHome, empty_store_file: Path, tmp_path: Path) -> Iterator[Premises]:
    premises = Premises(tmp_path, https_home, empty_store_file, safe=True)
    premises.far = https_home.far()
    yield premises
    premises.close()


def test_that_days_over_https_on_postgresql_end_with_equal_stores(
    premises: Premises, https_home: HttpsHome, days_on_files: range
) -> None:
    for seed in days_on_files:
        live(premises, with_cut_at_home(seed))
    print(f"the server was killed {https_home.kills} times")
    # A fuse may be longer than what the server does before the day is over: not five times.
    assert https_home.kills > 0 or len(days_on_files) < 5
