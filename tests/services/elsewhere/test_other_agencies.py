"""Interlinked dossiers and those of another unit: one dossier, each agency with its own clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.faults import ArrivalImpossible
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.law.due import StartReason
from desk_app.services.elsewhere.competent_unit import (
    CompetentHasIt,
    Forward,
    competent_has_it,
    forward,
)
from desk_app.services.elsewhere.legs import BeginLeg, EndLeg, begin_leg, end_leg
from desk_app.services.handing_over.hand_over import HandOver, hand_over
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import (
    FRIDAY_MORNING,
    INTERLINKED,
    Clock,
    a_desk,
    an_officer,
    an_order,
    publish_interlinked,
)

Work = Callable[[], UnitOfWork]
CAI_KHE = "UBND phường Cái Khế"


def at_ict(day: int, hour: int, minute: int = 15, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour - 7, minute, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _interlinked(work: Work) -> None:
    publish_interlinked(work)


def test_that_an_interlinked_dossier_has_a_total_and_each_agency_its_own_date(work: Work) -> None:
    dossier = receive_dossier(an_order(procedure=INTERLINKED), an_officer(), a_desk(work))
    assert [leg.due.at for leg in dossier.legs] == [
        at_ict(26, 9),
        at_ict(1, 9, month=12),
        at_ict(15, 9, month=12),
    ]
    assert dossier.due.at == dossier.legs[-1].due.at
    with work() as tx:
        assert tx.dossiers.get(dossier.id) == dossier


def test_that_a_leg_counts_from_where_it_really_began_and_the_appointment_stays(
    work: Work,
) -> None:
    clock = Clock()
    desk, officer = a_desk(work, clock), an_officer()
    dossier = receive_dossier(an_order(procedure=INTERLINKED), officer, desk)
    begin_leg(BeginLeg(dossier=dossier.id), officer, desk)
    clock.at = at_ict(25, 9)
    end_leg(EndLeg(dossier=dossier.id, leg=0, result=" Phiếu  xác nhận "), officer, desk)
    again = begin_leg(BeginLeg(dossier=dossier.id), officer, desk)
    assert (again.legs[0].result, again.legs[0].ended_at) == ("Phiếu xác nhận", at_ict(25, 9))
    assert again.legs[1].due.at == at_ict(30, 9)
    assert again.due == dossier.due


def test_that_no_leg_begins_while_another_is_under_way(work: Work) -> None:
    desk, officer = a_desk(work), an_officer()
    dossier = receive_dossier(an_order(procedure=INTERLINKED), officer, desk)
    begin_leg(BeginLeg(dossier=dossier.id), officer, desk)
    with pytest.raises(StepNotAllowed):
        begin_leg(BeginLeg(dossier=dossier.id), officer, desk)
    with pytest.raises(StepNotAllowed):
        end_leg(EndLeg(dossier=dossier.id, leg=1), officer, desk)


def test_that_legs_end_with_the_last(work: Work) -> None:
    desk, officer = a_desk(work), an_officer()
    dossier = receive_dossier(an_order(procedure=INTERLINKED), officer, desk)
    for leg in range(3):
        begin_leg(BeginLeg(dossier=dossier.id), officer, desk)
        end_leg(EndLeg(dossier=dossier.id, leg=leg), officer, desk)
    with pytest.raises(StepNotAllowed):
        begin_leg(BeginLeg(dossier=dossier.id), officer, desk)


def test_that_a_dossier_of_another_unit_has_no_date_until_that_unit_has_it(work: Work) -> None:
    clock = Clock()
    desk, officer = a_desk(work, clock), an_officer()
    dossier = receive_dossier(an_order(competent=f" {CAI_KHE} "), officer, desk)
    assert dossier.competence is not None
    assert (dossier.competence.unit, dossier.due.at) == (CAI_KHE, None)
    assert StartReason.WAITS_FOR_AGENCY in dossier.due.reasons
    sent = forward(Forward(dossier=dossier.id, way="bưu chính"), officer, desk)
    assert (sent.status, sent.due.waits) == (Status.IN_PROCESS, True)
    clock.at = at_ict(25, 10)
    order = CompetentHasIt(dossier=dossier.id, at=at_ict(23, 9))
    there = competent_has_it(order, officer, desk)
    assert there.due.at == at_ict(27, 9)  # three working days from the 23rd; the 24th is off
    assert StartReason.COMPETENT_AGENCY in there.due.reasons


@pytest.mark.parametrize("minutes", [-1, 1])
def test_that_nobody_has_it_before_it_was_received_or_in_the_future(
    work: Work, minutes: int
) -> None:
    desk, officer = a_desk(work), an_officer()
    dossier = receive_dossier(an_order(competent=CAI_KHE), officer, desk)
    forward(Forward(dossier=dossier.id), officer, desk)
    at = FRIDAY_MORNING + timedelta(minutes=minutes)
    with pytest.raises(ArrivalImpossible):
        competent_has_it(CompetentHasIt(dossier=dossier.id, at=at), officer, desk)


def test_that_only_a_dossier_of_another_unit_is_forwarded_and_once(work: Work) -> None:
    desk, officer = a_desk(work), an_officer()
    ours: DossierId = receive_dossier(an_order(), officer, desk).id
    theirs = receive_dossier(an_order(competent=CAI_KHE), officer, desk).id
    with pytest.raises(StepNotAllowed):
        forward(Forward(dossier=ours), officer, desk)
    forward(Forward(dossier=theirs), officer, desk)
    with pytest.raises(StepNotAllowed):
        forward(Forward(dossier=theirs), officer, desk)


def test_that_one_whose_papers_left_with_a_list_can_still_be_forwarded(work: Work) -> None:
    desk, officer = a_desk(work), an_officer()
    dossier = receive_dossier(an_order(competent=CAI_KHE), officer, desk)
    hand_over(HandOver(batch=uuid4(), unit=CAI_KHE, dossiers=[dossier.id]), officer, desk)
    forward(Forward(dossier=dossier.id, way="bưu chính"), officer, desk)
    arrived = CompetentHasIt(dossier=dossier.id, at=desk.now())
    assert competent_has_it(arrived, officer, desk).due.at is not None
