"""The queue by keys: a number is drawn and printed, called, absent, moved and back again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.ids import DeskId
from desk_app.domain.people.rights import Role
from desk_app.domain.queue.ticket import Ticket, TicketId, TicketState
from desk_app.services.queue.issue_ticket import IssueTicket
from desk_app.wiring.office_life.queue import QueueToday
from tests.builders import ADMIN, an_officer
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, FACTS, OFFICER, CounterDesk, counter
from tests.ui.later import Later
from ui.background import Lane
from ui.screens.queue.rows import rows_of
from ui.screens.queue.screen import QueueScreen

__all__ = ["counter"]  # fixture

BOSS = an_officer(ADMIN, Role.ADMIN)
CIVIL, LAND = "Hộ tịch, chứng thực", "Đất đai"


class Hall:
    """The page of the queue in its window, and the papers it asked for."""

    def __init__(self, desk: CounterDesk) -> None:
        self.desk = desk
        desk.office.queue.set_groups([CIVIL, LAND], BOSS)
        self.screen = desk.seat(QueueScreen)
        self.printed: list[Ticket] = []
        self.screen.print_asked.connect(self.printed.append)
        self.screen.enter(OFFICER, None)

    @property
    def today(self) -> QueueToday:
        return self.desk.office.queue.today()

    @property
    def numbers(self) -> list[str]:
        """As they stand in the table."""
        return [row.number for row in self.screen.presenter.state.rows]

    def state_of(self, number: str) -> TicketState:
        return next(t.state for t in self.today.tickets if t.number == number)

    def call(self) -> None:
        """A minute after what was done last."""
        self.desk.clock.forward(timedelta(minutes=1))
        self.screen.call_next(OFFICER)

    def select(self, number: str) -> None:
        self.screen.view.table.setFocus()
        self.screen.view.table.go_to(self.numbers.index(number))


@pytest.fixture
def hall(counter: CounterDesk) -> Hall:
    return Hall(counter)


def test_that_alt_and_a_digit_draw_a_number_and_print_it(hall: Hall) -> None:
    hall.desk.press("Alt+1", "Alt+2")
    assert [(t.number, t.group) for t in hall.printed] == [("A001", CIVIL), ("A002", LAND)]
    assert hall.numbers == ["A001", "A002"]
    assert hall.desk.office.queue.paper(hall.printed[0]).startswith(b"%PDF")


def test_that_a_number_drawn_with_priority_stands_first_and_only_that_one(hall: Hall) -> None:
    hall.desk.press("Alt+1")
    hall.screen.view.priority.setFocus()
    hall.desk.press("Down", "Alt+1", "Alt+1")
    assert hall.numbers == ["A002", "A001", "A003"]
    assert [t.priority for t in hall.printed] == ["", "Người cao tuổi", ""]


def test_that_the_next_number_comes_and_the_one_before_is_done(hall: Hall) -> None:
    hall.desk.press("Alt+1", "Alt+1")
    hall.call()
    assert "Mời số A001" in hall.desk.said
    assert "Quầy 1" in hall.desk.said
    hall.call()
    assert hall.state_of("A001") is TicketState.DONE
    hall.call()
    assert "Không còn ai chờ" in hall.desk.said
    assert hall.state_of("A002") is TicketState.DONE
    assert hall.screen.presenter.state.here is None


def test_that_a_second_press_of_the_calling_key_sends_nobody_away(hall: Hall) -> None:
    hall.desk.press("Alt+1", "Alt+1")
    hall.call()
    hall.screen.call_next(OFFICER)
    assert hall.state_of("A001") is TicketState.CALLED
    assert "Vừa gọi số A001" in hall.desk.said
    hall.screen.presenter.absent()
    hall.screen.call_next(OFFICER)
    assert hall.state_of("A002") is TicketState.CALLED


def test_that_who_is_absent_three_times_comes_back_only_with_a_reason(hall: Hall) -> None:
    hall.desk.press("Alt+1")
    card = hall.screen.view.counter
    for _ in range(3):
        hall.call()
        card.again.click()
        assert "Gọi lần 2" in hall.desk.said
        card.absent.click()
    assert hall.state_of("A001") is TicketState.SET_ASIDE
    hall.select("A001")
    back = hall.screen.view.back
    back.click()
    assert "Chưa ghi lý do" in hall.desk.said
    hall.screen.view.priority.setFocus()
    hall.desk.press("End")
    hall.select("A001")
    back.click()
    assert hall.state_of("A001") is TicketState.WAITING
    assert "ưu tiên" in hall.desk.said


def test_that_the_visitor_here_is_sent_to_the_counters_of_another_group(hall: Hall) -> None:
    hall.desk.press("Alt+1")
    hall.call()
    hall.select("A001")
    hall.screen.view.move_to.setFocus()
    hall.desk.press("Down")
    hall.screen.view.move_here.click()
    (ticket,) = hall.today.tickets
    assert (ticket.group, ticket.state) == (LAND, TicketState.WAITING)


def test_that_this_counter_calls_the_group_it_is_set_to(hall: Hall) -> None:
    hall.desk.press("Alt+1", "Alt+2")
    hall.screen.view.counter.calls.setFocus()
    hall.desk.press("Down", "Down")
    hall.call()
    assert "A002" in hall.desk.said


def test_that_a_paper_that_did_not_come_out_is_printed_again_or_dropped(hall: Hall) -> None:
    hall.desk.press("Alt+1")
    hall.select("A001")
    hall.desk.press("Return")
    assert [t.number for t in hall.printed] == ["A001", "A001"]
    hall.screen.view.drop.click()
    assert hall.state_of("A001") is TicketState.DROPPED
    assert hall.numbers == []


def test_that_the_next_is_called_from_any_page(hall: Hall) -> None:
    hall.desk.press("Alt+1")
    said: list[object] = []
    hall.screen.called.connect(lambda notice, _action: said.append(notice))
    hall.screen.leave()
    hall.call()
    assert len(said) == 1
    assert hall.state_of("A001") is TicketState.CALLED


def test_that_a_dossier_keeps_the_wait_of_its_visitor(hall: Hall) -> None:
    hall.desk.press("Alt+1")
    hall.call()
    dossier = hall.desk.receive()
    assert dossier.visit_wait is not None
    assert dossier.visit_wait.ticket == "A001"
    assert hall.desk.kinds(dossier) == [kinds.RECEIVED]


def test_that_who_calls_nobody_sees_the_line_and_no_more(counter: CounterDesk) -> None:
    hall = Hall(counter)
    hall.screen.enter(AT_THE_TILL, None)
    hall.desk.press("Alt+1")
    assert hall.printed == []
    assert not hall.screen.view.counter.next.isEnabled()
    assert not hall.screen.view.set_groups.isVisible()


def test_that_the_administrator_sets_the_groups(hall: Hall) -> None:
    hall.screen.enter(BOSS, None)
    view = hall.screen.view
    assert view.groups.toPlainText() == f"{CIVIL}; {LAND}"
    view.groups.setFocus()
    view.groups.selectAll()
    hall.desk.type("Tư pháp; Đất đai; Kinh doanh")
    hall.desk.press("Return")
    assert hall.today.groups == ("Tư pháp", "Đất đai", "Kinh doanh")
    assert [button.text() for button in view.draws] == ["Tư pháp", "Đất đai", "Kinh doanh"]
    view.groups.setFocus()
    view.groups.selectAll()
    hall.desk.type("A; A")
    hall.desk.press("Return")
    assert "Chưa đặt được" in hall.desk.said
    assert hall.today.groups == ("Tư pháp", "Đất đai", "Kinh doanh")


def test_that_called_again_absent_and_done_have_keys_of_their_own(hall: Hall) -> None:
    hall.desk.press("Alt+1", "Alt+1")
    hall.call()
    hall.desk.press("Ctrl+F10")
    here = hall.today.here
    assert here is not None
    assert (here.number, here.calls) == ("A001", 2)
    hall.desk.press("Ctrl+F11")
    assert hall.today.here is None
    assert hall.numbers == ["A002", "A001"]
    hall.call()
    hall.desk.press("Ctrl+F12")
    assert hall.state_of("A002") is TicketState.DONE
    assert hall.today.here is None


def test_that_a_number_at_another_counter_says_which_as_everywhere(hall: Hall) -> None:
    hall.desk.press("Alt+1")
    hall.call()
    elsewhere = replace(hall.today, desk=DeskId("Q3"))
    (line,) = rows_of(elsewhere, replace(FACTS, desk=DeskId("Q3"), desk_name="Quầy 3"))
    assert line.state == "Đang ở quầy 1"


def test_that_the_calling_key_pressed_twice_on_a_slow_machine_calls_one(
    counter: CounterDesk,
) -> None:
    counter.office.queue.set_groups([CIVIL, LAND], BOSS)
    for _visitor in range(2):
        draw(counter)
    slow = Later(lanes={Lane.COUNTER})
    screen = counter.seat(QueueScreen, slow)
    screen.call_next(OFFICER)
    screen.call_next(OFFICER)
    slow.go_on()
    states = [ticket.state for ticket in counter.office.queue.today().tickets]
    assert sorted(state.value for state in states) == ["called", "waiting"]


@pytest.mark.parametrize("refused", [False, True])
def test_that_what_an_officer_asked_of_the_queue_is_told_to_them_alone(
    counter: CounterDesk, refused: bool
) -> None:
    counter.office.queue.set_groups([CIVIL, LAND], BOSS)
    drawn = draw(counter)
    slow = Later(lanes={Lane.COUNTER})
    screen = counter.seat(QueueScreen, slow)
    screen.enter(OFFICER, None)
    screen.presenter.drop(drawn.id)
    if refused:
        counter.office.queue.drop(drawn.id, OFFICER)  # at another counter
    screen.enter(ANOTHER, None)
    screen.presenter.draw(LAND)
    counter.notices.clear()
    slow.waiting.pop(0)()
    assert not any(counter.notices)
    assert screen.presenter.state.busy  # with what another asked for
    slow.go_on()
    assert "Đã lấy số" in counter.said
    screen.enter(OFFICER, None)
    assert ("Đã bỏ số A001" in counter.said) is not refused


def draw(desk: CounterDesk) -> Ticket:
    order = IssueTicket(id=TicketId(desk.office.counter.new_key()), group=CIVIL)
    return desk.office.queue.issue(order, OFFICER)
