"""What waits to be counted is noted by the store itself, whoever writes a dossier's row."""

from collections.abc import Callable

from sqlalchemy import delete, func, select, update

from db.check import check_store
from db.queries.reports.tallies import left_to_count
from db.store import Store
from db.tables.counting.standing import standing, uncounted
from db.tables.dossier import dossier
from db.unit_of_work import UnitOfWork
from desk_app.services.counting.count_dossiers import count_dossiers
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import Clock, a_desk, an_officer, an_order


def test_that_a_check_of_the_store_finds_what_counts_otherwise_than_its_acts_say(
    store: Store, work: Callable[[], UnitOfWork]
) -> None:
    desk = a_desk(work, Clock())
    received = receive_dossier(an_order(), an_officer(), desk)
    with store.reading.connect() as connection:
        assert check_store(connection, desk.id).problems == ()
    while count_dossiers(desk):
        pass
    with store.engine.begin() as connection:
        assert check_store(connection, desk.id).problems == ()
        connection.execute(update(standing).values(late=True))
    with store.reading.connect() as connection:
        assert check_store(connection, desk.id).problems == (
            f"row: {received.code} counts in reports as its acts do not say",
        )


def test_that_a_row_that_is_written_waits_and_one_that_is_gone_does_not_count(
    store: Store, work: Callable[[], UnitOfWork]
) -> None:
    desk = a_desk(work, Clock())
    received = receive_dossier(an_order(), an_officer(), desk)
    while count_dossiers(desk):
        pass
    with store.engine.begin() as connection:
        spans = connection.execute(select(standing.c.n)).scalars().all()
        assert set(spans) == {received.order}
        connection.execute(update(dossier).values(n=received.order + 1))
        assert connection.execute(select(uncounted.c.n)).scalars().all() == [received.order + 1]
        assert connection.execute(select(func.count()).select_from(standing)).scalar() == 0
    assert count_dossiers(desk) == 1
    with store.engine.begin() as connection:
        assert set(connection.execute(select(standing.c.n)).scalars()) == {received.order + 1}
        connection.execute(delete(dossier))
        assert connection.execute(select(func.count()).select_from(standing)).scalar() == 0
    assert store.ask(left_to_count)() == 0
