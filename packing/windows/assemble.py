"""The program for Windows, put together on any machine: Python's own archive, wheels, our code."""

import compileall
import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Final

from PIL import Image

from desk_app.version import FILE as VERSION_FILE
from desk_app.version import version
from packing import licences
from packing.owners import ROOT, Work, of_distribution
from packing.windows.lock import Pinned, needed, windows

PYTHON: Final = "3.11.9"  # of the archive; its newest 3.11 with an archive for Windows
ARCHIVE_SHA256: Final = "009d6bf7e3b2ddca3d784fa09f90fe54336d5b60f0e0f305c37f400bf83cfd3b"
"""Of python-3.11.9-embed-amd64.zip, as published."""

OURS: Final = ("desk_app", "db", "ui", "central", "resources")
_HERE: Final = Path(__file__).parent
_ICON_SIZES: Final = [(size, size) for size in (16, 24, 32, 48, 64, 256)]
_PATHS: Final = "{archive}\n.\n..\\lib\n..\\app\n"  # of the ._pth file: nothing else is searched
_PARTS: Final = ("python.exe", "pythonw.exe", "python311.dll", "python311.zip", "LICENSE.txt")

# Of PySide6: tools of developers, and what windows of widgets never open.
_DROPPED: Final[Sequence[str]] = (
    "PySide6/*.exe",
    "PySide6/*.pyi",
    "PySide6/include",
    "PySide6/typesystems",
    "PySide6/glue",
    "PySide6/doc",
    "PySide6/scripts",
    "PySide6/qml",
    "PySide6/metatypes",
    "PySide6/resources",
    "PySide6/translations",
    "PySide6/support",
    "PySide6/opengl32sw.dll",
    "PySide6/Qt6Quick*.dll",
    "PySide6/Qt6Qml*.dll",
    "PySide6/Qt6Designer*.dll",
    "PySide6/Qt6Labs*.dll",
    "PySide6/Qt6Lottie*.dll",
    "PySide6/QtQuick*",
    "PySide6/QtQml*",
    "PySide6/QtDesigner*",
    "PySide6/plugins/qmltooling",
    "PySide6/plugins/qmllint",
    "PySide6/plugins/designer",
    "PySide6/plugins/sqldrivers",
    "PySide6/plugins/networkinformation",
    "PySide6/plugins/tls",
    "PySide6/plugins/vectorimageformats",
    "shiboken6/*.pyi",
)


class ArchiveAltered(Exception):
    """The archive of Python is not the published one, or not what we know how to start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What the program is put together of."""

    archive: Path  # embeddable Python for 64-bit Windows
    sha256: str  # what the archive must have
    lock: str  # text of a lock file; wheels are taken by its hashes alone
    ours: Sequence[str] = OURS  # packages of the tree
    pip: Sequence[str] = ()  # further words of pip, as where to look for wheels


def assemble(parts: Parts, into: Path) -> Path:
    """Make the folder to be installed, `into`; it must not be there.

    Raises:
        ArchiveAltered: nothing was made.
        CalledProcessError: a wheel is not to be had, or has another hash.
    """
    found = hashlib.sha256(parts.archive.read_bytes()).hexdigest()
    if found != parts.sha256:
        told = f"SHA-256 is {found}, published is {parts.sha256}"
        raise ArchiveAltered(f"{parts.archive.name}: {told}")
    _unpack_python(parts.archive, into / "python")
    pins = needed(parts.lock, windows(PYTHON))
    _install_wheels(pins, into / "lib", parts.pip)
    _copy(parts.ours, into / "app")
    for place in (into, into / "app"):
        (place / VERSION_FILE).write_text(version() + "\n", "ascii")
    words = licences.written("quay-mot-cua", [*_works(into), *licences.fonts()])
    (into / licences.FILE).write_text(words, "utf-8", newline="\r\n")
    for script in _HERE.glob("*.cmd"):
        (into / script.name).write_bytes(script.read_bytes().replace(b"\n", b"\r\n"))
    with Image.open(ROOT / "resources/icons/quay-mot-cua.png") as drawn:
        drawn.save(into / "quay-mot-cua.ico", sizes=_ICON_SIZES)
    if PYTHON.startswith(f"{sys.version_info.major}.{sys.version_info.minor}."):
        _compile(into)
    return into


def _unpack_python(archive: Path, place: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        if missing := set(_PARTS) - set(packed.namelist()):
            raise ArchiveAltered(f"{archive.name}: no {', '.join(sorted(missing))}")
        packed.extractall(place)
    for paths in place.glob("python*._pth"):
        paths.write_text(_PATHS.format(archive=f"{paths.stem}.zip"), "ascii", newline="\r\n")


def _install_wheels(pins: Sequence[Pinned], place: Path, words: Sequence[str]) -> None:
    asked = place.parent / "wheels.txt"
    asked.write_text("".join(f"{pin.requirement}\n" for pin in pins), "ascii")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    foreign = ["--platform", "win_amd64", "--implementation", "cp", "--only-binary", ":all:"]
    foreign += ["--python-version", PYTHON.rpartition(".")[0], "--no-deps", "--no-compile"]
    hashed = ["--require-hashes", "-r", str(asked), "--target", str(place)]
    subprocess.run([*install, *foreign, *hashed, *words], check=True)
    asked.unlink()
    shutil.rmtree(place / "bin", ignore_errors=True)  # scripts for the machine that packs
    for pattern in _DROPPED:
        for found in place.glob(pattern):
            shutil.rmtree(found) if found.is_dir() else found.unlink()


def _copy(packages: Sequence[str], place: Path) -> None:
    unwanted = shutil.ignore_patterns("__pycache__", "*.pyc")
    for package in packages:
        shutil.copytree(ROOT / package, place / package, ignore=unwanted)


def _works(made: Path) -> list[Work]:
    """Of the wheels, and Python itself."""
    told = [of_distribution(each) for each in distributions(path=[str(made / "lib")])]
    text = (made / "python/LICENSE.txt").read_text("utf-8", errors="replace")
    return sorted([*told, Work(f"Python {PYTHON}", "PSF-2.0", (text,))])


def _compile(made: Path) -> None:
    """What an officer's account could not write beside the sources, nor should."""
    unchecked = PycInvalidationMode.UNCHECKED_HASH
    for part in ("lib", "app"):
        compileall.compile_dir(
            str(made / part),
            quiet=2,
            rx=re.compile(r"[/\\]lib[/\\].*[/\\](?:tests?|template)[/\\]"),
            stripdir=str(made),
            invalidation_mode=unchecked,
        )
