"""Every number of money opens the dossiers it is made of, each with its part."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert

from db.queries.day.lists import Behind, behind, how_many_behind
from db.queries.day.money import BEHIND, day_money, shifts, sums_behind
from db.store import Store, new_id
from db.tables import money as m
from db.unit_of_work import UnitOfWork
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.owed import MoneyStatus
from desk_app.domain.money.till.shift import ShiftStage
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.watching.horizon import day_of
from tests.builders import CASHIER, LEADER, Clock, a_calendar, a_desk, an_officer, an_order

SHIFT = UUID(int=7)


@pytest.fixture
def paid(store: Store, work: Callable[[], UnitOfWork]) -> list[Dossier]:
    """The first pays twice, the second gets something back, the third paid yesterday."""
    clock = Clock()
    desk = a_desk(work, clock)
    found: list[Dossier] = []
    for _one in range(3):
        clock.forward(timedelta(minutes=1))
        order = an_order(key=DossierId(new_id(clock.at)))
        found.append(receive_dossier(order, an_officer(), desk))
    first, second, third = found
    moves = (
        (first, False, 50_000, clock.at),
        (first, False, 20_000, clock.at),
        (second, False, 30_000, clock.at),
        (second, True, 10_000, clock.at),
        (third, False, 5_000, clock.at - timedelta(days=1)),
    )
    shift = {
        "id": SHIFT,
        "desk": "Q1",
        "cashier": CASHIER,
        "cashier_name": "Lê Văn Tư",
        "opening": 0,
        "opened_at": clock.at - timedelta(days=1),
        "stage": ShiftStage.OPEN,
    }
    usual = {"name": "Lệ phí", "kind": "charge", "source": "", "desk": "Q1", "slip": "1"}
    with store.engine.begin() as connection:
        connection.execute(insert(m.shift), shift)
        for n, (dossier, back, amount, at) in enumerate(moves, 100):
            moved = {"n": n, "dossier": dossier.id, "key": uuid4(), "back": back, "at": at}
            row = usual | moved | {"amount": amount, "method": "cash", "shift": SHIFT}
            connection.execute(insert(m.money_line), row)
        stands = (MoneyStatus.WAITING, MoneyStatus.WAITING_REFUND, MoneyStatus.COLLECTED)
        for dossier, status in zip(found, stands, strict=True):
            change = m.dossier_money.update().where(m.dossier_money.c.dossier == dossier.id)
            connection.execute(change.values(status=status, left=40_000))
    return found


def test_that_the_parts_of_a_list_come_to_its_number(store: Store, paid: list[Dossier]) -> None:
    day, first, second, third = day_of(Clock().at + timedelta(hours=1), a_calendar()), *paid
    number, (shift,) = store.ask(day_money)(day), store.ask(shifts)(day)
    wanted = {
        "taken": ({first.id: 70_000, second.id: 30_000}, number.taken),
        "given_back": ({second.id: 10_000}, number.given_back),
        "shift": ({first.id: 70_000, second.id: 20_000, third.id: 5_000}, shift.cash),
        "owing": ({first.id: 40_000}, 40_000),
    }
    for what, (parts, total) in wanted.items():
        opened = Behind(what=what, shift=SHIFT)
        assert store.ask(sums_behind)(what, day, None, SHIFT) == parts
        assert sum(parts.values()) == total
        assert {line.id for line in store.ask(behind)(opened, day)} == parts.keys()
        assert store.ask(how_many_behind)(opened, day) == len(parts)


def test_that_what_waits_is_listed_as_often_as_it_is_counted(
    store: Store, paid: list[Dossier]
) -> None:
    day = day_of(Clock().at + timedelta(hours=1), a_calendar())
    number = store.ask(day_money)(day)
    for what, n in (("owing", number.dossiers_owing), ("refunds_waiting", number.refunds_waiting)):
        assert len(store.ask(behind)(Behind(what=what), day)) == n == 1


def test_that_a_cashier_s_lists_are_of_the_own_shifts(store: Store, paid: list[Dossier]) -> None:
    day = day_of(Clock().at + timedelta(hours=1), a_calendar())
    for by, n in ((CASHIER, 2), (LEADER, 0)):
        assert len(store.ask(behind)(Behind(what="taken"), day, by)) == n
        assert len(store.ask(sums_behind)("taken", day, by, None)) == n
    assert {"taken", "given_back", "shift", "owing", "refunds_waiting"} == BEHIND
