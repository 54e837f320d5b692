"""A file takes its name when it is on the disk; a power cut at any moment leaves it whole."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db.attachments.box import Box
from db.backup import finish_restore, make_backup, put_back, restore
from db.store import Store, open_store
from desk_app.domain.releases.standing import Standing
from desk_app.identity.vault import FileVault, Secrets
from desk_app.releases.shelf import Shelf
from desk_app.services.tables.whole import whole_file, whole_folder
from desk_app.sync.carry import write_file
from desk_app.to_disk import take_name, write_whole
from desk_app.wiring.faces import write_faces
from tests.builders import KEY
from tests.ui.desk.sitting import DESK
from ui.printing.files import keep

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps names by itself")


class Disk:
    """What was brought to the disk, and what took a name, in their order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.did: list[tuple[str, str]] = []
        fsync, replace = os.fsync, Path.replace

        def settled(handle: int) -> None:
            fsync(handle)
            place = str(Path(f"/proc/self/fd/{handle}").readlink())
            self.did.append(("names" if Path(place).is_dir() else "content", place))

        def named(old: Path, new: Path) -> Path:
            self.did.append(("name", f"{old} -> {new}"))
            return replace(old, new)

        monkeypatch.setattr(os, "fsync", settled)
        monkeypatch.setattr(Path, "replace", named)

    def kept_whole(self, file: Path) -> bool:
        """The last time it was written: first its content, then its name, then that it has it."""
        (at,) = [n for n, (_, where) in enumerate(self.did) if where.endswith(f" -> {file}")][-1:]
        before = self.did[at][1].split(" -> ")[0]
        return (
            any(what == "content" and where.startswith(before) for what, where in self.did[:at])
            and ("names", str(file.parent)) in self.did[at + 1 :]
        )


def in_a_block(file: Path) -> None:
    with whole_file(file) as room:
        room.write_text("whole")


def in_a_folder(file: Path) -> None:
    with whole_folder(file) as room:
        (room / "one").write_text("whole")


WRITERS: Sequence[tuple[str, Callable[[Path], object]]] = [
    ("key.json", lambda file: FileVault(file).save(Secrets(store_key=KEY, signing_key=KEY))),
    ("faces.json", lambda file: write_faces(file, DESK, [])),
    ("paper.pdf", lambda file: keep(file.parent, file.name, b"%PDF")),
    ("acts.qmc", lambda file: write_file(file, b"sealed")),
    ("standing.json", lambda file: Shelf(file.parent).keep(Standing(chosen="1.4.0"))),
    ("report.xlsx", in_a_block),
    ("inspection", in_a_folder),
]


@pytest.mark.parametrize(("name", "write"), WRITERS, ids=[name for name, _ in WRITERS])
def test_that_what_the_desk_writes_is_on_the_disk_before_it_takes_its_name(
    name: str, write: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / name
    disk = Disk(monkeypatch)
    write(file)
    assert disk.kept_whole(file)
    assert [each for each in tmp_path.iterdir() if each != file] == []


def test_that_a_scan_and_its_part_of_the_box_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, box = Disk(monkeypatch), Box(tmp_path, KEY)
    box.put(b"paper")
    (file,) = tmp_path.glob("*/*.att")
    assert disk.kept_whole(file)
    assert ("names", str(tmp_path)) in disk.did


def test_that_a_backup_and_a_store_put_back_are_on_the_disk(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    disk = Disk(monkeypatch)
    made = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    assert disk.kept_whole(made)
    for back in (
        lambda: put_back(made, store.file, NOON),
        lambda: restore(made, store.file, KEY, NOON.replace(hour=6)),
    ):
        disk.did.clear()
        back()
        assert disk.kept_whole(store.file.with_suffix(".restoring"))
        assert disk.did[-1] == ("names", str(store.file.parent))


def test_that_a_full_disk_leaves_what_was_there_and_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    write_whole(file, b"before")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")  # some say it only when it is to be kept

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="no room"):
            write_whole(file, b"after")
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == b"before"


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_that_a_share_that_keeps_names_unasked_is_written_to(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def of_files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, "not here")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", of_files_only)
    write_whole(tmp_path / "file", b"whole")
    assert (tmp_path / "file").read_bytes() == b"whole"


class PowerCut(BaseException):
    pass


def cut_at(nth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power fails where a file takes its name for the `nth` time from now, from 0."""
    replace, left = Path.replace, iter(range(nth))

    def named(old: Path, new: Path) -> Any:
        if next(left, None) is None:
            raise PowerCut
        return replace(old, new)

    monkeypatch.setattr(Path, "replace", named)


@pytest.mark.parametrize("nth", range(6))
def test_that_a_power_cut_in_a_restore_leaves_the_one_store_or_the_other_whole(
    nth: int, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one before was cut off itself: what it did last stands in its own second file."""
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    with store.engine.begin() as connection:
        connection.execute(text("INSERT INTO setting VALUES ('last', '1')"))
    parts = {each: each.read_bytes() for each in store.file.parent.glob("store.sqlite*")}
    assert len(parts) == 3
    store.close()
    for each, content in parts.items():
        each.write_bytes(content)
    with monkeypatch.context() as disk:
        cut_at(nth, disk)
        try:
            restore(copy, store.file, KEY, NOON)
            ended = True
        except PowerCut:
            ended = False
    finish_restore(store.file)
    assert _said_last(store.file) is (nth < 2)
    aside = sorted(store.file.parent.glob("store.replaced-*.sqlite"))
    assert len(aside) == (nth >= 2)
    assert ended is (nth == 5)
    for each in aside:
        assert _said_last(each), "nothing of what was there is lost"


def _said_last(file: Path) -> bool:
    opened = open_store(file, KEY)
    with opened.reading.connect() as connection:
        found = connection.execute(text("SELECT 1 FROM setting WHERE name = 'last'")).scalar()
    opened.close()
    return found is not None


def test_that_a_folder_takes_its_name_with_all_that_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, place = tmp_path / "begun", tmp_path / "place"
    (begun / "inner").mkdir(parents=True)
    (begun / "inner" / "file").write_text("whole")
    disk = Disk(monkeypatch)
    take_name(begun, place)
    named = [what for what, _where in disk.did].index("name")
    assert {where for _what, where in disk.did[:named]} == {
        str(begun),
        str(begun / "inner"),
        str(begun / "inner" / "file"),
    }
