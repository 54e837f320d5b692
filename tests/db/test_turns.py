"""Who wants to write first, writes first: an import never keeps the counter waiting."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest

from db.turns import Turns
from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import StoreUnwritable

Work = Callable[[], UnitOfWork]


class Queue(deque[Lock]):
    """Tells when somebody has come to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.joined = Event()

    def append(self, ticket: Lock) -> None:
        super().append(ticket)
        self.joined.set()


def test_that_writers_write_in_the_order_they_came() -> None:
    """A second portion asked for at once comes behind the counter that has waited."""
    turns, order = Turns(), list[str]()
    turns._waiting = queue = Queue()

    def counter() -> None:
        turns.take()
        order.append("counter")
        turns.leave()

    with ThreadPoolExecutor(1) as pool:
        turns.take()
        waiting = pool.submit(counter)
        assert queue.joined.wait(5)
        order.append("first portion")
        turns.leave()
        turns.take()
        order.append("second portion")
        turns.leave()
        waiting.result()
    assert order == ["first portion", "counter", "second portion"]


def test_that_a_failed_transaction_gives_its_turn_back(work: Work) -> None:
    with pytest.raises(ZeroDivisionError), work():
        _ = 1 / 0
    with work() as tx:
        tx.settings.set("a", 1)
        tx.commit()


def test_that_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.turns._LONGEST_S", 0.01)
    turns = Turns()
    turns.take()
    with pytest.raises(StoreUnwritable):
        turns.take()
    turns.leave()
    turns.take()  # nobody else stands before it
