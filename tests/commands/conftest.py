"""A desk that commands are asked about."""

from pathlib import Path

import pytest

from desk_app.paths import Folders
from tests.commands.tasks import a_desk_of


@pytest.fixture
def place(tmp_path: Path) -> tuple[Folders, Path]:
    """A desk that received two dossiers in November 2026, and ended one."""
    return a_desk_of(tmp_path, received=2, ended=1, reports=("II.06a", "mau-07"))
