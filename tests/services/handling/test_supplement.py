"""A supplement after receiving: one list, a clock that waits, an appointment that is never lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.unit_of_work import UnitOfWork
from desk_app.documents.due_in_words import due_in_words
from desk_app.domain.acts import kinds
from desk_app.domain.acts.steps.hand_over import handed_over_body, sent_back_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.clock import going_on, waiting_from
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.faults import (
    AnswerDayImpossible,
    SecondRequestUnconfirmed,
    StepIncomplete,
)
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.settled import Settlement
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.catalogue.settle_procedure import SettleProcedure, settle_procedure
from desk_app.services.desk import Desk
from desk_app.services.handling.supplement import (
    AskSupplement,
    SupplementReceived,
    ask_supplement,
    foresee_request,
    foresee_supplement,
    supplement_received,
)
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.step import take_step
from tests.builders import ADMIN, BUSINESS, LEADER, Clock, a_desk, an_officer, an_order
from tests.examples import at_most
from tests.step_bodies import MINUTES, a_supplement

Work = Callable[[], UnitOfWork]
THE_LEADER = an_officer(LEADER, Role.LEADER)
MONDAY = datetime(2026, 11, 23, 2, 15, tzinfo=UTC)  # 09:15; the day after is a holiday


class Counter:
    def __init__(self, work: Work) -> None:
        self.clock = Clock()
        self.desk: Desk = a_desk(work, self.clock)
        self.dossier: Dossier = receive_dossier(an_order(), an_officer(), self.desk)

    def ask(self, by: Officer = THE_LEADER, **changed: Any) -> Dossier:
        fields: dict[str, Any] = {
            "dossier": self.dossier.id,
            "contents": ("Bản sao giấy khai sinh", "  ", " Chữ ký  của chủ hộ "),
            "reason": " Thiếu   giấy tờ ",
        }
        return ask_supplement(AskSupplement(**(fields | changed)), by, self.desk)

    def hand_over(self, *, back: bool) -> None:
        """To the unit; `back`: which sent the papers back, as something lacks."""
        body = handed_over_body(UUID(int=8), "Phòng Kinh tế", MINUTES)
        take_step(self.dossier.id, kinds.HANDED_OVER, body, an_officer(), self.desk)
        if back:
            sent = sent_back_body("Thiếu giấy tờ", "Lê Văn Tư")
            take_step(self.dossier.id, kinds.SENT_BACK, sent, an_officer(), self.desk)

    def hand_in(self, *papers: str) -> Dossier:
        order = SupplementReceived(dossier=self.dossier.id, received=papers or ("Bản sao",))
        return supplement_received(order, an_officer(), self.desk)


@pytest.fixture
def counter(work: Work) -> Counter:
    return Counter(work)


def test_that_everything_is_asked_for_in_one_numbered_list_and_the_clock_waits(
    counter: Counter,
) -> None:
    asked = counter.ask(answer_by=date(2026, 12, 11))
    (request,) = asked.supplements
    assert asked.status is Status.SUPPLEMENT
    assert request.contents == ("Bản sao giấy khai sinh", "Chữ ký của chủ hộ")
    assert (str(request.number), request.reason) == ("1001/PBS-TTPVHCC", "Thiếu giấy tờ")
    assert asked.due.at is None
    assert asked.due.waits
    assert request.due_before == counter.dossier.due


def test_that_what_was_left_goes_on_when_the_supplement_is_complete(counter: Counter) -> None:
    counter.clock.at = MONDAY
    counter.ask()
    counter.clock.at = MONDAY + timedelta(days=7)
    told = foresee_supplement(counter.dossier.id, counter.desk)
    on = counter.hand_in("Bản sao giấy khai sinh")
    assert on.status is Status.RECEIVED
    assert on.due.at == datetime(2026, 12, 2, 2, 15, tzinfo=UTC)  # two days were left
    assert told.due == on.due
    assert "không tính thời gian chờ" in due_in_words(on.due)


def test_that_a_step_that_can_no_longer_be_taken_is_foretold_as_such(counter: Counter) -> None:
    with pytest.raises(StepNotAllowed):
        foresee_supplement(counter.dossier.id, counter.desk)
    counter.ask()
    with pytest.raises(StepNotAllowed):
        foresee_request(counter.dossier.id, counter.desk)


def test_that_the_whole_time_counts_again_where_the_office_chose_so(
    counter: Counter,
) -> None:
    decided = SettleProcedure(BUSINESS, Settlement(pause=PauseModel.RESTART))
    settle_procedure(decided, an_officer(ADMIN, Role.ADMIN), counter.desk)
    counter.clock.at = MONDAY
    counter.ask()
    counter.clock.at = MONDAY + timedelta(days=7)
    assert counter.hand_in().due.at == datetime(2026, 12, 3, 2, 15, tzinfo=UTC)


def test_that_what_was_late_stays_late(counter: Counter) -> None:
    counter.clock.at = MONDAY + timedelta(days=10)
    assert counter.ask().due == counter.dossier.due
    counter.clock.forward(timedelta(days=2))
    assert counter.hand_in().due == counter.dossier.due


def test_that_a_second_request_needs_to_be_confirmed_and_takes_another_number(
    counter: Counter,
) -> None:
    counter.ask()
    counter.clock.forward(timedelta(hours=1))
    counter.hand_in()
    assert foresee_request(counter.dossier.id, counter.desk).asked_before == (date(2026, 11, 20),)
    with pytest.raises(SecondRequestUnconfirmed):
        counter.ask()
    twice = counter.ask(second_confirmed=True)
    assert [str(each.number) for each in twice.supplements] == [
        "1001/PBS-TTPVHCC",
        "1002/PBS-TTPVHCC",
    ]


def test_that_nobody_asks_twice_at_once(counter: Counter) -> None:
    counter.ask()
    with pytest.raises(StepNotAllowed):
        counter.ask(second_confirmed=True)


def test_that_the_reception_asks_in_its_own_name_before_the_papers_have_left_the_desk(
    counter: Counter,
) -> None:
    with pytest.raises(StepIncomplete) as missing:
        counter.ask(an_officer(), contents=())
    assert missing.value.missing == ["contents"]
    (request,) = counter.ask(an_officer()).supplements
    assert (request.raised_by, request.officer_name) == ("", an_officer().name)


@pytest.mark.parametrize("back", [False, True])
def test_that_the_reception_asks_on_behalf_of_somebody_it_names(
    counter: Counter, *, back: bool
) -> None:
    counter.hand_over(back=back)
    with pytest.raises(StepIncomplete) as missing:
        counter.ask(an_officer(), contents=())
    assert missing.value.missing == ["contents", "raised_by"]
    asked = counter.ask(an_officer(), raised_by="Lê Văn Tư, Phòng Kinh tế")
    assert asked.supplements[0].raised_by == "Lê Văn Tư, Phòng Kinh tế"


@pytest.mark.parametrize("day", [date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 24)])
def test_that_nobody_is_asked_back_for_a_day_that_is_over_or_off(
    counter: Counter, day: date
) -> None:
    with pytest.raises(AnswerDayImpossible):
        counter.ask(answer_by=day)


def test_that_the_office_proposes_a_day_to_answer(counter: Counter) -> None:
    assert foresee_request(counter.dossier.id, counter.desk).answer_by == date(2026, 12, 14)
    with counter.desk.work() as work:
        work.settings.set("office.supplement_days", 0)
        work.commit()
    assert foresee_request(counter.dossier.id, counter.desk).answer_by is None


def test_that_a_list_orders_what_waits_by_the_day_it_is_expected(counter: Counter) -> None:
    asked = counter.ask(answer_by=date(2026, 12, 11))
    assert asked.expected_at is not None
    assert asked.expected_at.date() == date(2026, 12, 11)
    assert counter.hand_in().expected_at == counter.dossier.due.at


def test_that_papers_handed_in_have_to_go_where_the_others_are(counter: Counter) -> None:
    assert counter.dossier.papers_at is Place.DESK
    counter.ask()
    assert counter.hand_in().trail == ()


@given(
    asked=st.integers(0, 60 * 24 * 12),
    waited=st.integers(0, 60 * 24 * 40),
    again=st.lists(
        st.tuples(st.integers(1, 60 * 24 * 5), st.integers(0, 60 * 24 * 20)), max_size=2
    ),
    model=st.sampled_from(PauseModel),
)
@settings(
    max_examples=at_most(25),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_that_an_appointment_is_never_lost_whenever_it_is_asked_and_completed(
    counter: Counter,
    asked: int,
    waited: int,
    again: list[tuple[int, int]],
    model: PauseModel,
) -> None:
    dossier, calendar = counter.dossier, counter.desk.calendar
    now = dossier.received_at
    for before, through in [(asked, waited), *again]:
        now += timedelta(minutes=before)
        waits = waiting_from(dossier, now, model, calendar).due
        assert waits.at is not None or waits.waits
        request = replace(a_supplement(dossier), asked_at=now, model=model, due_before=dossier.due)
        dossier = replace(dossier, due=waits, supplements=(*dossier.supplements, request))
        now += timedelta(minutes=through)
        on = going_on(dossier, now, calendar).due
        before_it = request.due_before.at
        assert on.at is not None
        assert before_it is not None
        assert on.at >= before_it
        assert due_in_words(on)
        done = replace(request, received_at=now)
        dossier = replace(dossier, due=on, supplements=(*dossier.supplements[:-1], done))
