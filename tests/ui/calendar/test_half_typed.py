"""What is half typed of the calendar, when its page was left."""

import json
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from desk_app.domain.law.calendar import calendar_facts, with_day_off
from desk_app.domain.officer import Officer
from desk_app.services.calendar.in_force import shipped_calendar
from tests.ui.calendar.conftest import CalendarSeat
from tests.ui.calendar.test_calendar import MONDAY, apply_it, take_monday_off
from ui.news import CalendarChanged
from ui.screens.calendar.state import Stage
from ui.screens.calendar.words import hours_words, read_hours
from ui.widgets.labels import Label

TOMORROW = date(2026, 11, 21)  # a Saturday


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


def test_that_escape_keeps_the_hours_half_typed_and_they_are_told_apart_from_those_shown(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    seat.page.year.hours.click()
    form = seat.page.year.day.hours
    form.sessions.selectAll()
    seat.type("07:30–11:30, 13:00–16:30")
    seat.press("Return")
    seat.type(" x")
    assert seat.screen.step_back()
    assert seat.page.year.grid.hasFocus()
    seat.page.year.hours.click()
    assert form.sessions.text() == "07:30–11:30, 13:00–16:30"
    assert form.saturday.text().endswith(" x")
    assert "Gõ dở" in words_of(form)
    assert hours_words(shipped_calendar().sessions) in words_of(form)
    form.saturday.setText("")
    seat.press("Ctrl+Return")
    assert seat.state.change.hours
    seat.page.year.hours.click()
    assert form.sessions.text() == "07:30–11:30, 13:00–16:30"  # those proposed by now
    assert "Gõ dở" not in words_of(form)


def test_that_hours_nobody_touched_are_those_of_the_calendar_when_their_form_is_opened_again(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    seat.page.year.hours.click()
    form = seat.page.year.day.hours
    assert seat.screen.step_back()
    hours = read_hours("07:30–11:30, 13:00–16:30")
    seat.another_desk_sets(replace(shipped_calendar(), sessions=hours), leader)
    seat.news.tell(CalendarChanged())
    seat.page.year.hours.click()
    assert form.sessions.text() == "07:30–11:30, 13:00–16:30"
    assert "Gõ dở" not in words_of(form)


def test_that_escape_keeps_a_half_typed_day_for_that_day_alone(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    day = seat.page.year.day
    seat.press("Right", "Right", "Right", "Return", "Return")
    seat.type("Nghỉ hoán đổi")
    seat.press("Return")
    seat.type("CV")
    seat.press("Tab", "Tab", "Return")  # past the button that writes it, to "Thôi"
    assert not day.form_open
    seat.press("Right", "Right", "Return", "Return")
    assert day.name.hasFocus()
    assert day.name.text() == day.source.text() == ""
    seat.type("Nghỉ bù")
    assert seat.screen.step_back()
    seat.press("Left", "Left", "Return", "Return")
    assert day.source.hasFocus()
    seat.type(" 5")
    seat.press("Ctrl+Return")
    assert seat.state.shown
    assert seat.state.shown.days_off[MONDAY] == "Nghỉ hoán đổi"
    assert seat.state.shown.sources[MONDAY] == "CV 5"
    day.plain.click()
    seat.press("Return", "Return")
    assert day.name.text() == ""  # it was put in


def test_that_a_day_put_in_without_its_ground_is_given_it_without_typing_the_rest_anew(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    day = seat.page.year.day
    seat.press("Right", "Right", "Right", "Return", "Return")
    seat.type("Nghỉ hoán đổi")
    seat.press("Ctrl+Return", "Return", "Return")
    assert day.name.text() == "Nghỉ hoán đổi"
    assert day.source.hasFocus()
    seat.type("CV")
    assert seat.screen.step_back()
    seat.press("Return", "Return")
    seat.type(" 5")
    seat.press("Ctrl+Return")
    assert seat.state.shown
    assert seat.state.shown.days_off[MONDAY] == "Nghỉ hoán đổi"
    assert seat.state.shown.sources[MONDAY] == "CV 5"
    assert not day.ground.isVisible()


def test_that_a_worked_day_is_given_its_ground_likewise(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    day = seat.page.year.day
    seat.press("Right")
    day.work.click()
    seat.type("Làm bù ngày 23/11")
    seat.press("Ctrl+Return", "Return", "Return")
    seat.type("CV 5")
    seat.press("Ctrl+Return")
    assert seat.state.shown
    assert seat.state.shown.worked[TOMORROW] == "Làm bù ngày 23/11"
    assert seat.state.shown.sources[TOMORROW] == "CV 5"


def test_that_escape_and_another_form_keep_a_half_typed_notice_and_day(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    day, page = seat.page.year.day, seat.page.year
    seat.press("Right", "Right", "Right", "Return", "Return")
    seat.type("Nghỉ hoán")
    page.notice.click()
    seat.type("TB 12")
    assert seat.screen.step_back()
    page.notice.click()
    assert day.notice.source.text() == "TB 12"
    assert seat.screen.step_back()
    seat.press("Return", "Return")
    assert day.name.text() == "Nghỉ hoán"


def test_that_nothing_kept_behind_escape_is_another_officer_s(
    seat: CalendarSeat, leader: Officer, admin: Officer
) -> None:
    seat.enter(leader)
    day, page = seat.page.year.day, seat.page.year
    seat.press("Right", "Right", "Right", "Return", "Return")
    seat.type("Nghỉ hoán")
    page.notice.click()
    seat.type("TB 12")
    assert seat.screen.step_back()
    page.hours.click()
    seat.type("08")
    assert seat.screen.step_back()
    go_elsewhere(seat, admin)
    page.hours.click()
    assert day.hours.sessions.text() == hours_words(shipped_calendar().sessions)
    assert seat.screen.step_back()
    page.notice.click()
    assert day.notice.source.text() == ""
    assert seat.screen.step_back()
    seat.press("Return", "Return")
    assert day.name.text() == ""


def words_of(form: QWidget) -> str:
    return "\n".join(each.text() for each in form.findChildren(Label) if each.isVisible())


def go_elsewhere(seat: CalendarSeat, back: Officer) -> None:
    """To another page, and `back` comes."""
    seat.screen.leave()
    seat.page.year.grid.setFocus()
    seat.enter(back)
