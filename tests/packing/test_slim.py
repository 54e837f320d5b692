"""What is taken out of a frozen folder, and what must stay."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from packing.slim import unneeded, unresolved

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("ld", "readelf"))), reason="needs Linux and binutils"
)


def library(file: Path, needs: Sequence[Path] = ()) -> Path:
    """A shared library with nothing in it but its name and what it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    content = file.with_name("content")
    content.write_text("nothing")
    folder, linked = file.parent, ["-soname", file.name, "-o", file.name, "content.o"]
    for words in (
        ["ld", "-r", "-b", "binary", "-o", "content.o", "content"],
        ["ld", "-shared", "--no-as-needed", *linked, *map(str, needs)],
    ):
        subprocess.run(words, cwd=folder, check=True)
    return file


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    """A module that needs a chain of two; a library alone; two that need each other's like."""
    last = library(tmp_path / "thing.libs/liblast.so.1")
    first = library(tmp_path / "PySide6/Qt/lib/libfirst.so.6", [last])
    library(tmp_path / "thing/module.cpython-311-x86_64-linux-gnu.so", [first])
    alone = library(tmp_path / "libalone.so.2")
    library(tmp_path / "libneeds-alone.so.2", [alone])
    library(tmp_path / "libpython3.11.so.1.0")
    library(tmp_path / "native/libpdf.so")  # opened by its place, by a module of Python
    return tmp_path


def test_that_what_nothing_reaches_any_more_is_taken_out_and_nothing_else(inside: Path) -> None:
    gone = [file.relative_to(inside).as_posix() for file in unneeded(inside)]
    assert gone == ["libalone.so.2", "libneeds-alone.so.2"]


def test_that_what_the_system_must_have_is_told(inside: Path) -> None:
    assert unresolved(inside) == set()
    (inside / "thing.libs/liblast.so.1").unlink()
    assert unresolved(inside) == {"liblast.so.1"}
