"""`python -m desk_app restore FILE` where the disk has no room."""

import errno
import shutil
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
    copyfile, copied = shutil.copyfile, list[Any]()

    def full(source: Path, target: Path) -> Any:
        copied.append(target)
        if fills == "the store" or len(copied) == 2:
            Path(target).write_bytes(Path(source).read_bytes()[:9])
            raise OSError(errno.ENOSPC, "no room")
        return copyfile(source, target)

    with monkeypatch.context() as disk:
        disk.setattr(shutil, "copyfile", full)
        assert main(words) == 1
    assert capsys.readouterr().err == SAID
    assert beside_the_store(folders) == before
    assert main(words) == 0
    assert capsys.readouterr().out.startswith("Đã khôi phục từ")
    assert len(list(folders.scans.glob("*/*.att"))) == 1
