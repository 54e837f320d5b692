"""Disks that fail, and commands that are killed, while a centre is backed up or brought back."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from central.keeping import files
from central.keeping.files import KeepingFailed, restore_file
from tests.architecture.sources import ROOT
from tests.builders import FRIDAY_MORNING
from tests.central.conftest import founded
from tests.central.keeping.test_keeping import told


class Watched(sqlite3.Connection):
    """Of a backup that is restored: what befalls while it is copied."""

    while_copied: Callable[[], None] = staticmethod(lambda: None)

    def backup(self, target: sqlite3.Connection, **more: Any) -> None:
        super().backup(target, pages=1, progress=lambda *_far: type(self).while_copied(), **more)


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Watched]]:
    place, file = tmp_path / "central.sqlite", tmp_path / "b.sqlite"
    founded(str(place))
    told("backup", str(file), database=str(place))
    connect = sqlite3.connect
    monkeypatch.setattr(
        files, "_reading", lambda backup: connect(f"file:{backup}", uri=True, factory=Watched)
    )
    yield Watched
    Watched.while_copied = staticmethod(lambda: None)


def fails(code: int) -> None:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    raise error


@pytest.mark.parametrize(
    ("code", "reads", "said"),
    [
        (sqlite3.SQLITE_IOERR_READ, False, "Không đọc được"),
        (sqlite3.SQLITE_IOERR_WRITE, True, "Không ghi được vào"),
        (sqlite3.SQLITE_READONLY, False, "Không ghi được vào"),
    ],
)
def test_that_whichever_disk_failed_a_restore_is_named(
    tmp_path: Path,
    watched: type[Watched],
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    reads: bool,
    said: str,
) -> None:
    backup, real = tmp_path / "b.sqlite", Path.open

    def opened(file: Path, *how: Any, **more: Any) -> Any:
        if file == backup and not reads:
            raise OSError(errno.EIO, "Input/output error")
        return real(file, *how, **more)

    monkeypatch.setattr(Path, "open", opened)
    watched.while_copied = staticmethod(lambda: fails(code))
    with pytest.raises(KeepingFailed, match=said) as failed:
        restore_file(backup, tmp_path / "central.sqlite", FRIDAY_MORNING)
    assert str(backup if said == "Không đọc được" else tmp_path) in str(failed.value)


def test_that_what_is_no_disk_s_fault_stays_loud(
    tmp_path: Path, watched: type[Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (tmp_path / "central.sqlite").stat().st_ino

    def wrong_step(engine: Engine) -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql("SELECT nothing FROM nowhere")

    watched.while_copied = staticmethod(lambda: fails(sqlite3.SQLITE_MISUSE))
    with pytest.raises(sqlite3.OperationalError):
        restore_file(tmp_path / "b.sqlite", tmp_path / "central.sqlite", FRIDAY_MORNING)
    watched.while_copied = staticmethod(lambda: None)
    monkeypatch.setattr(files, "migrate", wrong_step)
    with pytest.raises(OperationalError, match="nowhere"):
        restore_file(tmp_path / "b.sqlite", tmp_path / "central.sqlite", FRIDAY_MORNING)
    assert (tmp_path / "central.sqlite").stat().st_ino == before
    assert not list(tmp_path.glob("*.part*"))


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are of POSIX")
def test_that_nobody_else_reads_a_store_while_it_comes_back(
    tmp_path: Path, watched: type[Watched]
) -> None:
    rights = set[int]()

    def looked_at() -> None:
        (half,) = tmp_path.glob("central.sqlite.*.part")
        rights.add(stat.S_IMODE(half.stat().st_mode))

    watched.while_copied = staticmethod(looked_at)
    restore_file(tmp_path / "b.sqlite", tmp_path / "central.sqlite", FRIDAY_MORNING)
    assert rights == {0o600}


KILLED = """
import os, signal, sys
from central.cli import main
os.fsync = lambda _handle: os.kill(os.getpid(), signal.SIGKILL)
main(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("does", ["backup", "restore"])
def test_that_half_a_store_of_a_killed_command_goes_with_the_next_one(
    tmp_path: Path, does: str
) -> None:
    place, file = tmp_path / "central.sqlite", tmp_path / "b.sqlite"
    founded(str(place))
    told("backup", str(file), database=str(place))
    words = (does, str(file if does == "restore" else tmp_path / "c.sqlite"))
    told_to = [sys.executable, "-c", KILLED, *words, "--database", str(place)]
    assert subprocess.run(told_to, cwd=ROOT, check=False).returncode < 0
    (half,) = tmp_path.glob("[!.]*.part")
    half.with_name(f"{half.name}-journal").write_bytes(b"of the half")
    another = tmp_path / f"another.{half.name}"
    another.write_bytes(b"the half of something else")
    told(*words, database=str(place))
    assert list(tmp_path.rglob("*part*")) == [another]


def test_that_half_a_store_is_not_swept_while_its_command_is_alive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with files.filled_aside(tmp_path / "b.sqlite") as half:
        half.write_bytes(b"as far as")
        with monkeypatch.context() as another:
            another.setattr(os, "getpid", lambda: 4711)
            with files.filled_aside(tmp_path / "b.sqlite") as second:
                assert second != half
        assert half.read_bytes() == b"as far as"
    assert [each.name for each in tmp_path.iterdir()] == ["b.sqlite"]
