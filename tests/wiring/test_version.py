"""One place says which version this is, and both programs repeat it."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

import desk_app.version
from central.commands.terminal import Impossible, whole
from desk_app.domain.releases.faults import UpdateRefused
from desk_app.main import main
from desk_app.version import typed, version
from desk_app.wiring.office_life.releases import never_updated
from tests.architecture.sources import MODULES, name
from tests.builders import an_officer
from ui.screens.settings.program.card import _said
from ui.texts import notice

ROOT = Path(__file__).parents[2]
IN_THE_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def test_that_the_tree_has_the_version_of_its_project() -> None:
    assert version() == IN_THE_PROJECT


def test_that_a_built_program_has_the_version_it_carries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "VERSION").write_text("7.8.9\n", "ascii")
    monkeypatch.setattr(desk_app.version, "_HERE", tmp_path)
    assert version.__wrapped__() == "7.8.9"


def test_that_a_built_program_that_nothing_exchanges_is_installed_anew_by_its_installer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder for Windows is built and not frozen."""
    assert never_updated(trial=False).facts().never == "source"
    (tmp_path / "VERSION").write_text("7.8.9\n", "ascii")
    monkeypatch.setattr(desk_app.version, "_HERE", tmp_path)
    releases = never_updated(trial=False)
    assert _said(releases.facts())[0] == "Quản trị cài bản mới bằng bộ cài."
    with pytest.raises(UpdateRefused) as refused:
        releases.take_in(tmp_path / "a.qmc", an_officer())
    assert notice(refused.value).advice == "Quản trị cài bản mới bằng bộ cài."


def test_that_a_built_program_names_itself_as_it_was_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [typed(each) for each in ("desk_app", "central")] == [
        "python -m desk_app",
        "python -m central",
    ]
    (tmp_path / "VERSION").write_text("7.8.9\n", "ascii")
    monkeypatch.setattr(desk_app.version, "_HERE", tmp_path)
    desk = "quay-mot-cua-lenh" if sys.platform == "win32" else "quay-mot-cua"
    assert [typed(each) for each in ("desk_app", "central")] == [desk, "quay-mot-cua-trung-tam"]
    with pytest.raises(Impossible, match="Chạy: quay-mot-cua-trung-tam init"):
        whole(create_engine(f"sqlite:///{tmp_path / 'none.sqlite'}"))


def test_that_no_sentence_names_a_program_that_an_office_does_not_have() -> None:
    """`typed` says it as it was installed."""
    said = [
        f"{name(path)}:{each.lineno}"
        for path in MODULES
        if name(path).startswith(("central/", "desk_app/"))
        for each in _texts(ast.parse(path.read_text("utf-8")))
        if "python -m" in str(each.value)
    ]
    assert [place.rsplit(":", 1)[0] for place in said] == ["desk_app/version.py"]


def _texts(module: ast.Module) -> Iterator[ast.Constant]:
    """Without docstrings and other bare texts."""
    bare = {id(each.value) for each in ast.walk(module) if isinstance(each, ast.Expr)}
    for each in ast.walk(module):
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in bare:
            yield each


def test_that_the_desk_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert (left.value.code, capsys.readouterr().out) == (0, f"{IN_THE_PROJECT}\n")


def test_that_the_centre_tells_its_version() -> None:
    words = [sys.executable, "-m", "central", "--version"]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == f"{IN_THE_PROJECT}\n"


def test_that_the_changes_have_a_heading_for_this_version() -> None:
    lines = (ROOT / "docs/CHANGELOG.md").read_text("utf-8").splitlines()
    newest = next(line for line in lines if line.startswith("## "))
    assert newest.split()[1] == IN_THE_PROJECT
