"""After an update the rows of the older program are brought up to the new rules."""

from collections.abc import Callable

from sqlalchemy import select, update

from db.store import Store
from db.tables.dossier import dossier as d
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts.fold import VERSION
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.office.fold_again import fold_again
from tests.builders import a_desk, an_officer, an_order

Work = Callable[[], UnitOfWork]


def rows(store: Store) -> list[tuple[object, ...]]:
    with store.reading.connect() as connection:
        return [tuple(row) for row in connection.execute(select(d).order_by(d.c.n))]


def written_by_an_older_program(store: Store, work: Work, dossiers: int) -> None:
    for _ in range(dossiers):
        receive_dossier(an_order(), an_officer(), a_desk(work))
    with store.engine.begin() as connection:
        connection.execute(update(d).values(fold=VERSION - 1, read_only=True, applicant="?"))


def test_that_rows_of_an_older_program_become_what_their_acts_amount_to(
    store: Store, work: Work
) -> None:
    written_by_an_older_program(store, work, 60)
    desk, after, portions = a_desk(work), 0, 0
    while (reached := fold_again(after, desk)) is not None:
        after, portions = reached, portions + 1
    assert portions == 3  # a few at a time: an intake is never held up
    with store.reading.connect() as connection:
        found = connection.execute(select(d.c.fold, d.c.read_only, d.c.applicant)).all()
    assert {tuple(row)[:2] for row in found} == {(VERSION, False)}
    assert "?" not in {row.applicant for row in found}


def test_that_there_is_nothing_to_do_on_other_days(store: Store, work: Work) -> None:
    receive_dossier(an_order(), an_officer(), a_desk(work))
    before = rows(store)
    assert fold_again(0, a_desk(work)) is None
    assert rows(store) == before
