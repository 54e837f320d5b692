"""Papers become scans, are reused, and are withdrawn: what is stored, and what is not."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.attachments.queue import TransferState
from db.check import check_store
from db.store import Store
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.steps.ending import ending_body
from desk_app.domain.dossier import PaperKind, SubmittedPaper
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.ids import DeskId
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.faults import (
    NotToBeScanned,
    PagesDiffer,
    PagesNotStated,
    ScanIncomplete,
    ScanLost,
    ScanWithdrawnAlready,
)
from desk_app.domain.scans.not_to_scan import NotToScan
from desk_app.domain.scans.scans import OTHER, PaperRef, PaperScan
from desk_app.services.scans.papers import paper_standings
from desk_app.services.scans.scan_paper import reuse_paper, scan_paper
from desk_app.services.scans.withdraw_scan import WithdrawScan, withdraw_scan
from tests.domain.scans.files import a_pdf
from tests.examples import at_most
from tests.services.scans.counter import COPY, FORM, OFFICER, ScanCounter
from tests.step_bodies import an_ending


def scan(at: ScanCounter, n: int, **changed: Any) -> None:
    scan_paper(at.scan(n, **changed), OFFICER, at.desk, at.box)


def withdraw(at: ScanCounter, n: int, reason: str = "Nhầm giấy", *, erase: bool = False) -> None:
    order = WithdrawScan(dossier=at.dossier.id, entry=UUID(int=n), reason=reason, erase=erase)
    withdraw_scan(order, OFFICER, at.desk, at.box)


def acts(at: ScanCounter) -> list[str]:
    with at.desk.glance() as work:
        return [act.kind for act in work.dossiers.acts(at.dossier.id)]


def sound(store: Store) -> bool:
    with store.reading.connect() as connection:
        return check_store(connection, DeskId("Q1")).problems == ()


def test_that_a_scanned_paper_says_its_file_pages_and_desk(
    counter: ScanCounter, store: Store
) -> None:
    order = counter.scan(1)
    dossier = scan_paper(order, OFFICER, counter.desk, counter.box)
    (kept,) = dossier.scans.scans
    assert (kept.file, kept.pages, kept.desk, kept.by) == (order.file, 2, "Q1", OFFICER.id)
    assert dossier.scans.state(FORM) is Digitisation.SCANNED
    assert dossier.scans.state(COPY) is Digitisation.NOT_YET
    assert counter.stored() == dossier
    with counter.desk.glance() as work:
        queued = work.attachments.waiting(DeskId("Q1"), 10)
    assert [(one.address, one.state) for one in queued] == [
        (order.file.address, TransferState.WAITING)
    ]
    assert sound(store)


def test_that_asking_twice_stores_once(counter: ScanCounter) -> None:
    order = counter.scan(1)
    for _press in range(2):
        scan_paper(order, OFFICER, counter.desk, counter.box)
    reuse = counter.reuse(2, state=Digitisation.REUSED)
    for _press in range(2):
        reuse_paper(reuse, OFFICER, counter.desk)
    assert acts(counter) == [kinds.RECEIVED, kinds.PAPER_SCANNED, kinds.DIGITISED_BY_REUSE]


def test_that_a_difference_of_pages_needs_a_reason(counter: ScanCounter) -> None:
    with pytest.raises(PagesDiffer) as told:
        scan(counter, 1, pages=3)
    assert (told.value.pages, told.value.images) == (3, 2)
    with pytest.raises(PagesNotStated):
        scan(counter, 1, pages=None)
    with pytest.raises(PagesNotStated):
        scan(counter, 1, pages=0)
    assert acts(counter) == [kinds.RECEIVED]
    scan(counter, 1, pages=1, reason="  Có giấy dán,  quét hai lần ")
    assert counter.stored().scans.scans[0].reason == "Có giấy dán, quét hai lần"


def test_that_something_else_needs_a_title_and_a_paper_must_be_one_of_the_dossier(
    counter: ScanCounter,
) -> None:
    for paper, title, missing in (
        (OTHER, " ", "title"),
        (PaperRef("Sổ đỏ"), "", "paper"),
        (PaperRef(FORM.name, 2), "", "paper"),
    ):
        with pytest.raises(ScanIncomplete) as told:
            scan(counter, 1, paper=paper, title=title)
        assert told.value.missing == missing
    scan(counter, 1, paper=OTHER, title="Kết quả giải quyết")
    assert counter.stored().scans.scans[0].title == "Kết quả giải quyết"


def test_that_an_electronic_paper_is_never_scanned_and_others_only_with_a_reason(
    counter: ScanCounter,
) -> None:
    papers = (
        SubmittedPaper(name="Tờ khai điện tử", kind=PaperKind.ELECTRONIC),
        SubmittedPaper(name="Hộ chiếu (xuất trình)", kind=PaperKind.ORIGINAL),
    )
    usual = tuple(SubmittedPaper(name=ref.name, kind=PaperKind.COPY) for ref in (FORM, COPY))
    shown = counter.receive(papers=(*papers, *usual))
    orders = [
        counter.scan(n, dossier=shown.id, paper=PaperRef(paper.name), reason=reason)
        for n, (paper, reason) in enumerate(((papers[0], "Cần"), (papers[1], "")), 1)
    ]
    for order, why in zip(orders, (NotToScan.ELECTRONIC, NotToScan.SHOWN_ONLY), strict=True):
        with pytest.raises(NotToBeScanned) as told:
            scan_paper(order, OFFICER, counter.desk, counter.box)
        assert told.value.why == why.value
    allowed = counter.scan(3, dossier=shown.id, paper=PaperRef(papers[1].name), reason="Luật cho")
    assert scan_paper(allowed, OFFICER, counter.desk, counter.box).scans.scans
    standings = paper_standings(shown)
    assert [line.not_to_scan for line in standings] == [
        NotToScan.ELECTRONIC,
        NotToScan.SHOWN_ONLY,
        None,
        None,
        None,
    ]


def test_that_a_scan_without_its_content_is_not_stored(counter: ScanCounter) -> None:
    order = counter.scan(1)
    counter.box.erase(order.file.address)
    with pytest.raises(ScanLost):
        scan_paper(order, OFFICER, counter.desk, counter.box)
    assert acts(counter) == [kinds.RECEIVED]


def test_that_reuse_names_its_source(counter: ScanCounter) -> None:
    for state in (Digitisation.REUSED, Digitisation.REUSED_FROM_RESULT):
        with pytest.raises(ScanIncomplete) as told:
            reuse_paper(counter.reuse(1, state=state, source=" "), OFFICER, counter.desk)
        assert told.value.missing == "source"
    of_no_paper = counter.reuse(1, state=Digitisation.REUSED, paper=OTHER)
    with pytest.raises(ScanIncomplete):
        reuse_paper(of_no_paper, OFFICER, counter.desk)
    order = counter.reuse(1, state=Digitisation.REUSED_FROM_RESULT, source="H13.45.12-260311-1001")
    dossier = reuse_paper(order, OFFICER, counter.desk)
    assert dossier.scans.state(FORM) is Digitisation.REUSED_FROM_RESULT
    with pytest.raises(ValueError, match="reuse"):
        reuse_paper(counter.reuse(2, state=Digitisation.SCANNED), OFFICER, counter.desk)


def test_that_a_withdrawn_scan_keeps_its_file_for_another_paper(
    counter: ScanCounter, store: Store
) -> None:
    order = counter.scan(1)
    scan_paper(order, OFFICER, counter.desk, counter.box)
    withdraw(counter, 1)
    assert counter.stored().scans.state(FORM) is Digitisation.NOT_YET
    assert counter.box.holds(order.file.address)
    again = counter.scan(2, a_pdf(2, "Giấy 1"), paper=COPY)
    assert scan_paper(again, OFFICER, counter.desk, counter.box).scans.state(COPY)
    assert sound(store)


def test_that_withdrawing_needs_a_reason_and_happens_once(counter: ScanCounter) -> None:
    scan(counter, 1)
    with pytest.raises(ScanIncomplete):
        withdraw(counter, 1, " ")
    withdraw(counter, 1)
    with pytest.raises(ScanWithdrawnAlready):
        withdraw(counter, 1)
    assert acts(counter).count(kinds.SCAN_WITHDRAWN) == 1


def test_that_erasing_takes_the_content_away_unless_another_scan_needs_it(
    counter: ScanCounter, store: Store
) -> None:
    content = a_pdf(2)
    order = counter.scan(1, content)
    scan_paper(order, OFFICER, counter.desk, counter.box)
    scan(counter, 2, content=content, paper=COPY)
    withdraw(counter, 1, "Giấy mật", erase=True)
    assert counter.box.holds(order.file.address)
    withdraw(counter, 2)
    assert counter.box.holds(order.file.address) is False
    with counter.desk.glance() as work:
        assert work.attachments.erased() == [order.file.address]
        assert work.attachments.scanned_at(DeskId("Q1")) == []
    assert sound(store)
    scan(counter, 3, content=content)
    with counter.desk.glance() as work:
        assert work.attachments.erased() == []
    assert sound(store)


def test_that_a_scan_withdrawn_before_can_still_be_erased_once(counter: ScanCounter) -> None:
    scan(counter, 1)
    withdraw(counter, 1)
    withdraw(counter, 1, "Giấy mật", erase=True)
    kept = counter.stored().scans.scans[0]
    assert (kept.withdrawn, kept.erased) == ("Nhầm giấy", True)
    assert not counter.box.holds(kept.file.address)
    with pytest.raises(ScanWithdrawnAlready):
        withdraw(counter, 1, "Giấy mật", erase=True)


def test_that_a_voided_dossier_takes_no_scan_but_lets_one_go(counter: ScanCounter) -> None:
    scan(counter, 1)
    standing = paper_standings(counter.stored())
    assert [line.state for line in standing] == [
        Digitisation.SCANNED,
        Digitisation.NOT_YET,
        Digitisation.NOT_YET,
    ]
    body = ending_body(an_ending(counter.dossier, kinds.VOIDED))
    with counter.desk.work() as work:
        subject = Subject(SubjectKind.DOSSIER, counter.dossier.id)
        work.journal.write(kinds.VOIDED, subject, body, by=OFFICER.id, at=counter.clock())
        work.commit()
    with pytest.raises(StepNotAllowed):
        scan(counter, 2, paper=COPY)
    withdraw(counter, 1, "Giấy mật", erase=True)
    assert counter.stored().scans.scans[0].erased


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["scan", "reuse", "withdraw", "erase"]),
        st.integers(0, 2),  # which content
        st.integers(1, 4),  # which entry
        st.sampled_from([FORM, COPY]),
    ),
    max_size=9,
)


@settings(
    max_examples=at_most(25),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_that_after_any_steps_rows_are_what_acts_say_and_what_counts_can_be_read(
    counter: ScanCounter, store: Store, steps: list[tuple[str, int, int, PaperRef]]
) -> None:
    counter.dossier = counter.receive()
    for step, content, entry, paper in steps:
        key = UUID(int=counter.dossier.order * 10 + entry)
        order = WithdrawScan(
            dossier=counter.dossier.id, entry=key, reason="Nhầm", erase=step == "erase"
        )
        try:
            if step == "scan":
                new = counter.scan(1, a_pdf(2, f"{content}"), key=key, paper=paper)
                scan_paper(new, OFFICER, counter.desk, counter.box)
            elif step == "reuse":
                new_reuse = counter.reuse(1, key=key, paper=paper, state=Digitisation.REUSED)
                reuse_paper(new_reuse, OFFICER, counter.desk)
            else:
                withdraw_scan(order, OFFICER, counter.desk, counter.box)
        except (KeyError, ScanWithdrawnAlready, StepNotAllowed):
            pass
    assert sound(store)
    for one in counter.stored().scans.scans:
        assert isinstance(one, PaperScan)
        if not one.withdrawn:
            assert counter.box.is_sound(one.file.address)
