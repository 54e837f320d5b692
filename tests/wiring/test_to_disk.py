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
from db.backup import make_backup
from db.restore import finish_restore, put_back, restore
from db.store import Store, open_store
from desk_app.domain.errors import StoreUnwritable
from desk_app.domain.releases.standing import Standing
from desk_app.domain.scans.faults import ScanNotStored
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


def only_files(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """A disk that keeps what is written, and does not say that it keeps a name."""
    fsync = os.fsync

    def of_files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, "not here")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", of_files_only)


def test_that_a_name_that_is_taken_is_no_failure_and_the_log_says_what_the_disk_did_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    only_files(monkeypatch, errno.EIO)
    assert not write_whole(tmp_path / "NGUYEN THI LAN", b"whole")
    assert (tmp_path / "NGUYEN THI LAN").read_bytes() == b"whole"
    assert [record.getMessage() for record in caplog.records] == ["disk.name_unsettled 5"]


def test_that_a_scan_whose_name_the_disk_may_not_keep_is_not_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its paper would be taken away from where the scanner put it."""
    fsync, failed = os.fsync, list[Path]()

    def but_of_parts(handle: int) -> None:
        place = Path(f"/proc/self/fd/{handle}").readlink()
        if place.parent == tmp_path and place.name != "new" and not failed:
            failed.append(place)  # Linux says it once
            raise OSError(errno.EIO, "not here")
        fsync(handle)

    box = Box(tmp_path, KEY)
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", but_of_parts)
        with pytest.raises(ScanNotStored):
            box.put(b"paper")


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_that_a_share_that_keeps_names_unasked_is_written_to(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_files(monkeypatch, code)
    assert write_whole(tmp_path / "file", b"whole")
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


LATER = "store.replaced-20270501-050000.sqlite"  # set aside while the clock was ahead


@pytest.fixture
def cut_off(store: Store, tmp_path: Path) -> Path:
    """A copy, and beside it the store it is of, which worked on and was cut off: what it did last
    stands in its own second file. Another one was set aside before."""
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    store.file.with_name(LATER).write_bytes(copy.read_bytes())
    with store.engine.begin() as connection:
        connection.execute(text("INSERT INTO setting VALUES ('last', '1')"))
    parts = {each: each.read_bytes() for each in store.file.parent.glob("store.sqlite*")}
    assert len(parts) == 3
    store.close()
    for each, content in parts.items():
        each.write_bytes(content)
    return copy


def set_aside(store: Store) -> Sequence[Path]:
    """All but the one of before, to which nothing came."""
    later = store.file.with_name(LATER)
    assert [each.name for each in later.parent.glob(f"{LATER}*")] == [LATER]
    assert not _said_last(later)
    return [each for each in later.parent.glob("store.replaced*.sqlite") if each != later]


def restore_until(nth: int, copy: Path, store: Store, disk: pytest.MonkeyPatch) -> bool:
    """Whether it came to its end."""
    with disk.context() as cutting:
        cut_at(nth, cutting)
        try:
            restore(copy, store.file, KEY, NOON)
        except PowerCut:
            return False
    return True


@pytest.mark.parametrize("nth", range(7))
def test_that_a_power_cut_in_a_restore_leaves_the_one_store_or_the_other_whole(
    nth: int, store: Store, cut_off: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = restore_until(nth, cut_off, store, monkeypatch)
    finish_restore(store.file)
    assert _said_last(store.file) is (nth < 3)
    aside = set_aside(store)
    assert len(aside) == (nth >= 3)
    assert ended is (nth == 6)
    for each in aside:
        assert _said_last(each), "nothing of what was there is lost"


@pytest.mark.parametrize("nth", range(6))
def test_that_a_restore_made_again_after_a_power_cut_says_where_the_old_store_is(
    nth: int, store: Store, cut_off: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore_until(nth, cut_off, store, monkeypatch)
    aside = restore(cut_off, store.file, KEY, NOON.replace(hour=6))
    assert aside is not None
    assert set_aside(store) == [aside]
    assert _said_last(aside)
    assert not _said_last(store.file)
    beside = {each.name for each in store.file.parent.glob("store.*")}
    assert beside == {LATER, store.file.name, aside.name}


def test_that_a_restore_that_cannot_be_made_again_keeps_what_the_first_one_brought(
    store: Store, cut_off: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore_until(5, cut_off, store, monkeypatch)

    def full(_copy: Path, _half: Path) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as disk:
        disk.setattr("db.restore.shutil.copyfile", full)
        with pytest.raises(StoreUnwritable):
            restore(cut_off, store.file, KEY, NOON.replace(hour=6))
    finish_restore(store.file)
    assert store.file.exists()
    assert not _said_last(store.file)


def test_that_what_is_left_of_a_lost_store_comes_to_no_other(store: Store, cut_off: Path) -> None:
    store.file.unlink()
    assert restore(cut_off, store.file, KEY, NOON) is None
    assert set_aside(store) == []
    assert not _said_last(store.file)


def test_that_two_restores_in_one_second_keep_both_stores(store: Store, cut_off: Path) -> None:
    first, second = (restore(cut_off, store.file, KEY, NOON) for _ in range(2))
    assert first is not None
    assert second is not None
    assert (_said_last(first), _said_last(second)) == (True, False)


def test_that_nothing_of_a_copy_that_a_power_cut_left_half_marked_comes_into_another(
    store: Store, cut_off: Path
) -> None:
    left = store.file.with_name("store.half")
    for rest in ("", "-wal", "-shm"):
        part = store.file.with_name(store.file.name + rest)
        left.with_name(left.name + rest).write_bytes(part.read_bytes())
    restore(cut_off, store.file, KEY, NOON)
    assert not _said_last(store.file)


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
