"""The queue: drawn, called, absent, moved, back with priority, and what is kept of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from db.store import Store, new_id
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED, Block
from desk_app.domain.errors import BlocksUsedUp, NumberingBlocked
from desk_app.domain.law.papers import Channel
from desk_app.domain.people.rights import Role
from desk_app.domain.queue.faults import (
    GroupsUnclear,
    GroupUnknown,
    PriorityUnfounded,
    QueueEmpty,
    TicketStepNotAllowed,
)
from desk_app.domain.queue.line import EVERYTHING, estimated_wait
from desk_app.domain.queue.ticket import (
    Ticket,
    TicketId,
    TicketState,
    VisitWait,
    desk_letter,
    ticket_number,
)
from desk_app.services.amending.void import VoidDossier, void_dossier
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.queue import visits
from desk_app.services.queue.call_next import call_next
from desk_app.services.queue.issue_ticket import IssueTicket, issue_ticket
from desk_app.services.queue.set_groups import set_groups
from tests.builders import ADMIN, Clock, a_desk, a_person, a_scribe, an_officer, an_order

Work = Callable[[], UnitOfWork]
MINUTE = timedelta(minutes=1)
OFFICER = an_officer()
BOSS = an_officer(ADMIN, Role.ADMIN)
CIVIL, LAND = "Hộ tịch, chứng thực", "Đất đai"


class Hall:
    """A counter with a clock, and the people in front of it."""

    def __init__(self, store: Store) -> None:
        self.clock = Clock()
        self.desk, self.other = (
            a_desk(store.work(a_scribe(name)), self.clock, name) for name in ("Q1", "Q2")
        )
        set_groups([CIVIL, LAND], BOSS, self.desk)

    def draw(self, group: str = CIVIL, priority: str = "") -> Ticket:
        self.clock.forward(MINUTE)
        order = IssueTicket(id=TicketId(new_id(self.clock())), group=group, priority=priority)
        return issue_ticket(order, OFFICER, self.desk)

    def call(self, *groups: str) -> str:
        self.clock.forward(MINUTE)
        return call_next(groups, OFFICER, self.desk).number

    def now(self, ticket: Ticket) -> Ticket:
        with self.desk.work() as work:
            return work.queue.get(ticket.id)


@pytest.fixture
def hall(store: Store) -> Hall:
    return Hall(store)


def test_that_numbers_stand_under_the_letter_of_the_desk_and_begin_anew_each_day(
    hall: Hall,
) -> None:
    assert [hall.draw().number, hall.draw(LAND).number] == ["A001", "A002"]
    hall.clock.forward(timedelta(days=1))
    assert hall.draw().number == "A001"


def test_that_no_two_desks_have_one_letter() -> None:
    letters = [desk_letter(Block(n)) for n in range(1, 1024)]
    assert len(set(letters)) == len(letters)
    assert not {"I", "O"} & set("".join(letters))
    assert ticket_number(Block(1), 27) == "A027"
    assert ticket_number(Block(25), 1000) == "AA1000"


def test_that_a_second_press_draws_no_second_number(hall: Hall) -> None:
    order = IssueTicket(id=TicketId(UUID(int=5)), group=CIVIL)
    assert issue_ticket(order, OFFICER, hall.desk) == issue_ticket(order, OFFICER, hall.desk)
    assert hall.draw().number == "A002"


def test_that_who_waits_longest_is_called_and_priority_before_them(hall: Hall) -> None:
    hall.draw()
    hall.draw()
    hall.draw(priority="Người cao tuổi")
    assert [hall.call(), hall.call(), hall.call()] == ["A003", "A001", "A002"]
    with pytest.raises(QueueEmpty):
        hall.call()


def test_that_a_counter_calls_only_its_groups(hall: Hall) -> None:
    hall.draw(LAND)
    hall.draw(CIVIL)
    assert hall.call(CIVIL) == "A002"


def test_that_calling_the_next_ends_the_visit_before_even_when_nobody_waits(hall: Hall) -> None:
    first = hall.draw()
    hall.call()
    with pytest.raises(QueueEmpty):
        hall.call()
    done = hall.now(first)
    assert (done.state, done.waited, done.served) == (TicketState.DONE, MINUTE, MINUTE)


def test_that_who_is_absent_goes_to_the_end_and_is_set_aside_the_third_time(hall: Hall) -> None:
    absent, _present = hall.draw(), hall.draw()
    for n in range(3):
        assert hall.call() == "A001"
        visits.note_absent(absent.id, OFFICER, hall.desk)
        if n == 0:
            assert hall.call() == "A002", "who is absent stands behind who came later"
    aside = hall.now(absent)
    assert (aside.state, aside.absences) == (TicketState.SET_ASIDE, 3)
    with pytest.raises(QueueEmpty):
        hall.call()


def test_that_who_was_set_aside_comes_back_with_priority_and_its_reason(hall: Hall) -> None:
    absent, _other = hall.draw(), hall.draw()
    for _ in range(3):
        while hall.call() != "A001":
            pass
        visits.note_absent(absent.id, OFFICER, hall.desk)
    hall.draw()
    with pytest.raises(PriorityUnfounded):
        visits.bring_back(absent.id, "  ", OFFICER, hall.desk)
    back = visits.bring_back(absent.id, "Bổ sung  hồ sơ", OFFICER, hall.desk)
    assert (back.priority, back.absences) == ("Bổ sung hồ sơ", 0)
    assert hall.call() == "A001"


def test_that_a_number_moved_to_another_group_keeps_its_place(hall: Hall) -> None:
    moved = hall.draw(CIVIL)
    hall.draw(LAND)
    hall.call(CIVIL)
    visits.move_ticket(moved.id, LAND, OFFICER, hall.desk)
    assert hall.call(LAND) == "A001"
    with pytest.raises(GroupUnknown):
        visits.move_ticket(moved.id, "Nhà ở", OFFICER, hall.desk)


def test_that_a_number_that_stands_at_another_counter_is_left_to_it(hall: Hall) -> None:
    ticket = hall.draw()
    call_next((), OFFICER, hall.other)
    for step in (visits.call_again, visits.note_absent, visits.finish_visit):
        with pytest.raises(TicketStepNotAllowed):
            step(ticket.id, OFFICER, hall.desk)
    assert visits.finish_visit(ticket.id, OFFICER, hall.other).state is TicketState.DONE


def test_that_a_call_again_is_counted_and_the_wait_is_not(hall: Hall) -> None:
    ticket = hall.draw()
    hall.call()
    hall.clock.forward(MINUTE)
    again = visits.call_again(ticket.id, OFFICER, hall.desk)
    assert (again.calls, again.waited) == (2, MINUTE)


def test_that_a_number_whose_paper_never_came_out_is_not_called(hall: Hall) -> None:
    visits.drop_ticket(hall.draw().id, OFFICER, hall.desk)
    assert hall.draw().number == "A002"
    assert hall.call() == "A002"


def test_that_a_restored_store_draws_nothing(hall: Hall) -> None:
    with hall.desk.work() as work:
        work.settings.set(NUMBERING_BLOCKED, value=True)
        work.commit()
    with pytest.raises(NumberingBlocked):
        hall.draw()


def test_that_a_desk_without_a_block_draws_nothing(hall: Hall) -> None:
    with hall.desk.work() as work:
        work.numbers.retire_all()
        work.commit()
    with pytest.raises(BlocksUsedUp):
        hall.draw()


def test_that_a_dossier_keeps_how_long_its_visitor_waited_and_was_served(hall: Hall) -> None:
    hall.draw()
    hall.clock.forward(9 * MINUTE)
    hall.call()
    hall.clock.forward(6 * MINUTE)
    dossier = receive_dossier(an_order(), OFFICER, hall.desk)
    assert dossier.visit_wait == VisitWait(ticket="A001", waited=600, served=360)
    with hall.desk.work() as work:
        assert work.dossiers.get(dossier.id) == dossier


def test_that_a_number_is_the_visitors_it_was_first_used_for(hall: Hall) -> None:
    """Who comes next without a call waited under no number that anybody knows."""
    hall.draw()
    hall.draw()
    hall.call()
    lan, hau = a_person(), a_person(name="Trần Văn Hậu", id_number="092099001234")

    def received(**order: Any) -> str:
        wait = receive_dossier(an_order(**order), OFFICER, hall.desk).visit_wait
        return wait.ticket if wait is not None else ""

    assert received(applicant=lan) == "A001"
    assert received(applicant=hau) == ""
    assert received(applicant=hau, submitter=lan) == "A001"  # she hands in for him as well
    assert received(applicant=lan) == "A001"
    assert hall.call() == "A002"
    assert received(applicant=hau) == "A002"
    assert received(applicant=lan) == ""


def test_that_a_number_used_by_mistake_is_the_next_visitors_once_that_dossier_is_voided(
    hall: Hall,
) -> None:
    hall.draw()
    hall.call()
    wrong = receive_dossier(an_order(), OFFICER, hall.desk)
    void_dossier(VoidDossier(dossier=wrong.id, reason="Nhầm người"), OFFICER, hall.desk)
    hau = a_person(name="Trần Văn Hậu", id_number="092099001234")
    right = receive_dossier(an_order(applicant=hau), OFFICER, hall.desk)
    assert right.visit_wait is not None
    other = receive_dossier(an_order(), OFFICER, hall.desk)
    assert other.visit_wait is None


def test_that_what_comes_by_post_waited_under_nobodys_number(hall: Hall) -> None:
    hall.draw()
    hall.call()
    by_post = an_order(channel=Channel.POST)
    assert receive_dossier(by_post, OFFICER, hall.desk).visit_wait is None
    at_the_counter = receive_dossier(an_order(), OFFICER, hall.desk)
    assert at_the_counter.visit_wait is not None


def test_that_a_ticket_left_open_is_not_the_next_visitors(hall: Hall) -> None:
    hall.draw()
    hall.call()
    hall.clock.forward(timedelta(hours=2, minutes=1))
    assert receive_dossier(an_order(), OFFICER, hall.desk).visit_wait is None


def test_that_a_dossier_of_a_desk_without_a_queue_says_nothing_of_it(work: Work) -> None:
    assert receive_dossier(an_order(), OFFICER, a_desk(work)).visit_wait is None


@pytest.mark.parametrize(
    "names", [[], ["", " "], ["A", " A "], [str(n) for n in range(10)], ["x" * 31]]
)
def test_that_groups_are_one_to_nine_and_different(hall: Hall, names: list[str]) -> None:
    with pytest.raises(GroupsUnclear):
        set_groups(names, BOSS, hall.desk)


def test_that_an_office_that_set_up_nothing_has_one_group(work: Work) -> None:
    with work() as tx:
        assert tx.queue.groups() == (EVERYTHING,)


def test_that_a_number_of_a_group_that_is_no_more_is_called_by_who_calls_all(hall: Hall) -> None:
    hall.draw(LAND)
    set_groups([CIVIL], BOSS, hall.desk)
    assert hall.call() == "A001"


def test_that_a_wait_is_told_only_after_some_visits(hall: Hall) -> None:
    """Three visits that end five minutes apart: two ahead are fifteen minutes."""
    ended: list[Ticket] = []
    for _ in range(3):
        ticket = hall.draw()
        hall.call()
        hall.clock.forward(3 * MINUTE)
        ended.append(visits.finish_visit(ticket.id, OFFICER, hall.desk))
    now: datetime = hall.clock()
    assert estimated_wait(ended[:2], CIVIL, 2, now) is None
    assert estimated_wait(ended, CIVIL, 2, now) == 15 * MINUTE
    assert estimated_wait(ended, LAND, 2, now) is None


def test_that_two_counters_that_called_one_number_offline_agree_on_the_first(hall: Hall) -> None:
    """However their acts arrived: the second call does not apply."""
    ticket = hall.draw()
    hall.call()
    with hall.desk.work() as work:
        subject = Subject(SubjectKind.TICKET, ticket.id)
        work.journal.write(kinds.QUEUE_CALLED, subject, {}, by=OFFICER.id, at=hall.clock())
        work.commit()
    assert hall.now(ticket).calls == 1
