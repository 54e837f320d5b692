"""Result back, return, looks and prints: each step an act, none of them twice by accident."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from db.store import Store
from db.tables import journal as t
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.prints import PrintState, print_jobs
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.errors import (
    CollectorIncomplete,
    DossierReadOnly,
    RightMissing,
    StepNotAllowed,
)
from desk_app.domain.handling.flow import Status
from desk_app.domain.people.rights import Role
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.office.look import open_dossier, unmask
from desk_app.services.printing.print_acts import PrintOrder, hand_over_to_printer, settle_print
from desk_app.services.return_.return_result import ReturnResult, return_result
from tests.builders import CASHIER, LEADER, PAID_ELSEWHERE, a_desk, an_officer, an_order

Work = Callable[[], UnitOfWork]
OWNER = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")
NEIGHBOUR = Collector(
    kind=CollectorKind.AUTHORISED,
    name="LÊ VĂN HẬU",
    id_number="092178005678",
    paper="Giấy ủy quyền số 118",
)


@pytest.fixture
def received(work: Work) -> Dossier:
    return receive_dossier(an_order(), an_officer(), a_desk(work))


def kinds_of(store: Store, kind: str) -> int:
    with store.reading.connect() as connection:
        return connection.execute(
            select(func.count()).select_from(t.act).where(t.act.c.kind == kind)
        ).scalar_one()


def test_that_a_result_is_returned_to_its_owner_after_it_came_back(
    work: Work, received: Dossier
) -> None:
    desk, officer = a_desk(work), an_officer()
    back = result_back(ResultBack(dossier=received.id, note=" 01 bản chính "), officer, desk)
    assert (back.status, back.result_note) == (Status.RESULT_BACK, "01 bản chính")
    returned = return_result(
        ReturnResult(dossier=received.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
        officer,
        desk,
    )
    assert (returned.status, returned.collector) == (Status.RETURNED, OWNER)


def test_that_nothing_is_returned_before_the_result_is_back(work: Work, received: Dossier) -> None:
    with pytest.raises(StepNotAllowed):
        return_result(
            ReturnResult(dossier=received.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
            an_officer(),
            a_desk(work),
        )


def test_that_a_second_press_returns_nothing_twice(
    work: Work, store: Store, received: Dossier
) -> None:
    desk, officer = a_desk(work), an_officer()
    result_back(ResultBack(dossier=received.id), officer, desk)
    return_result(
        ReturnResult(dossier=received.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
        officer,
        desk,
    )
    with pytest.raises(StepNotAllowed):
        return_result(
            ReturnResult(dossier=received.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
            officer,
            desk,
        )
    assert kinds_of(store, kinds.RETURNED) == 1


@pytest.mark.parametrize(
    ("lacking", "who"),
    [
        ("name", replace(NEIGHBOUR, name=" ")),
        ("id_number", replace(NEIGHBOUR, id_number="")),
        ("paper", replace(NEIGHBOUR, paper=" ")),
    ],
)
def test_that_an_authorised_person_is_named_with_number_and_paper(
    work: Work, received: Dossier, lacking: str, who: Collector
) -> None:
    desk, officer = a_desk(work), an_officer()
    result_back(ResultBack(dossier=received.id), officer, desk)
    with pytest.raises(CollectorIncomplete) as refused:
        return_result(
            ReturnResult(dossier=received.id, collector=who, unpaid_because=PAID_ELSEWHERE),
            officer,
            desk,
        )
    assert refused.value.fields == [lacking]


def test_that_a_cashier_neither_takes_results_back_nor_returns_them(
    work: Work, received: Dossier
) -> None:
    cashier, desk = an_officer(CASHIER, Role.CASHIER), a_desk(work)
    with pytest.raises(RightMissing):
        result_back(ResultBack(dossier=received.id), cashier, desk)
    with pytest.raises(RightMissing):
        return_result(
            ReturnResult(dossier=received.id, collector=OWNER, unpaid_because=PAID_ELSEWHERE),
            cashier,
            desk,
        )


def test_that_a_dossier_with_an_unknown_act_is_only_looked_at(
    work: Work, received: Dossier
) -> None:
    from desk_app.domain.acts.act import Subject, SubjectKind

    with work() as tx:
        subject = Subject(SubjectKind.DOSSIER, received.id)
        tx.journal.write("dossier.blessed", subject, {}, by=LEADER, at=received.received_at)
        tx.commit()
    with pytest.raises(DossierReadOnly):
        result_back(ResultBack(dossier=received.id), an_officer(), a_desk(work))


def test_that_looking_at_ones_own_dossier_is_no_act_and_at_anothers_is(
    work: Work, store: Store, received: Dossier
) -> None:
    open_dossier(received.id, an_officer(), a_desk(work))
    assert kinds_of(store, kinds.OPENED) == 0
    open_dossier(received.id, an_officer(LEADER, Role.LEADER), a_desk(work))
    assert kinds_of(store, kinds.OPENED) == 1


def test_that_every_unmasking_is_recorded(work: Work, store: Store, received: Dossier) -> None:
    assert unmask(received.id, an_officer(), a_desk(work)) == "092304001234"
    assert kinds_of(store, kinds.UNMASKED) == 1


def a_print(dossier: Dossier, job: UUID | None = None) -> PrintOrder:
    return PrintOrder(
        job=job or uuid4(), dossier=dossier.id, form="receipt", printer="Q1", copies=2
    )


def test_that_a_job_is_stored_before_the_printer_is_called_and_only_once(
    work: Work, store: Store, received: Dossier
) -> None:
    desk, officer, order = a_desk(work), an_officer(), a_print(received)
    assert hand_over_to_printer(order, officer, desk).reprint == 0
    assert hand_over_to_printer(order, officer, desk).reprint == 0
    assert kinds_of(store, kinds.PRINT_HANDED_OVER) == 1
    with work() as tx:
        (job,) = print_jobs(tx.dossiers.acts(received.id))
    assert job.state is PrintState.HANDED_OVER


def test_that_reprints_are_counted_and_failures_are_not(work: Work, received: Dossier) -> None:
    desk, officer = a_desk(work), an_officer()
    for failure, expected in (("printer.gone", 0), ("", 0), ("", 1), ("", 2)):
        order = a_print(received)
        assert hand_over_to_printer(order, officer, desk).reprint == expected
        settle_print(order.job, received.id, failure, officer, desk)


def test_that_a_print_is_settled_once(work: Work, store: Store, received: Dossier) -> None:
    desk, officer, order = a_desk(work), an_officer(), a_print(received)
    hand_over_to_printer(order, officer, desk)
    settle_print(order.job, received.id, "", officer, desk)
    settle_print(order.job, received.id, "printer.gone", officer, desk)
    assert (kinds_of(store, kinds.PRINT_FINISHED), kinds_of(store, kinds.PRINT_FAILED)) == (1, 0)


def test_that_a_job_nobody_handed_over_is_not_settled(
    work: Work, store: Store, received: Dossier
) -> None:
    with pytest.raises(ValueError, match="never handed over"):
        settle_print(uuid4(), received.id, "", an_officer(), a_desk(work))
    assert kinds_of(store, kinds.PRINT_FINISHED) == 0
