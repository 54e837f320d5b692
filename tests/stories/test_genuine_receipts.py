"""A receipt proves itself at every desk of its unit, with the line down and the record far away."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from db.restore import restore
from desk_app.domain.codes.faults import PaperForged, SealKeysBehind
from desk_app.domain.codes.scan import CodeScan, read_scan
from desk_app.domain.codes.seal import Proof, SealedCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.office_time import office_date
from desk_app.paths import Folders
from desk_app.services.handling.look_at_paper import PaperLook
from desk_app.services.printing.print_acts import PrintOrder, Reissue
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk
from tests.builders import UNIT
from tests.central.conftest import Server, central
from tests.documents.reading import scan
from tests.stories.test_two_desks import MORNING, Counter, NewCounter, new_counter, server

__all__ = ["new_counter", "server"]  # fixtures

NEW_YEAR = datetime(2027, 1, 5, 2, 15, tzinfo=UTC)


def receipt(at: Counter, dossier: Dossier, ground: str = "") -> SealedCode:
    """What a scanner reads from the QR of the receipt that `at` prints."""
    papers = at.office.papers
    order = PrintOrder(
        job=uuid4(),
        dossier=dossier.id,
        form="receipt",
        printer="",
        copies=1,
        worded=papers.worded(dossier.id, "receipt", ""),
        reissue=Reissue(ground=ground) if ground else None,
    )
    job = papers.hand_over(order, at.officer)
    read = read_scan(scan(papers.drawn(dossier.id, job.id, "A4", 203), 203)["QRCode"])
    assert isinstance(read, CodeScan)
    assert read.sealed is not None
    return read.sealed


def look(at: Counter, paper: SealedCode) -> PaperLook:
    return at.office.counter.look_at_paper(paper, at.officer)


def brought_back(desk: Counter) -> None:
    """The desk's store is put back to a copy of it."""
    backup = desk.office.keeping.back_up()
    desk.office.close()
    restore(backup, desk.opened.store.file, desk.opened.secrets.store_key, MORNING)
    opened = open_desk(Folders(desk.folder), desk.folder / "keys")
    desk.opened, desk.office = opened, build_office(opened, now=desk.clock)


def test_that_a_desk_without_a_line_sees_that_anothers_receipt_is_genuine(
    new_counter: NewCounter, server: Server
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    server.kill()
    dossier = first.receive()
    paper = receipt(first, dossier)
    assert dossier.due.at is not None
    assert paper.due == office_date(dossier.due.at)
    seen = look(second, paper)
    assert (seen.proof, seen.dossier, seen.ours) == (Proof.GENUINE, None, False)
    assert seen.procedure == dossier.procedure.name
    server.start()
    first.catch_up()
    second.catch_up()
    assert look(second, paper).dossier == dossier.id


def test_that_a_changed_due_date_is_told_wherever_it_is_shown(
    new_counter: NewCounter, server: Server
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    server.kill()
    changed = replace(receipt(first, first.receive()), due=date(2026, 11, 23))
    with pytest.raises(PaperForged):
        look(second, changed)
    assert look(first, changed).proof is Proof.FORGED


def test_that_a_restored_desk_proves_receipts_and_prints_them(new_counter: NewCounter) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    before = receipt(first, first.receive())
    brought_back(second)
    assert look(second, before).proof is Proof.GENUINE
    second.catch_up()
    assert look(first, receipt(second, second.receive())).proof is Proof.GENUINE


def test_that_receipts_pass_new_year_without_a_line(
    new_counter: NewCounter, server: Server
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    last_year = receipt(first, first.receive())
    server.kill()
    for desk in (first, second):
        desk.clock.at = NEW_YEAR
        with pytest.raises(CentralUnreachable):
            desk.office.exchange(250)
    this_year = receipt(first, first.receive())
    assert (last_year.year, this_year.year) == (2026, 2027)
    assert [look(second, paper).proof for paper in (last_year, this_year)] == [Proof.GENUINE] * 2


def test_that_after_a_theft_new_receipts_are_genuine_and_earlier_ones_are_compared(
    new_counter: NewCounter, server: Server
) -> None:
    first, second, stolen = (new_counter(f"Quầy {n}") for n in (1, 2, 3))
    dossier = first.receive()
    before, forged = receipt(first, dossier), receipt(stolen, stolen.receive())
    central("revoke", UNIT, stolen.office.facts.desk, database=server.database)
    assert central("renew-seal", UNIT, database=server.database).returncode == 0
    for desk in (first, second):
        desk.catch_up()
    assert look(second, forged).proof is Proof.RENEWED
    assert look(second, before).dossier == dossier.id  # the record is here: no more is needed
    server.kill()
    assert look(second, receipt(first, first.receive())).proof is Proof.GENUINE


def test_that_a_desk_that_missed_a_renewal_cannot_tell_until_it_has_gone_online(
    new_counter: NewCounter, server: Server
) -> None:
    first, second = new_counter("Quầy 1"), new_counter("Quầy 2")
    assert central("renew-seal", UNIT, database=server.database).returncode == 0
    first.catch_up()
    paper = receipt(first, first.receive())
    second.clock.forward(timedelta(hours=1))
    with pytest.raises(SealKeysBehind):
        look(second, paper)
    second.catch_up()
    assert look(second, paper).proof is Proof.GENUINE


def test_that_a_reprint_keeps_its_seal_and_a_correction_has_the_new_one(
    new_counter: NewCounter, server: Server
) -> None:
    desk = new_counter("Quầy 1")
    dossier = desk.receive()
    before = receipt(desk, dossier)
    assert central("renew-seal", UNIT, database=server.database).returncode == 0
    desk.catch_up()
    assert receipt(desk, dossier) == before
    corrected = receipt(desk, dossier, "Sai tên")
    assert corrected.digits != before.digits
    assert look(desk, corrected).proof is Proof.GENUINE
