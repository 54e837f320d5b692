"""Scans of papers at two desks: seen at both, read where they lie, brought back from a backup."""

import shutil
from pathlib import Path
from uuid import uuid4

import pytest

from desk_app.commands.check import check
from desk_app.commands.restore import restore
from desk_app.domain.dossier import Dossier
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.faults import ScanLost
from desk_app.domain.scans.scans import PaperScan, refs_of
from desk_app.paths import Folders
from desk_app.services.scans.scan_paper import ScanPaper
from desk_app.services.scans.withdraw_scan import WithdrawScan
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk
from tests.central.conftest import Server
from tests.domain.scans.files import a_pdf
from tests.stories.test_two_desks import Counter, NewCounter, new_counter, server

__all__ = ["new_counter", "server"]  # fixtures


def scanned(desk: Counter, words: str = "NGUYEN THI LAN") -> tuple[Dossier, PaperScan]:
    """A dossier received, and its first paper scanned: a file of two pages in the folder."""
    dossier = desk.receive()
    file = desk.folder.parent / f"{uuid4().hex}.pdf"
    file.write_bytes(a_pdf(2, words))
    found = desk.office.scans.look_at(file)
    desk.office.scans.keep(file, found, desk.officer)
    order = ScanPaper(
        key=uuid4(),
        dossier=dossier.id,
        paper=refs_of([paper.name for paper in dossier.papers])[0],
        file=found,
        pages=2,
    )
    after = desk.office.scans.scan(order, desk.officer)
    assert desk.office.scans.take_away(file, found)
    return after, after.scans.scans[0]


def seen_at(desk: Counter, dossier: Dossier) -> Dossier:
    found = desk.office.reading.dossier(dossier.id).folded.dossier
    assert found is not None
    return found


def everything_on_the_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_that_another_desk_opens_a_scan_as_soon_as_the_home_has_it(
    new_counter: NewCounter, server: Server
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    dossier, scan = scanned(first)
    assert first.office.scans.stored_page(scan, 1, 300, first.officer).width >= 299
    first.catch_up()
    second.catch_up()
    (found,) = seen_at(second, dossier).scans.scans
    assert found == scan
    assert found.desk == first.office.facts.desk
    assert second.office.scans.papers(dossier.id)[0].state is Digitisation.SCANNED
    assert second.office.scans.trouble(found) == "elsewhere"
    with pytest.raises(ScanLost) as lost:
        second.office.scans.stored_page(found, 0, 300, second.officer)
    assert lost.value.why == "elsewhere"
    first.catch_up()  # files follow the acts that tell of them
    second.office.scans.fetch(found, dossier.id, second.officer)
    assert second.office.scans.trouble(found) == ""
    assert second.office.scans.stored_page(found, 1, 300, second.officer).width >= 299


def test_that_two_desks_that_withdraw_the_same_scan_agree(
    new_counter: NewCounter, server: Server
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    dossier, scan = scanned(first)
    first.catch_up()
    second.catch_up()
    for desk, reason in ((first, "Nhầm giấy"), (second, "Mờ")):
        order = WithdrawScan(dossier=dossier.id, entry=scan.id, reason=reason)
        desk.office.scans.withdraw(order, desk.officer)
    for desk in (first, second, first):
        desk.catch_up()
    for desk in (first, second):
        view = desk.office.reading.dossier(dossier.id).folded
        assert view.disagreements == ()
        assert view.dossier is not None
        assert view.dossier.scans.scans[0].withdrawn == "Nhầm giấy"


def test_that_nothing_of_a_paper_lies_readable_on_the_disk(
    new_counter: NewCounter, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    desk = new_counter("Quầy 1")
    _dossier, scan = scanned(desk)
    desk.office.keeping.back_up()
    raw = everything_on_the_disk(desk.folder)
    assert b"NGUYEN" not in raw
    assert scan.file.address.encode() not in raw
    assert "NGUYEN" not in caplog.text


def test_that_scans_come_back_with_the_backup_and_a_damaged_one_is_told(
    new_counter: NewCounter, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = new_counter("Quầy 1")
    _first, scan = scanned(desk)
    _second, other = scanned(desk, "PHAM THI HONG GAM")
    folders, keys = Folders(desk.folder), desk.folder / "keys"
    backup = desk.office.keeping.back_up()
    desk.office.close()
    shutil.rmtree(folders.scans)
    assert check(folders, keys) == 1
    assert f"scan: {scan.file.address} missing" in capsys.readouterr().out
    restore(backup, folders, keys)
    assert check(folders, keys) == 0
    damaged = sorted(folders.scans.rglob("*.att"))[0]
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"\0")
    assert check(folders, keys) == 1
    desk.opened = open_desk(folders, keys)
    desk.office = build_office(desk.opened, now=desk.clock)
    whys = []
    for one in (scan, other):
        try:
            desk.office.scans.stored_page(one, 0, 300, desk.officer)
        except ScanLost as lost:
            whys.append(lost.why)
    assert whys == ["damaged"]


def test_that_a_copy_of_each_scan_is_made_beside_the_backups_while_the_desk_works(
    new_counter: NewCounter, server: Server
) -> None:
    desk = new_counter("Quầy 1")
    scanned(desk)
    scanned(desk, "PHAM THI HONG GAM")
    assert desk.office.keeping.copy_scans() == 2
    assert desk.office.keeping.copy_scans() == 0
    folders = Folders(desk.folder)
    shutil.rmtree(folders.scans)
    desk.office.keeping.back_up()  # one mends the other
    assert len(list(folders.scans.rglob("*.att"))) == 2
