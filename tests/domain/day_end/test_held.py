"""What a day holds, told by desk and number, and the digest over it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.day_end.held import (
    DayLine,
    digest_over,
    held_facts,
    held_from,
    held_of,
    holds,
    how_many,
    joined,
)
from desk_app.domain.ids import DeskId, Digest, OfficerId

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)


def line(desk: str, seq: int, byte: int = 7) -> DayLine:
    return DayLine(
        desk=DeskId(desk),
        seq=seq,
        kind=kinds.RECEIVED,
        subject=UUID(int=1),
        actor=OfficerId(UUID(int=2)),
        made_at=AT,
        digest=Digest(bytes([byte] * 32)),
    )


places = st.sets(st.tuples(st.sampled_from(["Q1", "Q2", "QUAY-3"]), st.integers(1, 60)))


@given(places, places)
def test_that_what_is_held_is_exactly_what_was_there(
    there: set[tuple[str, int]], others: set[tuple[str, int]]
) -> None:
    held = held_from(held_facts(held_of(line(*place) for place in there)))
    assert how_many(held) == len(there)
    assert {p for p in there | others if holds(held, line(*p))} == there
    both = joined(held, held_of(line(*place) for place in others))
    assert all(holds(both, line(*place)) for place in there | others)


@given(places)
def test_that_the_digest_does_not_ask_in_what_order_acts_came(there: set[tuple[str, int]]) -> None:
    lines = [line(*place) for place in there]
    assert digest_over(lines) == digest_over(reversed(lines))


def test_that_other_bytes_another_number_or_one_act_more_is_another_digest() -> None:
    one = digest_over([line("Q1", 1)])
    others = ([line("Q1", 1, 8)], [line("Q1", 2)], [line("Q2", 1)], [line("Q1", 1), line("Q1", 2)])
    assert one not in {digest_over(lines) for lines in others}


@pytest.mark.parametrize("said", ["", "x", "-3", "1,,2"])
def test_that_runs_nobody_can_read_are_refused(said: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        held_from({"Q1": said})
