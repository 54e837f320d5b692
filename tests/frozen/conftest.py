"""What was built, and a machine that has none of our Python: these tests need `dev.py build`."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

BUILT = os.environ.get("QMC_BUILT", "")
"""Folder of what `python3 dev.py build` made; it sets this itself, and nothing else does."""

DESK, SERVER = "quay-mot-cua", "quay-mot-cua-trung-tam"
_END = ".exe" if sys.platform == "win32" else ""


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    here = Path(__file__).parent
    unbuilt = pytest.mark.skip(reason="nothing is built: `python3 dev.py build` runs these")
    for item in items:
        if not BUILT and item.path.is_relative_to(here):
            item.add_marker(unbuilt)


@dataclass(frozen=True)
class Bare:
    """A person's machine: an empty home, the system's own programs, none of ours on any path."""

    home: Path

    @property
    def surroundings(self) -> Mapping[str, str]:
        return {
            "HOME": str(self.home),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }

    def run(self, program: str, *words: str) -> subprocess.CompletedProcess[str]:
        """One of the built programs, started in the empty home."""
        return subprocess.run(
            [program_of(program), *words],
            cwd=self.home,
            env=self.surroundings,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )


def folder_of(program: str) -> Path:
    return Path(BUILT, program)


def program_of(program: str) -> Path:
    return folder_of(program) / f"{program}{_END}"


@pytest.fixture
def bare(tmp_path: Path) -> Bare:
    home = tmp_path / "home"
    home.mkdir()
    return Bare(home)
