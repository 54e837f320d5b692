"""A shift is the fold of its acts: opened, counted and locked, reversed, counted again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import NO_DIGEST, Act, Body, Subject, SubjectKind
from desk_app.domain.ids import ActId, DeskId
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.cash import DENOMINATIONS, counted_total
from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.shift import (
    Closing,
    FeeSum,
    Receipts,
    Shift,
    ShiftStage,
    ShiftSums,
    closed_body,
    fold_shift,
    opened_body,
)
from tests.builders import CASHIER, FRIDAY_MORNING, UNIT

ID = UUID(int=9)


def act(kind: str, body: Body, minute: int) -> Act:
    return Act(
        id=ActId(UUID(int=minute + 1)),
        unit=UNIT,
        desk=DeskId("Q1"),
        seq=minute + 1,
        kind=kind,
        subject=Subject(SubjectKind.SHIFT, ID),
        actor=CASHIER,
        made_at=FRIDAY_MORNING + timedelta(minutes=minute),
        clock_offset_ms=0,
        previous=NO_DIGEST,
        body=body,
    )


def a_sum(method: Method = Method.CASH, taken: int = 158_000, given_back: int = 8_000) -> FeeSum:
    return FeeSum(
        name="Lệ phí",
        kind=FeeKind.LEVY,
        source="HĐND",
        method=method,
        taken=taken,
        given_back=given_back,
    )


def a_closing(**changed: Any) -> Closing:
    fields: dict[str, Any] = {
        "key": UUID(int=3),
        "sums": ShiftSums(fees=(a_sum(),), collections=2, slips=("1001/PT", "1002/PT")),
        "expected": 650_000,
        "counted": {500_000: 1, 100_000: 1, 50_000: 1},
        "receipts": Receipts(first="0000118", last="0000121", cancelled=("0000120",)),
        "at": FRIDAY_MORNING + timedelta(minutes=1),
        "by": CASHIER,
    }
    return Closing(**(fields | changed))


OPENED = act(kinds.SHIFT_OPENED, opened_body(500_000, "Trần Thị Bích Ngọc"), 0)
CLOSED = act(kinds.SHIFT_CLOSED, closed_body(a_closing()), 1)
REVERSED = act(kinds.SHIFT_REVERSED, {"reason": "Đếm nhầm"}, 2)


def test_that_a_closing_comes_back_as_it_was_made() -> None:
    shift = fold_shift([OPENED, CLOSED])
    assert shift is not None
    assert (shift.stage, shift.closings) == (ShiftStage.CLOSED, (a_closing(),))


def test_that_a_locked_shift_is_counted_again_only_after_a_reversal() -> None:
    again = act(kinds.SHIFT_CLOSED, closed_body(a_closing(key=UUID(int=4))), 3)
    locked = fold_shift([OPENED, CLOSED, again])
    assert locked is not None
    assert len(locked.closings) == 1
    turned = fold_shift([OPENED, CLOSED, REVERSED])
    assert turned is not None
    assert (turned.stage, turned.closings[0].reversed_because) == (
        ShiftStage.REVERSED,
        "Đếm nhầm",
    )
    counted = fold_shift([OPENED, CLOSED, REVERSED, again])
    assert counted is not None
    assert (counted.stage, len(counted.closings)) == (ShiftStage.CLOSED, 2)


def test_that_what_a_newer_program_wrote_stops_no_fold() -> None:
    odd = act(kinds.SHIFT_CLOSED, {"counted": {"3": 1}}, 1)
    shift = fold_shift([OPENED, odd, act("shift.of_tomorrow", {}, 2)])
    assert shift is not None
    assert shift.stage is ShiftStage.OPEN
    assert fold_shift([CLOSED]) is None


@given(
    st.integers(0, 10**8),
    st.lists(st.tuples(st.sampled_from(Method), st.integers(0, 10**8), st.integers(0, 10**8))),
)
def test_that_a_drawer_must_hold_float_and_cash_less_refunds_and_nothing_of_other_ways(
    opening: int, sums: list[tuple[Method, int, int]]
) -> None:
    shift = Shift(
        id=ID,
        desk=DeskId("Q1"),
        cashier=CASHIER,
        cashier_name="",
        opening=opening,
        opened_at=FRIDAY_MORNING,
    )
    found = ShiftSums(fees=tuple(a_sum(*each) for each in sums))
    cash = [(taken, back) for method, taken, back in sums if method is Method.CASH]
    expected = opening + sum(taken for taken, _ in cash) - sum(back for _, back in cash)
    assert shift.expected(found) == expected


@given(st.dictionaries(st.sampled_from(DENOMINATIONS), st.integers(0, 99)), st.integers(0, 10**7))
def test_that_the_difference_is_what_is_counted_less_what_is_expected(
    counted: dict[int, int], expected: int
) -> None:
    closing = a_closing(counted=counted, expected=expected)
    assert closing.difference == counted_total(counted) - expected
