"""Who asked for a refund by mistake takes it back."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import RightMissing
from desk_app.domain.money.till.faults import ReasonMissing, RefundNotOpen
from desk_app.domain.money.till.moves import RefundStage
from desk_app.domain.money.till.owed import MoneyStatus, status_of
from desk_app.domain.people.rights import Role
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.money.collect import collect
from desk_app.services.money.refund import DecideRefund, ask_refund, decide_refund
from desk_app.services.money.shifts import OpenShift, open_shift
from tests.builders import ADMIN, a_desk, an_officer, an_order
from tests.services.money.test_collect import TILL, a_refund_order, an_order_to_take


def test_that_who_asked_for_a_refund_takes_it_back_and_no_other_cashier_does(
    work: Callable[[], UnitOfWork],
) -> None:
    desk = a_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    open_shift(OpenShift(key=uuid4(), opening=0), TILL, desk)
    paid = collect(an_order_to_take(dossier), TILL, desk)
    order = a_refund_order(paid)
    ask_refund(order, TILL, desk)
    back = DecideRefund(dossier=paid.id, refund=order.key, approve=False, reason="Đề nghị nhầm")
    with pytest.raises(RightMissing):
        decide_refund(back, an_officer(ADMIN, Role.CASHIER), desk)
    with pytest.raises(RightMissing):
        decide_refund(replace(back, approve=True), TILL, desk)
    with pytest.raises(ReasonMissing):
        decide_refund(replace(back, reason=" "), TILL, desk)
    taken_back = decide_refund(back, TILL, desk)
    refund = taken_back.money.refund(order.key)
    assert refund is not None
    assert refund.stage is RefundStage.DECLINED
    assert status_of(taken_back) is MoneyStatus.PAPERS_WANTED
    with pytest.raises(RefundNotOpen):
        decide_refund(back, TILL, desk)
