"""`python -m desk_app restore FILE`: a lost machine comes back; where a disk fails, it is told."""

import errno
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.attachments.box import Box
from db.backup import make_backup
from desk_app.identity.marks import mark
from desk_app.identity.vault import FileVault, KeyringVault, new_secrets
from desk_app.main import main
from desk_app.paths import Folders
from desk_app.wiring.opening import open_desk
from tests.builders import FRIDAY_MORNING, KEY
from tests.commands.tasks import OFFICE
from tests.identity.keyrings import MemoryKeyring, a_machine_with_a_keyring

SAID = "Không ghi được dữ liệu, việc vừa làm chưa được lưu. Ổ đĩa đầy: xóa bớt tệp rồi làm lại.\n"


@pytest.fixture
def backup(place: tuple[Folders, Path], tmp_path: Path) -> Path:
    """With a scan that is not at the desk any more."""
    opened = open_desk(*place)
    made = make_backup(
        opened.store.file, opened.secrets.store_key, tmp_path / "usb", FRIDAY_MORNING
    )
    opened.close()
    Box(tmp_path / "usb" / "scans", KEY).put(b"%PDF-1.7 a paper")
    return made


@pytest.fixture
def machine() -> Iterator[MemoryKeyring]:
    yield from a_machine_with_a_keyring()


def beside_the_store(folders: Folders) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folders.data.glob("store.*")}


def test_that_a_backup_that_is_not_there_is_told_as_such(
    place: tuple[Folders, Path], backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders, keys = place
    before = beside_the_store(folders)
    gone = str(backup.with_name("chua-cam-o.sqlite"))
    assert main(["restore", gone, "--data", str(folders.data), "--keys", str(keys)]) == 1
    assert capsys.readouterr().err.startswith(f"Không có tệp {gone}.")
    assert beside_the_store(folders) == before


@pytest.mark.parametrize("fills", ["the store", "its scans"])
def test_that_a_restore_on_a_full_disk_is_told_and_changes_nothing(
    place: tuple[Folders, Path],
    backup: Path,
    fills: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folders, keys = place
    words = ["restore", str(backup), "--data", str(folders.data), "--keys", str(keys)]
    before = beside_the_store(folders)

    def full(target: Path, *_content: bytes) -> Any:
        with target.open("wb") as half:
            half.write(b"as far as")
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as disk:
        if fills == "the store":
            disk.setattr(shutil, "copyfile", lambda _source, target: full(target))
        else:
            disk.setattr(Path, "write_bytes", full)
        assert main(words) == 1
    assert capsys.readouterr().err == SAID
    assert beside_the_store(folders) == before
    assert main(words) == 0
    assert capsys.readouterr().out.startswith("Đã khôi phục từ")
    assert len(list(folders.scans.glob("*/*.att"))) == 1


@pytest.mark.parametrize("spoilt", ["a scan", "a folder of them"])
def test_that_scans_the_backup_does_not_give_are_counted_and_forbid_no_restore(
    place: tuple[Folders, Path],
    backup: Path,
    spoilt: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folders, keys = place
    Box(backup.parent / "scans", KEY).put(b"%PDF-1.7 another paper")
    bad = sorted((backup.parent / "scans").glob("*/*.att"))[0]
    method, lost = ("read_bytes", bad) if spoilt == "a scan" else ("iterdir", bad.parent)
    real: Callable[[Path], Any] = getattr(Path, method)

    def worn(file: Path) -> Any:
        if file == lost:
            raise OSError(errno.EIO, "Input/output error")
        return real(file)

    monkeypatch.setattr(Path, method, worn)
    assert main(["restore", str(backup), "--data", str(folders.data), "--keys", str(keys)]) == 0
    assert "Chưa đưa về được 1 tệp hoặc thư mục bản quét" in capsys.readouterr().out
    assert len(list(folders.scans.glob("*/*.att"))) == 1


def put_away(place: tuple[Folders, Path], backup: Path, elsewhere: Path) -> tuple[Path, Path]:
    """What OPERATIONS says to keep, and nothing else: one file of the backups, one of the key."""
    kept = elsewhere / "kept"
    kept.mkdir()
    (key_file,) = place[1].glob("*.json")
    shutil.copy(backup, kept)
    shutil.copy(key_file, kept)
    return kept / backup.name, kept / key_file.name


def test_that_a_lost_machine_comes_back_from_a_backup_and_its_key_file(
    place: tuple[Folders, Path],
    backup: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    copy, key_file = put_away(place, backup, tmp_path)
    for folder in (place[0].data, place[1], backup.parent):
        shutil.rmtree(folder)
    new, keys = Folders(tmp_path / "new" / "desk"), tmp_path / "new" / "keys"
    keys.mkdir(parents=True)
    shutil.copy(key_file, keys)
    words = ["restore", str(copy), "--data", str(new.data), "--keys", str(keys)]
    assert main(words) == 0, capsys.readouterr().err
    opened = open_desk(new, keys)
    assert opened.facts == OFFICE
    assert opened.secrets == FileVault(key_file).load()
    opened.close()
    assert main(words) == 0  # and once more, as one that a power cut stopped


def test_that_a_desk_that_was_only_opened_takes_the_place_of_a_lost_one(
    place: tuple[Folders, Path], backup: Path, tmp_path: Path
) -> None:
    copy, key_file = put_away(place, backup, tmp_path)
    new, keys = Folders(tmp_path / "new" / "desk"), tmp_path / "new" / "keys"
    open_desk(new, keys).close()
    shutil.copy(key_file, keys)
    assert main(["restore", str(copy), "--data", str(new.data), "--keys", str(keys)]) == 0
    opened = open_desk(new, keys)
    assert opened.facts == OFFICE
    opened.close()


def test_that_a_backup_without_its_key_says_which_file_is_missing_and_where(
    place: tuple[Folders, Path],
    backup: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    new, keys = Folders(tmp_path / "new" / "desk"), tmp_path / "new" / "keys"
    keys.mkdir(parents=True)
    (keys / "notes.json").write_text("[]")
    FileVault(keys / "another.json").save(new_secrets())
    words = ["restore", str(backup), "--data", str(new.data), "--keys", str(keys)]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"Không khóa nào có ở máy này mở được {backup.name}.")
    assert f"vào {keys} rồi làm lại" in said
    assert not new.store_id.exists()
    assert not new.store.exists()


def test_that_a_key_file_that_is_cut_off_is_told_as_the_missing_one(
    place: tuple[Folders, Path],
    backup: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its id stands beside the backup as well."""
    (key_file,) = place[1].glob("*.json")
    mark(backup.parent, key_file.stem)
    key_file.write_text(key_file.read_text("utf-8")[:40], "utf-8")
    new = Folders(tmp_path / "new" / "desk")
    words = ["restore", str(backup), "--data", str(new.data), "--keys", str(place[1])]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"Không khóa nào có ở máy này mở được {backup.name}.")
    assert not new.store_id.exists()


def test_that_two_key_files_of_one_backup_are_told_and_none_is_chosen(
    place: tuple[Folders, Path],
    backup: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    new = Folders(tmp_path / "new" / "desk")
    (key_file,) = place[1].glob("*.json")
    shutil.copy(key_file, key_file.with_name("copy.json"))
    words = ["restore", str(backup), "--data", str(new.data), "--keys", str(place[1])]
    assert main(words) == 1
    assert "copy.json" in capsys.readouterr().err
    assert not new.store_id.exists()


def test_that_another_desks_backup_is_told_as_such_and_changes_nothing(
    place: tuple[Folders, Path],
    backup: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    keys = place[1]
    other = open_desk(Folders(tmp_path / "other"), keys)
    other.vault.save(replace(other.secrets, bearer="enrolled"))
    other.close()
    before = beside_the_store(Folders(tmp_path / "other"))
    words = ["restore", str(backup), "--data", str(tmp_path / "other"), "--keys", str(keys)]
    assert main(words) == 1
    assert capsys.readouterr().err.startswith("Tệp này là bản sao lưu của quầy khác.")
    assert beside_the_store(Folders(tmp_path / "other")) == before


def test_that_a_keyring_gives_the_key_under_the_id_that_stands_beside_the_backup(
    place: tuple[Folders, Path], backup: Path, tmp_path: Path, machine: MemoryKeyring
) -> None:
    (key_file,) = place[1].glob("*.json")
    secrets = FileVault(key_file).load()
    assert secrets is not None
    KeyringVault(key_file.stem).save(secrets)
    key_file.unlink()
    mark(backup.parent, key_file.stem)
    new = Folders(tmp_path / "new" / "desk")
    assert main(["restore", str(backup), "--data", str(new.data), "--keys", str(place[1])]) == 0
    opened = open_desk(new, place[1])
    assert opened.facts == OFFICE
    opened.close()
