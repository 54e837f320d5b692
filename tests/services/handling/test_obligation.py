"""A charge of the applicant: only a law stops the clock, and never for good."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from db.queries.hand_over.waiting import waiting
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.documents.due_in_words import due_in_words
from desk_app.domain.acts import kinds
from desk_app.domain.acts.steps.hand_over import handed_over_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.faults import StepIncomplete
from desk_app.domain.handling.flow import Status
from desk_app.domain.people.rights import Role
from desk_app.services.desk import Desk
from desk_app.services.handling.obligation import (
    AskObligation,
    ObligationMet,
    ask_obligation,
    foresee_met,
    obligation_met,
)
from desk_app.services.handling.supplement import (
    AskSupplement,
    SupplementReceived,
    ask_supplement,
    supplement_received,
)
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.step import take_step
from tests.builders import LEADER, Clock, a_desk, an_officer, an_order
from tests.step_bodies import MINUTES

Work = Callable[[], UnitOfWork]
THE_LEADER = an_officer(LEADER, Role.LEADER)
LAW = "Điều 13 Nghị định 151/2025/NĐ-CP"


class Counter:
    """The dossier is with the unit that handles it."""

    def __init__(self, work: Work) -> None:
        self.clock = Clock()
        self.desk: Desk = a_desk(work, self.clock)
        self.dossier: Dossier = receive_dossier(an_order(), an_officer(), self.desk)
        body = handed_over_body(UUID(int=7), "Phòng Kinh tế", MINUTES)
        take_step(self.dossier.id, kinds.HANDED_OVER, body, an_officer(), self.desk)

    def ask(self, ground: str = "") -> Dossier:
        order = AskObligation(
            dossier=self.dossier.id, what="Lệ phí trước bạ", body="Thuế cơ sở 2", ground=ground
        )
        return ask_obligation(order, an_officer(), self.desk)

    def pay(self, proof: str = "Giấy nộp tiền số 12") -> Dossier:
        order = ObligationMet(dossier=self.dossier.id, proof=proof)
        return obligation_met(order, an_officer(), self.desk)


@pytest.fixture
def counter(work: Work) -> Counter:
    return Counter(work)


def test_that_without_a_legal_ground_the_clock_goes_on(counter: Counter) -> None:
    asked = counter.ask()
    assert (asked.status, asked.due) == (Status.OBLIGATION, counter.dossier.due)
    counter.clock.forward(timedelta(days=30))
    paid = counter.pay()
    assert (paid.status, paid.due) == (Status.IN_PROCESS, counter.dossier.due)


def test_that_a_law_stops_the_clock_until_it_is_paid(counter: Counter) -> None:
    asked = counter.ask(LAW)
    assert asked.due.at is None
    assert "nghĩa vụ tài chính" in due_in_words(asked.due)
    counter.clock.forward(timedelta(days=7))
    told = foresee_met(counter.dossier.id, counter.desk)
    paid = counter.pay()
    assert paid.due.at == datetime(2026, 12, 2, 2, 15, tzinfo=UTC)  # three days were left
    assert told.due == paid.due
    with pytest.raises(StepNotAllowed):
        foresee_met(counter.dossier.id, counter.desk)
    assert paid.obligations[0].proof == "Giấy nộp tiền số 12"


def test_that_what_shows_the_payment_is_named(counter: Counter) -> None:
    counter.ask()
    with pytest.raises(StepIncomplete):
        counter.pay(" ")


def test_that_a_supplement_and_a_charge_are_both_told_in_the_appointment(
    counter: Counter,
) -> None:
    order = AskSupplement(dossier=counter.dossier.id, contents=("a",), reason="b")
    ask_supplement(order, THE_LEADER, counter.desk)
    counter.clock.forward(timedelta(days=3))
    back = SupplementReceived(dossier=counter.dossier.id, received=("a",))
    once = supplement_received(back, an_officer(), counter.desk)
    counter.ask(LAW)
    counter.clock.forward(timedelta(days=7))
    twice = counter.pay()
    assert once.due.at is not None
    assert twice.due.at is not None
    assert twice.due.at > once.due.at
    paused = {mark.day for mark in twice.due.days() if mark.kind == "paused"}
    assert {each.day for each in once.due.days() if each.kind == "paused"} <= paused


def test_that_what_came_in_later_is_at_the_desk_and_can_be_handed_over_again(
    counter: Counter,
) -> None:
    order = AskSupplement(dossier=counter.dossier.id, contents=("a",), reason="b")
    asked = ask_supplement(order, THE_LEADER, counter.desk)
    assert asked.papers_at is Place.ON_THE_WAY
    back = SupplementReceived(dossier=counter.dossier.id, received=("a",))
    on = supplement_received(back, an_officer(), counter.desk)
    assert (on.status, on.papers_at) == (Status.IN_PROCESS, Place.DESK)
    body = handed_over_body(UUID(int=8), "Phòng Kinh tế", MINUTES)
    again = take_step(on.id, kinds.HANDED_OVER, body, an_officer(), counter.desk)
    assert again.papers_at is Place.ON_THE_WAY


def test_that_the_hand_over_page_waits_for_what_came_in_later(
    counter: Counter, store: Store
) -> None:
    order = AskSupplement(dossier=counter.dossier.id, contents=("a",), reason="b")
    ask_supplement(order, THE_LEADER, counter.desk)
    with store.reading.connect() as connection:
        assert waiting(connection) == ()
    back = SupplementReceived(dossier=counter.dossier.id, received=("a",))
    supplement_received(back, an_officer(), counter.desk)
    with store.reading.connect() as connection:
        (row,) = waiting(connection)
    assert (row.id, row.waits, row.papers_unit) == (counter.dossier.id, True, "Phòng Kinh tế")
