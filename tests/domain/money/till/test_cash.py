"""Cash in whole đồng: change, notes, and what a drawer must hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.money.till.cash import (
    DENOMINATIONS,
    change_of,
    counted_total,
    expected_cash,
    likely_tenders,
)
from desk_app.domain.money.till.faults import TenderedTooLittle

DONG = st.integers(0, 10**9)


@given(DONG, DONG)
def test_that_change_is_what_was_handed_over_less_what_is_due(due: int, more: int) -> None:
    assert change_of(due, due + more) == more


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_that_less_than_what_is_due_is_not_taken(due: int, less: int) -> None:
    with pytest.raises(TenderedTooLittle):
        change_of(due, due - less)


@given(st.dictionaries(st.sampled_from(DENOMINATIONS), st.integers(0, 500)))
def test_that_a_count_is_worth_the_sum_of_its_notes(counted: dict[int, int]) -> None:
    assert counted_total(counted) == sum(note * pieces for note, pieces in counted.items())


def test_that_notes_that_do_not_exist_are_not_counted() -> None:
    for counted in ({3_000: 1}, {1_000: -1}):
        with pytest.raises(ValueError, match="no count"):
            counted_total(counted)


@given(DONG, DONG, DONG)
def test_that_a_drawer_holds_the_float_and_what_came_less_what_went(a: int, b: int, c: int) -> None:
    assert expected_cash(a, b, c) == a + b - c


@given(DONG)
def test_that_every_sum_offered_pays_what_is_due_and_the_first_is_exact(due: int) -> None:
    offered = likely_tenders(due)
    assert offered[0] == due
    assert all(change_of(due, each) >= 0 for each in offered)
    assert list(offered) == sorted(set(offered))


def test_that_the_round_sums_a_payer_hands_over_are_offered() -> None:
    assert likely_tenders(24_000) == (24_000, 25_000, 30_000, 40_000)
