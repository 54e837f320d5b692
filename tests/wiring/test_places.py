"""Where the office's desk lies on a machine, and who of its accounts reads it."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.attachments.box import Box, new_key
from desk_app import sharing
from desk_app.domain.machine_faults import MachineSettingWrong
from desk_app.identity.vault import FileVault
from desk_app.paths import Folders, office_place
from desk_app.wiring.opening import open_desk
from ui.printing.files import keep

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows goes by the folder's rights")


def setting(folder: Path, words: str) -> Path:
    file = folder / "machine.toml"
    file.write_text(words, "utf-8")
    return file


def test_that_a_desk_is_its_accounts_own_where_nothing_is_said(tmp_path: Path) -> None:
    place = office_place(tmp_path / "machine.toml")
    assert place == office_place(setting(tmp_path, 'data = "user"\n'))
    assert not place.shared


def test_that_the_machine_may_have_one_desk_for_all_its_accounts(tmp_path: Path) -> None:
    place = office_place(setting(tmp_path, 'data = "machine"\n'))
    assert place.shared
    assert place.data.parent == place.keys.parent
    assert place.data != office_place(tmp_path / "nothing").data


@pytest.mark.parametrize("words", ['data = "elsewhere"', "data = machine", "data = 3"])
def test_that_a_setting_nobody_understands_opens_no_desk(tmp_path: Path, words: str) -> None:
    with pytest.raises(MachineSettingWrong):
        office_place(setting(tmp_path, words))


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = os.umask(0o022)
    monkeypatch.setattr(sharing, "_with_group", False)
    sharing.share_with_group()
    yield
    os.umask(before)


@POSIX
@pytest.mark.usefixtures("shared")
def test_that_the_group_of_a_shared_desk_reads_and_writes_all_of_it_and_others_nothing(
    tmp_path: Path,
) -> None:
    folders, keys = Folders(tmp_path / "quay"), tmp_path / "keys"
    with closing(open_desk(folders, keys)) as opened:
        assert isinstance(opened.vault, FileVault)
        Box(folders.scans, new_key()).put(b"%PDF-")
        keep(folders.prints, "receipt.pdf", b"%PDF-")
        made = [path for top in (folders.data, keys) for path in (top, *top.rglob("*"))]
        modes = {path: stat.S_IMODE(path.stat().st_mode) for path in made}
    assert folders.store in modes
    for path, mode in modes.items():
        assert mode & 0o007 == 0, path
        assert mode & 0o060 == 0o060, path


@POSIX
def test_that_a_desk_of_one_account_is_nobody_elses(tmp_path: Path) -> None:
    folders, keys = Folders(tmp_path / "quay"), tmp_path / "keys"
    with closing(open_desk(folders, keys)):
        key = next(keys.iterdir())
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        assert stat.S_IMODE(keys.stat().st_mode) == 0o700
