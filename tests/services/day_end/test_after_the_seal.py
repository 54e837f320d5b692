"""One rule for what comes after a seal: people say why, and the next sheet tells it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.day_end.faults import DaySealed
from desk_app.domain.day_end.held import COUNTED, OF_A_LIST, asks_why
from desk_app.domain.handling.telling import NoticeAbout, NoticeWay
from desk_app.domain.ids import OfficerId
from desk_app.domain.office import centre_desk
from desk_app.domain.people.rights import Role
from desk_app.services.amending.void import VoidDossier, void_dossier
from desk_app.services.day_end.look import look_at_day
from desk_app.services.day_end.seal_day import GoOn, go_on
from desk_app.services.money.shifts import OpenShift, open_shift
from desk_app.services.printing.print_acts import PrintOrder, hand_over_to_printer
from desk_app.services.return_.citizen_says import NoteComplaint, note_complaint
from desk_app.services.step import write_step
from desk_app.services.telling.tell_citizen import TellCitizen, tell_citizen
from desk_app.services.watching.remind import Remind, remind
from tests.builders import CASHIER, a_scribe, an_officer
from tests.services.day_end.evening import BOSS, MONDAY, TODAY, Office
from tests.services.each_role import acts_in
from tests.step_bodies import good_bodies


@pytest.fixture
def office(work: Callable[[], UnitOfWork]) -> Office:
    return Office(work)


def test_that_a_complaint_after_the_seal_says_why_and_stands_in_the_next_sheet(
    office: Office, store: Store
) -> None:
    dossier = office.receive()
    office.seal()
    before = acts_in(store)
    order = NoteComplaint(
        dossier=dossier.id, key=uuid4(), words="Chờ lâu", handed_to="Nguyễn Hữu Nghĩa"
    )
    with pytest.raises(DaySealed):
        note_complaint(order, an_officer(), office.desk)
    assert acts_in(store) == before
    go_on(GoOn(day=TODAY, reason="Người dân gọi lúc 18 giờ"), an_officer(), office.desk)
    note_complaint(order, an_officer(), office.desk)
    note_complaint(replace(order, key=uuid4()), an_officer(), office.desk)
    (since,) = look_at_day(TODAY, BOSS, office.desk).since
    (change,) = office.seal_monday().sheet.changes
    assert since == change
    assert (change.kind, change.count, change.said) == (
        kinds.COMPLAINT_NOTED,
        2,
        "Người dân gọi lúc 18 giờ",
    )


def test_that_what_a_deed_brings_with_it_is_explained_with_it(office: Office) -> None:
    """A dossier is voided with its reason; the notice that waits is called off by itself."""
    dossier = office.receive()
    tell = TellCitizen(
        key=uuid4(),
        dossier=dossier.id,
        about=NoticeAbout.RECEIVED,
        way=NoticeWay.SMS,
        to="0912345678",
        words="Đã nhận hồ sơ",
    )
    tell_citizen(tell, an_officer(), office.desk)
    office.seal()
    void_dossier(VoidDossier(dossier=dossier.id, reason="Nhầm thủ tục"), BOSS, office.desk)
    told = {change.kind: change for change in look_at_day(TODAY, BOSS, office.desk).since}
    assert told[kinds.VOIDED].said == "Nhầm thủ tục"
    assert told[kinds.CITIZEN_TOLD].about == str(dossier.code)


def test_that_what_follows_in_one_transaction_is_part_of_the_deed_that_said_why(
    office: Office,
) -> None:
    dossier, other = office.receive(), office.receive()
    office.seal()
    at, by = office.clock.at, an_officer()
    complaint = good_bodies(dossier)[kinds.COMPLAINT_NOTED]
    with office.desk.work() as work, pytest.raises(DaySealed):
        write_step(work, dossier.id, kinds.COMPLAINT_NOTED, complaint, by, at)
    with office.desk.work() as work:
        write_step(work, other.id, kinds.VOIDED, good_bodies(other)[kinds.VOIDED], by, at)
        write_step(work, dossier.id, kinds.COMPLAINT_NOTED, complaint, by, at)
        work.commit()
    since = {change.kind for change in look_at_day(TODAY, BOSS, office.desk).since}
    assert since == {kinds.VOIDED, kinds.COMPLAINT_NOTED}


def test_that_oversight_and_prints_ask_for_no_reason(office: Office) -> None:
    dossier = office.receive()
    office.seal()
    urge = Remind(key=uuid4(), dossier=dossier.id, whom="Phòng Kinh tế", words="Xin trả lời")
    remind(urge, BOSS, office.desk)
    order = PrintOrder(job=uuid4(), dossier=dossier.id, form="receipt", printer="", copies=1)
    hand_over_to_printer(order, an_officer(), office.desk)
    (change,) = look_at_day(TODAY, BOSS, office.desk).since
    assert (change.kind, change.count) == ("", 2)


def test_that_what_the_centre_notes_by_itself_is_no_deed_without_officer_and_reason(
    office: Office, store: Store
) -> None:
    """An SMS went out after the seal: nobody at a desk did it, and nobody is asked why."""
    dossier = office.receive()
    office.seal()
    centre = store.work(a_scribe(centre_desk("1")))
    subject = Subject(SubjectKind.DOSSIER, dossier.id)
    for kind in (kinds.CITIZEN_TOLD, kinds.RESULT_BACK):
        body, at = good_bodies(dossier)[kind], office.clock.at
        with centre() as work:
            work.journal.write_again(kind, subject, body, by=OfficerId(UUID(int=0)), at=at)
            work.commit()
    since = look_at_day(TODAY, BOSS, office.desk).since
    assert since == office.seal_monday().sheet.changes
    assert [(each.kind, each.desk, each.count) for each in since] == [
        (kinds.RESULT_BACK, "TT.1", 1),  # figures are made of it
        ("", "TT.1", 1),
    ]


def test_that_each_day_a_deed_changes_is_asked_for(office: Office) -> None:
    """A shift of Friday is closed in a deed of Monday that said why for Monday alone."""
    cashier = an_officer(CASHIER, Role.CASHIER)
    shift = open_shift(OpenShift(key=uuid4(), opening=0), cashier, office.desk)
    dossier, other = office.receive(), office.receive()
    remarks = {f"shift:{shift.id.hex}": "Chưa đếm"}
    office.seal(**remarks)
    office.seal_monday(remarks)
    go_on(GoOn(day=MONDAY, reason="Người dân đến muộn"), cashier, office.desk)
    complaint = good_bodies(dossier)[kinds.COMPLAINT_NOTED]
    about = Subject(SubjectKind.SHIFT, shift.id)
    at = office.clock.at
    with office.desk.work() as work:
        write_step(work, dossier.id, kinds.COMPLAINT_NOTED, complaint, cashier, at)
        with pytest.raises(DaySealed) as refused:
            work.journal.write(kinds.SHIFT_CLOSED, about, {}, by=cashier.id, at=at)
        write_step(work, other.id, kinds.COMPLAINT_NOTED, complaint, cashier, at)  # asked before
    assert refused.value.day == TODAY


def test_that_whatever_a_sheet_counts_asks_for_a_reason() -> None:
    assert all(asks_why(kind) for kind in COUNTED | OF_A_LIST)
    assert not any(
        asks_why(kind)
        for kind in (kinds.PRINT_HANDED_OVER, kinds.QUEUE_CALLED, kinds.DAY_WENT_ON, kinds.REVIEWED)
    )
