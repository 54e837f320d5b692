"""What the centre writes is on the disk with its name when that is taken."""

import errno
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from central.door.tls import make_certificates
from central.keeping.files import filled_aside
from central.keeping.to_disk import sweep_halves, take_place, write_whole
from central.notices.carrier import FileDrop, Message
from tests.architecture.sources import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps names by itself")

MESSAGE = Message(
    id="0" * 32, unit="U1", way="sms", to="0912345678", words="Xong", queued_at="2026-11-20"
)


KILLED = """
import os, signal, sys
from pathlib import Path
from central.keeping.to_disk import write_whole
os.fsync = lambda _handle: os.kill(os.getpid(), signal.SIGKILL)
write_whole(Path(sys.argv[1]), b"0912345678", mode=0o600)
"""


def killed_while_writing(file: Path) -> Path:
    """The half of `file` that is left."""
    file.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([sys.executable, "-c", KILLED, str(file)], cwd=ROOT, check=False)
    assert done.returncode < 0
    (half,) = file.parent.glob(f".{file.name}.*.part")
    assert half.read_bytes() == b"0912345678"
    return half


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was brought to the disk, in its order."""
    fsync, done = os.fsync, list[Path]()

    def told(handle: int) -> None:
        fsync(handle)
        done.append(Path(f"/proc/self/fd/{handle}").readlink())

    monkeypatch.setattr(os, "fsync", told)
    return done


def test_that_a_backup_is_on_the_disk_with_its_name(tmp_path: Path, settled: list[Path]) -> None:
    with filled_aside(tmp_path / "backup") as aside:
        aside.write_bytes(b"all of it")
    assert settled == [aside, tmp_path]


def test_that_a_message_taken_over_is_on_the_disk_with_its_name(
    tmp_path: Path, settled: list[Path]
) -> None:
    FileDrop(tmp_path).carry(MESSAGE)
    assert [place.name for place in (tmp_path / "out").iterdir()] == [f"{MESSAGE.id}.json"]
    assert settled[-1] == tmp_path / "out"
    assert len(settled) == 2


def test_that_nothing_half_is_left_of_what_the_disk_does_not_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "may-chu.khoa"
    file.write_bytes(b"the key of before")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room"):
        write_whole(file, b"a new key", mode=0o600)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"the key of before"]


@pytest.mark.parametrize("step", range(3))
def test_that_a_store_whose_place_is_not_taken_is_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    names = ("store-wal", "store", "new")
    for name in names:
        (tmp_path / name).write_text(name)
    replace, left = os.replace, [step]

    def fails_once(old: Path, new: Path) -> None:
        left[0] -= 1
        if left[0] == -1:
            raise OSError(errno.EIO, "no")
        replace(old, new)

    monkeypatch.setattr(os, "replace", fails_once)
    aways = [(tmp_path / name, tmp_path / f"kept-{name}") for name in names[:2]]
    with pytest.raises(OSError, match="no"):
        take_place(tmp_path / "new", tmp_path / "store", aways)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == dict(
        zip(names, names, strict=True)
    )


def test_that_a_store_in_its_place_is_not_told_as_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "new").write_text("new")
    fsync = os.fsync

    def names_fail(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").readlink() == tmp_path:
            raise OSError(errno.EIO, "no")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", names_fail)
    take_place(tmp_path / "new", tmp_path / "store", [])
    assert (tmp_path / "store").read_text() == "new"


def test_that_a_message_half_written_by_a_killed_server_goes_when_the_next_begins(
    tmp_path: Path,
) -> None:
    half = killed_while_writing(tmp_path / "out" / f"{MESSAGE.id}.json")
    names = (".hidden.part", "taken.part", f"{MESSAGE.id}.json")
    others = [tmp_path / "out" / name for name in names]
    for other in others:
        other.write_bytes(b"of the program that empties it")
    same_process = half.with_name(f".{'1' * 32}.json.{os.getpid()}.part")  # as in a container
    same_process.write_bytes(half.read_bytes())
    (tmp_path / "out" / f"{'2' * 32}.part").write_bytes(half.read_bytes())  # by one of before
    FileDrop(tmp_path)
    assert sorted((tmp_path / "out").iterdir()) == sorted(others)


def test_that_half_a_key_goes_when_certificates_are_made_again(tmp_path: Path) -> None:
    keys = [killed_while_writing(tmp_path / name) for name in ("ca.key", "server.key")]
    foreign = killed_while_writing(tmp_path / "another.key")
    make_certificates(tmp_path, ["a.test"], datetime.now(UTC))
    assert [key.exists() for key in keys] == [False, False]
    assert foreign.exists()


def test_that_what_is_being_written_is_not_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync, seen = os.fsync, list[Path]()

    def looked_at(handle: int) -> None:
        FileDrop(tmp_path)  # another server begins
        seen.extend((tmp_path / "out").glob(".*.part"))
        fsync(handle)

    drop = FileDrop(tmp_path)
    monkeypatch.setattr(os, "fsync", looked_at)
    drop.carry(MESSAGE)
    assert len(seen) == 1
    assert [place.name for place in (tmp_path / "out").iterdir()] == [f"{MESSAGE.id}.json"]


def test_that_what_is_swept_before_it_is_held_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="Windows keeps what is open by itself")
    flock, left = fcntl.flock, [1]

    def swept_first(handle: int, how: int) -> None:
        if left and left.pop():
            sweep_halves(tmp_path)
        flock(handle, how)

    monkeypatch.setattr(fcntl, "flock", swept_first)
    write_whole(tmp_path / "file", b"all of it", mode=0o600)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("file", b"all of it")
    ]
