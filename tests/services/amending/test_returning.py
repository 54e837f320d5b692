"""Who takes a result, what goes over the counter with it, and what stands in for a lost receipt."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import (
    Collector,
    CollectorKind,
    Dossier,
    LostReceipt,
    ReturnWay,
)
from desk_app.domain.errors import CollectorIncomplete, RightMissing, StepNotAllowed
from desk_app.domain.handling.amending_faults import (
    CollectorNotEntitled,
    ComplaintIncomplete,
    LostReceiptUnproved,
    OriginalsIncomplete,
    OriginalsNotHere,
    OriginalsStillHere,
    RatedAlready,
    SupervisorUnfit,
)
from desk_app.domain.handling.citizen import ComplaintChannel
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.originals import LentPaper
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import Flag
from desk_app.domain.officer import Officer
from desk_app.domain.people.authorisation import AuthorityScope, read_authorisation
from desk_app.domain.people.rights import Role
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.return_.citizen_says import (
    NoteComplaint,
    RateVisit,
    note_complaint,
    rate_visit,
)
from desk_app.services.return_.five_on_the_spot import FiveOnTheSpot, five_on_the_spot
from desk_app.services.return_.originals import (
    MoveOriginals,
    give_originals_back,
    lend_originals,
)
from desk_app.services.return_.return_result import (
    ReturnResult,
    return_result,
    return_without_receipt,
)
from tests.builders import (
    ADMIN,
    LEADER,
    PAID_ELSEWHERE,
    RECEPTION,
    a_desk,
    a_person,
    a_procedure,
    an_officer,
    an_order,
)

Work = Callable[[], UnitOfWork]
OWNER = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN", id_number="092304001234")
HAU = a_person(name="LÊ VĂN HẬU", id_number="092078005678", born=None)
PAPER = "Giấy ủy quyền số 118/2026, chứng thực ngày 16/11/2026"
BIRTH_CERTIFICATE = LentPaper("Giấy khai sinh", 2)
SAID = "Tôi cam kết đã làm mất giấy tiếp nhận và chịu trách nhiệm."


def with_result(work: Work, **changed: object) -> Dossier:
    desk, officer = a_desk(work), an_officer()
    taken = receive_dossier(an_order(**changed), officer, desk)
    return result_back(ResultBack(dossier=taken.id), officer, desk)


def hand_out(work: Work, dossier: Dossier, who: Collector) -> Dossier:
    order = ReturnResult(dossier=dossier.id, collector=who, unpaid_because=PAID_ELSEWHERE)
    return return_result(order, an_officer(), a_desk(work))


def authorised(kind: CollectorKind = CollectorKind.AUTHORISED) -> Collector:
    return Collector(kind=kind, name=HAU.name, id_number=HAU.id_number, paper=PAPER)


def test_that_who_is_named_as_authorised_collects(work: Work) -> None:
    authority = read_authorisation(PAPER, AuthorityScope.BOTH)
    dossier = with_result(work, authorised=HAU, authorisation=PAPER, authority=authority)
    returned = hand_out(work, dossier, authorised())
    assert (returned.status, returned.collector) == (Status.RETURNED, authorised())


@pytest.mark.parametrize("kind", [CollectorKind.AUTHORISED, CollectorKind.ANOTHER])
def test_that_who_may_only_hand_in_does_not_collect_by_that_paper(
    work: Work, kind: CollectorKind
) -> None:
    authority = read_authorisation(PAPER, AuthorityScope.HAND_IN)
    dossier = with_result(work, authorised=HAU, authorisation=PAPER, authority=authority)
    with pytest.raises(CollectorNotEntitled):
        hand_out(work, dossier, authorised(kind))
    newer = replace(authorised(CollectorKind.ANOTHER), paper="Giấy ủy quyền số 9/2026")
    assert hand_out(work, dossier, newer).status is Status.RETURNED


def test_that_nobody_is_authorised_by_a_dossier_that_names_somebody_else(work: Work) -> None:
    dossier = with_result(work, authorised=HAU, authorisation=PAPER)
    with pytest.raises(CollectorNotEntitled):
        hand_out(work, dossier, replace(authorised(), id_number="092078009999"))


def test_that_another_person_brings_a_paper_of_their_own(work: Work) -> None:
    dossier, another = with_result(work), authorised(CollectorKind.ANOTHER)
    with pytest.raises(CollectorIncomplete) as refused:
        hand_out(work, dossier, replace(another, paper=" "))
    assert refused.value.fields == ["paper"]
    assert hand_out(work, dossier, another).collector == another


def test_that_the_post_takes_results_by_its_list_and_has_no_receipt(work: Work) -> None:
    dossier = with_result(work)
    post = Collector(
        kind=CollectorKind.POST,
        name="Bưu cục Ninh Kiều, Lê Thị Hoa",
        paper="BC-261120-01",
        receipt_given_back=False,
    )
    with pytest.raises(CollectorIncomplete):
        hand_out(work, dossier, replace(post, paper=""))
    assert hand_out(work, dossier, post).collector == post


def test_that_a_lost_receipt_takes_a_commitment_and_another_officer(work: Work) -> None:
    dossier, desk, officer = with_result(work), a_desk(work), an_officer()
    lost = replace(OWNER, receipt_given_back=False)
    order = ReturnResult(dossier=dossier.id, collector=lost, unpaid_because=PAID_ELSEWHERE)
    with pytest.raises(LostReceiptUnproved):
        return_result(order, officer, desk)
    with pytest.raises(LostReceiptUnproved):
        return_without_receipt(order, " ", LEADER, officer, desk)
    for unfit in (RECEPTION, ADMIN):
        with pytest.raises(SupervisorUnfit):
            return_without_receipt(order, SAID, unfit, officer, desk)
    returned = return_without_receipt(order, SAID, LEADER, officer, desk)
    assert returned.collector is not None
    assert returned.collector.lost == LostReceipt(
        commitment=SAID, confirmed_by=LEADER, confirmed_name="Trần Thị Bích Ngọc"
    )
    with work() as tx:
        act = tx.dossiers.acts(dossier.id)[-1]
    assert (act.actor, act.kind) == (RECEPTION, kinds.RETURNED)


def test_that_a_leader_does_not_confirm_for_themselves(work: Work) -> None:
    dossier, leader = with_result(work), an_officer(LEADER, Role.LEADER)
    order = ReturnResult(dossier=dossier.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE)
    with pytest.raises(SupervisorUnfit):
        return_without_receipt(order, SAID, LEADER, leader, a_desk(work))


def test_that_an_online_dossier_never_had_a_receipt_on_paper(work: Work) -> None:
    dossier = with_result(work, channel=Channel.ONLINE)
    assert hand_out(work, dossier, replace(OWNER, receipt_given_back=False)).collector


def lent(work: Work, dossier: Dossier, key: int = 1) -> Dossier:
    order = MoveOriginals(
        dossier=dossier.id,
        key=UUID(int=key),
        papers=[BIRTH_CERTIFICATE],
        person="Nguyễn Thị Lan",
        note="Để đối chiếu",
    )
    return lend_originals(order, an_officer(), a_desk(work))


def test_that_originals_on_loan_are_given_back_piece_by_piece(work: Work) -> None:
    desk, officer = a_desk(work), an_officer()
    dossier = receive_dossier(an_order(), officer, desk)
    assert lent(work, dossier).citizen.originals_here == (BIRTH_CERTIFICATE,)
    assert lent(work, dossier).citizen.originals_here == (BIRTH_CERTIFICATE,)  # a second press
    one = MoveOriginals(
        dossier=dossier.id,
        key=UUID(int=2),
        papers=[LentPaper("Giấy khai sinh", 1)],
        person="Nguyễn Thị Lan",
    )
    rest = give_originals_back(one, officer, desk).citizen.originals_here
    assert rest == (LentPaper("Giấy khai sinh", 1),)
    assert give_originals_back(one, officer, desk).citizen.originals_here == rest
    with pytest.raises(OriginalsNotHere):
        give_originals_back(
            replace(one, key=UUID(int=3), papers=[BIRTH_CERTIFICATE]), officer, desk
        )


def test_that_a_loan_names_its_papers_and_who_left_them(work: Work) -> None:
    dossier = receive_dossier(an_order(), an_officer(), a_desk(work))
    order = MoveOriginals(dossier=dossier.id, key=UUID(int=1), papers=[], person=" ")
    for move in (lend_originals, give_originals_back):
        with pytest.raises(OriginalsIncomplete) as refused:
            move(order, an_officer(), a_desk(work))
        assert refused.value.fields == ["papers", "person"]


def test_that_originals_on_loan_go_back_with_the_result_or_it_stays(work: Work) -> None:
    desk, officer, dossier = a_desk(work), an_officer(), with_result(work)
    lent(work, dossier)
    with pytest.raises(OriginalsStillHere) as refused:
        hand_out(work, dossier, OWNER)
    assert refused.value.papers == ["Giấy khai sinh"]
    order = ReturnResult(
        dossier=dossier.id, collector=OWNER, originals=UUID(int=5), unpaid_because=PAID_ELSEWHERE
    )
    returned = return_result(order, officer, desk)
    assert returned.status is Status.RETURNED
    assert returned.citizen.originals_here == ()
    assert returned.citizen.given_back[0].person == OWNER.name


def on_the_spot(work: Work, flags: frozenset[Flag]) -> None:
    with work() as tx:
        tx.catalogue.put("test-5", [a_procedure(flags=flags)])
        tx.commit()


def test_that_five_steps_on_the_spot_are_one_order_and_three_acts(work: Work) -> None:
    on_the_spot(work, frozenset({Flag.FIVE_ON_THE_SPOT}))
    order = FiveOnTheSpot(
        intake=an_order(), note=" Bản sao trích lục ", unpaid_because=PAID_ELSEWHERE
    )
    done = five_on_the_spot(order, an_officer(), a_desk(work))
    assert (done.status, done.result_note) == (Status.RETURNED, "Bản sao trích lục")
    assert done.collector is not None
    assert (done.collector.kind, done.collector.name) == (CollectorKind.OWNER, "NGUYỄN THỊ LAN")
    assert five_on_the_spot(order, an_officer(), a_desk(work)) == done
    with work() as tx:
        made = [act.kind for act in tx.dossiers.acts(done.id)]
    assert made == [kinds.RECEIVED, kinds.RESULT_BACK, kinds.RETURNED]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (ReturnWay.COUNTER, {"on_the_spot": True}),
        (ReturnWay.ELECTRONIC, {"on_the_spot": True, "sent": "electronic"}),
    ],
)
def test_that_a_return_on_the_spot_says_so_and_how_it_went(
    work: Work, way: ReturnWay, said: dict[str, Any]
) -> None:
    on_the_spot(work, frozenset({Flag.FIVE_ON_THE_SPOT}))
    intake = an_order(return_way=way)
    order = FiveOnTheSpot(intake=intake, unpaid_because=PAID_ELSEWHERE)
    done = five_on_the_spot(order, an_officer(), a_desk(work))
    with work() as tx:
        body = tx.dossiers.acts(done.id)[-1].body
    assert {name: body[name] for name in ("on_the_spot", "sent") if name in body} == said


def test_that_what_is_not_for_the_spot_takes_a_leader(work: Work) -> None:
    order = FiveOnTheSpot(intake=an_order(), unpaid_because=PAID_ELSEWHERE)
    with pytest.raises(RightMissing):
        five_on_the_spot(order, an_officer(), a_desk(work))
    with work() as tx:
        assert tx.dossiers.find(order.intake.key).acts == 0
    leader = an_officer(LEADER, Role.LEADER)
    assert five_on_the_spot(order, leader, a_desk(work)).status is Status.RETURNED


def test_that_who_hands_in_without_a_paper_takes_nothing_on_the_spot(work: Work) -> None:
    on_the_spot(work, frozenset({Flag.FIVE_ON_THE_SPOT}))
    with pytest.raises(CollectorNotEntitled):
        five_on_the_spot(FiveOnTheSpot(intake=an_order(submitter=HAU)), an_officer(), a_desk(work))
    by_paper = an_order(authorised=HAU, authorisation=PAPER)
    done = five_on_the_spot(
        FiveOnTheSpot(intake=by_paper, unpaid_because=PAID_ELSEWHERE), an_officer(), a_desk(work)
    )
    assert done.collector is not None
    assert (done.collector.kind, done.collector.paper) == (CollectorKind.AUTHORISED, PAPER)


def rated(work: Work, dossier: Dossier, key: int = 1, by: Officer | None = None) -> Dossier:
    order = RateVisit(dossier=dossier.id, key=UUID(int=key), stars=4, remark=" Nhanh ")
    return rate_visit(order, by or an_officer(), a_desk(work))


def test_that_a_visit_is_rated_once_and_after_the_return(work: Work) -> None:
    dossier = with_result(work)
    with pytest.raises(StepNotAllowed):
        rated(work, dossier)
    hand_out(work, dossier, OWNER)
    rating = rated(work, dossier).citizen.rating
    assert rating is not None
    assert (rating.stars, rating.remark) == (4, "Nhanh")
    assert rated(work, dossier).citizen.rating == rating  # a second press
    with pytest.raises(RatedAlready):
        rated(work, dossier, key=2)


def test_that_two_results_of_one_visit_are_rated_once(work: Work) -> None:
    first, second = with_result(work), with_result(work)
    for dossier in (first, second):
        hand_out(work, dossier, OWNER)
    rated(work, first)
    with pytest.raises(RatedAlready) as refused:
        rated(work, second, key=2)
    assert refused.value.dossier == str(first.code)


def test_that_a_complaint_is_noted_by_whoever_hears_it(work: Work) -> None:
    dossier = receive_dossier(an_order(), an_officer(), a_desk(work))
    cashier = an_officer(LEADER, Role.CASHIER)
    order = NoteComplaint(
        dossier=dossier.id,
        key=UUID(int=1),
        words="Chờ lâu,\nkhông ai gọi số",
        channel=ComplaintChannel.PHONE,
        handed_to=" Lãnh đạo  Trung tâm ",
    )
    with pytest.raises(ComplaintIncomplete) as refused:
        note_complaint(replace(order, handed_to=""), cashier, a_desk(work))
    assert refused.value.fields == ["handed_to"]
    (complaint,) = note_complaint(order, cashier, a_desk(work)).citizen.complaints
    assert (complaint.handed_to, complaint.channel) == (
        "Lãnh đạo Trung tâm",
        ComplaintChannel.PHONE,
    )
    assert len(note_complaint(order, cashier, a_desk(work)).citizen.complaints) == 1
