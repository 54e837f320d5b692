"""What the office promises beside what the law allows."""

import pytest

from desk_app.documents.due_in_words import shortening_in_words
from desk_app.documents.explain_due import parse_limit
from desk_app.domain.law.deadline.shortened import Shortening, shortened
from desk_app.domain.law.deadline.start import complete
from tests.domain.law.deadline.moments import autumn, office, told


def both(kept: str, law: str, received: str = "T6 20/11 09:15") -> Shortening:
    limits = (parse_limit(kept), parse_limit(law))
    return shortened(complete(office(received)), limits, autumn())


@pytest.mark.parametrize(
    ("kept", "law", "due", "statutory", "hours", "words"),
    [
        (
            "3 ngày làm việc",
            "5 ngày làm việc",
            "T5 26/11 09:15",
            "T2 30/11 09:15",
            16,
            "Luật định 5 ngày làm việc (đến 09:15 ngày 30/11/2026); rút ngắn 2 ngày làm việc.",
        ),
        (
            "4 giờ làm việc",
            "1 ngày làm việc",
            "T6 20/11 15:15",
            "T2 23/11 09:15",
            4,
            "Luật định 1 ngày làm việc (đến 09:15 ngày 23/11/2026); rút ngắn 4 giờ làm việc.",
        ),
        (
            "5 ngày làm việc",
            "3 ngày",
            "T2 30/11 09:15",
            "T2 23/11 09:15",
            0,
            "Luật định 3 ngày (đến 09:15 ngày 23/11/2026).",
        ),
        ("1 ngày", "none", "T2 23/11 09:15", "", 0, "Luật định: không hẹn ngày trả."),
    ],
)
def test_that_both_moments_and_what_is_saved_are_told(  # a row of the table
    kept: str, law: str, due: str, statutory: str, hours: int, words: str
) -> None:
    found = both(kept, law)
    assert (told(found.due.at), told(found.statutory.at)) == (due, statutory)
    assert found.saved.total_seconds() / 3600 == hours
    assert shortening_in_words(found) == words


def test_that_a_difference_needs_one_unit() -> None:
    assert both("3 ngày làm việc", "5 ngày làm việc").difference == parse_limit("2 ngày làm việc")
    assert both("3 ngày làm việc", "15 ngày").difference is None


def test_that_a_promise_longer_than_the_law_saves_nothing() -> None:
    found = both("5 ngày làm việc", "3 ngày làm việc")
    assert (found.difference, found.saved.total_seconds()) == (None, 0)


def test_that_each_limit_keeps_its_own_cut_off() -> None:
    """Promised the same day and received at 15:30: tomorrow; the law counts from today."""
    found = both("trong ngày", "2 ngày làm việc", "T6 20/11 15:30")
    assert told(found.due.counted_from) == "T2 23/11 07:00"
    assert told(found.statutory.counted_from) == "T6 20/11 15:30"
