"""Two units and one dossier: the centre takes its parts from one to the other, and tells back."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from central.crossing.names import Names
from central.crossing.round import CrossingRound
from central.store.units import Units
from db.check import check_store
from db.queries.online import OnlineLine, online_waiting
from db.tables import journal as j
from desk_app.domain.acts import kinds
from desk_app.domain.acts.steps.elsewhere import forwarded_body
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.elsewhere import Progress
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId, UnitCode
from desk_app.domain.people.rights import Role
from desk_app.services.desk import Desk
from desk_app.services.elsewhere.competent_unit import (
    CompetentHasIt,
    Forward,
    competent_has_it,
    forward,
)
from desk_app.services.elsewhere.legs import BeginLeg, begin_leg
from desk_app.services.handling.decide import Decide, decide
from desk_app.services.handling.ending import Refuse, Withdraw, refuse, withdraw
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.intake.refuse_intake import refuse_intake
from tests.builders import (
    INTERLINKED,
    LEADER,
    UNIT,
    Clock,
    a_desk,
    a_procedure,
    a_sending,
    an_officer,
    an_order,
    publish_interlinked,
)
from tests.sync.office import Home, TrialDesk, set_up_desk

CAI_KHE = UnitCode("H13.45.77")
AN_KHANH = UnitCode("H13.45.78")
CALLED = "UBND phường Cái Khế"


@dataclass
class Office:
    """One desk of a unit, with its services."""

    trial: TrialDesk
    desk: Desk

    def sees(self, dossier: DossierId) -> Dossier:
        with self.trial.sync.glance() as tx:
            return tx.dossiers.get(dossier)

    def waiting(self) -> list[OnlineLine]:
        with self.trial.store.reading.connect() as connection:
            return list(online_waiting(connection))

    def agrees(self) -> None:
        with self.trial.store.reading.connect() as connection:
            assert check_store(connection, self.trial.name).problems == ()


@dataclass
class Province:
    home: Home
    here: Office
    there: Office
    clock: Clock

    def news(self) -> int:
        """Everybody exchanges, the centre delivers, everybody exchanges; returns its acts."""
        for office in (self.here, self.there):
            office.trial.catch_up()
        made = CrossingRound(self.home.engine, self.clock).run()
        for office in (self.here, self.there):
            office.trial.catch_up()
            office.agrees()
        return made

    def sent(self, **changed: Any) -> Dossier:
        """Received here for the unit there, and forwarded."""
        order = an_order(competent=CALLED, **changed)
        dossier = receive_dossier(order, an_officer(), self.here.desk)
        self.clock.forward(timedelta(minutes=5))
        forward(Forward(dossier=dossier.id, way="trục liên thông"), an_officer(), self.here.desk)
        self.news()
        return dossier

    def accepted(self) -> Dossier:
        """What waits there is received there."""
        (line,) = self.there.waiting()
        self.clock.forward(timedelta(hours=1))
        return receive_dossier(an_order(key=line.id), an_officer(), self.there.desk)


@pytest.fixture
def province(home: Home, clock: Clock, empty_store_file: Path, tmp_path: Path) -> Any:
    home.add_unit(CAI_KHE, CALLED)
    offices = []
    for unit in (UNIT, CAI_KHE):
        file = tmp_path / f"desk-{unit}.sqlite"
        shutil.copy(empty_store_file, file)
        trial = set_up_desk(file, home, unit)
        with trial.sync.work() as tx:
            tx.catalogue.put("test", [a_procedure()])
            tx.commit()
        offices.append(Office(trial, a_desk(trial.sync.work, clock, trial.name, unit)))
    here, there = offices
    yield Province(home, here, there, clock)
    for office in offices:
        office.trial.close()


def test_that_a_forwarded_dossier_waits_at_the_competent_unit(province: Province) -> None:
    dossier = province.sent()
    (line,) = province.there.waiting()
    assert (line.code, line.system) == (str(dossier.code), "Phường Ninh Kiều")
    assert province.here.waiting() == []
    assert province.news() == 0


def test_that_what_two_desks_forwarded_at_once_waits_there_once(province: Province) -> None:
    dossier = province.sent()
    province.here.trial.note(kinds.FORWARDED, dossier.id, forwarded_body("bưu chính"))
    assert province.news() == 0
    assert len(province.there.waiting()) == 1


def test_that_what_was_forwarded_before_its_receiving_came_is_forwarded_anew(
    province: Province,
) -> None:
    """For every desk it was never forwarded: it waits for nobody over there until it is."""
    order = an_order(competent=CALLED)
    early = province.here.trial.note(kinds.FORWARDED, order.key, forwarded_body("bưu chính"))
    assert province.news() == 0
    dossier = receive_dossier(order, an_officer(), province.here.desk)
    assert province.news() == 0
    with province.here.trial.sync.glance() as tx:
        assert tx.dossiers.find(dossier.id).disagreements == (early.act.id,)
    forward(Forward(dossier=dossier.id), an_officer(), province.here.desk)
    assert province.news() == 1
    assert len(province.there.waiting()) == 1


def test_that_a_dossier_waits_for_a_unit_that_is_still_to_be_added(province: Province) -> None:
    order = an_order(competent="Phường An Khánh")
    dossier = receive_dossier(order, an_officer(), province.here.desk)
    forward(Forward(dossier=dossier.id), an_officer(), province.here.desk)
    assert province.news() == 0
    province.home.add_unit(AN_KHANH, "Phường An Khánh")
    with province.home.engine.begin() as connection:
        assert Names(connection).unknown() == []
    assert province.news() == 1


def test_that_a_name_given_while_a_round_was_under_way_is_not_missed(province: Province) -> None:
    """The round has read that nobody is called so; then somebody says who is."""

    class Named(CrossingRound):
        def _settle(self, unit: UnitCode, page: Any) -> None:
            if page.nowhere:
                with province.home.engine.begin() as connection:
                    Names(connection).call(CAI_KHE, page.nowhere[0])
            super()._settle(unit, page)

    order = an_order(competent="Phường Cái Khế (cũ)")
    dossier = receive_dossier(order, an_officer(), province.here.desk)
    forward(Forward(dossier=dossier.id), an_officer(), province.here.desk)
    province.here.trial.catch_up()
    assert Named(province.home.engine, province.clock).run() == 1
    with province.home.engine.connect() as connection:
        assert Names(connection).unknown() == []


def test_that_the_clock_starts_when_the_competent_unit_received_it(province: Province) -> None:
    dossier = province.sent()
    theirs = province.accepted()
    assert theirs.origin is not None
    assert (theirs.origin.dossier, theirs.origin.leg) == (dossier.id, None)
    province.news()
    ours = province.here.sees(dossier.id)
    assert ours.competence is not None
    assert ours.competence.has_it_at == theirs.received_at
    assert ours.due == theirs.due != dossier.due
    assert ExternalCode(CALLED, str(theirs.code)) in ours.external_codes
    assert ours.status is Status.IN_PROCESS


def test_that_every_deed_over_there_is_told_here(province: Province) -> None:
    dossier = province.sent()
    theirs = province.accepted()
    result_back(
        ResultBack(dossier=theirs.id, note="Giấy chứng nhận số 12"),
        an_officer(),
        province.there.desk,
    )
    province.news()
    ours = province.here.sees(dossier.id)
    assert [each.what for each in ours.tidings] == [Progress.RECEIVED, Progress.RESULT]
    assert ours.tidings[-1].words == "Giấy chứng nhận số 12"
    assert ours.status is Status.IN_PROCESS  # the paper itself is not at the counter yet


def test_that_a_refusal_over_there_ends_it_here(province: Province) -> None:
    dossier = province.sent()
    (line,) = province.there.waiting()
    refuse_intake(
        a_sending(key=line.id, reason="Sai thẩm quyền"), an_officer(), province.there.desk
    )
    province.news()
    ours = province.here.sees(dossier.id)
    assert ours.status is Status.REFUSED
    assert ours.endings[-1].reason == "Sai thẩm quyền"
    assert ours.endings[-1].officer_name == CALLED


def test_that_what_was_sent_back_to_be_completed_is_forwarded_once_more(
    province: Province,
) -> None:
    dossier = province.sent()
    (line,) = province.there.waiting()
    ask_supplement_first(a_sending(key=line.id), an_officer(), province.there.desk)
    province.news()
    assert province.here.sees(dossier.id).tidings[-1].what is Progress.SENT_AWAY
    assert province.there.waiting() == []
    province.clock.forward(timedelta(hours=2))
    forward(Forward(dossier=dossier.id), an_officer(), province.here.desk)
    province.news()
    assert len(province.there.waiting()) == 1


def test_that_what_the_applicant_wants_back_waits_no_longer(province: Province) -> None:
    dossier = province.sent()
    order = Withdraw(dossier=dossier.id, asked_by="NGUYỄN THỊ LAN", reason="Đổi ý")
    withdraw(order, an_officer(), province.here.desk)
    province.news()
    assert province.there.waiting() == []


def test_that_a_unit_that_has_it_is_told_that_the_applicant_wants_it_back(
    province: Province,
) -> None:
    dossier = province.sent()
    theirs = province.accepted()
    order = Withdraw(dossier=dossier.id, asked_by="NGUYỄN THỊ LAN", reason="Đổi ý")
    withdraw(order, an_officer(), province.here.desk)
    province.news()
    told = province.there.sees(theirs.id)
    assert [(each.what, each.words) for each in told.tidings] == [(Progress.WITHDRAWN, "Đổi ý")]
    assert told.status is Status.RECEIVED  # its officer decides


def test_that_nothing_is_told_twice_by_a_restored_centre(
    province: Province, tmp_path: Path
) -> None:
    """The backup knows nothing of the crossing; desks bring everything back."""
    for office in (province.here, province.there):
        office.trial.catch_up()
    province.home.back_up(tmp_path / "backup.sqlite")
    dossier = province.sent()
    theirs = province.accepted()
    province.news()
    before = province.here.sees(dossier.id)
    province.home.restore(tmp_path / "backup.sqlite")
    with province.home.engine.begin() as connection:
        Units(connection).begin_epoch(CAI_KHE)
    for _ in range(3):
        province.news()
    ours = province.here.sees(dossier.id)
    assert ours == before
    assert ours.tidings[0].act == before.tidings[0].act
    assert len(province.there.waiting()) == 0
    assert province.there.sees(theirs.id).tidings == ()
    with province.here.trial.store.reading.connect() as connection:
        assert connection.execute(select(j.disagreement)).all() == []


def test_that_an_officers_own_word_before_ours_is_no_disagreement(province: Province) -> None:
    """Somebody telephoned, noted it, and the centre tells it as well."""
    dossier = province.sent()
    theirs = province.accepted()
    province.clock.forward(timedelta(minutes=10))
    at = province.clock()
    competent_has_it(CompetentHasIt(dossier=dossier.id, at=at), an_officer(), province.here.desk)
    province.news()
    ours = province.here.sees(dossier.id)
    assert ours.competence is not None
    assert ours.competence.has_it_at == theirs.received_at
    assert ours.due == theirs.due


def test_that_an_agency_nobody_is_waits_for_its_name(province: Province) -> None:
    order = an_order(competent="Phường Cái Khế (cũ)")
    dossier = receive_dossier(order, an_officer(), province.here.desk)
    forward(Forward(dossier=dossier.id), an_officer(), province.here.desk)
    assert province.news() == 0
    with province.home.engine.begin() as connection:
        assert Names(connection).unknown() == [(UNIT, "Phường Cái Khế (cũ)")]
        Names(connection).call(CAI_KHE, "phường cái khế (CŨ)")
        assert Names(connection).unknown() == []
    assert province.news() == 1
    assert [line.code for line in province.there.waiting()] == [str(dossier.code)]


def test_that_a_leg_goes_to_its_agency_and_its_result_ends_it(province: Province) -> None:
    publish_interlinked(province.here.trial.sync.work)
    order = an_order(procedure=INTERLINKED)
    dossier = receive_dossier(order, an_officer(), province.here.desk)
    with province.home.engine.begin() as connection:
        Names(connection).call(CAI_KHE, dossier.legs[0].agency)
    begin_leg(BeginLeg(dossier=dossier.id), an_officer(), province.here.desk)
    province.news()
    theirs = province.accepted()
    assert theirs.origin is not None
    assert theirs.origin.leg == 0
    result_back(
        ResultBack(dossier=theirs.id, note="Phiếu xác nhận"), an_officer(), province.there.desk
    )
    province.news()
    ours = province.here.sees(dossier.id)
    assert ours.legs[0].ended_at is not None
    assert ours.legs[0].result == "Phiếu xác nhận"
    assert ours.due == dossier.due  # the whole has its own appointment


def test_that_what_was_called_back_and_received_all_the_same_says_so(province: Province) -> None:
    """The desk over there had no line when the applicant took it back."""
    dossier = province.sent()
    order = Withdraw(dossier=dossier.id, asked_by="NGUYỄN THỊ LAN", reason="Đổi ý")
    theirs = province.accepted()  # not told to anybody yet
    withdraw(order, an_officer(), province.here.desk)
    province.here.trial.catch_up()
    CrossingRound(province.home.engine, province.clock).run()
    province.news()
    told = province.there.sees(theirs.id)
    assert [each.what for each in told.tidings] == [Progress.WITHDRAWN]
    assert told.status is Status.RECEIVED


def test_that_what_a_leader_lets_stand_is_sent_after_all(province: Province) -> None:
    """Refused at one desk and forwarded at another; the leader is for the forwarding."""
    order = an_order(competent=CALLED)
    dossier = receive_dossier(order, an_officer(), province.here.desk)
    leader = an_officer(LEADER, Role.LEADER)
    refuse(Refuse(dossier=dossier.id, reason="Sai thẩm quyền"), leader, province.here.desk)
    aside = province.here.trial.note(kinds.FORWARDED, dossier.id, forwarded_body("bưu chính"))
    assert province.news() == 0
    with province.here.trial.sync.glance() as tx:
        acts = tx.dossiers.acts(dossier.id)
    in_its_way = next(act.id for act in acts if act.kind == kinds.REFUSED)
    decision = Decide(
        dossier=dossier.id,
        aside=aside.act.id,
        stands=in_its_way,
        change=True,
        reason="Đúng thẩm quyền",
    )
    decide(decision, leader, province.here.desk)
    province.news()
    assert [line.code for line in province.there.waiting()] == [str(dossier.code)]
