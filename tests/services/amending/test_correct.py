"""A received dossier put right: both versions kept, one code, one truth on every row."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.queries.search import search
from db.store import Store
from db.tables import dossier as d
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Subject, SubjectKind
from desk_app.domain.acts.bodies import received_body
from desk_app.domain.dossier import Dossier, PaperKind, ReturnWay, SubmittedPaper
from desk_app.domain.errors import (
    PapersMissing,
    PersonalNumberImpossible,
    RightMissing,
    StepNotAllowed,
)
from desk_app.domain.handling.amending_faults import (
    AmendingUnfounded,
    CorrectedDateImpossible,
    NothingCorrected,
)
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.law.due import Limit, LimitUnit, StartReason
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.law.papers import Channel, PaperCase
from desk_app.domain.law.terms import ChannelTerms
from desk_app.domain.people.faults import (
    AnotherNumberImpossible,
    BirthImpossible,
    NameImpossible,
)
from desk_app.domain.people.person import ApplicantKind
from desk_app.domain.people.rights import Role
from desk_app.services.amending.correct import (
    CorrectDossier,
    correct_dossier,
    preview_correction,
)
from desk_app.services.amending.void import VoidDossier, void_dossier
from desk_app.services.handling.reappoint import ChangeDue, change_due
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import (
    FRIDAY_MORNING,
    LEADER,
    PAID_ELSEWHERE,
    Clock,
    a_desk,
    a_paper,
    a_person,
    a_procedure,
    an_officer,
    an_order,
)

Work = Callable[[], UnitOfWork]
KEY = UUID(int=71)
COOPERATIVE = ProcedureCode("1.005280")
CHARTER = SubmittedPaper(name="Điều lệ hợp tác xã", kind=PaperKind.ORIGINAL)


@pytest.fixture
def received(work: Work) -> Dossier:
    with work() as tx:
        tx.catalogue.put("test-2", [a_cooperative(), a_procedure()])
        tx.commit()
    return receive_dossier(an_order(), an_officer(), a_desk(work))


def a_cooperative() -> Any:
    return a_procedure(
        code=COOPERATIVE,
        name="Đăng ký thành lập hợp tác xã",
        cases=(PaperCase(name="", papers=(a_paper(CHARTER.name),)),),
        terms=(
            ChannelTerms(
                channel=Channel.DIRECT,
                limit=Limit(Decimal(5), LimitUnit.WORKING_DAY),
                fees=(FeeLine(name="Lệ phí đăng ký hợp tác xã", amount=100_000),),
            ),
        ),
    )


def an_amendment(dossier: Dossier, **changed: Any) -> CorrectDossier:
    fields: dict[str, Any] = {"dossier": dossier.id, "key": KEY, "reason": "Ghi nhầm"}
    return CorrectDossier(**(fields | changed))


def acts_of(work: Work, dossier: Dossier) -> list[Act]:
    with work() as tx:
        return list(tx.dossiers.acts(dossier.id))


def test_that_another_name_is_in_the_dossier_its_row_and_its_words(
    work: Work, store: Store, received: Dossier
) -> None:
    right = a_person(name="NGUYỄN THỊ LÀNH", phone="0987654321", id_number="092304009999")
    order = an_amendment(received, applicant=right)
    corrected = correct_dossier(order, an_officer(), a_desk(work))
    assert (corrected.applicant, corrected.code) == (right, received.code)
    assert corrected.due == received.due
    with store.reading.connect() as connection:
        for sought in ("lanh", "0987654321", "9999"):
            assert [line.id for line in search(connection, sought)] == [received.id]
        for gone in ("lan nguyen thi", "0912345678", "092304001234"):
            assert [line for line in search(connection, gone) if line.applicant != right.name] == []
        row = connection.execute(select(d.dossier)).one()
    assert (row.id_tail, row.phone) == ("9999", "0987654321")


def test_that_both_versions_of_what_changed_are_kept_and_nothing_else(
    work: Work, received: Dossier
) -> None:
    order = an_amendment(received, return_way=ReturnWay.POST)
    correct_dossier(order, an_officer(), a_desk(work))
    act = acts_of(work, received)[-1]
    assert act.kind == kinds.CORRECTED
    assert act.body["before"] == {"return_way": "counter"}
    assert act.body["after"] == {"return_way": "post"}
    assert act.body["reason"] == "Ghi nhầm"


def test_that_another_procedure_has_its_papers_fees_and_appointment(
    work: Work, received: Dossier
) -> None:
    order = an_amendment(received, procedure=COOPERATIVE, papers=[CHARTER])
    before = preview_correction(order, a_desk(work))
    corrected = correct_dossier(order, an_officer(), a_desk(work))
    assert before.after == replace(
        corrected, amended=before.after.amended, due_changes=before.after.due_changes
    )
    assert (corrected.procedure.code, corrected.procedure.name) == (
        COOPERATIVE,
        "Đăng ký thành lập hợp tác xã",
    )
    assert [(fee.name, fee.amount) for fee in corrected.fees] == [
        ("Lệ phí đăng ký hợp tác xã", 100_000)
    ]
    assert corrected.papers == (CHARTER,)
    assert corrected.code == received.code
    # five working days from Friday the 20th, the 24th is a holiday
    assert corrected.due.at == datetime(2026, 11, 30, 2, 15, tzinfo=UTC)
    assert [(change.before, change.after) for change in corrected.due_changes] == [
        (received.due, corrected.due)
    ]


def test_that_papers_the_other_procedure_needs_are_told_before_and_required(
    work: Work, received: Dossier
) -> None:
    order = an_amendment(received, procedure=COOPERATIVE)
    assert preview_correction(order, a_desk(work)).missing == (CHARTER.name,)
    with pytest.raises(PapersMissing):
        correct_dossier(order, an_officer(), a_desk(work))
    assert len(acts_of(work, received)) == 1


def test_that_another_day_of_receipt_moves_the_appointment_and_not_the_code(
    work: Work, received: Dossier
) -> None:
    day_before = FRIDAY_MORNING - timedelta(days=1)
    order = an_amendment(received, received_at=day_before)
    corrected = correct_dossier(order, an_officer(), a_desk(work))
    assert corrected.received_at == day_before
    assert corrected.due.at == datetime(2026, 11, 25, 2, 15, tzinfo=UTC)
    assert (corrected.code, corrected.order) == (received.code, received.order)


def test_that_complete_later_than_handed_in_counts_from_then(work: Work, received: Dossier) -> None:
    clock = Clock(FRIDAY_MORNING + timedelta(hours=5))
    complete = FRIDAY_MORNING + timedelta(hours=1)
    order = an_amendment(received, complete_at=complete)
    corrected = correct_dossier(order, an_officer(), a_desk(work, clock))
    assert corrected.due.counted_from == complete
    assert StartReason.COMPLETED_LATER in corrected.due.reasons
    assert corrected.amended.complete_at == complete


@pytest.mark.parametrize(
    ("which", "changed"),
    [
        ("received", {"received_at": FRIDAY_MORNING + timedelta(minutes=1)}),
        ("complete", {"complete_at": FRIDAY_MORNING - timedelta(minutes=1)}),
        ("complete", {"complete_at": FRIDAY_MORNING + timedelta(minutes=1)}),
    ],
)
def test_that_no_day_ahead_and_no_completion_before_the_receipt_is_taken(
    work: Work, received: Dossier, which: str, changed: dict[str, datetime]
) -> None:
    with pytest.raises(CorrectedDateImpossible) as refused:
        correct_dossier(an_amendment(received, **changed), an_officer(), a_desk(work))
    assert refused.value.which == which


def test_that_a_second_press_corrects_nothing_twice(work: Work, received: Dossier) -> None:
    order = an_amendment(received, return_way=ReturnWay.POST)
    first = correct_dossier(order, an_officer(), a_desk(work))
    assert correct_dossier(order, an_officer(), a_desk(work)) == first
    assert len(acts_of(work, received)) == 2


def test_that_a_correction_says_why_and_changes_something(work: Work, received: Dossier) -> None:
    desk, officer = a_desk(work), an_officer()
    with pytest.raises(AmendingUnfounded):
        correct_dossier(
            an_amendment(received, reason="  ", return_way=ReturnWay.POST), officer, desk
        )
    with pytest.raises(NothingCorrected):
        correct_dossier(an_amendment(received, return_way=ReturnWay.COUNTER), officer, desk)
    wrong = a_person(id_number="09230400123")
    with pytest.raises(PersonalNumberImpossible):
        correct_dossier(an_amendment(received, applicant=wrong), officer, desk)
    assert len(acts_of(work, received)) == 1


def test_that_reception_corrects_its_own_of_today_and_a_leader_anything(
    work: Work, received: Dossier
) -> None:
    order = an_amendment(received, return_way=ReturnWay.POST)
    another = replace(an_officer(LEADER), name="Lê Văn An")
    with pytest.raises(RightMissing):
        correct_dossier(order, another, a_desk(work))
    tomorrow = Clock(FRIDAY_MORNING + timedelta(days=1))
    with pytest.raises(RightMissing):
        correct_dossier(order, an_officer(), a_desk(work, tomorrow))
    leader = an_officer(LEADER, Role.LEADER)
    corrected = correct_dossier(order, leader, a_desk(work, tomorrow))
    assert corrected.return_way is ReturnWay.POST
    assert corrected.amended.corrections[0].by == LEADER


def test_that_an_exemption_shown_at_intake_holds_for_the_other_procedure(work: Work) -> None:
    from desk_app.domain.money.bill import FeeEntry
    from desk_app.domain.money.relief import Exemption, Ground

    with work() as tx:
        tx.catalogue.put("test-2", [a_cooperative(), a_procedure()])
        tx.commit()
    exempt = Exemption(ground=Ground.POOR_HOUSEHOLD, basis="Giấy chứng nhận hộ nghèo số 12")
    money = FeeEntry(exemption=exempt)
    taken = receive_dossier(an_order(money=money), an_officer(), a_desk(work))
    order = an_amendment(taken, procedure=COOPERATIVE, papers=[CHARTER])
    (fee,) = correct_dossier(order, an_officer(), a_desk(work)).fees
    assert (fee.amount, fee.full) == (0, 100_000)
    assert fee.relief is not None
    assert fee.relief.source == exempt.basis


def test_that_a_voided_dossier_keeps_its_code_and_never_has_a_result(
    work: Work, received: Dossier
) -> None:
    desk, officer = a_desk(work), an_officer()
    with pytest.raises(AmendingUnfounded):
        void_dossier(VoidDossier(dossier=received.id, reason=" "), officer, desk)
    voided = void_dossier(VoidDossier(dossier=received.id, reason="Nhận hai lần"), officer, desk)
    assert (voided.status, voided.code) == (Status.VOIDED, received.code)
    assert voided.endings[0].reason == "Nhận hai lần"
    with pytest.raises(StepNotAllowed):
        result_back(ResultBack(dossier=received.id), officer, desk)
    with pytest.raises(StepNotAllowed):
        correct_dossier(an_amendment(received, return_way=ReturnWay.POST), officer, desk)
    again = receive_dossier(an_order(), officer, desk)
    assert again.code.serial == received.code.serial + 1


def test_that_a_result_that_is_with_the_citizen_is_not_voided(
    work: Work, received: Dossier
) -> None:
    from desk_app.domain.dossier import Collector, CollectorKind
    from desk_app.services.return_.return_result import ReturnResult, return_result

    desk, officer = a_desk(work), an_officer()
    result_back(ResultBack(dossier=received.id), officer, desk)
    owner = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")
    return_result(
        ReturnResult(dossier=received.id, collector=owner, unpaid_because=PAID_ELSEWHERE),
        officer,
        desk,
    )
    with pytest.raises(StepNotAllowed):
        void_dossier(VoidDossier(dossier=received.id, reason="Nhận nhầm"), officer, desk)


def test_that_a_later_appointment_a_leader_gave_outlives_a_correction(
    work: Work, received: Dossier
) -> None:
    desk, leader = a_desk(work), an_officer(LEADER, Role.LEADER)
    later = datetime(2026, 12, 4, 2, 15, tzinfo=UTC)
    order = ChangeDue(dossier=received.id, day=date(2026, 12, 4), reason="CV 12")
    assert change_due(order, leader, desk).due.at == later
    earlier = received.received_at - timedelta(minutes=5)
    corrected = correct_dossier(
        CorrectDossier(dossier=received.id, key=KEY, reason="Ghi nhầm giờ", received_at=earlier),
        leader,
        desk,
    )
    assert corrected.received_at == earlier
    assert corrected.due.at == later


def test_that_who_handed_in_is_put_right_where_somebody_did_and_nobody_appears(work: Work) -> None:
    desk, leader = a_desk(work), an_officer(LEADER, Role.LEADER)
    wrong = a_person(name="LÊ MINH TRÍ", id_number="092095004321")
    right = a_person(name="LÊ MINH TRÌ", id_number="092095004321")
    dossier = receive_dossier(an_order(submitter=wrong), an_officer(), desk)
    order = an_amendment(dossier, submitter=right, authorised=right)
    now = correct_dossier(order, leader, desk)
    assert (now.submitter, now.authorised) == (right, None)
    said: list[Any] = [a.body for a in acts_of(work, dossier) if a.kind == kinds.CORRECTED]
    assert [set(body["after"]) for body in said] == [{"submitter"}]
    impossible = a_person(name="LÊ MINH TRÌ", id_number="092404001234", born=None)
    with pytest.raises(AnotherNumberImpossible):
        correct_dossier(an_amendment(dossier, key=UUID(int=72), submitter=impossible), leader, desk)


def test_that_a_birth_is_put_right_to_one_that_somebody_has(work: Work) -> None:
    desk, leader = a_desk(work), an_officer(LEADER, Role.LEADER)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    for born in (date(803, 1, 1), date(2026, 11, 21)):
        impossible = replace(dossier.applicant, born=born)
        with pytest.raises(BirthImpossible):
            correct_dossier(an_amendment(dossier, applicant=impossible), leader, desk)
    right = replace(dossier.applicant, born=date(1934, 2, 5))
    assert correct_dossier(an_amendment(dossier, applicant=right), leader, desk).applicant == right


def test_that_a_name_is_put_right_to_one_that_somebody_has(work: Work) -> None:
    desk, leader = a_desk(work), an_officer(LEADER, Role.LEADER)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    nobody = replace(dossier.applicant, name="NGUY?N THỊ LAN")
    with pytest.raises(NameImpossible):
        correct_dossier(an_amendment(dossier, applicant=nobody), leader, desk)
    right = replace(dossier.applicant, name="NGUYỄN THỊ LÀN")
    assert correct_dossier(an_amendment(dossier, applicant=right), leader, desk).applicant == right


def test_that_who_represents_a_body_is_put_right_to_somebody(work: Work) -> None:
    desk, leader = a_desk(work), an_officer(LEADER, Role.LEADER)
    body = a_person(name="Công ty 3A", kind=ApplicantKind.BUSINESS, representative="LÊ THỊ MƠ")
    dossier = receive_dossier(an_order(applicant=body), an_officer(), desk)
    nobody = replace(dossier.applicant, representative="L? THỊ MƠ")
    with pytest.raises(NameImpossible):
        correct_dossier(an_amendment(dossier, applicant=nobody), leader, desk)
    right = replace(dossier.applicant, name="Công ty 3B", representative="LÊ THỊ MÂY")
    assert correct_dossier(an_amendment(dossier, applicant=right), leader, desk).applicant == right


def test_that_the_birth_of_somebody_dead_long_ago_is_put_right(work: Work) -> None:
    desk, leader = a_desk(work), an_officer(LEADER, Role.LEADER)
    dead = a_person(name="TRẦN VĂN CỐ", id_number="", born=date(1950, 5, 19))
    dossier = receive_dossier(an_order(event_subject=dead), an_officer(), desk)
    impossible = replace(dead, born=date(1799, 12, 31))
    with pytest.raises(BirthImpossible):
        correct_dossier(an_amendment(dossier, event_subject=impossible), leader, desk)
    right = replace(dead, born=date(1890, 5, 19))
    now = correct_dossier(an_amendment(dossier, event_subject=right), leader, desk)
    assert now.event_subject == right


@pytest.mark.parametrize("whose", ["applicant", "submitter", "event_subject"])
def test_that_a_birth_and_a_name_an_older_program_received_forbid_no_correction(
    work: Work, whose: str
) -> None:
    desk, leader = a_desk(work), an_officer(LEADER, Role.LEADER)
    year_803 = a_person(name="LÊ V?N CŨ", id_number="092095004321", born=None, birth_year=803)
    order = an_order(submitter=a_person(), event_subject=a_person())
    before = receive_dossier(order, an_officer(), desk)
    with work() as tx:  # as a program without the rule writes it
        named: dict[str, Any] = {
            "id": DossierId(UUID(int=73)),
            "code": replace(before.code, serial=before.code.serial + 1),
            "order": before.order + 1,
            whose: year_803,
        }
        again = replace(before, **named)
        subject = Subject(SubjectKind.DOSSIER, again.id)
        tx.journal.write(
            kinds.RECEIVED, subject, received_body(again), by=again.officer, at=FRIDAY_MORNING
        )
        tx.commit()
    with work() as tx:
        kept: Any = getattr(tx.dossiers.get(again.id), whose)
    assert kept == year_803
    owner = replace(again.applicant, address="Ấp 5, xã Vị Thủy")
    now = correct_dossier(an_amendment(again, applicant=owner), leader, desk)
    assert (now.applicant, getattr(now, whose).birth) == (owner, 803)
