"""Scans in an inspection's folder."""

import hashlib
from pathlib import Path
from uuid import UUID

from desk_app.documents.scans.look_at_file import look_at
from desk_app.domain.acts import kinds
from desk_app.domain.scans.file import address_of
from desk_app.domain.scans.limits import ScanLimits
from desk_app.domain.scans.scans import PaperRef
from desk_app.paths import Folders
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.scans.scan_paper import ScanPaper, scan_paper
from desk_app.wiring.opening import open_desk
from desk_app.wiring.scans.desk import open_box
from tests.builders import Clock, a_desk, a_scribe, an_officer, an_order
from tests.commands.tasks import acts_of
from tests.commands.test_inspect import check, inspect, place, typed
from tests.domain.scans.files import a_pdf

__all__ = ["place", "typed"]  # fixtures


def test_that_scans_lie_in_the_folder_as_they_were_kept_and_each_counts_as_unmasked(
    place: tuple[Folders, Path], tmp_path: Path
) -> None:
    without, out, content = tmp_path / "khong", tmp_path / "co", a_pdf(2, "Giấy khai sinh")
    lost = a_pdf(1, "Giấy mất")
    dossier = scanned(place, content, lost)
    assert inspect(place, without, size=5) == 0
    assert not list(without.rglob("ban-quet"))
    assert not acts_of(*place, kinds.UNMASKED)
    assert inspect(place, out, "--scans", size=5) == 0
    (file,) = out.rglob("ban-quet/*")
    assert file.read_bytes() == content
    assert file.suffix == ".pdf"
    told = (file.parent.parent / "dien-bien.txt").read_text("utf-8-sig")
    assert f"ban-quet/{file.name}; SHA-256 {hashlib.sha256(content).hexdigest()}" in told
    assert "không có ở quầy này, ở quầy Q1; SHA-256" in told  # its content is gone
    assert {act.subject.id for act in acts_of(*place, kinds.UNMASKED)} > {dossier}
    assert check(out)[0] == 0
    file.write_bytes(lost)
    code, said = check(out)
    assert (code, "SAI" in said) == (1, True)


def scanned(place: tuple[Folders, Path], content: bytes, lost: bytes) -> UUID:
    """A dossier with a scan, and with another whose content is not beside the store any more."""
    folders, keys = place
    opened = open_desk(folders, keys)
    desk, box = a_desk(opened.store.work(a_scribe()), Clock()), open_box(opened)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    paper = PaperRef("Giấy đề nghị đăng ký hộ kinh doanh")
    for n, (kept, pages) in enumerate(((content, 2), (lost, 1)), 1):
        box.put(kept)
        file = look_at(kept, "a.pdf", ScanLimits())
        order = ScanPaper(key=UUID(int=n), dossier=dossier.id, paper=paper, file=file, pages=pages)
        scan_paper(order, an_officer(), desk, box)
    box.erase(address_of(lost))
    opened.close()
    return dossier.id
