"""A store brought back from elsewhere makes no numbers."""

import errno
import shutil
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from sqlalchemy.exc import OperationalError

from db.backup import backups, is_sound, make_backup
from db.restore import finish_restore, restore
from db.store import Store, open_store
from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import (
    BackupFailed,
    BackupUnreadable,
    NumberingBlocked,
    StoreUnwritable,
)
from desk_app.identity.incarnation import settle_incarnation
from desk_app.identity.vault import FileVault, Secrets
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import KEY, a_desk, a_scribe, an_officer, an_order

Work = Callable[[], UnitOfWork]
NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> FileVault:
    vault = FileVault(tmp_path / "keys" / "store.json")
    vault.save(Secrets(store_key=KEY, signing_key=KEY))
    return vault


def test_that_a_store_started_again_and_again_goes_on_numbering(
    work: Work, vault: FileVault
) -> None:
    for _ in range(3):
        assert not settle_incarnation(work, vault)
    assert receive_dossier(an_order(), an_officer(), a_desk(work)).code.serial == 1001


def test_that_a_power_cut_while_starting_is_no_false_alarm(work: Work, vault: FileVault) -> None:
    settle_incarnation(work, vault)
    before = vault.load()
    settle_incarnation(work, vault)
    after = vault.load()
    assert before is not None
    assert after is not None
    half_way = Secrets(
        store_key=KEY,
        signing_key=KEY,
        incarnations=(*before.incarnations, *after.incarnations),
    )
    vault.save(half_way)  # the store was written, the vault not yet cleaned
    assert not settle_incarnation(work, vault)


def test_that_a_restored_backup_gives_no_code(
    store: Store, work: Work, vault: FileVault, tmp_path: Path
) -> None:
    settle_incarnation(work, vault)
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    receive_dossier(an_order(), an_officer(), a_desk(work))
    store.close()
    restore(copy, store.file, KEY, NOON)
    again = open_store(store.file, KEY)
    assert settle_incarnation(again.work(a_scribe()), vault)
    with pytest.raises(NumberingBlocked):
        receive_dossier(an_order(), an_officer(), a_desk(again.work(a_scribe())))
    again.close()


def test_that_restoring_keeps_what_was_there(store: Store, tmp_path: Path) -> None:
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    store.close()
    aside = restore(copy, store.file, KEY, NOON)
    assert aside is not None
    assert is_sound(aside, KEY)
    assert is_sound(store.file, KEY)


def test_that_a_file_which_is_no_backup_changes_nothing(store: Store, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.sqlite"
    wrong.write_bytes(b"Dear office" * 1000)
    before = store.file.read_bytes()
    with pytest.raises(BackupUnreadable):
        restore(wrong, store.file, KEY, NOON)
    assert store.file.read_bytes() == before


def test_that_fourteen_backups_are_kept(store: Store, tmp_path: Path) -> None:
    for day in range(1, 17):
        make_backup(store.file, KEY, tmp_path / "backups", NOON.replace(day=day))
    kept = backups(tmp_path / "backups")
    assert len(kept) == 14
    assert kept[0].name == "quay-20261116-050000.sqlite"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards the folder instead")
def test_that_only_its_owner_can_read_a_key_file(vault: FileVault, tmp_path: Path) -> None:
    file = tmp_path / "keys" / "store.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_that_a_backup_that_cannot_be_written_leaves_the_old_ones(
    store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    kept = make_backup(store.file, KEY, folder, NOON)
    blocked = folder / "quay-20261121-050000.half"
    blocked.mkdir()  # whatever keeps the copy from being made
    (blocked / "x").touch()
    with pytest.raises(BackupFailed):
        make_backup(store.file, KEY, folder, NOON.replace(day=21))
    assert backups(folder) == [kept]
    assert is_sound(kept, KEY)


class CutOff(FileVault):
    """A vault after whose first save the power fails."""

    def save(self, secrets: Secrets) -> None:
        super().save(secrets)
        raise KeyboardInterrupt


def test_that_a_power_cut_never_hides_that_a_store_is_a_copy(
    work: Work, vault: FileVault, tmp_path: Path
) -> None:
    settle_incarnation(work, vault)
    with work() as tx:  # an old copy put in the place of the store by hand
        tx.settings.set("store.incarnation", "of yesterday")
        tx.commit()
    with pytest.raises(KeyboardInterrupt):
        settle_incarnation(work, CutOff(tmp_path / "keys" / "store.json"))
    settle_incarnation(work, vault)
    with pytest.raises(NumberingBlocked):
        receive_dossier(an_order(), an_officer(), a_desk(work))


def test_that_a_damaged_store_can_be_replaced_and_is_kept(store: Store, tmp_path: Path) -> None:
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    store.close()
    store.file.write_bytes(b"damaged" + store.file.read_bytes()[7:])
    aside = restore(copy, store.file, KEY, NOON)
    assert aside is not None
    assert aside.read_bytes().startswith(b"damaged")
    assert is_sound(store.file, KEY)


def test_that_a_backup_is_put_back_from_a_disk_that_takes_nothing(
    store: Store, tmp_path: Path
) -> None:
    """SQLite opens no store there: it has to lay its log beside it."""
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    store.close()
    copy.with_name(f"{copy.name}-wal").mkdir()
    assert not is_sound(copy, KEY)
    before = copy.read_bytes()
    assert restore(copy, store.file, KEY, NOON) is not None
    assert (is_sound(store.file, KEY), copy.read_bytes()) == (True, before)


@pytest.mark.parametrize("spoilt", ["a page", "its end", "its beginning", "all of it"])
def test_that_a_backup_that_is_not_whole_is_told_and_nothing_is_touched(
    store: Store, tmp_path: Path, spoilt: str
) -> None:
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    store.close()
    whole = bytearray(copy.read_bytes())
    match spoilt:
        case "a page":
            whole[40 * 4096 : 41 * 4096] = bytes(4096)
        case "its end":
            del whole[100_000:]
        case "its beginning":
            whole[:100] = bytes(100)
        case _:
            whole.clear()
    copy.write_bytes(whole)
    before = {file.name: file.read_bytes() for file in store.file.parent.glob("store.*")}
    with pytest.raises(BackupUnreadable):
        restore(copy, store.file, KEY, NOON)
    assert {f.name: f.read_bytes() for f in store.file.parent.glob("store.*")} == before


@pytest.mark.parametrize("worn", ["the disk of the backup", "the desk's"])
def test_that_whichever_disk_is_broken_is_named(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worn: str
) -> None:
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    store.close()
    real = Path.open

    def fails(file: Path, *how: Any, **more: Any) -> Any:
        if file == copy and worn == "the disk of the backup":
            raise OSError(errno.EIO, "Input/output error")
        return real(file, *how, **more)

    def breaks_off(_copy: Path, half: Path) -> None:
        half.write_bytes(b"as far as")
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "open", fails)
    monkeypatch.setattr(shutil, "copyfile", breaks_off)
    with pytest.raises(BackupUnreadable if worn != "the desk's" else StoreUnwritable):
        restore(copy, store.file, KEY, NOON)
    assert not store.file.with_suffix(".half").exists()


FULL, FAILED = 13, 10  # as SQLite says it
ROOM = 1 << 40


@pytest.mark.parametrize("by_engine", [False, True])
@pytest.mark.parametrize(
    "said", [(FULL, ROOM, "full"), (FAILED, 0, "full"), (FAILED, ROOM, "other")]
)
def test_that_a_restore_on_a_full_disk_is_told_as_full_whatever_sqlite_calls_it(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: tuple[int, int, str],
    *,
    by_engine: bool,
) -> None:
    code, left, reason = said
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    store.close()
    before, half = store.file.read_bytes(), store.file.with_suffix(".half")
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(  # what is half takes the room
        shutil, "disk_usage", lambda _at: usage._replace(free=left if half.exists() else ROOM)
    )

    def fails() -> None:
        error = sqlcipher3.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        raise OperationalError("PRAGMA journal_mode", {}, error) if by_engine else error

    with pytest.raises(StoreUnwritable) as told:
        restore(copy, store.file, KEY, NOON, fails)
    assert told.value.reason == reason
    assert (store.file.read_bytes(), half.exists()) == (before, False)


@pytest.mark.parametrize(
    ("fails", "there", "waits"),
    [
        (".aside", True, False),
        (".restoring", True, False),
        (".replaced-", True, True),  # as where another program has the store open
        ("store.sqlite", False, True),
    ],
)
def test_that_a_restore_that_fails_late_leaves_what_is_said_of_it(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fails: str,
    *,
    there: bool,
    waits: bool,
) -> None:
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    store.close()
    before, fresh = store.file.read_bytes(), store.file.with_suffix(".restoring")
    replace = Path.replace

    def worn(old: Path, new: Path) -> Path:
        if fails in new.name:
            raise OSError(errno.EIO, "Input/output error")
        return replace(old, new)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "replace", worn)
        with pytest.raises(StoreUnwritable):
            restore(copy, store.file, KEY, NOON)
    assert (store.file.exists(), fresh.exists()) == (there, waits)
    assert not there or store.file.read_bytes() == before
    finish_restore(store.file)
    assert (store.file.exists(), fresh.exists()) == (True, there and waits)
    assert (store.file.read_bytes() == before) == there
    restore(copy, store.file, KEY, NOON)
    assert not fresh.exists()


@pytest.mark.parametrize(
    ("fails", "reason"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "read-only"), (errno.EIO, "other")],
)
def test_that_a_disk_that_fails_where_a_restore_is_finished_is_told_and_the_next_start_ends_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int, reason: str
) -> None:
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    store.close()
    restore(copy, store.file, KEY, NOON)
    store.file.replace(store.file.with_suffix(".restoring"))

    def worn(_old: Path, _new: Path) -> Path:
        raise OSError(fails, "as the disk says it")

    with monkeypatch.context() as disk:
        disk.setattr(Path, "replace", worn)
        with pytest.raises(StoreUnwritable) as told:
            finish_restore(store.file)
    assert told.value.reason == reason
    finish_restore(store.file)
    assert is_sound(store.file, KEY)


def test_that_a_restore_cut_off_half_way_is_finished_at_the_next_start(
    store: Store, tmp_path: Path
) -> None:
    copy = make_backup(store.file, KEY, tmp_path / "backups", NOON)
    store.close()
    restore(copy, store.file, KEY, NOON)
    store.file.replace(store.file.with_suffix(".restoring"))  # where a power cut leaves it
    finish_restore(store.file)
    assert is_sound(store.file, KEY)
