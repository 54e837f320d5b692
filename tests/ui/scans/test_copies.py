"""Scans get their second copy by themselves, and a lost one is said."""

import shutil
from pathlib import Path

import pytest

from desk_app.paths import Folders
from tests.ui.inline import Inline
from tests.ui.scans.conftest import ScanPage
from ui.rounds.safe_clock import SafeClock
from ui.texts import Notice


@pytest.fixture
def folders(page: ScanPage) -> Folders:
    """Those of the desk, whose store was backed up a moment ago."""
    folders = Folders(page.folder.parent)
    folders.backups.mkdir()
    shutil.copy(folders.store, folders.backups / "quay-20261120-091500.sqlite")
    return folders


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.att"))


def test_that_each_scan_gets_a_second_copy_and_a_lost_one_is_said_once(
    page: ScanPage, folders: Folders
) -> None:
    dossier = page.counter.receive()
    page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)
    page.counter.press("2", "Ctrl+Return")
    said: list[Notice] = []
    clock = SafeClock(page.counter.office, Inline())
    clock.warned.connect(said.append)
    clock.back_up_when_due()
    copies = folders.backups / "scans"
    assert files(copies) == files(folders.scans)
    assert len(files(copies)) == 1

    shutil.rmtree(folders.scans)
    clock.back_up_when_due()
    assert files(folders.scans) == files(copies)
    assert said == []

    for folder in (folders.scans, copies):
        shutil.rmtree(folder)
    for _quarter in range(3):
        clock.back_up_when_due()
    assert [notice.title for notice in said] == ["1 tệp quét mất hoặc hỏng, không có bản sao lưu."]
    clock.deleteLater()
