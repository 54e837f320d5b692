"""A late dossier gets another date once, in time, and on a day the office works."""

import pytest

from desk_app.domain.law.deadline.reappointment import Reappointment, check_reappointment
from desk_app.domain.law.faults import (
    ReappointedAlready,
    ReappointmentDayOff,
    ReappointmentNotLater,
    ReappointmentTooLate,
)
from tests.domain.law.deadline.moments import autumn, office


def asking(asked_at: str, new: str, earlier: int = 0) -> Reappointment:
    return Reappointment(
        due=office("T4 25/11 07:00"), new=office(new), asked_at=office(asked_at), earlier=earlier
    )


def test_that_the_day_before_is_early_enough() -> None:
    check_reappointment(asking("T3 24/11 16:50", "T6 27/11 17:00"), autumn())


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (asking("T2 23/11 08:00", "T6 27/11 17:00", earlier=1), ReappointedAlready),
        (asking("T4 25/11 06:00", "T6 27/11 17:00"), ReappointmentTooLate),
        (asking("T5 26/11 06:00", "T6 27/11 17:00"), ReappointmentTooLate),
        (asking("T2 23/11 08:00", "T4 25/11 07:00"), ReappointmentNotLater),
        (asking("T2 23/11 08:00", "T2 23/11 17:00"), ReappointmentNotLater),
        (asking("T2 23/11 08:00", "T7 28/11 09:00"), ReappointmentDayOff),
    ],
)
def test_that_a_second_a_late_an_earlier_or_a_weekend_date_is_refused(
    asked: Reappointment, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        check_reappointment(asked, autumn())
