"""A scan of another desk: looked at here, fetched from the home."""

from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.documents.preview import Picture
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DeskId
from desk_app.domain.scans.faults import ScanLost
from tests.domain.scans.files import a_pdf
from tests.step_bodies import a_scan
from tests.ui.dossiers.counter import OFFICER, CounterDesk
from tests.ui.inline import Inline
from ui.screens.scans.preview import Preview


@pytest.fixture
def dossier(counter: CounterDesk) -> Dossier:
    return counter.receive()


def test_that_a_scan_of_another_desk_is_fetched_when_somebody_looks_at_it(
    counter: CounterDesk, dossier: Dossier, tmp_path: Path
) -> None:
    """Its act is here, its content is not; the home has it."""
    file = tmp_path / "elsewhere.pdf"
    file.write_bytes(a_pdf(2, "at the home"))
    scans = counter.office.scans
    found = scans.look_at(file)
    scan = replace(a_scan(dossier), file=found, desk=DeskId("Q2"))
    bringing = replace(scans, fetch=lambda _scan, _dossier, by: scans.keep(file, found, by))
    preview = Preview(replace(counter.office, scans=bringing), Inline())
    pictures: list[Picture | None] = []
    preview.drawn.connect(pictures.append)
    preview.serve(OFFICER, dossier.id)
    preview.fit(300)
    preview.show_stored(scan, "Tờ khai")
    assert pictures[-1] is not None
    assert preview.sight.fault == ""


def test_that_a_scan_the_home_does_not_have_yet_is_told(
    counter: CounterDesk, dossier: Dossier, tmp_path: Path
) -> None:
    scan = replace(a_scan(dossier), desk=DeskId("Q2"))

    def lost(*_asked: object) -> None:
        raise ScanLost("elsewhere")

    office = replace(counter.office, scans=replace(counter.office.scans, fetch=lost))
    preview = Preview(office, Inline())
    preview.serve(OFFICER, dossier.id)
    preview.fit(300)
    preview.show_stored(scan, "Tờ khai")
    assert preview.sight.fault.startswith("Tệp còn nằm ở quầy đã quét, chưa lên trung tâm.")
