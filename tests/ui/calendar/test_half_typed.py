"""What is half typed of the calendar, when its page was left."""

from desk_app.domain.officer import Officer
from tests.ui.calendar.conftest import CalendarSeat
from tests.ui.calendar.test_calendar import MONDAY, take_monday_off


def test_that_a_half_typed_day_is_still_there_after_another_page(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    seat.press("Right", "Right", "Right", "Return", "Return")
    seat.type("Nghỉ hoán")
    go_elsewhere(seat, leader)
    assert seat.page.year.day.source.hasFocus()
    seat.press("Shift+Tab", "End")
    seat.type(" đổi")
    seat.press("Ctrl+Return")
    assert seat.state.shown
    assert seat.state.shown.days_off[MONDAY] == "Nghỉ hoán đổi"


def test_that_a_half_typed_ground_is_still_there_after_another_page(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    seat.press("Ctrl+Return")
    seat.type("Công văn")
    go_elsewhere(seat, leader)
    assert seat.screen.step_back()
    seat.press("Ctrl+Return")
    seat.type(" 1")
    assert seat.page.review.ground.text() == "Công văn 1"
    seat.press("Ctrl+Return")
    seat.press("Right", "Return", "Return")
    seat.type("Nghỉ bù")
    seat.press("Ctrl+Return", "Ctrl+Return")
    assert seat.page.review.ground.text() == ""  # of another proposal


def test_that_a_half_typed_day_is_not_left_for_another_officer(
    seat: CalendarSeat, leader: Officer, reception: Officer
) -> None:
    seat.enter(leader)
    seat.press("Right", "Right", "Right", "Return", "Return")
    seat.type("Nghỉ hoán")
    go_elsewhere(seat, reception)
    assert not seat.page.year.day.form_open
    assert seat.page.year.grid.hasFocus()


def go_elsewhere(seat: CalendarSeat, back: Officer) -> None:
    """To another page, and `back` comes."""
    seat.screen.leave()
    seat.page.year.grid.setFocus()
    seat.enter(back)
