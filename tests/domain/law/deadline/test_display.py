"""A due moment at the minute of opening, as the office wants to see it."""

import pytest

from desk_app.documents.due_in_words import appointment_in_words
from desk_app.domain.law.deadline.display import DueDisplay
from tests.domain.law.deadline.moments import autumn, office


@pytest.mark.parametrize(
    ("due", "exact", "whole_day", "session_end"),
    [
        (
            "T4 25/11 07:00",
            "07:00 ngày 25/11/2026",
            "trong ngày 25/11/2026",
            "17:00 ngày 23/11/2026",  # the 24th is a holiday
        ),
        (
            "T5 26/11 13:30",
            "13:30 ngày 26/11/2026",
            "13:30 ngày 26/11/2026",
            "11:30 ngày 26/11/2026",
        ),
        ("T5 26/11 09:15", *["09:15 ngày 26/11/2026"] * 3),
    ],
)
def test_that_only_the_start_of_a_session_is_shown_in_another_way(
    due: str, exact: str, whole_day: str, session_end: str
) -> None:
    shown = [appointment_in_words(office(due), display, autumn()) for display in DueDisplay]
    assert shown == [exact, whole_day, session_end]
