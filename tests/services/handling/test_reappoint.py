"""Another appointment: one letter of apology in time, or a leader with a ground."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.documents.due_in_words import due_in_words
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.faults import (
    NewAppointmentImpossible,
    NoAppointmentToMove,
    StepIncomplete,
)
from desk_app.domain.law.calendar import with_day_off
from desk_app.domain.law.calendar_change import recounted
from desk_app.domain.law.faults import (
    ReappointedAlready,
    ReappointmentDayOff,
    ReappointmentNotLater,
    ReappointmentTooLate,
)
from desk_app.domain.people.rights import Role
from desk_app.services.desk import Desk
from desk_app.services.handling.reappoint import (
    Apologise,
    ChangeDue,
    apologise,
    change_due,
    foresee_apology,
)
from desk_app.services.handling.supplement import AskSupplement, ask_supplement
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import LEADER, Clock, a_desk, an_officer, an_order

Work = Callable[[], UnitOfWork]
THE_LEADER = an_officer(LEADER, Role.LEADER)


class Counter:
    """The dossier is due on Thursday 26/11 at 09:15."""

    def __init__(self, work: Work) -> None:
        self.clock = Clock()
        self.desk: Desk = a_desk(work, self.clock)
        self.dossier: Dossier = receive_dossier(an_order(), an_officer(), self.desk)

    def apologise(self, day: date = date(2026, 12, 1), reason: str = "Chờ ý kiến") -> Dossier:
        order = Apologise(dossier=self.dossier.id, day=day, reason=reason)
        return apologise(order, THE_LEADER, self.desk)

    def change(self, day: date, hour: time | None = None) -> Dossier:
        order = ChangeDue(dossier=self.dossier.id, day=day, reason="CV 12", hour=hour)
        return change_due(order, THE_LEADER, self.desk)


@pytest.fixture
def counter(work: Work) -> Counter:
    return Counter(work)


def test_that_an_apology_gives_a_later_appointment_and_keeps_the_one_before(
    counter: Counter,
) -> None:
    order = Apologise(dossier=counter.dossier.id, day=date(2026, 12, 1), reason="x")
    told = foresee_apology(order, counter.desk)
    sorry = counter.apologise()
    assert sorry.due.at == datetime(2026, 12, 1, 2, 15, tzinfo=UTC)
    assert told.after == sorry.due
    assert sorry.apology is not None
    assert str(sorry.apology.number) == "1001/PXL"
    assert sorry.apology.before == counter.dossier.due
    assert due_in_words(sorry.due) == (
        "Hẹn lại đến 09:15 ngày 01/12/2026; hạn theo quy định: 3 ngày làm việc."
    )


def test_that_one_letter_is_all_there_is(counter: Counter) -> None:
    counter.apologise()
    with pytest.raises(ReappointedAlready):
        counter.apologise(date(2026, 12, 3))


def test_that_it_goes_out_on_the_day_before_at_the_latest(counter: Counter) -> None:
    counter.clock.at = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    counter.apologise()
    assert counter.dossier.due.at is not None


def test_that_on_the_day_itself_it_is_too_late(counter: Counter) -> None:
    counter.clock.at = datetime(2026, 11, 25, 17, 1, tzinfo=UTC)  # 00:01 of the 26th
    with pytest.raises(ReappointmentTooLate):
        counter.apologise()


@pytest.mark.parametrize(
    ("day", "error"),
    [
        (date(2026, 11, 25), ReappointmentNotLater),
        (date(2026, 11, 26), ReappointmentNotLater),
        (date(2026, 11, 28), ReappointmentDayOff),
    ],
)
def test_that_the_new_day_is_later_and_a_working_day(
    counter: Counter, day: date, error: type[Exception]
) -> None:
    with pytest.raises(error):
        counter.apologise(day)


def test_that_a_letter_without_a_reason_is_none(counter: Counter) -> None:
    with pytest.raises(StepIncomplete):
        counter.apologise(reason=" ")


def test_that_what_waits_has_no_appointment_to_move(counter: Counter) -> None:
    order = AskSupplement(dossier=counter.dossier.id, contents=("a",), reason="b")
    ask_supplement(order, THE_LEADER, counter.desk)
    with pytest.raises(NoAppointmentToMove):
        counter.change(date(2026, 12, 1))


def test_that_a_leader_changes_it_in_both_directions_and_no_letter_is_used_up(
    counter: Counter,
) -> None:
    earlier = counter.change(date(2026, 11, 25), time(16, 0))
    assert earlier.due.at == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert earlier.apology is None
    counter.clock.forward(timedelta(minutes=1))
    assert len(counter.change(date(2026, 12, 1)).due_changes) == 2


@pytest.mark.parametrize("day", [date(2026, 11, 19), date(2026, 11, 26), date(2026, 11, 29)])
def test_that_a_leader_gives_no_day_that_is_over_off_or_the_same(
    counter: Counter, day: date
) -> None:
    with pytest.raises(NewAppointmentImpossible):
        counter.change(day)


def test_that_no_calendar_moves_what_was_given_by_hand(counter: Counter) -> None:
    sorry = counter.apologise()
    calendar = with_day_off(counter.desk.calendar, date(2026, 11, 27), "Nghỉ bão")
    assert recounted(replace(sorry), calendar) is None
