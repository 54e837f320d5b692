"""What is in force no more is found by its words, once, and only where somebody asks for it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from db.queries.closed import ClosedRow, closed
from db.repositories.catalogue import versions
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.law.procedure import Level, Procedure
from tests.builders import a_procedure

Work = Callable[[], UnitOfWork]
BEGAN = date(2026, 3, 2)
ENDED = date(2026, 11, 9)
TODAY = date(2026, 11, 20)
DEATH = ClosedRow("1.000656", "Đăng ký khai tử", ENDED)


def death(**changed: object) -> Procedure:
    return a_procedure(
        **{
            "code": DEATH.code,
            "name": DEATH.name,
            "field": "Hộ tịch",
            "levels": frozenset({Level.COMMUNE}),
            **changed,
        }
    )


def take(work: Work, edition: str, *procedures: Procedure, on: date) -> None:
    with work() as tx:
        tx.catalogue.stage(edition, versions(procedures, on))
        tx.catalogue.switch(edition, on)
        tx.commit()


def ask(store: Store, day: date, sought: str, **more: Any) -> list[ClosedRow]:
    with store.reading.connect() as connection:
        return list(closed(connection, day, sought, **more))


def test_that_an_abolished_procedure_is_found_from_its_day_on(store: Store, work: Work) -> None:
    take(work, "a", death(), on=BEGAN)
    take(work, "b", death(abolished_on=ENDED), on=ENDED)
    assert ask(store, ENDED - timedelta(days=1), "khai tu") == []
    assert ask(store, TODAY, "khai tu") == [DEATH]
    assert ask(store, TODAY, DEATH.code) == [DEATH]


def test_that_one_that_came_back_is_not_closed(store: Store, work: Work) -> None:
    take(work, "a", death(abolished_on=ENDED), on=BEGAN)
    take(work, "b", death(name="Đăng ký khai tử (mới)"), on=TODAY)
    assert ask(store, TODAY, "khai tu") == []


def test_that_field_and_level_narrow_and_nothing_sought_finds_nothing(
    store: Store, work: Work
) -> None:
    take(work, "a", death(abolished_on=ENDED), on=BEGAN)
    assert ask(store, TODAY, "khai tu", field="Hộ tịch", level=Level.COMMUNE) == [DEATH]
    assert ask(store, TODAY, "khai tu", field="Đất đai") == []
    assert ask(store, TODAY, "khai tu", level=Level.PROVINCE) == []
    assert ask(store, TODAY, " ") == []
