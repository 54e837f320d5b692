"""A row brought forward by one act is the row that all acts amount to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from db.queries.search import search
from db.store import Store, new_id
from db.tables import journal as t
from db.tables.dossier import dossier as d
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind, WrittenAct
from desk_app.domain.acts.bodies import received_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import (
    FRIDAY_MORNING,
    RECEPTION,
    Clock,
    a_desk,
    a_person,
    an_officer,
    an_order,
)
from tests.db.test_fold_rows import STEPS, play

Work = Callable[[], UnitOfWork]


def cached(store: Store) -> tuple[object, ...]:
    with store.reading.connect() as connection:
        rows = connection.execute(select(d).order_by(d.c.n)).all()
        return *rows, *connection.execute(select(t.disagreement)).all()


def receive_again(dossier: Dossier, about: DossierId, work: Work) -> WrittenAct:
    """The act of receiving `dossier`, as a forked desk would write it about `about`."""
    with work() as tx:
        subject, body = Subject(SubjectKind.DOSSIER, about), received_body(dossier)
        at = dossier.received_at
        written = tx.journal.write(kinds.RECEIVED, subject, body, by=RECEPTION, at=at)
        tx.commit()
    return written


def apart(store: Store) -> list[object]:
    with store.reading.connect() as connection:
        return list(connection.execute(select(t.disagreement.c.act_id)).scalars())


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_that_folding_every_act_again_changes_nothing(
    steps: list[tuple[str, int]], store: Store, work: Work
) -> None:
    play(steps, work)
    before = cached(store)
    with work() as tx:
        with store.reading.connect() as connection:
            ids = connection.execute(select(d.c.id)).scalars().all()
        tx.dossiers.refold(ids, noted_at=FRIDAY_MORNING + timedelta(days=1))
        tx.commit()
    assert cached(store) == before
    assert len(store.ask(search)("le van", limit=1000)) == len(ids)


def test_that_what_receiving_returns_is_what_its_act_says(work: Work) -> None:
    clock = Clock(FRIDAY_MORNING + timedelta(microseconds=123_456))
    dossier = receive_dossier(an_order(), an_officer(), a_desk(work, clock))
    with work() as tx:
        assert tx.dossiers.get(dossier.id) == dossier


def test_that_a_code_given_twice_leaves_the_first_dossier_its_row(store: Store, work: Work) -> None:
    first = receive_dossier(an_order(), an_officer(), a_desk(work))
    second = receive_again(first, DossierId(new_id(FRIDAY_MORNING)), work)
    (line,) = store.ask(search)(str(first.code))
    assert line.id == first.id
    assert apart(store) == [second.act.id]


def test_that_a_dossier_is_found_by_the_name_that_the_homes_order_gives_it(
    store: Store, work: Work
) -> None:
    order = an_order(applicant=a_person(name="LÊ VĂN HẬU"))
    ours = receive_dossier(order, an_officer(), a_desk(work))
    code = replace(ours.code, serial=ours.code.serial + 1)
    theirs = replace(ours, code=code, order=ours.order + 1, applicant=a_person(name="VÕ KIM NGÂN"))
    second = receive_again(theirs, ours.id, work)
    assert apart(store) == [second.act.id]

    with work() as tx:
        first = tx.dossiers.acts(ours.id)[0].id
        tx.stream.settle({second.act.id: 1, first: 2}, noted_at=FRIDAY_MORNING)
        tx.commit()

    assert [line.code for line in store.ask(search)("vo kim ngan")] == [str(code)]
    assert store.ask(search)("le van hau") == ()
    assert apart(store) == [first]
