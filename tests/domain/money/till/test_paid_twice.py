"""A refund that two desks paid without hearing of each other: both payings are facts, and what was
paid beyond the request comes back."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.acts.bodies import received_body
from desk_app.domain.acts.contested import contested
from desk_app.domain.acts.decision import decision_body
from desk_app.domain.acts.fold import fold
from desk_app.domain.codes.paper_number import IN_BODY, number_facts
from desk_app.domain.dossier import Dossier, FeeDue
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DeskId
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.kept import (
    collected_body,
    collection_from,
    exempted_body,
    refund_asked_body,
)
from desk_app.domain.money.till.moves import Exempted, TakenLine, total_of
from desk_app.domain.money.till.owed import (
    MoneyStatus,
    left_of,
    owed,
    receipts_wanted,
    refunded_of,
    status_of,
    to_get_back,
    too_much,
    unsettled,
)
from tests.builders import CASHIER
from tests.domain.acts.test_fold import a_dossier, act
from tests.money_bodies import LATER, REFUND, a_collection, a_line, a_refund, a_slip_number

LEVY = FeeDue(name="Lệ phí", amount=150_000, kind=FeeKind.LEVY)


def paying(number: int, minute: int) -> Act:
    """Of the one request, at a desk of its own."""
    said: dict[str, Any] = {
        "refund": REFUND.hex,
        "shift": UUID(int=number).hex,
        IN_BODY: number_facts(a_slip_number(number, "refund_voucher", "PC")),
    }
    return replace(act(kinds.MONEY_REFUNDED, said, minute), desk=DeskId(f"Q{number}"))


def taken(*lines: TakenLine, key: int = 32) -> Act:
    return act(kinds.MONEY_COLLECTED, collected_body(a_collection(*lines, key=UUID(int=key))), 1)


def before_paying(
    *collections: Act, fees: tuple[FeeDue, ...] = (LEVY,), amount: int = 20_000, **changed: Any
) -> list[Act]:
    dossier = a_dossier(fees=fees, **changed)
    return [
        act(kinds.RECEIVED, received_body(dossier)),
        *(collections or (taken(),)),
        act(kinds.MONEY_REFUND_ASKED, refund_asked_body(a_refund(a_line(amount))), 2),
        act(kinds.MONEY_REFUND_APPROVED, {"refund": REFUND.hex}, 3),
    ]


def folded(acts: list[Act]) -> Dossier:
    state = fold(acts)
    assert (state.disagreements, state.agreed, state.read_only) == ((), (), False)
    assert state.dossier is not None
    return state.dossier


def got_back(dossier: Dossier, key: int = 50) -> Act:
    lines = [line.taken() for line in unsettled(dossier) if line.returned]
    return taken(*lines, key=key)


@given(st.permutations([1, 3, 5]))
def test_that_every_paying_stands_whichever_came_first(order: list[int]) -> None:
    after = folded([*before_paying(), *(paying(n, 10 + n) for n in order)])
    refunds = after.money.refunds
    assert {(each.request, each.paid_desk, each.shift, each.number) for each in refunds} == {
        (REFUND, DeskId(f"Q{n}"), UUID(int=n), a_slip_number(n, "refund_voucher", "PC"))
        for n in order
    }
    assert refunded_of(after) == 60_000
    assert (to_get_back(after), left_of(after), too_much(after)) == (40_000, 40_000, 0)
    assert status_of(after) is MoneyStatus.WAITING


def test_that_a_paying_told_again_by_a_restored_desk_is_one_paying() -> None:
    first, second = paying(1, 10), paying(3, 11)
    again = replace(second, id=act(kinds.MONEY_REFUNDED, {}).id, seq=99)
    after = folded([*before_paying(), first, second, again])
    assert refunded_of(after) == 40_000
    assert refunded_of(folded([*before_paying(), first, replace(first, seq=98)])) == 20_000


def test_that_what_was_paid_twice_is_got_back_as_money_that_is_no_fee() -> None:
    acts = [*before_paying(), paying(1, 10), paying(3, 11)]
    back = got_back(folded(acts))
    after = folded([*acts, back])
    assert (to_get_back(after), left_of(after), too_much(after)) == (0, 0, 0)
    assert status_of(after) is MoneyStatus.REFUNDED
    assert [line.paid for line in owed(after)] == [150_000, 20_000]
    assert collection_from(back).lines == (a_line(20_000, returned=True),)
    wanted = receipts_wanted(after)
    assert total_of(wanted) == 150_000, "of money that comes back no biên lai is asked"


def test_that_a_fee_taken_twice_and_given_back_twice_is_still_paid_once() -> None:
    twice = (taken(), taken(key=77))
    acts = [*before_paying(*twice, amount=150_000), paying(1, 10), paying(3, 11)]
    after = folded(acts)
    assert (to_get_back(after), too_much(after)) == (150_000, 0)
    acts.append(got_back(after))
    whole = folded(acts)
    assert (to_get_back(whole), left_of(whole), too_much(whole)) == (0, 0, 0)
    assert too_much(folded([*acts, taken(key=79)])) == 150_000


def test_that_money_held_for_nothing_makes_up_for_a_second_paying() -> None:
    thrice = (taken(), taken(key=77), taken(key=78))
    after = folded([*before_paying(*thrice, amount=150_000), paying(1, 10), paying(3, 11)])
    assert (to_get_back(after), too_much(after), left_of(after)) == (0, 0, 0)


def test_that_a_sum_nobody_knew_is_told_apart_from_what_comes_back() -> None:
    name = TakenLine(name="Phí thẩm định", amount=50_000)
    refund = a_refund(replace(name, amount=20_000))
    acts = before_paying(taken(name), fees=(), unpriced_fees=("Phí thẩm định",))
    acts[2] = act(kinds.MONEY_REFUND_ASKED, refund_asked_body(refund), 2)
    acts += [paying(1, 10), paying(3, 11)]
    assert to_get_back(folded(acts)) == 20_000
    after = folded([*acts, got_back(folded(acts))])
    assert [(line.paid, line.settled) for line in owed(after)] == [(50_000, True), (20_000, True)]


def test_that_what_nobody_can_get_back_is_written_off_with_a_reason() -> None:
    acts = [*before_paying(), paying(1, 10), paying(3, 11)]
    waived = Exempted(
        key=UUID(int=60),
        lines=tuple(line.taken() for line in unsettled(folded(acts))),
        reason="Không liên lạc được",
        basis="Biên bản số 4",
        at=LATER,
        by=CASHIER,
    )
    after = folded([*acts, act(kinds.MONEY_EXEMPTED, exempted_body(waived), 12)])
    assert (to_get_back(after), status_of(after)) == (0, MoneyStatus.REFUNDED)


def test_that_it_is_got_back_of_a_dossier_that_ended_without_a_result_too() -> None:
    after = folded([*before_paying(), paying(1, 10), paying(3, 11)])
    for status in (Status.REFUSED, Status.STOPPED, Status.WITHDRAWN):
        ended = replace(after, status=status)
        assert [line.left for line in unsettled(ended)] == [20_000]
        dearer = replace(ended, fees=(LEVY, replace(LEVY, name="Phí")))
        assert [line.left for line in unsettled(dearer)] == [20_000], "and no fee"


@given(st.permutations(range(3)))
def test_that_money_paid_out_is_a_fact_whatever_is_decided_about_it(order: list[int]) -> None:
    """One leader approved, another declined, and the cashier of the first paid."""
    no = act(kinds.MONEY_REFUND_DECLINED, {"refund": REFUND.hex, "reason": "Chưa có căn cứ"}, 4)
    *asked, approved = before_paying()
    three = [approved, no, paying(1, 10)]
    acts = [*asked, *(three[n] for n in order)]
    state = fold(acts)
    (aside,) = state.disagreements
    assert aside in (approved.id, no.id)
    assert state.dossier is not None
    assert refunded_of(state.dossier) == 20_000
    (pair,) = contested(acts)
    assert pair.stands is not None
    assert {pair.aside.id, pair.stands.id} == {approved.id, no.id}
    assert (pair.may_change, pair.falls) == (True, ())
    change = act(kinds.DECIDED, decision_body(pair.aside.id, pair.stands.id, "Theo quyết định"), 20)
    after = folded([*acts, change])
    assert (refunded_of(after), to_get_back(after)) == (20_000, 0)


def test_that_each_fee_tells_all_that_was_taken_and_given_back_in_its_name() -> None:
    twice = before_paying(taken(), taken(key=77), amount=150_000)
    (fee,) = owed(folded(twice))
    assert (fee.paid, fee.taken_in_all, fee.given_back) == (150_000, 300_000, 0)
    (fee,) = owed(folded([*twice, paying(1, 10)]))
    assert (fee.paid, fee.taken_in_all, fee.given_back) == (150_000, 300_000, 150_000)


def test_that_two_fees_of_one_name_do_not_tell_the_same_money_twice() -> None:
    two = (LEVY, LEVY)
    (first, second) = owed(folded(before_paying(taken(a_line(300_000)), taken(key=77), fees=two)))
    assert (first.taken_in_all, second.taken_in_all) == (300_000, 150_000)
