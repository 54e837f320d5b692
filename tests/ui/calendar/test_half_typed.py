"""What is half typed of the calendar, when its page was left."""

import json

from desk_app.domain.law.calendar import calendar_facts, with_day_off
from desk_app.domain.officer import Officer
from desk_app.services.calendar.in_force import shipped_calendar
from tests.ui.calendar.conftest import CalendarSeat
from tests.ui.calendar.test_calendar import MONDAY, apply_it, take_monday_off
from ui.news import CalendarChanged
from ui.screens.calendar.state import Stage


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


def test_that_nothing_of_another_officer_s_is_brought_back_by_undo(
    seat: CalendarSeat, leader: Officer, admin: Officer
) -> None:
    seat.enter(leader)
    seat.press("Right", "Right", "Right", "Return", "Return")
    seat.type("Nghỉ hoán")
    go_elsewhere(seat, admin)
    seat.press("Return", "Return", "Ctrl+Z")
    assert seat.page.year.day.name.hasFocus()
    assert seat.page.year.day.name.text() == ""


def test_that_the_ground_of_other_appointments_is_not_that_of_a_calendar(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.receive()
    seat.enter(leader)
    take_monday_off(seat)
    apply_it(seat)
    seat.page.year.old.click()
    seat.type("Hẹn lại 7")
    assert seat.screen.step_back()
    seat.press("Right", "Right", "Return", "Return")
    seat.type("Nghỉ bù")
    seat.press("Ctrl+Return", "Ctrl+Return")
    assert seat.stage is Stage.REVIEW
    assert seat.page.review.ground.text() == ""
    before = seat.office.calendar.facts().act
    seat.press("Ctrl+Return")
    assert seat.page.review.ground.error
    assert seat.office.calendar.facts().act == before
    assert seat.screen.step_back()
    seat.page.year.old.click()
    assert seat.page.old.ground.text() == "Hẹn lại 7"


def test_that_a_ground_used_for_other_appointments_is_not_proposed_for_more(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.receive(), seat.receive()
    seat.enter(leader)
    take_monday_off(seat)
    apply_it(seat)
    seat.page.year.old.click()
    seat.page.old.table.setFocus()
    seat.press("Down", "Space")
    seat.page.old.ground.setFocus()
    seat.type("Hẹn lại 7")
    seat.press("Ctrl+Return")
    assert seat.screen.step_back()
    seat.page.year.old.click()
    assert seat.page.old.ground.text() == ""


def test_that_the_ground_goes_with_the_last_day_proposed(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    seat.press("Ctrl+Return")
    seat.type("Công văn 9")
    assert seat.screen.step_back()
    seat.page.year.day.plain.click()
    assert seat.state.proposal is None
    seat.press("Return", "Return")
    seat.type("Nghỉ bù")
    seat.press("Ctrl+Return", "Ctrl+Return")
    assert seat.stage is Stage.REVIEW
    assert seat.page.review.ground.text() == ""


def test_that_the_ground_of_the_office_s_own_change_is_not_that_of_the_centre_s_calendar(
    seat: CalendarSeat, leader: Officer
) -> None:
    published = with_day_off(shipped_calendar(), MONDAY, "Nghỉ hoán đổi", "TB 1/BNV")
    seat.arrives("viet-nam-2028-1f0c9a52", json.dumps(calendar_facts(published)))
    seat.enter(leader)
    take_monday_off(seat)
    seat.press("Ctrl+Return")
    seat.type("Công văn 9")
    assert seat.screen.step_back()
    seat.page.year.look_at_edition.click()
    assert seat.stage is Stage.REVIEW
    assert seat.page.review.ground.text() == ""
    seat.type("TB")
    assert seat.screen.step_back()
    seat.page.year.look_at_edition.click()
    assert seat.page.review.ground.text() == "TB"


def test_that_the_hours_are_put_into_the_calendar_of_now(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    seat.page.year.hours.click()
    form = seat.page.year.day.hours
    form.sessions.setText("07:30–11:30, 13:00–16:30")
    other = with_day_off(shipped_calendar(), MONDAY, "Nghỉ", "TB 2")
    seat.another_desk_sets(other, leader)
    seat.news.tell(CalendarChanged())
    form.sessions.setFocus()
    seat.press("Ctrl+Return")
    assert seat.state.proposal is not None
    assert seat.state.proposal.days_off[MONDAY] == "Nghỉ"
    assert seat.state.change.hours
    assert seat.state.change.days == ()


def go_elsewhere(seat: CalendarSeat, back: Officer) -> None:
    """To another page, and `back` comes."""
    seat.screen.leave()
    seat.page.year.grid.setFocus()
    seat.enter(back)
