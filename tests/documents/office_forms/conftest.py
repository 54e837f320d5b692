"""The office's folder, empty at first."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "forms"


@pytest.fixture
def write(folder: Path) -> Callable[[str, str | bytes], Path]:
    def written(name: str, said: str | bytes) -> Path:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(said.encode() if isinstance(said, str) else said)
        return file

    return written
