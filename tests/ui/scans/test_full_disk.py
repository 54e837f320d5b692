"""A disk that takes no more while scans come from the scanner, or from a telephone."""

import errno
import os

import pytest

from desk_app.domain.dossier import Dossier
from tests.ui.dossiers.counter import CounterDesk
from tests.ui.scans.conftest import ScanPage
from tests.ui.scans.test_scans_page import scans_of


@pytest.fixture
def dossier(counter: CounterDesk) -> Dossier:
    return counter.receive()


def test_that_what_the_scanner_wrote_stays_until_the_disk_has_room_for_it(
    page: ScanPage, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = page.scanner_writes("Scan_1.pdf", 2)
    page.open(dossier)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        page.counter.press("2", "Ctrl+Return")
        said = page.counter.said
        second = page.scanner_writes("Scan_2.pdf", 1)  # more of them come back meanwhile
        page.counter.press("Ctrl+Return")
    assert said == page.counter.said
    assert said.startswith("Máy không lưu được tệp quét: đĩa đầy hoặc chỉ đọc.")
    assert (first.exists(), second.exists()) == (True, True)
    assert page.tray == ["Scan_1.pdf", "Scan_2.pdf"]
    assert scans_of(page, dossier) == []
    page.counter.press("Ctrl+Return")  # what was typed is still there
    assert scans_of(page, dossier) == [(dossier.papers[0].name, 2, 2)]
    assert (first.exists(), second.exists()) == (False, True)
    assert page.tray == ["Scan_2.pdf"]
