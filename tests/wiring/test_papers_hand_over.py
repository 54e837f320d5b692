"""The minutes of a hand-over: all its dossiers, over as many pages as they need, twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdfium2 as pdfium
import pytest

from db.store import Store, new_id
from desk_app.documents.kinds import HAND_OVER_MINUTES
from desk_app.domain.ids import DossierId
from desk_app.identity.vault import new_secrets, open_vault
from desk_app.one_window import OneWindow
from desk_app.paths import Folders
from desk_app.services.handing_over.hand_over import HandOver
from desk_app.services.printing.print_acts import PrintOrder
from desk_app.wiring.build import build_office
from desk_app.wiring.office import Office
from desk_app.wiring.opening import OpenDesk
from tests.builders import Clock, an_officer, an_order
from tests.ui.dossiers.counter import FACTS

OFFICER = an_officer()
UNIT = "Phòng Tư pháp"


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Iterator[Office]:
    folders = Folders(tmp_path)
    vault = open_vault("test", tmp_path / "keys")
    vault.save(new_secrets())
    opened = OpenDesk(folders, OneWindow(folders.lock), vault, store, FACTS)
    office = build_office(opened, now=Clock())
    yield office
    office.close()


def handed_over(office: Office, count: int) -> Any:
    at = office.now()
    orders = [an_order(key=DossierId(new_id(at))) for _ in range(count)]
    dossiers = [office.counter.receive(order, OFFICER).id for order in orders]
    order = HandOver(batch=uuid4(), unit=UNIT, dossiers=dossiers)
    return office.handing_over.hand_over(order, OFFICER).batch


def text_of(pdf: bytes) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def test_that_two_hundred_lines_are_printed_over_pages_in_two_copies(office: Office) -> None:
    batch = handed_over(office, 200)
    about, job = DossierId(batch.id), uuid4()
    worded = office.papers.worded(about, HAND_OVER_MINUTES, "")
    order = PrintOrder(
        job=job, dossier=about, form=HAND_OVER_MINUTES, printer="", copies=1, worded=worded
    )
    office.papers.hand_over(order, OFFICER)
    pages = text_of(office.papers.drawn(about, job, "A4", 203))
    whole = "\n".join(pages)
    assert len(pages) > 10
    for copy in ("Liên 1", "Liên 2"):
        assert copy in whole
    for line in (batch.lines[0], batch.lines[99], batch.lines[199]):
        assert whole.count(line.code[-4:]) >= 2
    assert str(batch.list_number) in whole
    assert UNIT in whole


def test_that_a_later_print_says_what_the_first_said_and_that_it_is_one(office: Office) -> None:
    batch = handed_over(office, 1)
    about = DossierId(batch.id)
    worded = office.papers.worded(about, HAND_OVER_MINUTES, "")
    for job in (uuid4(), last := uuid4()):
        office.papers.hand_over(
            PrintOrder(
                job=job, dossier=about, form=HAND_OVER_MINUTES, printer="", copies=1, worded=worded
            ),
            OFFICER,
        )
        office.papers.settle(job, about, "", OFFICER)
    assert "Bản in lại lần 1" in "".join(text_of(office.papers.drawn(about, last, "A4", 203)))
    assert office.papers.history(about, HAND_OVER_MINUTES).changed is False


def test_that_minutes_the_program_never_came_to_print_are_found(office: Office) -> None:
    batch = handed_over(office, 1)
    (left,) = [one for one in office.reading.unprinted() if one.batch]
    assert (left.dossier, left.code, left.applicant) == (
        batch.id,
        str(batch.list_number),
        UNIT,
    )
    order = PrintOrder(
        job=uuid4(), dossier=left.dossier, form=HAND_OVER_MINUTES, printer="HP", copies=1
    )
    office.papers.hand_over(order, OFFICER)
    assert not [one for one in office.reading.unprinted() if one.batch]
    (doubtful,) = [p for p in office.reading.open_prints() if p.form == HAND_OVER_MINUTES]
    assert (doubtful.code, doubtful.applicant) == (str(batch.list_number), UNIT)
