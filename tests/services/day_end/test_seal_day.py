"""A leader seals the day once; whoever adds to it later says why, and the next sheet tells it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from db.queries.day.papers import NEVER
from db.store import Store
from db.tables import office as o
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.day_end.faults import (
    DayAlreadySealed,
    DayNotCome,
    DayNotSealed,
    DaySealed,
    GroundMissing,
    WordsMissing,
)
from desk_app.domain.day_end.points import EARLY, UNSEEN
from desk_app.domain.day_end.seal import Proof
from desk_app.domain.day_end.sheet import CODES, NumberWhy, PaperWhy
from desk_app.domain.dossier import Dossier
from desk_app.domain.people.rights import Right, Role
from desk_app.domain.watching.findings import Trouble
from desk_app.services.amending.void import VoidDossier, void_dossier
from desk_app.services.day_end.look import look_at_day
from desk_app.services.day_end.seal_day import GoOn, SealDay, go_on, seal_day
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.intake.refuse_intake import refuse_intake
from desk_app.services.money.shifts import CloseShift, OpenShift, close_shift, open_shift
from desk_app.services.printing.loose_paper import LoosePrint, hand_over_loose, settle_loose
from desk_app.services.printing.print_acts import PrintOrder, hand_over_to_printer, settle_print
from desk_app.services.watching.review import MarkSeen, mark_seen
from desk_app.wiring.day_end.desk import sheet_name
from tests.builders import CASHIER, a_sending, an_officer, an_order
from tests.services.day_end.evening import BOSS, MONDAY, NOT_LOOKED, TODAY, Office, seal_of
from tests.services.each_role import acts_in, does_what_it_may

TILL = an_officer(CASHIER, Role.CASHIER)


@pytest.fixture
def office(work: Callable[[], UnitOfWork]) -> Office:
    return Office(work)


def void(office: Office, dossier: Dossier, reason: str = "Nhận nhầm") -> None:
    void_dossier(VoidDossier(dossier=dossier.id, reason=reason), BOSS, office.desk)


def test_that_a_sheet_counts_what_came_and_went_by_field_and_officer(office: Office) -> None:
    first = office.receive()
    office.receive(BOSS)
    ask_supplement_first(a_sending(), an_officer(), office.desk)
    refuse_intake(a_sending(), an_officer(), office.desk)
    void(office, first)
    sheet = office.seal().sheet
    (field,) = sheet.by_field
    assert field.name == "Thành lập và hoạt động của hộ kinh doanh"
    assert (field.received, field.refused, field.supplements, field.voided) == (2, 1, 1, 1)
    assert (field.open, field.late) == (1, 0)
    assert sheet.total.received == 2
    assert [(line.name, line.received) for line in sheet.by_officer] == [("Trần Thị Bích Ngọc", 2)]


def test_that_every_series_of_the_day_stands_with_first_and_last_and_a_void_with_its_reason(
    office: Office,
) -> None:
    office.receive()
    void(office, office.receive(), "Trùng hồ sơ")
    ask_supplement_first(a_sending(), an_officer(), office.desk)
    sheet = office.seal().sheet
    assert [(s.series, s.desk, s.block, s.first, s.last, s.count) for s in sheet.series] == [
        (CODES, "Q1", 1, 1001, 1002, 2),
        ("supplement", "Q1", 1, 1001, 1001, 1),
    ]
    (voided,) = sheet.numbers
    assert (voided.first, voided.why, voided.said) == (1002, NumberWhy.VOIDED, "Trùng hồ sơ")


def test_that_a_number_nobody_can_explain_waits_for_a_word(office: Office, store: Store) -> None:
    office.receive()
    with store.engine.begin() as connection:  # as if a serial had been lost
        connection.execute(o.last_serial.update().values(last=1003))
    office.receive()
    with pytest.raises(WordsMissing) as said:
        office.seal()
    key = "number:codes:Q1:1002-1003"
    assert said.value.points == (key,)
    seal = office.seal(**{key: "  Máy treo,\nđã lập biên bản "})
    assert [(r.key, r.said) for r in seal.remarks] == [
        (key, "Máy treo, đã lập biên bản"),
        *NOT_LOOKED.items(),
    ]
    assert [line.why for line in seal.sheet.numbers] == [NumberWhy.UNEXPLAINED]


def test_that_serials_taken_behind_the_last_dossier_are_missed_too(
    office: Office, store: Store
) -> None:
    office.receive()
    with store.engine.begin() as connection:
        connection.execute(o.last_serial.update().values(last=1002))
    office.evening()
    (missing,) = look_at_day(TODAY, BOSS, office.desk).sheet.numbers
    assert (missing.first, missing.last, missing.why) == (1002, 1002, NumberWhy.UNEXPLAINED)


def test_that_an_open_shift_needs_a_word_and_a_closed_one_stands_with_its_count(
    office: Office,
) -> None:
    shift = open_shift(OpenShift(key=uuid4(), opening=100_000), TILL, office.desk)
    office.evening()
    (key,) = look_at_day(TODAY, BOSS, office.desk).points
    assert key == f"shift:{shift.id.hex}"
    with pytest.raises(WordsMissing):
        office.seal()
    counted = CloseShift(key=uuid4(), shift=shift.id, counted={50_000: 1}, reason="Thiếu tiền lẻ")
    close_shift(counted, TILL, office.desk)
    (cash,) = office.seal().sheet.cash
    assert (cash.closed, cash.expected, cash.counted, cash.said) == (
        True,
        100_000,
        50_000,
        "Thiếu tiền lẻ",
    )


def test_that_a_shift_closed_after_the_seal_of_its_day_is_explained_too(office: Office) -> None:
    shift = open_shift(OpenShift(key=uuid4(), opening=0), TILL, office.desk)
    office.seal(**{f"shift:{shift.id.hex}": "Thu ngân ốm, đếm sáng thứ Hai"})
    office.monday()
    count = CloseShift(key=uuid4(), shift=shift.id, counted={})
    with pytest.raises(DaySealed) as said:
        close_shift(count, TILL, office.desk)
    assert said.value.day == TODAY
    go_on(GoOn(day=TODAY, reason="Đếm quỹ thứ Sáu"), TILL, office.desk)
    close_shift(count, TILL, office.desk)
    (change,) = office.seal_monday().sheet.changes
    assert (change.kind, change.about, change.said) == (
        kinds.SHIFT_CLOSED,
        TILL.name,
        "Đếm quỹ thứ Sáu",
    )


def test_that_papers_are_held_against_the_records(office: Office) -> None:
    printed, failed, bare = (office.receive() for _ in range(3))
    for dossier in (printed, failed):
        order = PrintOrder(
            job=uuid4(), dossier=dossier.id, form="receipt", printer="", copies=1, worded=None
        )
        job = hand_over_to_printer(order, an_officer(), office.desk)
        reason = "" if dossier is printed else "print.jammed"
        settle_print(job.id, dossier.id, reason, an_officer(), office.desk)
    sheet = office.seal().sheet
    assert {(p.code, p.form, p.why) for p in sheet.papers} == {
        (str(failed.code), "receipt", PaperWhy.FAILED),
        (str(bare.code), "receipt", PaperWhy.NEVER),
    }
    assert [(p.form, p.wanted, p.printed) for p in sheet.prints] == [("receipt", 3, 1)]


def test_that_a_day_is_sealed_once_and_never_before_it_comes(office: Office) -> None:
    office.receive()
    with pytest.raises(DayNotCome):
        seal_day(SealDay(day=MONDAY), BOSS, office.desk)
    office.seal()
    with pytest.raises(DayAlreadySealed):
        office.seal()


def test_that_sealing_while_people_still_come_asks_why(office: Office) -> None:
    office.receive()
    with pytest.raises(WordsMissing) as said:
        seal_day(SealDay(day=TODAY), BOSS, office.desk)
    assert said.value.points == (EARLY,)
    early = SealDay(day=TODAY, remarks={EARLY: "Mất điện, nghỉ sớm"})
    assert seal_of(seal_day(early, BOSS, office.desk)).remarks[0].said == "Mất điện, nghỉ sớm"


def test_that_sealing_asks_after_what_is_red_and_nobody_has_seen(office: Office) -> None:
    bare = office.receive()
    office.evening()
    look = look_at_day(TODAY, BOSS, office.desk)
    assert (look.points, look.sheet.unseen) == ((UNSEEN,), 1)
    with pytest.raises(WordsMissing) as said:
        seal_day(SealDay(day=TODAY), BOSS, office.desk)
    assert said.value.points == (UNSEEN,)
    seen = MarkSeen(about=Trouble.UNPRINTED, key=bare.id.hex, fact=NEVER)
    mark_seen(seen, BOSS, office.desk)
    seal = seal_of(seal_day(SealDay(day=TODAY), BOSS, office.desk))
    assert (seal.remarks, seal.sheet.unseen) == ((), 0)


def test_that_a_reason_seals_as_well_and_stands_with_how_much_was_not_seen(office: Office) -> None:
    office.receive()
    seal = office.seal()
    assert [(r.key, r.said) for r in seal.remarks] == [*NOT_LOOKED.items()]
    assert seal.sheet.unseen == 1


def test_that_a_day_is_not_asked_for_what_became_red_later(office: Office) -> None:
    printed = office.receive()  # due on Thursday
    order = PrintOrder(job=uuid4(), dossier=printed.id, form="receipt", printer="", copies=1)
    hand_over_to_printer(order, an_officer(), office.desk)
    settle_print(order.job, printed.id, "", an_officer(), office.desk)
    office.clock.forward(timedelta(days=7, hours=8))
    friday = TODAY + timedelta(days=7)
    assert look_at_day(TODAY, BOSS, office.desk).points == ()
    assert look_at_day(friday, BOSS, office.desk).points == (UNSEEN,)


def test_that_who_adds_to_a_sealed_day_says_why_first_and_for_themselves(
    office: Office, store: Store
) -> None:
    office.receive()
    office.seal()
    before = acts_in(store)
    with pytest.raises(DaySealed):
        receive_dossier(an_order(), an_officer(), office.desk)
    with pytest.raises(GroundMissing):
        go_on(GoOn(day=TODAY, reason="  "), an_officer(), office.desk)
    assert acts_in(store) == before
    go_on(GoOn(day=TODAY, reason="Người dân đến muộn"), an_officer(), office.desk)
    late = receive_dossier(an_order(), an_officer(), office.desk)
    with pytest.raises(DaySealed):
        receive_dossier(an_order(), BOSS, office.desk)
    (change,) = office.seal_monday().sheet.changes
    assert (change.day, change.kind, change.about) == ("2026-11-20", kinds.RECEIVED, str(late.code))
    assert (change.said, change.late, change.desk) == ("Người dân đến muộn", False, "Q1")


def test_that_an_open_day_asks_nobody_anything(office: Office) -> None:
    with pytest.raises(DayNotSealed):
        go_on(GoOn(day=TODAY, reason="Thử"), an_officer(), office.desk)


def test_that_a_later_void_stands_in_the_next_sheet_and_in_no_other(office: Office) -> None:
    dossier = office.receive()
    office.seal()
    office.monday()
    void(office, dossier, "Nhầm thủ tục")
    office.receive()
    (change,) = office.seal_monday().sheet.changes
    assert (change.kind, change.officer, change.said) == (
        kinds.VOIDED,
        "Trần Thị Bích Ngọc",
        "Nhầm thủ tục",
    )
    office.clock.forward(timedelta(days=1))
    order = SealDay(day=MONDAY + timedelta(days=1), remarks=NOT_LOOKED)
    tuesday = seal_day(order, BOSS, office.desk)
    assert seal_of(tuesday).sheet.changes == ()
    assert [c.kind for c in look_at_day(TODAY, BOSS, office.desk).since] == [kinds.VOIDED]


def test_that_a_sealed_day_is_proven_by_its_digest_and_shown_as_it_was(office: Office) -> None:
    dossier = office.receive()
    sheet = office.seal().sheet
    office.monday()
    void(office, dossier)
    look = look_at_day(TODAY, BOSS, office.desk)
    assert look.proof is Proof.SAME
    assert look.sheet == sheet


def test_that_printing_a_sealed_sheet_is_no_work_behind_the_seal(office: Office) -> None:
    office.receive()
    office.seal()
    for form, about in (("daily_sheet", sheet_name(TODAY, sealed=True)), ("queue_ticket", "A001")):
        job = uuid4()
        order = LoosePrint(job=job, form=form, about=about, printer="", copies=1)
        hand_over_loose(order, BOSS, office.desk)
        settle_loose(job, "", BOSS, office.desk)
    (change,) = look_at_day(TODAY, BOSS, office.desk).since  # the ticket, once
    assert (change.kind, change.count) == ("", 1)
    (told,) = office.seal_monday().sheet.changes
    assert told == change


def test_that_the_marks_of_a_day_are_listed_and_what_is_alike_is_one_line_of_its_sheet(
    office: Office,
) -> None:
    first, second, third = (office.receive() for _ in range(3))
    office.evening()

    def mark(key: str, remark: str = "", *, seen: bool = True, about: str = "unprinted") -> None:
        office.clock.forward(timedelta(minutes=1))
        order = MarkSeen(about=about, key=key, fact=NEVER, remark=remark, seen=seen)
        mark_seen(order, BOSS, office.desk)

    mark(first.id.hex, "Máy in hỏng")
    mark(second.id.hex, "Máy in hỏng")
    mark(third.id.hex)
    mark(third.id.hex, seen=False)
    mark("Q3", "Mất mạng", about="silent_desk")
    marks = look_at_day(TODAY, BOSS, office.desk).marks
    assert [(each.name, each.applicant, each.review.seen) for each in marks] == [
        *((str(each.code), each.applicant.name, True) for each in (first, second, third)),
        (str(third.code), third.applicant.name, False),
        ("Q3", "", True),
    ]
    assert [each.dossier for each in marks] == [first.id, second.id, third.id, third.id, None]
    seal = seal_of(seal_day(SealDay(day=TODAY, remarks=NOT_LOOKED), BOSS, office.desk))
    assert [(line.about, line.code, line.count, line.said) for line in seal.sheet.marks] == [
        ("unprinted", "", 2, "Máy in hỏng"),
        ("silent_desk", "Q3", 1, "Mất mạng"),
    ]
    office.monday()
    assert look_at_day(MONDAY, BOSS, office.desk).marks == ()
    assert len(look_at_day(TODAY, BOSS, office.desk).marks) == len(marks)


def test_that_a_mark_of_a_print_or_an_act_leads_to_its_dossier(office: Office) -> None:
    dossier = office.receive()
    order = PrintOrder(job=uuid4(), dossier=dossier.id, form="receipt", printer="", copies=1)
    hand_over_to_printer(order, an_officer(), office.desk)
    with office.desk.glance() as work:
        act = work.dossiers.acts(dossier.id)[0].id
    for about, key in (("unprinted", order.job.hex), ("refused", act.hex), ("refused", "x" * 32)):
        mark_seen(MarkSeen(about=about, key=key, fact="1"), BOSS, office.desk)
    marks = look_at_day(TODAY, BOSS, office.desk).marks
    assert [each.name for each in marks] == [str(dossier.code), str(dossier.code), ""]


def test_that_days_without_a_seal_are_named(office: Office) -> None:
    office.receive()
    office.seal()
    office.monday()
    office.receive()
    office.clock.forward(timedelta(days=1, hours=8))
    tuesday = look_at_day(MONDAY + timedelta(days=1), BOSS, office.desk)
    assert tuesday.sheet.unsealed == ("2026-11-23",)


@pytest.mark.parametrize("role", Role)
def test_that_only_a_leader_seals_and_sees_the_day(
    role: Role, office: Office, store: Store
) -> None:
    office.evening()
    does_what_it_may(
        role, Right.SEE_WHOLE_DAY, lambda by: look_at_day(TODAY, by, office.desk), store, acts=0
    )
    does_what_it_may(
        role, Right.SEAL_DAY, lambda by: seal_day(SealDay(day=TODAY), by, office.desk), store
    )


@pytest.mark.parametrize("role", Role)
def test_that_everybody_who_works_on_may_say_why(role: Role, office: Office, store: Store) -> None:
    office.seal()
    does_what_it_may(
        role, Right.SEE, lambda by: go_on(GoOn(day=TODAY, reason="Muộn"), by, office.desk), store
    )
