"""Refusal, withdrawal and stop of a received dossier: each with its reason, its number, once."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.ending import StopGround
from desk_app.domain.handling.faults import StepIncomplete, StopUnfounded
from desk_app.domain.handling.flow import Status
from desk_app.domain.people.rights import Role
from desk_app.services.desk import Desk
from desk_app.services.handling.ending import Refuse, Stop, Withdraw, refuse, stop, withdraw
from desk_app.services.handling.obligation import AskObligation, ask_obligation
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.handling.supplement import AskSupplement, ask_supplement
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import LEADER, Clock, a_desk, an_officer, an_order

Work = Callable[[], UnitOfWork]
THE_LEADER = an_officer(LEADER, Role.LEADER)


class Counter:
    def __init__(self, work: Work) -> None:
        self.clock = Clock()
        self.desk: Desk = a_desk(work, self.clock)
        self.dossier: Dossier = receive_dossier(an_order(), an_officer(), self.desk)

    def ask(self, until: date | None) -> Dossier:
        order = AskSupplement(
            dossier=self.dossier.id, contents=("Bản sao",), reason="Thiếu", answer_by=until
        )
        return ask_supplement(order, THE_LEADER, self.desk)

    def stop(self, ground: StopGround, reason: str = "Theo đề nghị") -> Dossier:
        order = Stop(dossier=self.dossier.id, ground=ground, reason=reason)
        return stop(order, THE_LEADER, self.desk)


@pytest.fixture
def counter(work: Work) -> Counter:
    return Counter(work)


def test_that_a_refusal_keeps_the_code_and_takes_a_number_of_its_own(counter: Counter) -> None:
    order = Refuse(dossier=counter.dossier.id, reason=" Không thuộc   thẩm quyền ")
    refused = refuse(order, THE_LEADER, counter.desk)
    (ending,) = refused.endings
    assert (refused.status, refused.code) == (Status.REFUSED, counter.dossier.code)
    assert (str(ending.number), ending.reason) == ("1001/PTC-TTPVHCC", "Không thuộc thẩm quyền")


def test_that_a_refusal_without_a_reason_is_none(counter: Counter) -> None:
    with pytest.raises(StepIncomplete):
        refuse(Refuse(dossier=counter.dossier.id, reason=" "), THE_LEADER, counter.desk)


def test_that_a_withdrawal_says_who_asked_and_a_stop_follows_it(counter: Counter) -> None:
    order = Withdraw(
        dossier=counter.dossier.id, asked_by="NGUYỄN THỊ LAN", paper="Đơn ngày 20/11/2026"
    )
    withdrawn = withdraw(order, an_officer(), counter.desk)
    assert withdrawn.status is Status.WITHDRAWN
    assert withdrawn.endings[0].number is None
    stopped = counter.stop(StopGround.APPLICANT)
    assert stopped.status is Status.STOPPED
    assert [each.step for each in stopped.endings] == [kinds.WITHDRAWN, kinds.STOPPED]
    assert str(stopped.endings[1].number) == "1001/TBD-TTPVHCC"


def test_that_nothing_is_stopped_once_the_result_is_there(counter: Counter) -> None:
    result_back(ResultBack(dossier=counter.dossier.id), an_officer(), counter.desk)
    with pytest.raises(StepNotAllowed):
        counter.stop(StopGround.APPLICANT)


def test_that_who_still_has_time_to_answer_is_not_stopped_for_it(counter: Counter) -> None:
    with pytest.raises(StopUnfounded):
        counter.stop(StopGround.NOT_SUPPLEMENTED)
    counter.ask(date(2026, 11, 27))
    counter.clock.forward(timedelta(days=7))
    with pytest.raises(StopUnfounded) as early:
        counter.stop(StopGround.NOT_SUPPLEMENTED)
    assert early.value.until == date(2026, 11, 27)
    counter.clock.forward(timedelta(days=1))
    assert counter.stop(StopGround.NOT_SUPPLEMENTED).status is Status.STOPPED


def test_that_an_obligation_not_met_is_a_ground_only_where_one_is_owed(counter: Counter) -> None:
    with pytest.raises(StopUnfounded):
        counter.stop(StopGround.OBLIGATION_NOT_MET)
    order = AskObligation(dossier=counter.dossier.id, what="Lệ phí trước bạ", body="Thuế")
    with pytest.raises(StepNotAllowed):  # it is not with the unit that handles it
        ask_obligation(order, THE_LEADER, counter.desk)
