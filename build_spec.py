"""Freezes the desk and the central server, each into one folder: `python build_spec.py`.

A script and not a .spec file: PyInstaller is called, it does not read this. What is
made lies in `dist/quay-mot-cua` and `dist/quay-mot-cua-trung-tam`, whose layout is told in
docs/RELEASE.md; a Windows program must be built on Windows.
"""

import ast
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
from packing import licences
from packing.owners import ROOT, works_of
from packing.slim import slim

DIST = ROOT / "dist"
INSIDE = "_internal"  # of a built folder: all but the program, its version and the licences


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
UNUSED = [
    *("tkinter", "unittest", "pydoc_data", "lib2to3", "test", "pytest", "numpy", "IPython"),
    *("setuptools", "distutils", "pkg_resources", "readline", "zxingcpp"),
    *("rich", "pygments", "markdown_it"),  # what httpx would print with as a command
    *("sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql"),
]
UNUSED_QT = [
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2"),
    *("PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtXml"),
    *("PySide6.QtUiTools", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtConcurrent"),
    *("PySide6.QtNetwork", "PySide6.QtSvg", "PySide6.QtSvgWidgets", "PySide6.QtDBus"),
]
if sys.platform != "win32":  # elsewhere CUPS prints
    UNUSED_QT += ["PySide6.QtPrintSupport", "ui.printing.windows"]

DESK = Program(
    name="quay-mot-cua",
    package="desk_app",
    data=["resources", "db/migrations", "ui/binding/files.dir"],
    books=["escpos"],
    hidden=[
        *("sqlalchemy.dialects.sqlite.pysqlcipher", "sqlcipher3.dbapi2", "logging.config"),
        "isal.igzip_lib",  # of C, which nobody sees import it
    ],
    # Of the server it knows `central.beside` alone; its own store is SQLCipher's.
    excluded=[*UNUSED, *UNUSED_QT, "psycopg", "starlette", "uvicorn", "click", "sqlite3"],
    window=True,
)
CENTRAL = Program(
    name="quay-mot-cua-trung-tam",
    package="central",
    data=["central/store/migrations", "central/portals/tables"],
    books=[],
    hidden=[
        *("sqlalchemy.dialects.postgresql.psycopg", "psycopg_binary", "logging.config"),
        "isal.igzip_lib",
    ],
    excluded=[*UNUSED, "PySide6", "shiboken6", "ui", "reportlab", "pypdfium2", "sqlcipher3"],
    window=False,
)


def arguments(program: Program, work: Path) -> Iterator[str]:
    """What PyInstaller is told; a folder that is not there yet is left out."""
    yield from ("--noconfirm", "--onedir", "--log-level=WARN")
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
    if program.window:
        yield from ("--runtime-hook", str(ROOT / "packing/early_qt.py"))
    if sys.platform == "win32":
        yield from ("--collect-data", "tzdata")  # Windows has no zones of its own
    version_file = work / VERSION_FILE
    version_file.write_text(version() + "\n", "ascii")
    yield from ("--add-data", f"{version_file}{os.pathsep}.")
    yield str(ROOT / program.package / "__main__.py")


def sources(work: Path, inside: Path) -> Sequence[Path]:
    """Where each file that is in the program now was taken from, but for what we made in `work`."""
    packed = [row[1] for table in work.glob("*/PYZ-*.toc") for row in _rows(table)]
    beside = [
        place
        for table in work.glob("*/COLLECT-*.toc")
        for name, place, _kind in _rows(table)
        if (inside / name).exists()
    ]
    taken = (Path(name) for name in sorted({*packed, *beside}))
    return [file for file in taken if file.is_file() and not file.is_relative_to(work)]


def _rows(table: Path) -> Iterator[tuple[str, str, str]]:
    """Of a table PyInstaller wrote down: name in the program, place it came from, kind."""
    for part in ast.literal_eval(table.read_text("utf-8")):
        if isinstance(part, list):
            yield from part


def build(program: Program) -> Path:
    """Freeze `program`; returns its folder."""
    made = DIST / program.name
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        os.environ["PYINSTALLER_CONFIG_DIR"] = str(work / "cache")  # nobody else's, and nothing old
        PyInstaller.__main__.run(list(arguments(program, work)))
        slim(made / INSIDE)
        works = works_of(sources(work, made / INSIDE))
    if program.window:
        works += licences.fonts()
    (made / licences.FILE).write_text(licences.written(program.name, works), "utf-8")
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
