"""Money that desks moved without hearing of each other: what the office holds for nothing waits to
be given back, whichever act came first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.acts.fold import fold_without
from desk_app.domain.acts.steps.amending import corrected_body
from desk_app.domain.dossier import Dossier, FeeDue
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.giving_back import left_to_give_back, part_of
from desk_app.domain.money.till.held import though_due
from desk_app.domain.money.till.kept import (
    collected_body,
    exempted_body,
    refund_asked_body,
    refunded_body,
)
from desk_app.domain.money.till.moves import (
    Exempted,
    Method,
    MoneyState,
    Refund,
    TakenLine,
    total_of,
)
from desk_app.domain.money.till.owed import (
    MoneyStatus,
    collected_of,
    left_of,
    owed,
    refunded_of,
    status_of,
    to_get_back,
    too_much,
    unsettled,
)
from desk_app.domain.money.till.turn import money_turn
from tests.builders import CASHIER
from tests.domain.acts.test_fold import a_dossier, act
from tests.domain.money.till.test_paid_twice import (
    LEVY,
    before_paying,
    folded,
    got_back,
    paying,
    taken,
)
from tests.money_bodies import LATER, REFUND, a_collection, a_line, a_refund, a_slip_number
from tests.step_bodies import good_bodies

BARE = a_dossier(fees=(LEVY,))
COPY = FeeDue(name="Giá sao", amount=8_000, kind=FeeKind.PRICE)
FIRST, OTHER = UUID(int=32), UUID(int=77)  # keys of takings


def paid_knowing(
    *takings: UUID,
    number: int = 1,
    refund: UUID = REFUND,
    twice: Sequence[Refund] = (),
    status: Status = Status.RECEIVED,
) -> Act:
    """The refund paid by a desk that knew of these takings and of no other."""
    money = MoneyState(
        collections=tuple(a_collection(key=key) for key in takings), refunds=tuple(twice)
    )
    voucher = a_slip_number(number, "refund_voucher", "PC")
    body = refunded_body(
        refund, UUID(int=number), voucher, replace(BARE, money=money, status=status)
    )
    return replace(paying(number, 10), body=body)


def corrected(before: Dossier, *fees: FeeDue, key: int = 900) -> Act:
    body = corrected_body(before, replace(before, fees=fees), UUID(int=key), "Sai mức")
    return act(kinds.CORRECTED, body, 20)


def waived(*lines: TakenLine, key: int = 901) -> Act:
    said = Exempted(
        key=UUID(int=key), lines=lines, reason="Hộ nghèo", basis="Sổ 12", at=LATER, by=CASHIER
    )
    return act(kinds.MONEY_EXEMPTED, exempted_body(said), 12)


def sums(dossier: Dossier) -> tuple[int, int, int]:
    """To give back, to get back, to collect in all."""
    return (too_much(dossier), to_get_back(dossier), left_of(dossier))


def woven(data: st.DataObject, *desks: Sequence[Act]) -> list[Act]:
    """The acts of each desk in its own order, put between one another."""
    turns = data.draw(st.permutations([n for n, acts in enumerate(desks) for _ in acts]))
    left = [iter(acts) for acts in desks]
    return [next(left[n]) for n in turns]


def test_that_what_two_desks_both_got_back_waits_to_be_given_back() -> None:
    acts = [*before_paying(), paying(1, 10), paying(3, 11)]
    owing = folded(acts)
    acts += [got_back(owing, key=50), got_back(owing, key=51)]
    after = folded(acts)
    assert (sums(after), status_of(after)) == ((20_000, 0, 0), MoneyStatus.WAITING_REFUND)
    again = UUID(int=60)
    lines = tuple(part_of(left_to_give_back(after), too_much(after)))
    asked = act(kinds.MONEY_REFUND_ASKED, refund_asked_body(a_refund(*lines, key=again)), 20)
    yes = act(kinds.MONEY_REFUND_APPROVED, {"refund": again.hex}, 21)
    takings = [each.key for each in after.money.collections]
    acts += [asked, yes, paid_knowing(*takings, number=5, refund=again)]
    even = folded(acts)
    assert (sums(even), status_of(even)) == ((0, 0, 0), MoneyStatus.REFUNDED)
    twice = folded([*acts, paid_knowing(*takings, number=7, refund=again)])
    assert sums(twice) == (0, 20_000, 20_000)


def test_that_what_was_got_back_though_a_leader_let_go_of_it_waits_to_be_given_back() -> None:
    acts = [*before_paying(), paying(1, 10), paying(3, 11)]
    owing = folded(acts)
    let_go = waived(*(line.taken() for line in unsettled(owing)))
    for order in ([let_go, got_back(owing)], [got_back(owing), let_go]):
        assert sums(folded([*acts, *order])) == (20_000, 0, 0)


@given(st.data())
def test_that_a_fee_given_back_whole_and_taken_at_another_desk_waits_to_be_given_back(
    data: st.DataObject,
) -> None:
    received, first, *asked = before_paying(amount=150_000)
    here = [first, *asked, paid_knowing(FIRST)]
    there = [taken(key=77)]
    after = folded([received, *woven(data, here, there)])
    assert (sums(after), status_of(after)) == ((150_000, 0, 0), MoneyStatus.WAITING_REFUND)


def test_that_of_a_fee_taken_twice_what_was_given_back_knowing_both_was_the_second_taking() -> None:
    acts = [*before_paying(taken(), taken(key=77), amount=150_000), paid_knowing(FIRST, OTHER)]
    after = folded(acts)
    assert (sums(after), owed(after)[0].paid) == ((0, 0, 0), 150_000)


def test_that_a_paying_of_an_older_program_knew_of_all_that_came_before_it() -> None:
    twice = [*before_paying(taken(), taken(key=77), amount=150_000), paying(1, 10)]
    assert sums(folded(twice)) == (0, 0, 0)
    later = [*before_paying(amount=150_000), paying(1, 10), taken(key=77)]
    assert sums(folded(later)) == (150_000, 0, 0)


@given(st.data())
def test_that_a_refund_and_a_lower_fee_come_to_the_same_whichever_was_first(
    data: st.DataObject,
) -> None:
    received, first, *asked = before_paying(amount=40_000)
    lower = corrected(BARE, replace(LEVY, amount=110_000))
    here = [*asked, paid_knowing(FIRST)]
    acts = [received, first, *woven(data, here, [lower], [taken(key=77)])]
    assert sums(folded(acts)) == (150_000, 0, 0), "the second taking, and no more"
    acts = [received, first, *woven(data, here, [lower])]
    cheap = folded(acts)
    assert sums(cheap) == (0, 0, 0)
    dear = folded([*acts, corrected(cheap, LEVY, key=902)])
    assert sums(dear) == (0, 0, 40_000)
    gone = folded([*acts, corrected(cheap, COPY, key=902)])
    assert sums(gone) == (110_000, 0, 8_000)


@pytest.mark.parametrize("amount", [0, 100_000, 110_000, 130_000, 150_000, 170_000])
def test_that_a_correction_tells_before_it_is_made_what_it_comes_to(amount: int) -> None:
    acts = [*before_paying(amount=40_000), paid_knowing(FIRST)]
    before = folded(acts)
    fees = (replace(LEVY, amount=amount),) if amount else ()
    turn = money_turn(before, replace(before, fees=fees))
    after = folded([*acts, corrected(before, *fees)]) if fees != tuple(before.fees) else before
    assert turn is not None
    assert (turn.to_give_back, turn.to_collect) == (too_much(after), left_of(after))


@given(st.data())
def test_that_a_refund_and_an_exemption_come_to_the_same_whichever_was_first(
    data: st.DataObject,
) -> None:
    received, first, *asked = before_paying(amount=40_000)
    here = [first, *asked, paid_knowing(FIRST)]
    after = folded([received, *woven(data, here, [waived(a_line())])])
    assert sums(after) == (110_000, 0, 0)


def test_that_a_fee_that_rose_and_fell_before_it_was_paid_asks_for_no_more() -> None:
    dearer = replace(LEVY, amount=170_000)
    received, first, *asked = before_paying()
    up, down = corrected(BARE, dearer), corrected(replace(BARE, fees=(dearer,)), LEVY, key=902)
    paid = paid_knowing(FIRST)
    for order in ([up, *asked, paid, down], [up, down, *asked, paid], [*asked, paid, up, down]):
        assert sums(folded([received, first, *order])) == (0, 0, 0)


def test_that_a_credit_above_what_was_due_makes_up_for_a_second_paying() -> None:
    credit = a_collection(method=Method.TRANSFER, received=200_000)
    first = act(kinds.MONEY_COLLECTED, collected_body(credit), 1)
    after = folded([*before_paying(first), paying(1, 10), paying(3, 11)])
    assert sums(after) == (30_000, 0, 0)


def test_that_money_of_one_fee_held_for_nothing_makes_up_for_what_went_out_twice_of_another() -> (
    None
):
    both = (LEVY, COPY)
    copies = taken(a_line(8_000, COPY.name, kind=COPY.kind), key=70)
    again = taken(a_line(8_000, COPY.name, kind=COPY.kind), key=71)
    acts = before_paying(taken(), copies, fees=both, amount=5_000)
    after = folded([*acts, paid_knowing(FIRST, UUID(int=70)), paying(3, 11), again])
    assert sums(after) == (3_000, 0, 0)


@given(st.data())
def test_that_a_paying_unheard_of_is_got_back_whatever_else_was_given_back(
    data: st.DataObject,
) -> None:
    """A fee was taken three times; of its two refunds another desk paid the one as well."""
    takings, other = (FIRST, OTHER, UUID(int=78)), UUID(int=88)
    acts = before_paying(*(taken(key=key.int) for key in takings), amount=150_000)
    asked = act(kinds.MONEY_REFUND_ASKED, refund_asked_body(a_refund(a_line(), key=other)), 2)
    acts += [asked, act(kinds.MONEY_REFUND_APPROVED, {"refund": other.hex}, 3)]
    here = [paid_knowing(*takings), paid_knowing(*takings, number=5, refund=other)]
    there = [paid_knowing(*takings, number=3)]
    assert sums(folded([*acts, *woven(data, here, there)])) == (0, 150_000, 150_000)
    known = folded([*acts, here[0], *there]).money.refunds
    grace = paid_knowing(*takings, number=5, refund=other, twice=known[-1:])
    assert sums(folded([*acts, here[0], *there, grace])) == (0, 0, 0), "all was even before"


STEPS = st.sampled_from(
    ("take", "take", "credit", "refund", "refund", "again", "get back", "exempt", "let go", "fees")
)


class Office:
    """Desks that move the money of one dossier, and know of one another what chance will have."""

    def __init__(self, data: st.DataObject) -> None:
        self._data, self._n = data, 1000
        self.acts = before_paying()[:1]
        self.payable: list[UUID] = []

    @property
    def now(self) -> Dossier:
        return folded(self.acts)

    def _key(self) -> UUID:
        self._n += 1
        return UUID(int=self._n)

    def do(self, step: str) -> None:
        draw, now = self._data.draw, self.now
        if step in {"take", "credit"}:
            more = draw(st.sampled_from([10_000, 50_000])) if step == "credit" else 0
            credit: dict[str, Any] = {"method": Method.TRANSFER, "received": 150_000 + more}
            made = a_collection(key=self._key(), **(credit if more else {}))
            self.acts.append(act(kinds.MONEY_COLLECTED, collected_body(made), 1))
        elif step == "refund":
            self._refund(now)
        elif step == "again" and self.payable:
            key = draw(st.sampled_from(self.payable))
            self.acts.append(self._paid(self._known(now), key))
        elif step == "get back":  # by a desk that does not know whether another did
            lines = [line.taken(line.asked) for line in owed(now) if line.returned]
            if lines:
                self.acts.append(taken(*lines, key=self._key().int))
        elif step == "exempt":
            self.acts.append(waived(a_line(), key=self._key().int))
        elif step == "let go":
            lines = [line.taken() for line in unsettled(now) if line.returned]
            if lines:
                self.acts.append(waived(*lines, key=self._key().int))
        elif step == "fees" and now.status is not Status.VOIDED:
            amount = draw(st.sampled_from([0, 110_000, 150_000, 170_000]))
            fees = (replace(LEVY, amount=amount),) if amount else ()
            if fees != tuple(now.fees):
                self.acts.append(corrected(now, *fees, key=self._key().int))

    def _refund(self, now: Dossier) -> None:
        """Who pays it out knows what was known to who asked: the request came behind that."""
        known = self._known(now)
        takings = tuple(each for each in now.money.collections if each.key in known)
        there = left_to_give_back(replace(now, money=replace(now.money, collections=takings)))
        amount = min(total_of(there), self._data.draw(st.sampled_from([20_000, 150_000])))
        if not amount:
            return
        key, lines = self._key(), tuple(part_of(there, amount))
        body = refund_asked_body(a_refund(*lines, key=key))
        self.acts.append(act(kinds.MONEY_REFUND_ASKED, body, 2))
        self.acts.append(act(kinds.MONEY_REFUND_APPROVED, {"refund": key.hex}, 3))
        self.acts.append(self._paid(known, key))
        self.payable.append(key)

    def _known(self, now: Dossier) -> Sequence[UUID]:
        """Takings of which the desk has heard that does something now."""
        return [each.key for each in now.money.collections if self._data.draw(st.booleans())]

    def _paid(self, known: Sequence[UUID], key: UUID) -> Act:
        again = [each for each in self.now.money.refunds if each.again_of is not None]
        twice = [each for each in again if self._data.draw(st.booleans())]
        return paid_knowing(*known, number=self._key().int, refund=key, twice=twice)


def let_go_of(dossier: Dossier) -> int:
    return sum(line.waived for line in owed(dossier) if line.returned)


@given(st.lists(STEPS, max_size=12), st.data())
def test_that_no_dong_is_lost_whatever_desks_did_without_hearing_of_each_other(
    steps: list[str], data: st.DataObject
) -> None:
    """What lies in the drawers is what fees keep, what is to be given back, less what is to be got
    back."""
    office = Office(data)
    for step in steps:
        office.do(step)
        now = office.now
        drawers = collected_of(now) - refunded_of(now)
        firsts = [each for each in now.money.refunds if each.again_of is None]
        forgiven = sum(sum(though_due(each).values()) for each in firsts)
        kept = sum(line.paid for line in owed(now) if not line.returned) - forgiven
        assert drawers == kept + too_much(now) - to_get_back(now) - let_go_of(now)
        assert not (too_much(now) and to_get_back(now))
        void = replace(now, status=Status.VOIDED)
        assert drawers == too_much(void) - to_get_back(void) - let_go_of(void)
        assert not (too_much(void) and to_get_back(void))


def test_that_a_voiding_tells_that_what_went_out_twice_comes_off_what_goes_back() -> None:
    before = folded([*before_paying(), paying(1, 10), paying(3, 11)])
    turn = money_turn(before, replace(before, status=Status.VOIDED))
    assert turn is not None
    assert (turn.taken, turn.to_give_back, turn.to_collect) == (110_000, 110_000, 0)


@pytest.mark.parametrize("status", [Status.VOIDED, Status.REFUSED, Status.STOPPED])
def test_that_no_fee_of_a_dossier_that_ended_without_a_result_is_open(status: Status) -> None:
    ended = replace(BARE, status=status)
    assert [(line.settled, line.left) for line in owed(ended)] == [(True, 0)]


@given(st.data())
def test_that_a_fee_given_back_of_a_voided_dossier_is_asked_for_where_the_voiding_falls(
    data: st.DataObject,
) -> None:
    """Another desk handed out the result, and a leader lets that stand."""
    received, first, *asked = before_paying(amount=150_000)
    void = act(kinds.VOIDED, good_bodies(BARE)[kinds.VOIDED], 5)
    here = [void, *asked, paid_knowing(FIRST, status=Status.VOIDED)]
    acts = [received, first, *woven(data, here, [taken(key=77)])]
    assert sums(folded(acts)) == (150_000, 0, 0), "the second taking"
    valid = fold_without(acts, [void.id]).dossier
    assert valid is not None
    assert sums(valid) == (0, 0, 0), "the second taking pays the fee"
    alone = fold_without([received, first, *here], [void.id]).dossier
    assert alone is not None
    assert (sums(alone), status_of(alone)) == ((0, 0, 150_000), MoneyStatus.WAITING)


def test_that_a_voided_dossier_whose_money_is_even_asks_for_none() -> None:
    void = UUID(int=60)
    acts = [*before_paying(), paying(1, 10), paying(3, 11)]
    now = replace(folded(acts), status=Status.VOIDED)
    assert sums(now) == (110_000, 0, 0)
    asked = act(
        kinds.MONEY_REFUND_ASKED, refund_asked_body(a_refund(a_line(110_000), key=void)), 20
    )
    yes = act(kinds.MONEY_REFUND_APPROVED, {"refund": void.hex}, 21)
    even = folded([*acts, asked, yes, paid_knowing(FIRST, number=5, refund=void)])
    even = replace(even, status=Status.VOIDED)
    assert (sums(even), unsettled(even)) == ((0, 0, 0), ())
    assert status_of(even) is MoneyStatus.REFUNDED
    short = [*before_paying(amount=150_000), paying(1, 10), paying(3, 11)]
    assert sums(replace(folded(short), status=Status.VOIDED)) == (0, 150_000, 150_000)
