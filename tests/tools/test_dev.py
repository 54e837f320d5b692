"""The one door: what it finds missing, what it says, and what it starts."""

import ast
import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest

import central.beside
import dev

STAND_IN = Path(__file__).with_name("stand_in_central.py")
NOWHERE: dict[str, str] = {}


def nothing_loads(_: str) -> bool:
    return False


def refuses(_: Sequence[str]) -> bool:
    return False


class Machine:
    """Notes the commands it is given; those that contain a word of `broken` fail."""

    def __init__(self, *broken: str) -> None:
        self.broken = broken
        self.seen: list[str] = []

    def __call__(self, command: Sequence[str]) -> bool:
        self.seen.append(" ".join(command))
        return not any(word in self.seen[-1] for word in self.broken)


# --- System packages


def test_that_a_machine_without_a_display_needs_no_window_libraries() -> None:
    missing = dev.missing_libraries(NOWHERE, nothing_loads)
    assert missing == [
        *("libegl1", "libgl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1"),
        *("libglib2.0-0", "libcups2"),
    ]


@pytest.mark.parametrize(
    ("env", "wanted"),
    [
        ({"DISPLAY": ":0"}, {"libxcb-cursor0", "libxkbcommon-x11-0"}),
        ({"WAYLAND_DISPLAY": "wayland-0"}, {"libxcb-cursor0", "libwayland-cursor0"}),
    ],
)
def test_that_a_display_brings_its_libraries(env: dict[str, str], wanted: set[str]) -> None:
    assert wanted <= set(dev.missing_libraries(env, nothing_loads))


def test_that_a_library_at_hand_is_not_missing() -> None:
    assert dev.missing_libraries(NOWHERE, lambda name: name != "libEGL.so.1") == ["libegl1"]


def test_that_whoever_may_not_install_reads_exactly_what_to_install() -> None:
    with pytest.raises(SystemExit, match="sudo apt-get install libegl1 libcups2"):
        dev.install(["libegl1", "libcups2"], install_by_apt=refuses)


def test_that_the_venv_package_is_asked_for_only_where_there_is_no_pip_either() -> None:
    dev.install([dev.VENV_PACKAGE], run=Machine(), install_by_apt=refuses)
    with pytest.raises(SystemExit, match=dev.VENV_PACKAGE):
        dev.install([dev.VENV_PACKAGE], run=Machine("-m pip"), install_by_apt=refuses)


def test_that_the_tests_of_printing_bring_their_own_cups() -> None:
    assert dev.missing_cups(nothing_loads) == ["cups", "cups-client", "cups-filters"]
    assert dev.missing_cups(lambda name: name != "lp") == ["cups-client"]


# --- The environment


def test_that_an_environment_brings_its_own_pip(tmp_path: Path) -> None:
    pip = dev.make_environment(tmp_path / "house", run=Machine())
    assert pip == [str(tmp_path / "house" / dev.PYTHON), "-m", "pip"]


def test_that_the_systems_pip_fills_an_environment_without_one(tmp_path: Path) -> None:
    house = tmp_path / "house"
    machine = Machine(f"-m venv {house}")  # what Debian's own python3 says without python3-venv
    assert dev.make_environment(house, run=machine) == [
        *(dev.BASE_PYTHON, "-m", "pip", "--python", str(house / dev.PYTHON))
    ]
    assert machine.seen[-1] == f"{dev.BASE_PYTHON} -m venv --without-pip {house}"


def test_that_an_environment_that_cannot_be_made_ends_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="virtual environment"):
        dev.make_environment(tmp_path / "house", run=refuses)


def test_that_a_half_made_environment_is_made_anew(tmp_path: Path) -> None:
    left_over = tmp_path / "house/lib/half.py"
    left_over.parent.mkdir(parents=True)
    left_over.touch()
    dev.make_environment(tmp_path / "house", run=Machine())
    assert not left_over.exists()


def test_that_an_environment_counts_only_with_python_and_the_right_mark(tmp_path: Path) -> None:
    assert not dev.is_whole(tmp_path)
    (tmp_path / dev.PYTHON).parent.mkdir(parents=True)
    (tmp_path / dev.PYTHON).touch()
    assert not dev.is_whole(tmp_path)
    (tmp_path / dev.MARK).write_text("of another lock file", "utf-8")
    assert not dev.is_whole(tmp_path)
    (tmp_path / dev.MARK).write_text(dev.stamp(), "utf-8")
    assert dev.is_whole(tmp_path)


def test_that_the_stamp_changes_with_the_lock_and_with_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = {dev.stamp()}
    monkeypatch.setattr(sys, "version", "3.99")
    stamps.add(dev.stamp())
    lock = tmp_path / "requirements.lock"
    lock.touch()
    monkeypatch.setattr(dev, "LOCK", lock)
    stamps.add(dev.stamp())
    assert len(stamps) == 3


@pytest.mark.parametrize("module", [dev, central.beside])
def test_that_the_door_needs_nothing_installed_and_an_old_python_can_read_it(
    module: ModuleType,
) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"), feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names | {"central"}


# --- What is run


def test_that_the_demo_lives_where_the_platform_keeps_data() -> None:
    home = Path.home()
    assert dev.demo_folder(NOWHERE) == home / ".local/share/quay-mot-cua/dung-thu"
    assert dev.demo_folder({"XDG_DATA_HOME": "/d"}) == Path("/d/quay-mot-cua/dung-thu")


@pytest.mark.parametrize(
    ("env", "seen"),
    [
        (NOWHERE, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "linuxfb"}, True),
    ],
)
def test_that_a_display_is_one_somebody_can_see(env: dict[str, str], seen: bool) -> None:
    assert dev.has_display(env) is seen


FAKE_PYTHON = """#!{python}
import json, os, sys
name, words = sys.argv[3], sys.argv[4:]
if name == "central":
    os.execv({python!r}, [{python!r}, {stand_in!r}, *words])
note = [name, *words, os.environ.get("QT_QPA_PLATFORM", "")]
open({notes!r}, "a").write(json.dumps(note) + "\\n")
sys.exit(7)
"""

Notes = Callable[[], list[list[str]]]


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notes:
    """An environment whose python only notes what it would start; `central` is a stand-in."""
    file, python = tmp_path / "notes", tmp_path / "house" / dev.PYTHON
    python.parent.mkdir(parents=True)
    script = FAKE_PYTHON.format(python=sys.executable, stand_in=str(STAND_IN), notes=str(file))
    python.write_text(script, "utf-8")
    python.chmod(stat.S_IRWXU)
    monkeypatch.setattr(dev, "HOUSE", tmp_path / "house")
    monkeypatch.setattr(dev, "set_up", lambda _: None)
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.chdir(tmp_path)
    return lambda: [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_that_a_new_desk_gets_its_code_and_an_enrolled_one_does_not(
    notes: Notes, tmp_path: Path
) -> None:
    run = ["run", "--desk", "2", "--data", "d"]
    assert dev.main(run) == 7
    store = tmp_path / "d/desk-2/officers.json"
    store.parent.mkdir()
    store.touch()
    assert dev.main(run) == 7
    new, old = notes()
    assert new[:5] == old[:5] == ["desk_app", "--demo", "--data", str(store.parent), "--central"]
    assert new[6:] == ["--code", "CODE-2", ""]
    assert old[6:] == [""]


def test_that_no_display_means_the_tour_with_two_desks(
    notes: Notes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.main(["run"]) == 7
    [said] = notes()
    assert said[:4] == ["desk_app", "--demo", "--tour", str(tmp_path / "tour")]
    assert said[-5:] == ["--code", "CODE-1", "--second-code", "CODE-2", "offscreen"]
    assert not Path(said[5]).parent.exists()
    assert "No window" in capfd.readouterr().err


def test_that_a_real_office_starts_no_server(notes: Notes, tmp_path: Path) -> None:
    dev.main(["run", "--office", "--data", "o"])
    assert notes() == [["desk_app", "--data", str(tmp_path / "o"), ""]]


def test_that_a_real_office_without_a_display_is_told(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(SystemExit, match="no display"):
        dev.main(["run", "--office"])


def test_that_the_words_after_a_command_are_passed_on(notes: Notes) -> None:
    dev.main(["desk", "import-catalogue", "a.json"])
    dev.main(["forms", "out"])
    dev.main(["screens", "out"])
    dev.main(["test", "-k", "intake"])
    dev.main(["test", "--kills", "200"])
    kills = ["tests/kills", "-p", "no:randomly", "-n", "auto", "--kills", "200"]
    assert notes() == [
        ["desk_app", "import-catalogue", "a.json", ""],
        ["desk_app", "forms", "out", "offscreen"],
        ["ui.pictures", "out", "offscreen"],
        ["pytest", "-k", "intake", "offscreen"],
        ["pytest", *kills, "offscreen"],
    ]


def test_that_an_unknown_command_shows_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["rnu"]) == 2
    assert dev.main(["--help"]) == 0
    assert capsys.readouterr().out.count("dev.py run --office") == 2


DOOR = """
import os, signal, subprocess, sys, dev

class EndedWhileStarting(subprocess.Popen):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        print(self.pid, flush=True)
        os.kill(os.getpid(), signal.SIGTERM)

if sys.argv[1:] == ["while-starting"]:
    subprocess.Popen = EndedWhileStarting
signal.signal(signal.SIGTERM, dev.leave)
child = "import os, threading; print(os.getpid(), flush=True); threading.Event().wait(60)"
dev.call(["-c", child])
"""


@pytest.mark.parametrize("moment", ["at work", "while-starting"])
def test_that_what_was_started_ends_with_the_door(moment: str) -> None:
    command = [sys.executable, "-c", DOOR, moment]
    with subprocess.Popen(command, cwd=dev.ROOT, stdout=subprocess.PIPE, text=True) as door:
        assert door.stdout
        child = int(door.stdout.readline())
        door.send_signal(signal.SIGTERM)
        assert door.wait(20) == 143
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
