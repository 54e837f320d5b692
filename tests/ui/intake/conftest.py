"""One seat per test, on a store of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.intake.seat import Seat, open_counter


@pytest.fixture
def seat(tmp_path: Path, qapp: QApplication) -> Iterator[Seat]:
    seat = Seat(open_counter(tmp_path), qapp)
    yield seat
    seat.close()
