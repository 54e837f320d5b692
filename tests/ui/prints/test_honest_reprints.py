"""A reprint says what the first print said; a corrected paper says so, and why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from db.store import Store
from db.tables import journal as t
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.bodies import due_changed_body
from desk_app.domain.acts.prints import PrintJob
from desk_app.domain.dossier import Dossier, PaperKind, SubmittedPaper
from desk_app.domain.errors import FormNotHeld
from desk_app.domain.officer import Officer
from desk_app.services.printing.print_acts import PrintOrder, Reissue
from tests.builders import LEADER, an_order
from tests.documents.reading import scan, text_of
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk, counter

__all__ = ["counter"]  # fixture

Work = Callable[[], UnitOfWork]
GROUND = "Cơ quan thuế xin thêm ngày"


class Papers:
    """Receipts of one dossier."""

    def __init__(self, desk: CounterDesk, dossier: Dossier) -> None:
        self.desk, self.office, self.dossier = desk, desk.office, dossier

    def print(self, ground: str = "", by: Officer = OFFICER) -> PrintJob:
        order = PrintOrder(
            job=uuid4(),
            dossier=self.dossier.id,
            form="receipt",
            printer="",
            copies=1,
            worded=self.office.papers.worded(self.dossier.id, "receipt", ""),
            reissue=Reissue(ground=ground) if ground else None,
        )
        job = self.office.papers.hand_over(order, by)
        self.desk.clock.forward(timedelta(hours=1))
        return job

    def text(self, job: UUID) -> str:
        return text_of(self.office.papers.drawn(self.dossier.id, job, "A4", 203))

    def due_moves(self, work: Work, days: int = 3) -> str:
        """Another appointment, by a leader; its day as papers say it."""
        before = self.desk.stored(self.dossier).due
        assert before.at is not None
        after = replace(before, at=before.at + timedelta(days=days))
        with work() as tx:
            tx.journal.write(
                kinds.DUE_CHANGED,
                Subject(SubjectKind.DOSSIER, self.dossier.id),
                due_changed_body(before, after, GROUND, "viet-nam-2026"),
                by=LEADER,
                at=self.desk.clock(),
            )
            tx.commit()
        assert after.at is not None
        return f"{after.at:ngày %d tháng %m năm %Y}"


@pytest.fixture
def papers(counter: CounterDesk) -> Papers:
    return Papers(counter, counter.receive())


def test_that_a_reprint_says_what_the_first_print_said(papers: Papers, work: Work) -> None:
    first = papers.print()
    original = papers.text(first.id)
    new_day = papers.due_moves(work)
    again = papers.text(papers.print(by=ANOTHER).id)
    assert "Bản in lại" not in original
    assert new_day not in again
    assert "Bản in lại lần 1" in again
    assert OFFICER.name in again
    said = [line for line in original.split() if line]
    assert set(said) <= set(again.split())


def test_that_what_changed_since_is_seen_with_its_ground(papers: Papers, work: Work) -> None:
    assert papers.office.papers.history(papers.dossier.id, "receipt").versions == ()
    papers.print()
    history = papers.office.papers.history(papers.dossier.id, "receipt")
    assert (history.changed, history.ground) == (False, "")
    papers.due_moves(work)
    history = papers.office.papers.history(papers.dossier.id, "receipt")
    assert (history.changed, history.ground) == (True, GROUND)


def test_that_a_corrected_paper_says_so_and_has_the_same_code(papers: Papers, work: Work) -> None:
    first = papers.print()
    new_day = papers.due_moves(work)
    corrected = papers.print(GROUND)
    said = papers.text(corrected.id)
    assert new_day in said
    assert "Cấp lại lần 1" in said
    assert GROUND in said
    assert str(papers.dossier.code) in said
    assert "Cấp lại" not in papers.text(first.id)
    assert new_day not in papers.text(first.id)
    again = papers.text(papers.print().id)
    assert "Cấp lại lần 1" in again
    assert "Bản in lại lần 1" in again
    history = papers.office.papers.history(papers.dossier.id, "receipt")
    assert [line.reissue for line in history.versions] == [0, 1]
    assert [line.prints for line in history.versions] == [1, 2]
    assert not history.changed


def test_that_an_old_version_can_be_looked_at_and_has_no_value(papers: Papers, work: Work) -> None:
    first = papers.print()
    new_day = papers.due_moves(work)
    papers.print(GROUND)
    old = text_of(papers.office.papers.preview(papers.dossier.id, "receipt", first.id, "A4"))
    now = text_of(papers.office.papers.preview(papers.dossier.id, "receipt", None, "A4"))
    assert new_day not in old
    assert new_day in now
    for seen in (old, now):
        assert "XEM TRƯỚC" in seen
    shown = papers.office.papers.preview(papers.dossier.id, "receipt", first.id, "A4")
    assert scan(shown, 203)["QRCode"] == str(papers.dossier.code)


def test_that_the_line_of_a_visit_is_no_change_of_the_dossier(papers: Papers) -> None:
    worded = papers.office.papers.worded(papers.dossier.id, "receipt", "Hồ sơ 2/3 của một lượt")
    order = PrintOrder(
        job=uuid4(), dossier=papers.dossier.id, form="receipt", printer="", copies=1, worded=worded
    )
    papers.office.papers.hand_over(order, OFFICER)
    assert not papers.office.papers.history(papers.dossier.id, "receipt").changed


def test_that_a_paper_in_an_edition_not_held_here_is_refused(papers: Papers) -> None:
    worded = papers.office.papers.worded(papers.dossier.id, "receipt", "")
    newer = type(worded)(edition="tt-99-2031", content=worded.content)
    order = PrintOrder(
        job=uuid4(), dossier=papers.dossier.id, form="receipt", printer="", copies=1, worded=newer
    )
    job = papers.office.papers.hand_over(order, OFFICER)
    with pytest.raises(FormNotHeld):
        papers.text(job.id)


def test_that_a_receipt_of_forty_papers_keeps_an_act_of_moderate_size(
    counter: CounterDesk, store: Store
) -> None:
    long = "Văn bản ủy quyền của thành viên hộ gia đình cho một thành viên làm chủ hộ {n}"
    listed = tuple(
        SubmittedPaper(name=long.format(n=n), kind=PaperKind.CERTIFIED) for n in range(40)
    )
    papers = Papers(counter, counter.receive(papers=(*an_order().papers, *listed)))
    papers.print()
    with store.reading.connect() as connection:
        largest = connection.execute(
            select(func.max(func.length(t.act.c.raw))).where(
                t.act.c.kind == kinds.PRINT_HANDED_OVER
            )
        ).scalar_one()
    assert largest < 16_000
