"""What the centre writes is on the disk with its name when that is taken."""

import errno
import os
import sys
from pathlib import Path

import pytest

from central.keeping.files import filled_aside
from central.keeping.to_disk import take_place, write_whole
from central.notices.carrier import FileDrop, Message

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps names by itself")

MESSAGE = Message(
    id="0" * 32, unit="U1", way="sms", to="0912345678", words="Xong", queued_at="2026-11-20"
)


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
