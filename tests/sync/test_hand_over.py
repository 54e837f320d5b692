"""Lists of dossiers handed over, at two desks of an office: all of them tell the same."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from db.queries.hand_over.batches import BatchRow, BatchView, Lot, batch_view, batches
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind, the_office
from desk_app.domain.handing_over.handling_unit import handling_unit_body
from desk_app.domain.handling.custody import Place
from desk_app.domain.ids import DossierId
from desk_app.services.desk import Desk
from desk_app.services.handing_over.hand_over import HandedOver, HandOver, hand_over
from desk_app.services.handing_over.take_over import TakeOver, take_over
from desk_app.sync.protocol import Reason
from tests.builders import BUSINESS, LEADER, UNIT, a_desk, an_officer
from tests.sync.office import Home, TrialDesk

NewDesk = Callable[[], TrialDesk]
JUSTICE = "Phòng Tư pháp"


def desk_at(trial: TrialDesk) -> Desk:
    return replace(a_desk(trial.sync.work, trial.clock), id=trial.name)


def given_at(trial: TrialDesk, *dossiers: DossierId, unit: str = JUSTICE) -> HandedOver:
    order = HandOver(batch=uuid4(), unit=unit, dossiers=dossiers)
    return hand_over(order, an_officer(), desk_at(trial))


def lists(trial: TrialDesk) -> list[BatchRow]:
    with trial.store.reading.connect() as connection:
        return list(batches(connection))


def listed(trial: TrialDesk, handed: HandedOver) -> BatchView:
    with trial.store.reading.connect() as connection:
        view = batch_view(connection, handed.batch.id)
    assert view is not None
    return view


def test_that_the_unit_takes_over_at_one_desk_what_another_handed_over(new_desk: NewDesk) -> None:
    one, two = new_desk(), new_desk()
    dossiers = [one.receive(), one.receive()]
    handed = given_at(one, *dossiers)
    one.catch_up()
    two.catch_up()
    assert [line.lot for line in listed(two, handed).lines] == [Lot.ON_THE_WAY] * 2
    order = TakeOver(batch=handed.batch.id, who="Lê Văn Tư")
    take_over(order, an_officer(), desk_at(two))
    two.catch_up()
    one.catch_up()
    assert lists(one) == lists(two)
    assert listed(one, handed) == listed(two, handed)
    assert [line.lot for line in listed(one, handed).lines] == [Lot.TAKEN_OVER] * 2
    assert one.rows() == two.rows()


def test_that_of_two_desks_without_a_line_the_first_list_of_the_unit_takes_a_dossier(
    new_desk: NewDesk,
) -> None:
    one, two = new_desk(), new_desk()
    dossier = one.receive()
    one.catch_up()
    two.catch_up()
    first, second = given_at(one, dossier), given_at(two, dossier, unit="Văn phòng")
    assert first.batch.number != second.batch.number
    one.catch_up()
    two.catch_up()
    one.catch_up()
    assert lists(one) == lists(two)
    for desk in (one, two):
        assert [line.lot for line in listed(desk, first).lines] == [Lot.ON_THE_WAY]
        assert [line.lot for line in listed(desk, second).lines] == [Lot.NOT_WITH_IT]
        with desk.sync.work() as tx:
            found = tx.dossiers.get(dossier)
        assert (found.papers_at, found.trail[-1].unit) == (Place.ON_THE_WAY, JUSTICE)


def test_that_every_desk_knows_the_unit_of_a_procedure_as_it_was_said_last(
    new_desk: NewDesk,
) -> None:
    one, two = new_desk(), new_desk()
    for desk, unit in ((one, "Văn phòng"), (two, JUSTICE)):
        with desk.sync.work() as tx:
            body = handling_unit_body(BUSINESS, unit)
            office = the_office(UNIT)
            at = desk.clock()
            tx.journal.write(kinds.HANDLING_UNIT_SET, office, body, by=LEADER, at=at)
            tx.commit()
        desk.catch_up()
    one.catch_up()
    for desk in (one, two):
        with desk.sync.work() as tx:
            assert tx.handling_units.all() == {BUSINESS: JUSTICE}


def test_that_the_centre_refuses_a_list_without_a_number(new_desk: NewDesk, home: Home) -> None:
    desk = new_desk()
    body: Body = {"unit": JUSTICE, "dossiers": [], "officer_name": "x"}
    desk.forge(kind=kinds.BATCH_HANDED_OVER, subject=Subject(SubjectKind.BATCH, uuid4()), body=body)
    desk.exchange()
    assert [row.reason for row in home.quarantined()] == [Reason.OUTSIDE_BLOCKS]
