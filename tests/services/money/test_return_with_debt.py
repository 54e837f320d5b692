"""Open fees are asked for before a result is handed out; a reason hands it out all the same."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.money.till.faults import FeesOutstanding
from desk_app.domain.people.rights import Role
from desk_app.services.desk import Desk
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.money.collect import collect
from desk_app.services.money.shifts import OpenShift, open_shift
from desk_app.services.return_.five_on_the_spot import FiveOnTheSpot, five_on_the_spot
from desk_app.services.return_.return_result import ReturnResult, return_result
from tests.builders import LEADER, a_desk, an_officer, an_order
from tests.services.money.test_collect import TILL, an_order_to_take

Work = Callable[[], UnitOfWork]
LEADS = an_officer(LEADER, Role.LEADER)
OWNER = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")


@pytest.fixture
def desk(work: Work) -> Desk:
    return a_desk(work)


@pytest.fixture
def dossier(desk: Desk) -> Dossier:
    received = receive_dossier(an_order(), an_officer(), desk)
    return result_back(ResultBack(dossier=received.id), an_officer(), desk)


def a_return(dossier: Dossier, because: str = "") -> ReturnResult:
    return ReturnResult(dossier=dossier.id, collector=OWNER, unpaid_because=because)


def opened(desk: Desk) -> None:
    open_shift(OpenShift(key=uuid4(), opening=0), TILL, desk)


def test_that_an_office_that_never_opened_a_shift_is_asked_as_well(
    dossier: Dossier, desk: Desk
) -> None:
    with pytest.raises(FeesOutstanding) as said:
        return_result(a_return(dossier), an_officer(), desk)
    assert (said.value.left, said.value.unknown) == (150_000, 0)
    done = return_result(a_return(dossier, "Nộp tại kho bạc"), an_officer(), desk)
    assert done.status is Status.RETURNED


def test_that_five_on_the_spot_asks_for_open_fees_before_anything_is_stored(
    desk: Desk, work: Work
) -> None:
    order = an_order()
    with pytest.raises(FeesOutstanding):
        five_on_the_spot(FiveOnTheSpot(intake=order), LEADS, desk)
    with work() as tx:
        assert tx.dossiers.find(order.key).dossier is None
    done = five_on_the_spot(
        FiveOnTheSpot(intake=order, unpaid_because="Nộp tại kho bạc"), LEADS, desk
    )
    assert done.status is Status.RETURNED
    with work() as tx:
        (act,) = [each for each in tx.dossiers.acts(done.id) if each.kind == kinds.RETURNED]
    assert act.body["unpaid"] == {"left": 150_000, "unknown": 0, "reason": "Nộp tại kho bạc"}


def test_that_who_is_to_pay_first_has_the_result_wait_at_the_counter(desk: Desk) -> None:
    opened(desk)
    waits = five_on_the_spot(FiveOnTheSpot(intake=an_order(), pay_first=True), LEADS, desk)
    assert waits.status is Status.RESULT_BACK
    collect(an_order_to_take(waits), TILL, desk)
    assert return_result(a_return(waits), an_officer(), desk).status is Status.RETURNED


def test_that_open_fees_are_told_before_the_result_goes(dossier: Dossier, desk: Desk) -> None:
    opened(desk)
    with pytest.raises(FeesOutstanding) as said:
        return_result(a_return(dossier), an_officer(), desk)
    assert (said.value.left, said.value.unknown) == (150_000, 0)
    collect(an_order_to_take(dossier), TILL, desk)
    assert return_result(a_return(dossier), an_officer(), desk).status is Status.RETURNED


def test_that_a_reason_hands_it_out_unpaid_and_is_kept_with_the_act(
    dossier: Dossier, desk: Desk, work: Work
) -> None:
    opened(desk)
    returned = return_result(a_return(dossier, " Nộp tại  ngân hàng "), an_officer(), desk)
    assert returned.status is Status.RETURNED
    with work() as tx:
        (act,) = [each for each in tx.dossiers.acts(dossier.id) if each.kind == kinds.RETURNED]
    assert act.body["unpaid"] == {"left": 150_000, "unknown": 0, "reason": "Nộp tại ngân hàng"}
