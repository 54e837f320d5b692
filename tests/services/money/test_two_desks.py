"""What two desks did about the same money without a line; and what is never stored of money."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.faults import FeesSettled, RefundTooHigh
from desk_app.domain.money.till.kept import refund_asked_body
from desk_app.domain.money.till.moves import Refund
from desk_app.domain.money.till.owed import MoneyStatus, status_of
from desk_app.services.amending.void import VoidDossier, void_dossier
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.money.collect import collect
from desk_app.services.money.refund import (
    DecideRefund,
    PayRefund,
    ask_refund,
    decide_refund,
    pay_refund,
)
from desk_app.services.money.shifts import OpenShift, open_shift
from tests.builders import a_desk, an_officer, an_order
from tests.services.money.test_collect import BOSS, TILL, a_refund_order, an_order_to_take

Work = Callable[[], UnitOfWork]


@pytest.fixture
def desk(work: Work) -> Desk:
    return a_desk(work)


@pytest.fixture
def dossier(desk: Desk) -> Dossier:
    return receive_dossier(an_order(), an_officer(), desk)


@pytest.fixture
def shift(desk: Desk) -> None:
    open_shift(OpenShift(key=uuid4(), opening=500_000), TILL, desk)


@pytest.mark.usefixtures("shift")
def test_that_money_two_desks_asked_back_without_a_line_is_given_back_once(
    dossier: Dossier, desk: Desk
) -> None:
    paid = collect(an_order_to_take(dossier), TILL, desk)
    first = a_refund_order(paid)
    refund = ask_refund(first, TILL, desk).money.refunds[0]
    second = asked_at_another_desk(refund, dossier, desk)
    for key in (first.key, second):
        with pytest.raises(RefundTooHigh):
            decide_refund(DecideRefund(dossier=dossier.id, refund=key, approve=True), BOSS, desk)
    no = DecideRefund(dossier=dossier.id, refund=second, approve=False, reason="Đã đề nghị rồi")
    decide_refund(no, BOSS, desk)
    decide_refund(DecideRefund(dossier=dossier.id, refund=first.key, approve=True), BOSS, desk)
    back = pay_refund(PayRefund(dossier=dossier.id, refund=first.key), TILL, desk)
    assert status_of(back) is MoneyStatus.REFUNDED


@pytest.mark.usefixtures("shift")
def test_that_of_two_approved_refunds_of_the_same_money_one_is_paid(
    dossier: Dossier, desk: Desk
) -> None:
    paid = collect(an_order_to_take(dossier), TILL, desk)
    first = a_refund_order(paid)
    refund = ask_refund(first, TILL, desk).money.refunds[0]
    decide_refund(DecideRefund(dossier=dossier.id, refund=first.key, approve=True), BOSS, desk)
    second = asked_at_another_desk(refund, dossier, desk)
    with desk.work() as work:  # a leader there had not heard of the first
        subject = Subject(SubjectKind.DOSSIER, dossier.id)
        body = {"refund": second.hex}
        work.journal.write(kinds.MONEY_REFUND_APPROVED, subject, body, by=BOSS.id, at=desk.now())
        work.commit()
    pay_refund(PayRefund(dossier=dossier.id, refund=first.key), TILL, desk)
    with pytest.raises(RefundTooHigh) as said:
        pay_refund(PayRefund(dossier=dossier.id, refund=second), TILL, desk)
    assert said.value.most == 0


def asked_at_another_desk(refund: Refund, dossier: Dossier, desk: Desk) -> UUID:
    key = uuid4()
    with desk.work() as work:
        subject = Subject(SubjectKind.DOSSIER, dossier.id)
        body = refund_asked_body(replace(refund, key=key))
        work.journal.write(kinds.MONEY_REFUND_ASKED, subject, body, by=TILL.id, at=desk.now())
        work.commit()
    return key


@pytest.mark.usefixtures("shift")
def test_that_no_money_is_taken_for_a_dossier_that_ended_without_a_result(
    dossier: Dossier, desk: Desk
) -> None:
    order = an_order_to_take(dossier)
    void_dossier(VoidDossier(dossier=dossier.id, reason="Tiếp nhận nhầm"), an_officer(), desk)
    with pytest.raises(FeesSettled):
        collect(order, TILL, desk)


@pytest.mark.usefixtures("shift")
def test_that_a_sum_nobody_can_read_again_is_not_stored(dossier: Dossier, desk: Desk) -> None:
    with pytest.raises(ValueError, match="cannot be folded"):
        collect(an_order_to_take(dossier, received=10**15), TILL, desk)
    with desk.glance() as work:
        assert not work.dossiers.find(dossier.id).read_only
