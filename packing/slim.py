"""What is taken out of a frozen folder: what no desk opens, and what nothing needs after that."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from packing import icu

# A desk of widgets draws by the processor, reads PNG and JPEG, and asks Qt for no line.
DROPPED: Final[Sequence[str]] = (
    "PySide6/Qt/translations",
    "PySide6/Qt/qml",
    "PySide6/Qt/plugins/platforms/libqeglfs*",
    "PySide6/Qt/plugins/platforms/libqlinuxfb*",
    "PySide6/Qt/plugins/platforms/libqminimal*",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay*",
    "PySide6/Qt/plugins/platforms/libqvnc*",
    "PySide6/Qt/plugins/platformthemes/libqgtk3*",  # all of GTK; the portal gives native dialogs
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboard*",
    "PySide6/Qt/plugins/egldeviceintegrations",
    "PySide6/Qt/plugins/generic",
    "PySide6/Qt/plugins/iconengines",
    "PySide6/Qt/plugins/imageformats/libqgif*",
    "PySide6/Qt/plugins/imageformats/libqicns*",
    "PySide6/Qt/plugins/imageformats/libqpdf*",
    "PySide6/Qt/plugins/imageformats/libqsvg*",
    "PySide6/Qt/plugins/imageformats/libqtga*",
    "PySide6/Qt/plugins/imageformats/libqtiff*",
    "PySide6/Qt/plugins/imageformats/libqwbmp*",
    "PySide6/Qt/plugins/imageformats/libqwebp*",
    "PySide6/Qt/plugins/networkinformation",
    "PySide6/Qt/plugins/printsupport/libcups*",  # papers go to `lp`; the system has its own CUPS
    "PySide6/Qt/plugins/qmltooling",
    "PySide6/Qt/plugins/sqldrivers",
    "PySide6/Qt/plugins/tls",
    "PySide6/Qt/plugins/wayland-graphics-integration-*",
    "PySide6/Qt/plugins/xcbglintegrations",
    "PySide6/QtOpenGL*",
    "PIL/_avif*",
    "PIL/_imagingcms*",
    "PIL/_imagingft*",
    "PIL/_imagingtk*",
    "PIL/_webp*",
    "PySide6/opengl32sw.dll",
    "PySide6/Qt6Quick*.dll",
    "PySide6/Qt6Qml*.dll",
)
_CARRIED: Final = ("*.libs/*", "PySide6/Qt/lib/*", "lib*.so*")  # only because something needs them
_ELF: Final = b"\x7fELF"
_LOADED_BY_NAME: Final = ("libpython3*",)  # by the program itself


def slim(inside: Path) -> None:
    """Take out of `inside`, the folder `_internal`, what no desk opens."""
    for pattern in DROPPED:
        for found in inside.glob(pattern):
            if found.is_dir():
                shutil.rmtree(found)
            else:
                found.unlink()
    if sys.platform == "linux" and all(map(shutil.which, icu.TOOLS)):
        for library in unneeded(inside):
            library.unlink()
        for data in inside.glob("PySide6/Qt/lib/libicudata.so.*"):
            icu.cut(data)
    for link in inside.rglob("*"):
        if link.is_symlink() and not link.exists():
            link.unlink()


def unneeded(inside: Path) -> Iterator[Path]:
    """Libraries that came because something needed them, and that nothing there needs now."""
    there = [file for file in inside.rglob("*.so*") if file.is_file() and _is_program(file)]
    files = {file.relative_to(inside).as_posix(): file for file in there}
    carried = {
        name
        for name in files
        if any(fnmatch(name, each) for each in _CARRIED)
        and not any(fnmatch(name, each) for each in _LOADED_BY_NAME)
    }
    needs = {name: _needed(file) for name, file in files.items()}
    waiting = [name for name in files if name not in carried]
    needed: set[str] = set()
    while waiting:
        for name in _named(needs[waiting.pop()], carried - needed):
            needed.add(name)
            waiting.append(name)
    return (files[name] for name in sorted(carried - needed))


def unresolved(folder: Path) -> set[str]:
    """Names of libraries that something in `folder` needs and that do not lie in it."""
    there = [file for file in folder.rglob("*") if file.is_file() and _is_program(file)]
    lying = {file.name for file in folder.rglob("*")}
    return {soname for file in there for soname in _needed(file)} - lying


def _is_program(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_ELF)) == _ELF


def _named(sonames: Sequence[str], among: set[str]) -> list[str]:
    """Every copy of a library goes by its name, wherever in the folder it lies."""
    return [name for name in among if name.rsplit("/", 1)[-1] in sonames]


def _needed(file: Path) -> Sequence[str]:
    words = ["readelf", "--dynamic", "--wide", str(file)]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return [line.split("[")[1].rstrip("]") for line in told.splitlines() if "(NEEDED)" in line]


def sizes(inside: Path) -> Mapping[str, int]:
    """Bytes of each thing that lies directly in `inside`, links not counted."""
    found: dict[str, int] = {}
    for file in inside.rglob("*"):
        if file.is_file() and not file.is_symlink():
            top = file.relative_to(inside).parts[0]
            found[top] = found.get(top, 0) + file.stat().st_size
    return found
