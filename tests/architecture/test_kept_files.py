"""What may stand in a repository that strangers clone."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from PySide6 import __version__ as pyside

from tests.architecture.sources import ROOT, kept_files, name

TEXT = {".py", ".toml", ".md", ".lock", ".txt", ".json", ".qss", ".svg", ".ini", ".csv", ".ts", ""}
# Written so that this file does not contain what it looks for.
MACHINE = re.compile(r"(?<![\w.$~}/-])/(?:work|root|tmp|home)/[\w.-]")
REGISTRY = re.compile(r"p[y]pi\.org|pythonh[o]sted\.org|n[p]mjs\.(?:org|com)|deb\.d[e]bian\.org")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name(path)}:{number}"
        for path in kept_files()
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_that_no_path_of_one_machine_is_kept() -> None:
    assert not lines_with(MACHINE)


def test_that_no_address_of_a_registry_is_kept() -> None:
    assert not lines_with(REGISTRY)


def test_that_the_lock_file_names_no_address_and_every_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    packages = re.findall(r"^\S+==\S+.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL)
    assert len(packages) > 30
    assert all("--hash=sha256:" in package for package in packages)
    assert not (ROOT / "uv.lock").exists()


def test_that_the_lock_file_holds_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = chain(project["project"]["dependencies"], project["dependency-groups"]["dev"])
    names = {re.split(r"[\[<>=; ]", line)[0].lower() for line in wanted}
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert names <= set(locked)


def test_that_qt_is_a_version_that_keeps_count_of_none() -> None:
    assert tuple(int(part) for part in pyside.split(".")[:2]) < (6, 12)


MAP = ROOT / "docs/ARCHITECTURE.md"
PLACE = re.compile(r"`([\w.-]+(?:/[\w.-]+)*(?:/|\.(?:py|toml|md|lock)))(?:::?\w+)?`")


@pytest.mark.skipif(not MAP.exists(), reason="docs/ARCHITECTURE.md is not written yet")
def test_that_every_place_on_the_map_exists() -> None:
    named = PLACE.findall(MAP.read_text("utf-8"))
    roots = [ROOT, ROOT / "desk_app", ROOT / "docs"]
    lost = [place for place in named if not any((root / place).exists() for root in roots)]
    assert not lost


def test_that_what_is_made_by_running_is_not_kept() -> None:
    made = {".venv", "__pycache__", "tour", "build", "dist", ".hypothesis"}
    assert not [name(path) for path in kept_files() if made & set(Path(name(path)).parts[:1])]
