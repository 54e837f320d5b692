"""The counter the use cases of scans are tested at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.unit_of_work import UnitOfWork
from tests.services.scans.counter import ScanCounter


@pytest.fixture
def counter(work: Callable[[], UnitOfWork], tmp_path: Path) -> ScanCounter:
    return ScanCounter(work, tmp_path / "scans")
