"""Papers of what ended without a result: they come back from the unit, and go to the citizen."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from db.queries.hand_over.batches import BatchRow, Lot, batch_view, batches
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handing_over.batch import Batch
from desk_app.domain.handing_over.faults import NothingToHandOver
from desk_app.domain.handling.amending_faults import OriginalsStillHere
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.ending import StopGround
from desk_app.domain.handling.faults import StepIncomplete
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.originals import LentPaper
from desk_app.domain.people.rights import Role
from desk_app.services.amending.void import VoidDossier, void_dossier
from desk_app.services.desk import Desk
from desk_app.services.handing_over.give_back import GivePapersBack, give_papers_back
from desk_app.services.handing_over.take_over import SendBack, TakeOver, send_back, take_over
from desk_app.services.handling.ending import Stop, Withdraw, stop, withdraw
from desk_app.services.handling.supplement import (
    AskSupplement,
    SupplementReceived,
    ask_supplement,
    supplement_received,
)
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.return_.originals import MoveOriginals, lend_originals
from tests.builders import LEADER, a_desk, an_officer, an_order
from tests.services.handing_over.test_hand_over import TAKER, given_to, stored

Work = Callable[[], UnitOfWork]
THE_LEADER = an_officer(LEADER, Role.LEADER)
ENDS = {
    Status.WITHDRAWN: lambda dossier, desk: withdraw(
        Withdraw(dossier=dossier, asked_by="NGUYỄN THỊ LAN"), an_officer(), desk
    ),
    Status.STOPPED: lambda dossier, desk: stop(
        Stop(dossier=dossier, ground=StopGround.LAW, reason="Theo quyết định"), THE_LEADER, desk
    ),
    Status.VOIDED: lambda dossier, desk: void_dossier(
        VoidDossier(dossier=dossier, reason="Nhận hai lần"), THE_LEADER, desk
    ),
}


def back_of(batch: Batch) -> SendBack:
    dossiers = [line.dossier for line in batch.lines]
    return SendBack(batch=batch.id, who=TAKER, reason="Không giải quyết nữa", dossiers=dossiers)


def row_of(store: Store) -> BatchRow:
    with store.reading.connect() as connection:
        (row,) = batches(connection)
    return row


@pytest.mark.parametrize("taken_over", [False, True], ids=["on the way", "with the unit"])
@pytest.mark.parametrize("ended", ENDS, ids=str)
def test_that_the_papers_of_what_ended_come_back_and_go_to_the_citizen(
    ended: Status, work: Work, store: Store, *, taken_over: bool
) -> None:
    desk = a_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    batch = given_to(desk, [dossier]).batch
    if taken_over:
        take_over(TakeOver(batch=batch.id, who=TAKER), an_officer(), desk)
    ENDS[ended](dossier.id, desk)
    assert row_of(store).waiting == (0 if taken_over else 1)
    assert send_back(back_of(batch), an_officer(), desk) == (dossier.id,)
    here = stored(work, dossier)
    assert (here.status, here.papers_at) == (ended, Place.DESK)
    with pytest.raises(NothingToHandOver):
        given_to(desk, [dossier])
    order = GivePapersBack(dossier=dossier.id, who=" Nguyễn Thị  Lan ", note="đủ 4 giấy")
    gone = give_papers_back(order, an_officer(), desk)
    last = gone.trail[-1]
    assert (gone.status, last.place) == (ended, Place.CITIZEN)
    assert (last.who, last.reason) == ("Nguyễn Thị Lan", "đủ 4 giấy")
    with pytest.raises(StepNotAllowed):
        give_papers_back(order, an_officer(), desk)
    assert (row_of(store).waiting, row_of(store).sent_back) == (0, 0)


def test_that_the_unit_may_still_say_that_it_has_the_papers_of_what_ended(
    work: Work, store: Store
) -> None:
    desk = a_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    batch = given_to(desk, [dossier]).batch
    ENDS[Status.WITHDRAWN](dossier.id, desk)
    take_over(TakeOver(batch=batch.id, who=TAKER), an_officer(), desk)
    there = stored(work, dossier)
    assert (there.status, there.papers_at) == (Status.WITHDRAWN, Place.UNIT)
    with store.reading.connect() as connection:
        view = batch_view(connection, batch.id)
    assert view is not None
    assert [(line.lot, line.ended) for line in view.lines] == [(Lot.TAKEN_OVER, True)]


def test_that_papers_given_back_with_the_withdrawal_are_with_the_citizen_and_those_away_are_not(
    work: Work,
) -> None:
    desk: Desk = a_desk(work)
    here, away = (receive_dossier(an_order(), an_officer(), desk) for _ in range(2))
    given_to(desk, [away])
    for dossier in (here, away):
        order = Withdraw(dossier=dossier.id, asked_by="LAN", papers_given_back=True)
        withdraw(order, an_officer(), desk)
    assert stored(work, here).papers_at is Place.CITIZEN
    assert stored(work, away).papers_at is Place.ON_THE_WAY


def test_that_papers_are_given_back_to_somebody_with_a_name_and_never_before_the_end(
    work: Work,
) -> None:
    desk = a_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    with pytest.raises(StepNotAllowed):
        give_papers_back(GivePapersBack(dossier=dossier.id, who="Lan"), an_officer(), desk)
    ENDS[Status.STOPPED](dossier.id, desk)
    with pytest.raises(StepIncomplete):
        give_papers_back(GivePapersBack(dossier=dossier.id, who=" "), an_officer(), desk)
    assert stored(work, dossier).papers_at is Place.DESK


def test_that_originals_on_loan_go_back_with_the_papers_and_never_stay_behind(work: Work) -> None:
    desk = a_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    lent = MoveOriginals(
        dossier=dossier.id,
        key=UUID(int=7),
        papers=[LentPaper("Giấy khai sinh")],
        person="Nguyễn Thị Lan",
    )
    lend_originals(lent, an_officer(), desk)
    ENDS[Status.WITHDRAWN](dossier.id, desk)
    order = GivePapersBack(dossier=dossier.id, who="Nguyễn Thị Lan")
    with pytest.raises(OriginalsStillHere) as refused:
        give_papers_back(order, an_officer(), desk)
    assert refused.value.papers == ["Giấy khai sinh"]
    assert stored(work, dossier).papers_at is Place.DESK
    gone = give_papers_back(replace(order, originals=UUID(int=8)), an_officer(), desk)
    assert gone.citizen.originals_here == ()
    assert [back.person for back in gone.citizen.given_back] == ["Nguyễn Thị Lan"]
    assert gone.papers_at is Place.CITIZEN


@pytest.mark.parametrize("taken_over", [False, True], ids=["on the way", "with the unit"])
@pytest.mark.parametrize("ended", ENDS, ids=str)
def test_that_what_the_unit_holds_is_not_given_back_with_the_supplement_at_the_desk(
    ended: Status, work: Work, store: Store, *, taken_over: bool
) -> None:
    desk = a_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    batch = given_to(desk, [dossier]).batch
    if taken_over:
        take_over(TakeOver(batch=batch.id, who=TAKER), an_officer(), desk)
    asked = AskSupplement(dossier=dossier.id, contents=("Ảnh",), reason="Thiếu")
    ask_supplement(asked, THE_LEADER, desk)
    supplement_received(
        SupplementReceived(dossier=dossier.id, received=("Ảnh",)), an_officer(), desk
    )
    with store.reading.connect() as connection:
        view = batch_view(connection, batch.id)
    assert view is not None
    assert [line.lot for line in view.lines] == [Lot.TAKEN_OVER if taken_over else Lot.GOES_ON]
    if ended is Status.WITHDRAWN:
        order = Withdraw(dossier=dossier.id, asked_by="LAN", papers_given_back=True)
        withdraw(order, an_officer(), desk)
    elif ended is Status.VOIDED:
        void = VoidDossier(dossier=dossier.id, reason="Nhận hai lần", papers_given_back=True)
        void_dossier(void, THE_LEADER, desk)
    else:
        ENDS[ended](dossier.id, desk)
    here = stored(work, dossier)
    assert (here.papers_at, here.endings[-1].papers_given_back) == (
        Place.DESK,
        ended is Status.STOPPED,  # its letter says what is to come
    )
    back = GivePapersBack(dossier=dossier.id, who="Lan")
    with pytest.raises(StepIncomplete):
        give_papers_back(back, an_officer(), desk)
    gone = give_papers_back(replace(back, fetched=True), an_officer(), desk)
    assert gone.papers_at is Place.CITIZEN
