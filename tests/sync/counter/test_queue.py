"""The queue at two desks: no number twice, and both agree who was called."""

from collections.abc import Callable
from pathlib import Path

from db.store import new_id
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.office_time import office_date
from desk_app.domain.people.rights import Role
from desk_app.domain.queue.line import EVERYTHING
from desk_app.domain.queue.ticket import Ticket, TicketId, TicketState
from desk_app.services.queue.call_next import call_next
from desk_app.services.queue.issue_ticket import IssueTicket, issue_ticket
from desk_app.services.queue.set_groups import set_groups
from tests.builders import ADMIN, an_officer
from tests.sync.counter.test_officers import at
from tests.sync.office import SECOND, Home, TrialDesk

OFFICER = an_officer()


def draw(desk: TrialDesk, group: str = EVERYTHING) -> Ticket:
    desk.clock.forward(SECOND)
    return issue_ticket(
        IssueTicket(id=TicketId(new_id(desk.clock())), group=group), OFFICER, at(desk)
    )


def call(desk: TrialDesk) -> Ticket:
    desk.clock.forward(SECOND)
    return call_next((), OFFICER, at(desk))


def line(desk: TrialDesk) -> list[Ticket]:
    with desk.sync.glance() as tx:
        return list(tx.queue.of_day(office_date(desk.clock())))


def meet(*desks: TrialDesk) -> None:
    for _ in range(2):
        for desk in desks:
            desk.catch_up()


def test_that_desks_without_a_line_never_draw_one_number_twice(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    first, second = new_desk(), new_desk()
    numbers = [draw(desk).number for desk in (first, second) for _ in range(5)]
    assert len(set(numbers)) == len(numbers)
    meet(first, second)
    assert line(first) == line(second)
    assert sorted(ticket.number for ticket in line(first)) == sorted(numbers)


def test_that_who_was_called_at_one_counter_is_not_called_at_the_other(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    first, second = new_desk(), new_desk()
    draw(first)
    draw(first)
    meet(first, second)
    one = call(first)
    meet(first, second)
    other = call(second)
    assert one.number != other.number


def test_that_two_counters_that_called_one_number_agree_whose_it_is(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    first, second = new_desk(), new_desk()
    draw(first)
    meet(first, second)
    assert call(first).number == call(second).number
    meet(first, second)
    (one,), (same,) = line(first), line(second)
    assert one == same
    assert (one.state, one.counter) == (TicketState.CALLED, first.name)


def test_that_the_groups_of_the_office_hold_at_the_other_desk(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    first, second = new_desk(), new_desk()
    set_groups(["Hộ tịch", "Đất đai"], an_officer(ADMIN, Role.ADMIN), at(first))
    meet(first, second)
    with second.sync.glance() as tx:
        assert tx.queue.groups() == ("Hộ tịch", "Đất đai")
    assert draw(second, "Đất đai").group == "Đất đai"


def test_that_a_restored_desk_draws_no_number_again_that_it_had_sent(
    new_desk: Callable[[], TrialDesk], tmp_path: Path
) -> None:
    desk = new_desk()
    desk.back_up(tmp_path / "backup.qmc")
    before = draw(desk)
    desk.catch_up()
    desk.bring_back(tmp_path / "backup.qmc")
    desk.set(NUMBERING_BLOCKED, True)
    desk.catch_up()
    after = draw(desk)
    assert (before.number, after.number) == ("A001", "A002")
