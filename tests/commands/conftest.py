"""A desk that commands are asked about."""

from pathlib import Path

import pytest

from desk_app.paths import Folders
from tests.commands.tasks import a_desk_of, give_key


@pytest.fixture
def place(tmp_path: Path) -> tuple[Folders, Path]:
    """A desk that received two dossiers in November 2026, and ended one."""
    folders, keys = a_desk_of(tmp_path, received=2, ended=1)
    give_key(folders, keys, "II.06a", "mau-07")
    return folders, keys
