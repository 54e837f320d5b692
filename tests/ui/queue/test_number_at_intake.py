"""The number of the queue stands beside the title of the intake, and says whose it is."""

from datetime import timedelta

from desk_app.domain.law.papers import Channel
from desk_app.domain.people.rights import Role
from desk_app.domain.queue.ticket import TicketId
from desk_app.services.queue.issue_ticket import IssueTicket
from tests.builders import ADMIN, an_officer
from tests.ui.intake.conftest import seat
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, Seat
from ui.news import QueueChanged

__all__ = ["seat"]  # fixture

GROUP = "Hộ tịch"
ANOTHERS = "Không theo số: A001 là của khách trước; gọi số: Alt+I"


def call_two(seat: Seat) -> None:
    """Two numbers are drawn, and the first is called here."""
    queue, officer = seat.office.queue, an_officer()
    queue.set_groups([GROUP], an_officer(ADMIN, Role.ADMIN))
    for _ in range(2):
        queue.issue(IssueTicket(id=TicketId(seat.office.counter.new_key()), group=GROUP), officer)
    call(seat)


def call(seat: Seat) -> None:
    seat.clock.forward(timedelta(minutes=1))
    seat.office.queue.call_next([], an_officer())
    seat.screen.hear(QueueChanged())


def where(seat: Seat) -> str:
    return seat.headers[-1].where


def test_that_nothing_is_said_where_nobody_was_called(seat: Seat) -> None:
    seat.scan(LAN)
    assert {header.where for header in seat.headers} == {""}


def test_that_the_number_called_here_stands_beside_the_title(seat: Seat) -> None:
    call_two(seat)
    assert where(seat) == "Đang tiếp số A001"
    seat.receive()
    assert where(seat) == "Số A001 đã tiếp nhận"
    seat.scan(LAN)  # the same visitor, with another procedure
    assert where(seat) == "Đang tiếp số A001"


def test_that_the_next_visitor_without_a_call_is_told_to_be_under_no_number(seat: Seat) -> None:
    call_two(seat)
    first = seat.receive()
    seat.scan(HAU)
    assert where(seat) == ANOTHERS
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    second = seat.received[-1]
    assert first.visit_wait is not None
    assert (second.applicant.name, second.visit_wait) == ("TRẦN VĂN HẬU", None)
    call(seat)
    seat.scan(HAU)
    assert where(seat) == "Đang tiếp số A002"


def test_that_of_what_did_not_come_with_a_visitor_no_number_is_told(seat: Seat) -> None:
    call_two(seat)
    seat.receive()
    seat.scan(HAU)
    choose = seat.screen.view.procedure.channel_chosen
    choose.emit(Channel.POST)
    assert where(seat) == ""
    choose.emit(Channel.DIRECT)
    assert where(seat) == ANOTHERS


def test_that_a_program_started_anew_knows_whose_the_number_is(seat: Seat) -> None:
    call_two(seat)
    seat.receive()
    seat.restart()
    seat.scan(HAU)
    assert where(seat) == ANOTHERS
