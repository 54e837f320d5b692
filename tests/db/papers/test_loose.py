"""A paper of no dossier that was printed before is told apart from one that never came out."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from db.queries.papers.loose import EarlierPrints, printed_before
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.services.desk import Desk
from desk_app.services.printing.loose_paper import LoosePrint, hand_over_loose, settle_loose
from tests.builders import FRIDAY_MORNING, Clock, a_desk, an_officer

PAPER = ("cash_count", "Q1-261120-1")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(work: Callable[[], UnitOfWork], clock: Clock) -> Desk:
    return a_desk(work, clock)


def print_it(desk: Desk, failure: str | None = "", paper: tuple[str, str] = PAPER) -> None:
    """None: nobody knows how it ended."""
    order = LoosePrint(job=uuid4(), form=paper[0], about=paper[1], printer="", copies=1)
    hand_over_loose(order, an_officer(), desk)
    if failure is not None:
        settle_loose(order.job, failure, an_officer(), desk)


def before(store: Store, desk: Desk, clock: Clock) -> EarlierPrints | None:
    return store.ask(printed_before)(desk.id, PAPER, (FRIDAY_MORNING, clock()))


def test_that_only_what_came_out_counts(store: Store, desk: Desk, clock: Clock) -> None:
    for failure in ("print.jammed", None):
        print_it(desk, failure)
    print_it(desk, paper=("cash_count", "Q1-261120-2"))
    print_it(desk, paper=("notice_sheet", PAPER[1]))
    clock.forward(timedelta(minutes=1))
    assert before(store, desk, clock) is None
    first = clock()
    print_it(desk)
    clock.forward(timedelta(minutes=1))
    print_it(desk)
    clock.forward(timedelta(minutes=1))
    assert before(store, desk, clock) == EarlierPrints(
        times=2, first_at=first, officer="Trần Thị Bích Ngọc"
    )


def test_that_what_was_printed_before_it_could_be_is_another_paper(
    store: Store, desk: Desk, clock: Clock
) -> None:
    print_it(desk)
    clock.forward(timedelta(hours=1))
    span = (clock(), clock() + timedelta(hours=1))
    assert store.ask(printed_before)(desk.id, PAPER, span) is None
