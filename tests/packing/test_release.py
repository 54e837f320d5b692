"""The list of a release: it stops where something is wrong, and waits for people."""

import hashlib
from pathlib import Path

import pytest

from desk_app.version import version
from packing import release
from packing.release import (
    STEPS,
    Step,
    changes_are_told,
    main,
    maker_is_believed,
    sums_are_written,
)

done: list[str] = []


def step(name: str, problem: str = "") -> Step:
    def do() -> str:
        done.append(name)
        return problem

    return Step(name, do)


@pytest.fixture(autouse=True)
def _nothing_done() -> None:
    done.clear()


def with_steps(monkeypatch: pytest.MonkeyPatch, *steps: Step) -> None:
    monkeypatch.setattr(release, "STEPS", steps)


def test_that_the_list_stops_where_something_is_wrong_and_says_how_to_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_steps(monkeypatch, step("one"), step("two", "it leaks"), step("three"))
    assert main([]) == 1
    assert done == ["one", "two"]
    assert "it leaks. Then: python3 dev.py release --from 2" in capsys.readouterr().err


def test_that_it_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with_steps(monkeypatch, step("one"), step("two"), step("three"))
    assert main(["--from", "2"]) == 0
    assert done == ["two", "three"]


@pytest.mark.parametrize(("answers", "code"), [(["yes"], 0), (["no"], 1), ([], 1)])
def test_that_what_a_person_does_waits_for_a_yes_and_for_nothing_else(
    monkeypatch: pytest.MonkeyPatch, answers: list[str], code: int
) -> None:
    def typed(_asked: str) -> str:
        if not answers:
            raise EOFError
        return answers.pop()

    monkeypatch.setattr("builtins.input", typed)
    with_steps(monkeypatch, Step("print a receipt"), step("tag"))
    assert main([]) == code
    assert done == (["tag"] if code == 0 else [])


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (f"# Changes\n\n## {version()}\n\n- Faster.\n", True),
        (f"# Changes\n\n## {version()}\n\n## 0.0.1\n\n- First.\n", False),
        (f"# Changes\n\n## 99.0.0\n\n- Later.\n\n## {version()}\n\n- Faster.\n", False),
        ("# Changes\n", False),
    ],
)
def test_that_a_version_without_its_changes_is_not_released(
    text: str, good: bool, tmp_path: Path
) -> None:
    file = tmp_path / "CHANGELOG.md"
    file.write_text(text, "utf-8")
    assert (changes_are_told(file) == "") is good


def test_that_the_sums_are_of_all_that_has_this_version_in_its_name(tmp_path: Path) -> None:
    for other in ("SHA256SUMS", "a.deb", f"a_1{version()}.deb", f"a_{version()}.1.deb"):
        (tmp_path / other).write_bytes(b"of another version")
    assert sums_are_written(tmp_path) != ""
    made = f"a_{version()}_amd64.deb", f"b-{version()}.qmc"
    for name in made:
        (tmp_path / name).write_bytes(b"a")
    (tmp_path / "folder").mkdir()
    for _ in range(2):
        assert sums_are_written(tmp_path) == ""
    told = (tmp_path / "SHA256SUMS").read_text("utf-8")
    assert told == "".join(f"{hashlib.sha256(b'a').hexdigest()}  {name}\n" for name in made)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("# nobody yet\n", "resources/program/keys.txt holds no key"),
        ("no key\n", "a line of keys.txt is no key"),
        (f"{'ab' * 32}  # the maker's\n", ""),
    ],
)
def test_that_a_program_that_believes_no_maker_is_not_released(
    tmp_path: Path, lines: str, said: str
) -> None:
    file = tmp_path / "keys.txt"
    file.write_text(lines, "utf-8")
    assert maker_is_believed(file).startswith(said)
    assert (maker_is_believed(file) == "") is (said == "")
    assert maker_is_believed in [step.do for step in STEPS]
