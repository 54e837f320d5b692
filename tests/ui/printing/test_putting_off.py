"""Papers the desk never came to print before it closed: many, while somebody logs in."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from desk_app.domain.errors import DeskError, StoreUnwritable
from desk_app.domain.ids import DossierId
from tests.ui.later import Later
from tests.ui.printing.test_print_queue import an_order
from ui.printing.jobs.job_list import JobList
from ui.printing.jobs.putting_off import _PORTION, PuttingOff
from ui.printing.orders import PaperOrder, PrintStage

MANY = [replace(an_order(), dossier=DossierId(uuid4())) for _ in range(5 * _PORTION + 1)]


class Desk:
    def __init__(self) -> None:
        self.machine, self.jobs = Later(), JobList()
        self.written: list[list[UUID]] = []  # dossiers, by what was stored at one go
        self.shown = 0  # times the list was told
        self.told: list[frozenset[UUID]] = []
        self.refused: list[DeskError] = []
        self.refuses: DeskError | None = None
        self.wanted = True
        self.putting_off = PuttingOff(self.jobs, self.store, self.machine)
        self.putting_off.stored.connect(self.told.append)
        self.putting_off.refused.connect(self.refused.append)
        self.jobs.changed.connect(self.show)

    def store(self, papers: Sequence[tuple[UUID, PaperOrder]]) -> None:
        if self.refuses:
            raise self.refuses
        self.written.append([order.dossier for _job, order in papers])

    def show(self, _jobs: object) -> None:
        self.shown += 1

    def begin(self, orders: Sequence[PaperOrder] = tuple(MANY)) -> None:
        self.putting_off.put_off_left(orders, lambda: self.wanted)

    def next(self) -> None:
        self.machine.waiting.pop(0)()


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_that_no_more_than_a_portion_is_listed_or_written_at_one_go(desk: Desk) -> None:
    desk.begin()
    assert len(desk.jobs.newest_first) == _PORTION
    desk.next()
    assert len(desk.jobs.newest_first) == 2 * _PORTION
    desk.machine.go_on()
    assert [len(portion) for portion in desk.written] == [_PORTION] * 5 + [1]
    assert [dossier for portion in desk.written for dossier in portion] == [
        order.dossier for order in MANY
    ]


def test_that_each_portion_is_shown_and_told_at_once_and_not_paper_by_paper(desk: Desk) -> None:
    desk.begin()
    desk.machine.go_on()
    assert desk.shown == 2 * len(desk.written)  # listed, and stored
    assert desk.told == [frozenset(portion) for portion in desk.written]
    jobs = desk.jobs.newest_first
    assert {(job.stage, job.reason, job.unstored) for job in jobs} == {
        (PrintStage.POSTPONED, "print.never_printed", False)
    }


def test_that_what_is_listed_already_is_not_put_off_again(desk: Desk) -> None:
    desk.begin(MANY[:10])
    desk.machine.go_on()
    desk.begin(MANY[:12])
    desk.machine.go_on()
    assert [len(portion) for portion in desk.written] == [10, 2]
    assert len(desk.jobs.newest_first) == 12


def test_that_nothing_more_is_put_off_for_an_officer_who_left(desk: Desk) -> None:
    desk.begin()
    desk.wanted = False
    desk.machine.go_on()
    assert [len(portion) for portion in desk.written] == [_PORTION]


def test_that_a_full_disk_is_told_once_and_the_rest_left_to_the_next_log_in(desk: Desk) -> None:
    desk.refuses = StoreUnwritable("full")
    desk.begin()
    desk.machine.go_on()
    assert desk.refused == [desk.refuses]
    assert {job.stage for job in desk.jobs.newest_first} == {PrintStage.FAILED}
    assert len(desk.jobs.newest_first) == _PORTION
    assert desk.written == []
