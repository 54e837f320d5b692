"""Freezes the desk and the central server, each into one folder: `python build_spec.py`.

A script and not a .spec file: PyInstaller is called, it does not read this. What is
made lies in `dist/quay-mot-cua` and `dist/quay-mot-cua-trung-tam`, whose layout is told in
docs/RELEASE.md; a Windows program must be built on Windows.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import PyInstaller.__main__

from desk_app.version import FILE as VERSION_FILE
from desk_app.version import version

ROOT = Path(__file__).resolve().parent
DIST = ROOT / "dist"


@dataclass(frozen=True, slots=True)
class Program:
    """One folder to be made."""

    name: str
    package: str  # started as `python -m package`
    data: Sequence[str]  # folders read at run time, as they lie in the tree
    books: Sequence[str]  # packages that read files of their own
    hidden: Sequence[str]  # modules imported by name only
    excluded: Sequence[str]
    window: bool


# Qt and libraries draw these in without our using them.
UNUSED = ["tkinter", "unittest", "pydoc_data", "lib2to3", "test", "pytest", "numpy", "IPython"]
UNUSED_QT = [
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2"),
    *("PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtXml"),
    *("PySide6.QtUiTools", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtConcurrent"),
]

DESK = Program(
    name="quay-mot-cua",
    package="desk_app",
    data=["resources", "db/migrations"],
    books=["escpos"],
    hidden=["sqlalchemy.dialects.sqlite.pysqlcipher", "sqlcipher3.dbapi2", "logging.config"],
    excluded=[*UNUSED, *UNUSED_QT, "central", "psycopg", "starlette", "uvicorn"],
    window=True,
)
CENTRAL = Program(
    name="quay-mot-cua-trung-tam",
    package="central",
    data=["central/store/migrations", "central/portals/tables"],
    books=[],
    hidden=["sqlalchemy.dialects.postgresql.psycopg", "psycopg_binary", "logging.config"],
    excluded=[*UNUSED, "PySide6", "shiboken6", "ui", "reportlab", "pypdfium2"],
    window=False,
)

# What PyInstaller brings along and a desk of widgets never opens.
DROPPED = [
    "PySide6/Qt/translations",
    "PySide6/Qt/qml",
    "PySide6/Qt/plugins/platforms/libqeglfs*",
    "PySide6/Qt/plugins/platforms/libqlinuxfb*",
    "PySide6/Qt/plugins/platforms/libqminimal*",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay*",
    "PySide6/Qt/plugins/platforms/libqvnc*",
    "PySide6/Qt/plugins/egldeviceintegrations",
    "PySide6/Qt/plugins/sqldrivers",
    "PySide6/Qt/plugins/qmltooling",
    "PySide6/Qt/plugins/networkinformation",
    "PySide6/Qt/plugins/tls",
    "PySide6/Qt/plugins/wayland-graphics-integration-server",
    "PySide6/Qt/lib/libQt6Quick*",
    "PySide6/Qt/lib/libQt6Qml*",
    "PySide6/Qt/lib/libQt6OpenGL*",
    "PySide6/Qt/lib/libQt6VirtualKeyboard*",
    "PySide6/Qt/lib/libQt6EglF*",
    "PIL/_avif*",
    "PIL/_webp*",
    "pillow.libs/libavif*",
    "pillow.libs/libwebp*",
    "PySide6/opengl32sw.dll",
    "PySide6/Qt6Quick*.dll",
    "PySide6/Qt6Qml*.dll",
]


def arguments(program: Program, work: Path) -> Iterator[str]:
    """What PyInstaller is told; a folder that is not there yet is left out."""
    yield from ("--noconfirm", "--clean", "--onedir", "--log-level=WARN")
    yield "--windowed" if program.window else "--console"
    if sys.platform == "linux" and shutil.which("strip"):
        yield "--strip"  # wheels, and many Pythons, carry their debug symbols: 50 MB
    yield from ("--name", program.name, "--distpath", str(DIST), "--paths", str(ROOT))
    yield from ("--workpath", str(work), "--specpath", str(work))
    for folder in program.data:
        if (ROOT / folder).is_dir():
            yield from ("--add-data", f"{ROOT / folder}{os.pathsep}{folder}")
    for package in program.books:
        yield from ("--collect-data", package)
    for module in program.hidden:
        yield from ("--hidden-import", module)
    for module in program.excluded:
        yield from ("--exclude-module", module)
    if sys.platform == "win32":
        yield from ("--collect-data", "tzdata")  # Windows has no zones of its own
    version_file = work / VERSION_FILE
    version_file.write_text(version() + "\n", "ascii")
    yield from ("--add-data", f"{version_file}{os.pathsep}.")
    yield str(ROOT / program.package / "__main__.py")


def slim(folder: Path) -> None:
    """Take out what no desk opens."""
    for pattern in DROPPED:
        for found in folder.glob(f"**/{pattern}"):
            if found.is_dir():
                shutil.rmtree(found)
            else:
                found.unlink(missing_ok=True)
    for link in folder.rglob("*"):
        if link.is_symlink() and not link.exists():
            link.unlink()


def build(program: Program) -> Path:
    """Freeze `program`; returns its folder."""
    with tempfile.TemporaryDirectory() as work:
        PyInstaller.__main__.run(list(arguments(program, Path(work))))
    made = DIST / program.name
    slim(made)
    (made / VERSION_FILE).write_text(version() + "\n", "ascii")  # for whoever looks in from outside
    return made


def main() -> int:
    for program in (DESK, CENTRAL):
        made = build(program)
        size = sum(file.stat().st_size for file in made.rglob("*") if not file.is_symlink())
        print(f"{made}: {size / 1_000_000:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
