"""Papers that go to the unit which handles them: each once, with one list, and back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from db.check import check_store
from db.queries.hand_over.batches import Lot, batch_view, batches
from db.queries.hand_over.waiting import at_hand, waiting
from db.store import Store
from db.tables import journal as t
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind, the_office
from desk_app.domain.acts.steps.ending import ending_body
from desk_app.domain.acts.steps.hand_over import handed_over_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handing_over.batch import MOST_LINES, batch_body
from desk_app.domain.handing_over.faults import (
    BatchNotFound,
    BatchTooLong,
    HandlingUnitMissing,
    NoResultToTakeBack,
    NothingTakenOver,
    NothingToHandOver,
    SendingBackUnfounded,
    TakerUnnamed,
)
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DeskId, DossierId
from desk_app.services.desk import Desk
from desk_app.services.handing_over.hand_over import HandedOver, HandOver, hand_over
from desk_app.services.handing_over.results_back import ResultsBack, results_back
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit, set_handling_unit
from desk_app.services.handing_over.take_over import SendBack, TakeOver, send_back, take_over
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import BUSINESS, LEADER, UNIT, a_desk, an_officer, an_order
from tests.examples import at_most
from tests.step_bodies import an_ending

Work = Callable[[], UnitOfWork]
JUSTICE = "Phòng Tư pháp"
TAKER = "Lê Văn Tư"


def received(desk: Desk, count: int = 3) -> list[Dossier]:
    return [receive_dossier(an_order(), an_officer(), desk) for _ in range(count)]


def given_to(desk: Desk, dossiers: Sequence[Dossier], batch: UUID | None = None) -> HandedOver:
    order = HandOver(
        batch=batch or uuid4(), unit=JUSTICE, dossiers=[dossier.id for dossier in dossiers]
    )
    return hand_over(order, an_officer(), desk)


def stored(work: Work, dossier: Dossier) -> Dossier:
    with work() as tx:
        return tx.dossiers.get(dossier.id)


def count_of(store: Store, kind: str) -> int:
    with store.reading.connect() as connection:
        query = select(func.count()).select_from(t.act).where(t.act.c.kind == kind)
        return connection.execute(query).scalar_one()


def void(work: Work, dossier: Dossier) -> None:
    with work() as tx:
        subject = Subject(SubjectKind.DOSSIER, dossier.id)
        body = ending_body(an_ending(dossier, kinds.VOIDED))
        tx.journal.write(kinds.VOIDED, subject, body, by=LEADER, at=dossier.received_at)
        tx.commit()


def lots(store: Store, batch: UUID) -> list[Lot]:
    with store.reading.connect() as connection:
        view = batch_view(connection, batch)
    assert view is not None
    return [line.lot for line in view.lines]


def sound(store: Store) -> bool:
    with store.reading.connect() as connection:
        return check_store(connection, DeskId("Q1")).problems == ()


def test_that_one_list_takes_its_dossiers_in_the_order_scanned_with_one_number(
    work: Work, store: Store
) -> None:
    desk = a_desk(work)
    one, two, three = received(desk)
    batch = given_to(desk, [two, one, three]).batch
    assert str(batch.number) == "1001/BBBG-TTPVHCC"
    assert str(batch.list_number) == "BG-261120-1001"
    assert [line.code for line in batch.lines] == [str(d.code) for d in (two, one, three)]
    gone = stored(work, one)
    assert (gone.status, gone.papers_at) == (Status.IN_PROCESS, Place.ON_THE_WAY)
    assert (gone.trail[-1].unit, gone.trail[-1].number) == (JUSTICE, batch.number)
    assert (count_of(store, kinds.HANDED_OVER), count_of(store, kinds.BATCH_HANDED_OVER)) == (3, 1)
    with store.reading.connect() as connection:
        (row,) = batches(connection)
    assert (row.dossiers, row.waiting, row.unit) == (3, 3, JUSTICE)
    assert sound(store)


def test_that_confirming_twice_stores_one_list(work: Work, store: Store) -> None:
    desk, key = a_desk(work), uuid4()
    dossiers = received(desk)
    first = given_to(desk, dossiers, key)
    assert given_to(desk, dossiers, key).batch == first.batch
    assert count_of(store, kinds.BATCH_HANDED_OVER) == 1
    assert count_of(store, kinds.HANDED_OVER) == 3


def test_that_a_dossier_scanned_twice_stands_on_the_list_once(work: Work) -> None:
    desk = a_desk(work)
    (one,) = received(desk, 1)
    assert len(given_to(desk, [one, one]).batch.lines) == 1


def test_that_what_was_voided_or_sent_off_meanwhile_is_told_and_left_out(
    work: Work, store: Store
) -> None:
    desk = a_desk(work)
    one, two, three = received(desk)
    void(work, one)
    given_to(desk, [two])
    handed = given_to(desk, [one, two, three])
    assert {str(dossier.code) for dossier in handed.left_out} == {str(one.code), str(two.code)}
    assert [line.dossier for line in handed.batch.lines] == [three.id]
    with pytest.raises(NothingToHandOver) as refused:
        given_to(desk, [one, two])
    assert list(refused.value.left_out) == [str(one.code), str(two.code)]
    assert count_of(store, kinds.BATCH_HANDED_OVER) == 2
    assert sound(store)


def test_that_a_list_needs_a_unit_and_has_an_end(work: Work, store: Store) -> None:
    desk = a_desk(work)
    (one,) = received(desk, 1)
    with pytest.raises(HandlingUnitMissing):
        hand_over(HandOver(batch=uuid4(), unit=" ", dossiers=[one.id]), an_officer(), desk)
    many = [DossierId(UUID(int=n)) for n in range(MOST_LINES + 1)]
    with pytest.raises(BatchTooLong):
        hand_over(HandOver(batch=uuid4(), unit=JUSTICE, dossiers=many), an_officer(), desk)
    assert count_of(store, kinds.BATCH_HANDED_OVER) == 0


def test_that_the_unit_takes_over_line_by_line_and_the_rest_whole(work: Work, store: Store) -> None:
    desk = a_desk(work)
    one, two, three = received(desk)
    batch = given_to(desk, [one, two, three]).batch
    line = TakeOver(batch=batch.id, who=TAKER, dossiers=[two.id])
    assert take_over(line, an_officer(), desk) == (two.id,)
    assert lots(store, batch.id) == [Lot.ON_THE_WAY, Lot.TAKEN_OVER, Lot.ON_THE_WAY]
    whole = TakeOver(batch=batch.id, who=TAKER)
    assert set(take_over(whole, an_officer(), desk)) == {one.id, three.id}
    with pytest.raises(NothingTakenOver):
        take_over(whole, an_officer(), desk)
    assert stored(work, one).trail[-1].who == TAKER
    assert count_of(store, kinds.TAKEN_OVER) == 3


def test_that_papers_sent_back_are_at_the_desk_with_the_reason_and_go_again(
    work: Work, store: Store
) -> None:
    desk = a_desk(work)
    one, two, _three = dossiers = received(desk)
    batch = given_to(desk, dossiers).batch
    take_over(TakeOver(batch=batch.id, who=TAKER, dossiers=[two.id]), an_officer(), desk)
    order = SendBack(batch=batch.id, who=TAKER, reason="Thiếu chữ ký", dossiers=[one.id, two.id])
    assert send_back(order, an_officer(), desk) == (one.id, two.id)
    with pytest.raises(NothingTakenOver):
        send_back(order, an_officer(), desk)
    back = stored(work, one)
    assert (back.status, back.papers_at) == (Status.RECEIVED, Place.DESK)
    assert (back.trail[-1].reason, back.trail[-1].unit) == ("Thiếu chữ ký", JUSTICE)
    again = given_to(desk, [one]).batch
    assert lots(store, batch.id) == [Lot.SENT_BACK, Lot.SENT_BACK, Lot.ON_THE_WAY]
    assert lots(store, again.id) == [Lot.ON_THE_WAY]
    with store.reading.connect() as connection:
        counted = {row.id: (row.waiting, row.sent_back) for row in batches(connection)}
    assert counted == {batch.id: (1, 1), again.id: (1, 0)}
    assert sound(store)


def test_that_nobody_takes_over_or_sends_back_without_a_name_or_a_reason(work: Work) -> None:
    desk = a_desk(work)
    dossiers = received(desk, 1)
    batch = given_to(desk, dossiers).batch
    ids = [dossiers[0].id]
    with pytest.raises(TakerUnnamed):
        take_over(TakeOver(batch=batch.id, who=" "), an_officer(), desk)
    with pytest.raises(TakerUnnamed):
        send_back(SendBack(batch=batch.id, who="", reason="a", dossiers=ids), an_officer(), desk)
    with pytest.raises(SendingBackUnfounded):
        send_back(SendBack(batch=batch.id, who="a", reason=" ", dossiers=ids), an_officer(), desk)
    with pytest.raises(BatchNotFound):
        take_over(TakeOver(batch=uuid4(), who=TAKER), an_officer(), desk)


def test_that_results_come_back_together_and_those_that_cannot_are_told(
    work: Work, store: Store
) -> None:
    desk = a_desk(work)
    one, two, three = dossiers = received(desk)
    given_to(desk, dossiers)
    void(work, three)
    order = ResultsBack(dossiers=[one.id, two.id, one.id, three.id], note=" 01 bản chính ")
    came = results_back(order, an_officer(), desk)
    assert came.back == (one.id, two.id)
    assert [dossier.id for dossier in came.left_out] == [three.id]
    assert stored(work, one).result_note == "01 bản chính"
    with pytest.raises(NoResultToTakeBack):
        results_back(order, an_officer(), desk)
    assert count_of(store, kinds.RESULT_BACK) == 2


def test_that_the_unit_of_a_procedure_is_said_once_and_can_be_said_anew(
    work: Work, store: Store
) -> None:
    desk = a_desk(work)
    for unit in (JUSTICE, f" {JUSTICE} ", "Văn phòng"):
        set_handling_unit(SetHandlingUnit(BUSINESS, unit), an_officer(), desk)
    with work() as tx:
        assert tx.handling_units.of(BUSINESS) == "Văn phòng"
    assert count_of(store, kinds.HANDLING_UNIT_SET) == 2
    with pytest.raises(HandlingUnitMissing):
        set_handling_unit(SetHandlingUnit(BUSINESS, " "), an_officer(), desk)
    with work() as tx:  # what a newer program says otherwise is passed over
        body: Body = {"procedure": BUSINESS, "unit": 7}
        tx.journal.write(kinds.HANDLING_UNIT_SET, the_office(UNIT), body, by=LEADER, at=desk.now())
        tx.commit()
    with work() as tx:
        assert tx.handling_units.all() == {BUSINESS: "Văn phòng"}


def test_that_rows_say_what_waits_and_where_the_papers_are(work: Work, store: Store) -> None:
    desk = a_desk(work)
    one, two, _three = received(desk)
    batch = given_to(desk, [one]).batch
    with store.reading.connect() as connection:
        (gone,) = at_hand(connection, [one.id])
        still = [row.id for row in waiting(connection)]
    assert (gone.papers_at, gone.papers_unit) == (Place.ON_THE_WAY, JUSTICE)
    assert (gone.waits, gone.list_number) == (False, str(batch.list_number))
    assert two.id in still
    assert one.id not in still


@settings(
    max_examples=at_most(15),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=8), min_size=1, max_size=6))
def test_that_whatever_the_order_of_scans_each_dossier_goes_out_once(
    store: Store, work: Work, scans: list[list[int]]
) -> None:
    desk = a_desk(work)
    dossiers = received(desk, 6)
    for scanned in scans:
        try:
            given_to(desk, [dossiers[n] for n in scanned])
        except NothingToHandOver:
            continue
    for n, dossier in enumerate(dossiers):
        with work() as tx:
            acts = tx.dossiers.acts(dossier.id)
        went = [act.kind for act in acts].count(kinds.HANDED_OVER)
        assert went == any(n in scanned for scanned in scans)


def test_that_a_dossier_two_desks_sent_off_goes_with_the_first_list_of_the_unit(
    work: Work, store: Store
) -> None:
    """As the home orders them; the act of the other desk is a disagreement."""
    desk = a_desk(work)
    (one,) = received(desk, 1)
    batch = given_to(desk, [one]).batch
    later = replace(batch, id=uuid4())
    with work() as tx:
        tx.journal.write(
            kinds.BATCH_HANDED_OVER,
            Subject(SubjectKind.BATCH, later.id),
            batch_body(later),
            by=LEADER,
            at=desk.now(),
        )
        subject = Subject(SubjectKind.DOSSIER, one.id)
        body = handed_over_body(later.id, "Văn phòng", later.number)
        tx.journal.write(kinds.HANDED_OVER, subject, body, by=LEADER, at=desk.now())
        tx.commit()
    assert lots(store, later.id) == [Lot.NOT_WITH_IT]
    assert lots(store, batch.id) == [Lot.ON_THE_WAY]
    assert stored(work, one).trail[-1].unit == JUSTICE
