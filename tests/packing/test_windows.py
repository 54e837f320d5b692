"""The program for Windows, put together here of made-up parts, installed and taken out by Wine."""

import os
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from desk_app.version import version
from packing.owners import ROOT
from packing.windows.assemble import OURS, ArchiveAltered, Parts, assemble
from packing.windows.installer import add_launcher, make_installer
from tests.packing.made_up import ANY, LINUX, WINDOWS, archive, lock_of, wheel

OUR_OWN = "desk-app (pyproject.toml)"
OF_OURS = ("central", "resources")
EXE = b"MZ"

pytestmark = pytest.mark.skipif(not shutil.which("makensis"), reason="no makensis (Debian: nsis)")


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("parts")


@pytest.fixture(scope="module")
def lock(parts: Path) -> str:
    """Two wheels that are needed, one of another system, one of development."""
    wheel(parts, "drawing", LINUX, {"drawing/native.so": ""})
    return lock_of(
        {
            "drawing": (wheel(parts, "drawing", WINDOWS, {"drawing/native.pyd": ""}), OUR_OWN),
            "words": (wheel(parts, "words", ANY, {"words/__init__.py": "HELLO = 1\n"}), "drawing"),
            "dbus ; sys_platform == 'linux'": ("sha256:" + "0" * 64, OUR_OWN),
            "linter": ("sha256:" + "0" * 64, "desk-app (pyproject.toml:dev)"),
        }
    )


@pytest.fixture(scope="module")
def staged(parts: Path, lock: str) -> Path:
    python, digest = archive(parts)
    made = assemble(of(parts, python, digest, lock), parts / "staged")
    add_launcher(made)
    return made


@pytest.fixture(scope="module")
def installer(parts: Path, staged: Path) -> Path:
    return make_installer(staged, parts, small=False)


def of(parts: Path, python: Path, digest: str, lock: str) -> Parts:
    """A program of two of our packages and of wheels that lie in `parts`, nowhere else."""
    words = ["--no-index", "--find-links", str(parts)]
    return Parts(archive=python, sha256=digest, lock=lock, ours=OF_OURS, pip=words)


def test_that_every_package_of_the_house_goes_along() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert set(OURS) == {*project["tool"]["importlinter"]["root_packages"], "resources"}


def test_that_an_altered_python_is_not_unpacked(parts: Path, lock: str, tmp_path: Path) -> None:
    python, digest = archive(parts)
    other = digest[:-1] + ("0" if digest[-1] != "0" else "1")
    with pytest.raises(ArchiveAltered, match=digest):
        assemble(of(parts, python, other, lock), tmp_path / "staged")
    assert not (tmp_path / "staged").exists()


def test_that_an_archive_without_an_interpreter_is_refused(tmp_path: Path, lock: str) -> None:
    python, digest = archive(tmp_path, library=True)
    with pytest.raises(ArchiveAltered, match=r"python311\.dll"):
        assemble(of(tmp_path, python, digest, lock), tmp_path / "staged")


def test_that_a_wheel_with_another_hash_is_not_taken(parts: Path, tmp_path: Path) -> None:
    lock = lock_of({"words": ("sha256:" + "0" * 64, OUR_OWN)})
    python, digest = archive(parts)
    with pytest.raises(subprocess.CalledProcessError):
        assemble(of(parts, python, digest, lock), tmp_path / "staged")


def test_that_wheels_of_windows_lie_beside_our_code_and_nothing_else_is_searched(
    staged: Path,
) -> None:
    assert {each.name for each in (staged / "lib").iterdir() if "-info" not in each.name} == {
        "drawing",
        "words",
    }
    assert (staged / "lib/drawing/native.pyd").exists()
    assert {each.name for each in (staged / "app").iterdir()} == {*OF_OURS, "VERSION"}
    searched = (staged / "python/python311._pth").read_text("ascii").split()
    assert searched == ["python311.zip", ".", "..\\lib", "..\\app"]
    assert not list(staged.rglob("*.so"))


def test_that_our_code_is_compiled_so_that_an_account_need_not_write_there(staged: Path) -> None:
    compiled = {file.name.split(".")[0] for file in (staged / "app").rglob("*.pyc")}
    assert {"cli", "beside", "__main__"} <= compiled
    assert list((staged / "lib/words").rglob("*.pyc"))


def test_that_the_folder_tells_its_version_and_the_licence_of_every_part(staged: Path) -> None:
    assert (staged / "VERSION").read_text("ascii") == f"{version()}\n"
    told = (staged / "LICENSES.txt").read_text("utf-8")
    for words in ("drawing 1.0", "the people of words", "Python 3.11.9", "SIL OPEN FONT LICENSE"):
        assert words in told


def test_that_commands_in_a_console_start_the_same_python(staged: Path) -> None:
    desk = (staged / "quay-mot-cua-lenh.cmd").read_text("ascii")
    centre = (staged / "quay-mot-cua-trung-tam.cmd").read_text("ascii")
    assert '"%~dp0python\\python.exe" -m desk_app %*' in desk
    assert '"%~dp0python\\python.exe" -m central %*' in centre


def test_that_launcher_and_installer_are_programs_of_windows(staged: Path, installer: Path) -> None:
    assert installer.name == f"quay-mot-cua-{version()}-windows.exe"
    for program in (installer, staged / "quay-mot-cua.exe"):
        assert program.read_bytes().startswith(EXE)


# --- In Wine


class Windows:
    """Enough of a Windows to install something for one account."""

    def __init__(self, prefix: Path) -> None:
        self._env = os.environ | {"WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "DISPLAY": ""}
        self._account = prefix / "drive_c/users"
        self.run("wineboot", "-i")

    def run(self, program: str | Path, *words: str) -> tuple[int, str]:
        """Exit code, and what it printed: into a file, for a pipe would wait for all of Wine."""
        with tempfile.TemporaryFile() as told:
            done = subprocess.run(
                ["wine", str(program), *words],
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=subprocess.DEVNULL,
                timeout=240,
                check=False,
            )
            told.seek(0)
            return done.returncode, told.read().decode(errors="replace")

    def wait(self) -> None:
        """Until everything that was started has ended: an uninstaller works from a copy."""
        subprocess.run(["wineserver", "-w"], env=self._env, check=True, timeout=240)

    @property
    def drive(self) -> Path:
        return self._account.parent

    @property
    def programs(self) -> Path:
        return next(self._account.glob("*/AppData/Local/Programs"))

    @property
    def menu(self) -> set[str]:
        return {file.stem for file in self._account.glob("*/AppData/Roaming/**/Quầy*/*.lnk")}

    def registered(self) -> Mapping[str, str]:
        key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\quay-mot-cua"
        _, told = self.run("reg", "query", key)
        rows = [line.split(None, 2) for line in told.splitlines() if " REG_" in line]
        return {name: value for name, _kind, value in rows}


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    if not shutil.which("wine"):
        pytest.skip("no Wine (Debian: wine64): the installer is made and not run")
    machine = Windows(tmp_path_factory.mktemp("wine") / "prefix")
    yield machine
    machine.wait()


def test_that_the_installer_puts_the_program_and_its_menu_there_and_takes_out_only_them(
    machine: Windows, installer: Path
) -> None:
    assert machine.run(installer, "/S")[0] == 0
    place = machine.programs / "quay-mot-cua"
    assert (place / "app/central/cli.py").exists()
    assert machine.menu == {"Quầy Một Cửa", "Dùng thử với dữ liệu mẫu", "Gỡ cài đặt"}
    told = machine.registered()
    assert told["DisplayVersion"] == version()
    assert told["QuietUninstallString"].endswith("/S")

    assert machine.run(place / "quay-mot-cua.exe", "--data", "C:\\Quầy 1")[0] == 7
    called = (place / "python/called.txt").read_text("utf-16-le")
    assert called == '-m desk_app --data "C:\\Quầy 1"'

    (place / "app/left.py").touch()  # of a version before
    (place / "ours.txt").touch()
    assert machine.run(installer, "/S")[0] == 0
    assert not (place / "app/left.py").exists()

    machine.run(place / "go-cai-dat.exe", "/S")
    machine.wait()
    assert [file.name for file in place.iterdir()] == ["ours.txt"]
    assert machine.menu == set()
    assert machine.registered() == {}


def test_that_a_folder_of_somebody_else_is_refused_and_nothing_in_it_touched(
    machine: Windows, installer: Path
) -> None:
    theirs = machine.drive / "theirs"
    (theirs / "python").mkdir(parents=True)
    (theirs / "python/work.py").touch()
    assert machine.run(installer, "/S", "/D=C:\\theirs")[0] == 4
    assert [file.name for file in theirs.rglob("*")] == ["python", "work.py"]
    (machine.drive / "empty").mkdir()
    assert machine.run(installer, "/S", "/D=C:\\empty")[0] == 0
    machine.run(machine.drive / "empty/go-cai-dat.exe", "/S")
    machine.wait()
    assert not (machine.drive / "empty").exists()
