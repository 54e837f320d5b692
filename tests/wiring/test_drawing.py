"""What a paper says at the desk that gave it out, and at the others of the unit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from db.queries import timeline
from db.store import Store, new_id
from db.unit_of_work import UnitOfWork
from desk_app.documents.kinds import A5, CONTROL_SLIP, RECEIPT, SLIP, SUPPLEMENT_REQUEST
from desk_app.documents.office_forms.shelf import FormsShelf
from desk_app.documents.series import the_series
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.bodies import due_changed_body
from desk_app.domain.acts.prints import PrintJob, WordedPaper
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.ids import DeskId, DossierId
from desk_app.domain.law.deadline.display import DueDisplay, ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.people.person import Person
from desk_app.domain.people.rights import Role
from desk_app.services.amending.correct import CorrectDossier, correct_dossier
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.office.due_display import DUE_DISPLAY, ways_to_show
from desk_app.services.printing.print_acts import PrintOrder, Reissue, hand_over_to_printer
from desk_app.wiring.drawing import Drawing
from desk_app.wiring.papers.forms import PaperForms
from tests.builders import (
    FRIDAY_MORNING,
    LEADER,
    Clock,
    a_desk,
    a_sending,
    an_officer,
    an_order,
)
from tests.documents.reading import text_of
from tests.ui.dossiers.counter import FACTS

Work = Callable[[], UnitOfWork]
ELSEWHERE = replace(
    FACTS,
    desk=DeskId("Q7"),
    desk_name="Quầy 7",
    unit=replace(FACTS.unit, full_name="Trung tâm khác", place="Cần Thơ", phone="1900"),
)
SAID_SINCE = {  # fields that programs of before did not store
    RECEIPT: {"who_comes", "sent"},
    SLIP: {"owner", "authorised", "submitter", "who_comes", "sent"},
}
LINE = "Hồ sơ 1/2 của một lượt nộp"


class Papers:
    """The papers of one store, drawn by any desk."""

    def __init__(self, work: Work, store: Store, folder: Path) -> None:
        self.work, self.store, self.folder = work, store, folder
        self.desk, self.by = a_desk(work), an_officer()

    def at(self, facts: DeskFacts = FACTS) -> Drawing:
        forms = PaperForms(
            FormsShelf(self.folder, str), the_series(facts.unit), lambda _code, _day: None
        )
        view = self.store.ask(timeline.dossier_view)
        return Drawing(view, facts, self._shown, forms, lambda dossier, _due: str(dossier.code))

    def said(self, about: DossierId, form: str, name: str, facts: DeskFacts = FACTS) -> str:
        return str(self.at(facts).worded(about, form).content[name])

    def _shown(self, due: datetime) -> tuple[ShownDue, ...]:
        with self.work() as tx:
            return tuple(ways_to_show(due, tx, self.desk.calendar))

    def show(self, display: DueDisplay) -> None:
        with self.work() as tx:
            tx.settings.set(DUE_DISPLAY, display.value)
            tx.commit()

    def hand_over(
        self,
        dossier: Dossier,
        form: str,
        line: str = "",
        ground: str = "",
        worded: WordedPaper | None = None,
    ) -> PrintJob:
        order = PrintOrder(
            job=uuid4(),
            dossier=dossier.id,
            form=form,
            printer="quay-1",
            copies=1,
            worded=worded or self.at().worded(dossier.id, form, line),
            reissue=Reissue(ground=ground) if ground else None,
        )
        return hand_over_to_printer(order, self.by, self.desk)


@pytest.fixture
def papers(work: Work, store: Store, tmp_path: Path) -> Papers:
    return Papers(work, store, tmp_path / "forms")


@pytest.fixture
def received(papers: Papers) -> Dossier:
    return receive_dossier(an_order(), papers.by, papers.desk)


@pytest.mark.parametrize("form", [RECEIPT, SLIP, CONTROL_SLIP])
def test_that_another_desk_does_not_take_a_paper_for_outdated(
    papers: Papers, received: Dossier, form: str
) -> None:
    papers.hand_over(received, form)
    for desk in (FACTS, ELSEWHERE):
        assert not papers.at(desk).history(received.id, form).changed


@pytest.mark.parametrize("form", [RECEIPT, SLIP, CONTROL_SLIP])
def test_that_a_due_moment_shown_otherwise_is_no_other_due_moment(
    papers: Papers, work: Work, form: str
) -> None:
    before_opening = replace(papers.desk, now=lambda: FRIDAY_MORNING.replace(hour=0, minute=0))
    received = receive_dossier(an_order(), papers.by, before_opening)
    assert received.due.at is not None
    shown = set()
    for display in DueDisplay:
        papers.show(display)
        shown.add(papers._shown(received.due.at)[0])
        papers.hand_over(received, form, ground="" if len(shown) == 1 else display.value)
        for another in DueDisplay:
            papers.show(another)
            assert not papers.at(ELSEWHERE).history(received.id, form).changed
    assert len(shown) == 3
    after = replace(received.due, at=received.due.at.replace(hour=3))
    with work() as tx:
        subject = Subject(SubjectKind.DOSSIER, received.id)
        body = due_changed_body(received.due, after, "xin thêm ngày", "viet-nam-2026")
        tx.journal.write(kinds.DUE_CHANGED, subject, body, by=LEADER, at=FRIDAY_MORNING)
        tx.commit()
    history = papers.at(ELSEWHERE).history(received.id, form)
    assert (history.changed, history.ground) == (True, "xin thêm ngày")


def test_that_a_slip_of_a_program_that_named_the_owner_alone_is_not_outdated(
    papers: Papers,
) -> None:
    order = an_order(submitter=Person(name="LÊ VĂN HẬU"))
    received = receive_dossier(order, papers.by, papers.desk)
    worded = papers.at().worded(received.id, SLIP)
    assert worded.content["applicant"] == f"LÊ VĂN HẬU, cho {received.applicant.name}"
    before = {**worded.content, "applicant": received.applicant.name}
    papers.hand_over(received, SLIP, worded=replace(worded, content=before))
    assert not papers.at().history(received.id, SLIP).changed
    another = {**before, "applicant": "NGUYỄN VĂN KHÁC"}
    papers.hand_over(received, SLIP, ground="sai tên", worded=replace(worded, content=another))
    assert papers.at().history(received.id, SLIP).changed


def test_that_receipt_and_slip_are_of_the_edition_of_the_day_they_were_received(
    papers: Papers,
) -> None:
    for day, edition in ((30, "tt-03-2025"), (31, "tt-03-2025-gui-tra")):
        at = FRIDAY_MORNING.replace(day=1) + timedelta(days=day - 1)
        desk = replace(papers.desk, now=Clock(at))
        received = receive_dossier(an_order(key=DossierId(new_id(at))), papers.by, desk)
        for form in (RECEIPT, SLIP):
            assert papers.at().worded(received.id, form).edition == edition
        assert papers.at().worded(received.id, CONTROL_SLIP).edition == "tt-03-2025"


@pytest.mark.parametrize("form", [RECEIPT, SLIP])
def test_that_a_paper_of_the_edition_before_is_printed_again_as_it_was(
    papers: Papers, form: str
) -> None:
    order = an_order(submitter=Person(name="LÊ VĂN HẬU"), return_way=ReturnWay.POST)
    received = receive_dossier(order, papers.by, papers.desk)
    worded = papers.at().worded(received.id, form)
    said = {name: words for name, words in worded.content.items() if name not in SAID_SINCE[form]}
    assert said.keys() < worded.content.keys()
    papers.hand_over(received, form, worded=replace(worded, content=said))
    again = papers.hand_over(received, form)
    drawn = text_of(papers.at().drawn(received.id, again.id, A5, 203))
    assert "Bản in lại lần 1" in drawn
    assert "Người đến nhận kết quả mang theo" in drawn
    assert "Nhân viên bưu chính" not in drawn


@pytest.mark.parametrize("form", [RECEIPT, SLIP])
def test_that_what_the_program_of_then_had_no_words_for_is_no_change(
    papers: Papers, received: Dossier, form: str
) -> None:
    worded = papers.at().worded(received.id, form)
    said = {name: words for name, words in worded.content.items() if name not in SAID_SINCE[form]}
    papers.hand_over(received, form, worded=replace(worded, content=said))
    assert not papers.at().history(received.id, form).changed


@pytest.mark.parametrize("form", [RECEIPT, SLIP])
def test_that_another_way_of_return_is_seen_on_a_paper_that_says_how_the_result_comes(
    papers: Papers, received: Dossier, form: str
) -> None:
    papers.hand_over(received, form)
    order = CorrectDossier(
        dossier=received.id, key=uuid4(), reason="xin gửi bưu chính", return_way=ReturnWay.POST
    )
    correct_dossier(order, an_officer(LEADER, Role.LEADER), papers.desk)
    assert papers.at().history(received.id, form).changed


def test_that_who_was_sent_away_is_told_of_the_desk_that_did_it_or_none(papers: Papers) -> None:
    away = ask_supplement_first(a_sending(), papers.by, papers.desk)
    here = papers.said(away.id, SUPPLEMENT_REQUEST, "contact")
    elsewhere = papers.said(away.id, SUPPLEMENT_REQUEST, "contact", ELSEWHERE)
    assert "Quầy 1, " in here
    assert "Quầy" not in elsewhere
    assert elsewhere.endswith(ELSEWHERE.unit.full_name)


def test_that_a_corrected_paper_keeps_the_line_of_its_visit(
    papers: Papers, received: Dossier
) -> None:
    papers.hand_over(received, RECEIPT, LINE)
    assert papers.said(received.id, RECEIPT, "visit_line") == LINE
    papers.hand_over(received, RECEIPT, ground="Sai tên")
    assert papers.said(received.id, RECEIPT, "visit_line") == LINE
    assert "visit_line" not in papers.at().worded(received.id, CONTROL_SLIP).content
