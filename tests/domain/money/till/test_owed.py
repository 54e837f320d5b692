"""What a dossier owes and where its money stands: derived from what was done, line by line."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.acts.steps.money import STEPS as PAYS
from desk_app.domain.dossier import Dossier, FeeDue, UnpricedFee
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.relief import Relief
from desk_app.domain.money.till.moves import (
    Exempted,
    Method,
    MoneyState,
    RefundStage,
    TakenLine,
)
from desk_app.domain.money.till.owed import (
    MoneyStatus,
    left_of,
    owed,
    receipts_wanted,
    refundable,
    status_of,
    too_much,
    unsettled,
)
from desk_app.domain.money.till.steps import STEPS
from desk_app.domain.money.till.turn import money_turn
from tests.builders import CASHIER
from tests.domain.acts.test_fold import a_dossier, act
from tests.money_bodies import LATER, a_collection, a_line, a_receipt, a_refund, money_bodies

LEVY = FeeDue(name="Lệ phí", amount=150_000, kind=FeeKind.LEVY)
COPY = FeeDue(name="Giá sao", amount=8_000, kind=FeeKind.PRICE)


def with_fees(*fees: FeeDue, **changed: Any) -> Dossier:
    return a_dossier(fees=fees, **changed)


def exempted(*lines: TakenLine) -> Exempted:
    return Exempted(
        key=UUID(int=1), lines=lines, reason="Hộ nghèo", basis="Sổ 12", at=LATER, by=CASHIER
    )


def test_that_a_dossier_without_fees_has_nothing_to_pay() -> None:
    assert status_of(with_fees()) is MoneyStatus.NOTHING_DUE
    assert status_of(with_fees(FeeDue(name="Phí", amount=0))) is MoneyStatus.NOTHING_DUE


def test_that_a_fee_waits_until_it_is_taken_and_then_wants_its_receipt() -> None:
    waiting = with_fees(LEVY)
    assert (status_of(waiting), left_of(waiting)) == (MoneyStatus.WAITING, 150_000)
    money = MoneyState(collections=(a_collection(),))
    taken = with_fees(LEVY, money=money)
    assert (status_of(taken), left_of(taken)) == (MoneyStatus.PAPERS_WANTED, 0)
    noted = MoneyState(collections=(a_collection(),), receipts=(a_receipt(),))
    assert status_of(with_fees(LEVY, money=noted)) is MoneyStatus.COLLECTED


def test_that_a_price_of_a_service_needs_no_fee_receipt() -> None:
    taken = a_collection(a_line(8_000, "Giá sao", kind=FeeKind.PRICE))
    assert status_of(with_fees(COPY, money=MoneyState(collections=(taken,)))) is (
        MoneyStatus.COLLECTED
    )


def test_that_a_fee_whose_sum_nobody_knows_waits_until_somebody_says_it() -> None:
    dossier = with_fees(unpriced_fees=("Phí thẩm định",))
    assert (status_of(dossier), left_of(dossier)) == (MoneyStatus.WAITING, 0)
    said = TakenLine(name="Phí thẩm định", amount=20_000)
    taken = with_fees(
        unpriced_fees=("Phí thẩm định",), money=MoneyState(collections=(a_collection(said),))
    )
    assert unsettled(taken) == ()
    assert (owed(taken)[0].paid, too_much(taken)) == (20_000, 0)


def test_that_exempt_is_who_owes_nothing_any_more_by_a_relief_or_by_an_exemption() -> None:
    relief = Relief(id="w", share=100, reason="Miễn theo TT 117", source="TT 117/2026")
    free = with_fees(FeeDue(name="Phí", amount=0, full=9_000, relief=relief))
    assert status_of(free) is MoneyStatus.EXEMPT
    waived = with_fees(LEVY, money=MoneyState(exempted=(exempted(a_line()),)))
    assert (status_of(waived), left_of(waived)) == (MoneyStatus.EXEMPT, 0)


def test_that_what_was_taken_twice_by_two_desks_is_to_be_given_back() -> None:
    twice = (a_collection(), a_collection(key=UUID(int=77)))
    dossier = with_fees(LEVY, money=MoneyState(collections=twice))
    assert (status_of(dossier), too_much(dossier)) == (MoneyStatus.WAITING_REFUND, 150_000)


def test_that_a_credit_above_what_was_due_is_to_be_given_back() -> None:
    credit = a_collection(method=Method.TRANSFER, received=200_000)
    dossier = with_fees(LEVY, money=MoneyState(collections=(credit,)))
    assert (too_much(dossier), refundable(dossier)) == (50_000, 200_000)


def test_that_a_refund_waits_is_paid_or_is_declined_and_the_fee_is_not_asked_again() -> None:
    def status(stage: RefundStage) -> MoneyStatus:
        refund = a_refund(stage=stage)
        money = MoneyState(
            collections=(a_collection(),), refunds=(refund,), receipts=(a_receipt(),)
        )
        return status_of(with_fees(LEVY, money=money))

    assert status(RefundStage.ASKED) is MoneyStatus.WAITING_REFUND
    assert status(RefundStage.APPROVED) is MoneyStatus.WAITING_REFUND
    assert status(RefundStage.PAID) is MoneyStatus.REFUNDED
    assert status(RefundStage.DECLINED) is MoneyStatus.COLLECTED


def given_back(dossier: Dossier) -> Dossier:
    """As it is once the refund that was approved is paid."""
    body = money_bodies(dossier)[kinds.MONEY_REFUNDED]
    return PAYS[kinds.MONEY_REFUNDED](dossier, act(kinds.MONEY_REFUNDED, body))


@pytest.mark.parametrize(
    "lines",
    [
        (a_line(40_000),),
        (a_line(8_000, "Giá sao", kind=FeeKind.PRICE), a_line(32_000)),
    ],
    ids=["of that fee", "partly under the name of another"],
)
def test_that_a_fee_that_rises_again_asks_for_what_was_given_back_meanwhile(
    lines: tuple[TakenLine, ...],
) -> None:
    taken = a_collection(a_line(), a_line(8_000, "Giá sao", kind=FeeKind.PRICE))
    refund = a_refund(*lines, stage=RefundStage.APPROVED)
    money = MoneyState(collections=(taken,), refunds=(refund,))
    cheaper = with_fees(replace(LEVY, amount=110_000), COPY, money=money)
    back = given_back(cheaper)
    assert (left_of(back), too_much(back), status_of(back)) == (0, 0, MoneyStatus.REFUNDED)
    dearer = replace(back, fees=(LEVY, COPY))
    assert (left_of(dearer), too_much(dearer)) == (40_000, 0)
    turn = money_turn(back, dearer)
    assert turn is not None
    assert (turn.taken, turn.to_collect, turn.to_give_back) == (118_000, 40_000, 0)
    gone = replace(back, fees=(COPY,))
    assert (left_of(gone), too_much(gone)) == (0, 110_000)


def test_that_a_fee_given_back_though_it_was_due_is_not_asked_for_again() -> None:
    refund = a_refund(stage=RefundStage.APPROVED)
    money = MoneyState(collections=(a_collection(),), refunds=(refund,))
    back = given_back(with_fees(LEVY, money=money))
    assert (left_of(back), too_much(back), status_of(back)) == (0, 0, MoneyStatus.REFUNDED)


def test_that_a_dossier_that_ended_without_a_result_asks_for_no_fee() -> None:
    for status in (Status.REFUSED, Status.STOPPED, Status.VOIDED, Status.WITHDRAWN):
        assert unsettled(with_fees(LEVY, status=status)) == ()
    assert unsettled(with_fees(LEVY, status=Status.RETURNED))


def test_that_receipts_are_wanted_of_each_taking_that_has_none() -> None:
    money = MoneyState(collections=(a_collection(), a_collection(key=UUID(int=77))))
    assert [line.amount for line in receipts_wanted(with_fees(LEVY, money=money))] == [
        150_000,
        150_000,
    ]


def test_that_no_receipt_is_wanted_of_a_price_whose_sum_nobody_knew() -> None:
    fee = UnpricedFee(name="Giá đo đạc", kind=FeeKind.PRICE)
    open_ = with_fees(unpriced_fees=(fee.name,), unpriced_as=(fee,))
    (line,) = owed(open_)
    money = MoneyState(collections=(a_collection(line.taken(50_000)),))
    assert status_of(replace(open_, money=money)) is MoneyStatus.COLLECTED
    fee = replace(fee, kind=FeeKind.FEE)
    wants = replace(open_, money=money, unpriced_as=(fee,))
    assert status_of(wants) is MoneyStatus.PAPERS_WANTED


FEES = st.lists(
    st.tuples(st.sampled_from(["Phí", "Lệ phí", "Giá"]), st.integers(0, 10**7)), max_size=6
)


@given(FEES, st.data())
def test_that_the_sum_of_the_lines_is_the_total_whatever_was_paid(
    fees: list[tuple[str, int]], data: st.DataObject
) -> None:
    due = tuple(FeeDue(name=name, amount=amount) for name, amount in fees)
    bare = a_dossier(fees=due)
    assert sum(line.asked or 0 for line in owed(bare)) == bare.fee_total == left_of(bare)
    chosen = [line for line in unsettled(bare) if data.draw(st.booleans())]
    if not chosen:
        return
    taken = a_collection(*(line.taken() for line in chosen))
    paid = a_dossier(fees=due, money=MoneyState(collections=(taken,)))
    assert left_of(paid) == bare.fee_total - taken.total
    assert sum(line.paid for line in owed(paid)) == taken.total
    assert too_much(paid) == 0


def test_that_every_kind_of_money_act_has_a_step() -> None:
    made = {value for name, value in vars(kinds).items() if name.startswith("MONEY_")}
    assert made == set(STEPS)
