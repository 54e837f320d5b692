"""What a frozen program looks for beside it, and what the programs it starts are given."""

import os
import sys
from pathlib import Path

import pytest

from desk_app.frozen import leave_surroundings_alone, server_words
from desk_app.version import SERVER

END = ".exe" if sys.platform == "win32" else ""


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the folder of a frozen desk lies."""
    (tmp_path / "quay-mot-cua").mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "quay-mot-cua/quay-mot-cua"))
    return tmp_path


def test_that_the_tree_runs_its_own_central_server() -> None:
    assert server_words() == [sys.executable, "-m", "central"]


def test_that_a_frozen_desk_runs_the_server_that_lies_beside_it(frozen: Path) -> None:
    server = frozen / SERVER / f"{SERVER}{END}"
    server.parent.mkdir()
    server.touch()
    assert server_words() == [str(server)]


def test_that_a_frozen_desk_alone_has_no_server(frozen: Path) -> None:
    assert server_words() is None


@pytest.mark.usefixtures("frozen")
def test_that_a_viewer_started_by_a_frozen_desk_finds_the_systems_libraries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "ours")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "theirs")
    leave_surroundings_alone()
    assert os.environ["LD_LIBRARY_PATH"] == "theirs"
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")
    leave_surroundings_alone()
    assert "LD_LIBRARY_PATH" not in os.environ


def test_that_the_tree_leaves_the_surroundings_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "theirs")
    leave_surroundings_alone()
    assert os.environ["LD_LIBRARY_PATH"] == "theirs"
