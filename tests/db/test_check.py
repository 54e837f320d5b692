"""Looking a store over is for every store, one that keeps acts of a newer program too."""

from collections.abc import Callable
from uuid import uuid4

from db.check import check_store
from db.repositories.stream import Arrival
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import NO_DIGEST, Act, Subject, SubjectKind, write_act
from desk_app.domain.ids import ActId, DeskId
from tests.builders import CASHIER, FRIDAY_MORNING, UNIT

Work = Callable[[], UnitOfWork]


def test_that_a_list_of_a_newer_program_is_no_fault_of_the_store(store: Store, work: Work) -> None:
    act = Act(
        id=ActId(uuid4()),
        unit=UNIT,
        desk=DeskId("Q7"),
        seq=1,
        kind=kinds.BATCH_HANDED_OVER,
        subject=Subject(SubjectKind.BATCH, uuid4()),
        actor=CASHIER,
        made_at=FRIDAY_MORNING,
        clock_offset_ms=0,
        previous=NO_DIGEST,
        body={"of": "another shape"},
    )
    with work() as tx:
        tx.stream.take_in([Arrival(write_act(act), position=1)], noted_at=FRIDAY_MORNING)
        tx.commit()
    with store.reading.connect() as connection:
        assert check_store(connection, None).problems == ()
