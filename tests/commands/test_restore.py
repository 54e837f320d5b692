"""`python -m desk_app restore FILE` where a disk fails: the desk's, or that of the backup."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.attachments.box import Box
from db.backup import make_backup
from desk_app.main import main
from desk_app.paths import Folders
from desk_app.wiring.opening import open_desk
from tests.builders import FRIDAY_MORNING, KEY

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
