"""What is half done with the calendar, while another officer looks at its page."""

import json
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desk_app.domain.law.calendar import calendar_facts, with_day_off
from desk_app.domain.officer import Officer
from desk_app.services.calendar.in_force import shipped_calendar
from tests.builders import Clock
from tests.ui.calendar.conftest import CalendarSeat
from tests.ui.calendar.test_calendar import MONDAY, apply_it, take_monday_off
from tests.ui.calendar.test_half_typed import go_elsewhere, words_of
from tests.ui.later import Later
from ui.background import Lane
from ui.news import CalendarChanged
from ui.screens.calendar import notices
from ui.screens.calendar.state import Stage
from ui.screens.calendar.words import hours_words


def test_that_a_change_half_done_is_there_again_after_another_officer_looked(
    seat: CalendarSeat, leader: Officer, admin: Officer, qtbot: QtBot
) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    seat.press("Ctrl+Return")
    seat.type("Công văn")
    go_elsewhere(seat, admin)
    assert (seat.stage, seat.state.proposal, seat.state.ground) == (Stage.YEAR, None, "")
    assert "chưa áp dụng" not in words_of(seat.page)
    seat.press("Return", "Return")
    seat.type("Nghỉ khác")
    seat.press("Ctrl+Return", "Ctrl+Return")
    seat.type("Khác")
    go_elsewhere(seat, leader)
    assert seat.stage is Stage.REVIEW
    assert [change.day for change in seat.state.change.days] == [MONDAY]
    assert seat.said[-1:] != [notices.put_upon_another()]
    seat.type(" 7")
    assert seat.page.review.ground.text() == "Công văn 7"
    qtbot.waitUntil(lambda: not seat.state.counting)
    seat.press("Ctrl+Return")
    assert MONDAY in seat.office.calendar.facts().calendar.days_off


def test_that_forms_half_typed_are_there_again_after_another_officer_typed_their_own(
    seat: CalendarSeat, leader: Officer, admin: Officer
) -> None:
    seat.enter(leader)
    day, page = seat.page.year.day, seat.page.year
    seat.press("Right", "Right", "Right", "Return", "Return")
    seat.type("Nghỉ hoán")
    page.notice.click()
    seat.type("TB 12")
    page.hours.click()
    day.hours.sessions.selectAll()
    seat.type("08:00–11:30")
    go_elsewhere(seat, admin)
    assert not day.form_open
    page.hours.click()
    assert day.hours.sessions.text() == hours_words(shipped_calendar().sessions)
    day.hours.sessions.selectAll()
    seat.type("09")
    go_elsewhere(seat, leader)
    assert day.hours.sessions.hasFocus()
    assert day.hours.sessions.text() == "08:00–11:30"
    assert "Gõ dở" in words_of(day.hours)
    page.notice.click()
    assert day.notice.source.text() == "TB 12"
    assert seat.screen.step_back()
    seat.press("Return", "Return")
    assert day.name.text() == "Nghỉ hoán"
    go_elsewhere(seat, admin)
    assert day.hours.sessions.text() == "09"


def test_that_a_change_left_is_put_upon_the_calendar_that_was_set_meanwhile_and_that_is_said(
    seat: CalendarSeat, leader: Officer, admin: Officer
) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    go_elsewhere(seat, admin)
    other = with_day_off(shipped_calendar(), date(2026, 12, 24), "Nghỉ", "TB 2")
    seat.another_desk_sets(other, admin)
    seat.news.tell(CalendarChanged())
    go_elsewhere(seat, leader)
    assert seat.said[-1] == notices.put_upon_another()
    assert [change.day for change in seat.state.change.days] == [MONDAY]
    assert seat.state.shown is not None
    assert date(2026, 12, 24) in seat.state.shown.days_off


def test_that_the_centre_s_calendar_decided_about_meanwhile_is_proposed_no_more(
    seat: CalendarSeat, leader: Officer, admin: Officer
) -> None:
    published = with_day_off(shipped_calendar(), MONDAY, "Nghỉ hoán đổi", "TB 1/BNV")
    seat.arrives("viet-nam-2028-1f0c9a52", json.dumps(calendar_facts(published)))
    seat.enter(leader)
    seat.page.year.look_at_edition.click()
    seat.type("TB 9")
    go_elsewhere(seat, admin)
    seat.page.year.look_at_edition.click()
    assert seat.page.review.ground.text() == ""
    seat.page.review.ground.setText("TB 1")
    seat.page.review.decline.click()
    go_elsewhere(seat, leader)
    assert seat.said[-1] == notices.decided_meanwhile()
    assert (seat.stage, seat.state.proposal) == (Stage.YEAR, None)


def test_that_a_change_left_is_dropped_when_another_day_begins(
    seat: CalendarSeat, leader: Officer, admin: Officer, clock: Clock
) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    go_elsewhere(seat, admin)
    clock.forward(timedelta(days=1))
    go_elsewhere(seat, leader)
    assert seat.state.proposal is None


def test_that_dossiers_left_out_are_so_again_and_the_rest_is_counted_anew(
    seat: CalendarSeat, leader: Officer, admin: Officer
) -> None:
    seat.receive(), seat.receive()
    seat.enter(leader)
    take_monday_off(seat)
    apply_it(seat)
    seat.page.year.old.click()
    seat.page.old.table.setFocus()
    seat.press("Down", "Space")
    seat.page.old.ground.setFocus()
    seat.type("Hẹn lại")
    chosen = seat.state.chosen
    go_elsewhere(seat, admin)
    assert (seat.stage, seat.state.left_out) == (Stage.YEAR, frozenset())
    go_elsewhere(seat, leader)
    assert seat.stage is Stage.RESCHEDULE
    assert seat.state.chosen == chosen
    assert len(chosen) == 1
    seat.type(" 7")
    assert seat.page.old.ground.text() == "Hẹn lại 7"


@pytest.mark.parametrize("refused", [False, True])
def test_that_how_a_calendar_applied_late_went_is_told_to_who_applied_it(
    seat: CalendarSeat, leader: Officer, admin: Officer, refused: bool
) -> None:
    slow = Later(lanes={Lane.COUNTER})
    seat.screen.presenter._background = slow
    seat.enter(leader)
    take_monday_off(seat)
    apply_it(seat)
    assert seat.state.busy
    if refused:
        other = with_day_off(shipped_calendar(), date(2026, 12, 24), "Nghỉ", "TB 2")
        seat.another_desk_sets(other, admin)
    go_elsewhere(seat, admin)
    seat.said.clear()
    slow.go_on()
    assert not any(seat.said)
    go_elsewhere(seat, leader)
    assert any(seat.said)
    state = seat.screen.presenter.state
    assert not state.busy
    assert (MONDAY in seat.office.calendar.facts().calendar.days_off) is not refused


def is_busy(seat: CalendarSeat) -> bool:
    return seat.state.busy


@pytest.mark.parametrize("refused", [False, True])
def test_that_who_is_back_before_a_calendar_is_stored_still_waits_for_it(
    seat: CalendarSeat, leader: Officer, admin: Officer, refused: bool
) -> None:
    slow = Later(lanes={Lane.COUNTER})
    seat.screen.presenter._background = slow
    seat.enter(leader)
    take_monday_off(seat)
    apply_it(seat)
    go_elsewhere(seat, admin)
    assert not is_busy(seat)
    go_elsewhere(seat, leader)
    assert is_busy(seat)
    if refused:
        other = with_day_off(shipped_calendar(), date(2026, 12, 24), "Nghỉ", "TB 2")
        seat.another_desk_sets(other, admin)
    seat.said.clear()
    seat.screen.presenter.apply("QĐ 1")
    slow.go_on()
    assert len([each for each in seat.said if each is not None]) == 1
    assert not is_busy(seat)


def test_that_a_year_found_late_keeps_nobody_waiting(
    seat: CalendarSeat, leader: Officer, admin: Officer
) -> None:
    slow = Later(lanes={Lane.READING}, held=lambda _owner, key: not key)
    seat.screen.presenter._background = slow
    seat.enter(leader)
    seat.screen.presenter.add_year()
    assert is_busy(seat)
    go_elsewhere(seat, admin)
    slow.go_on()
    assert (seat.state.busy, seat.state.proposal) == (False, None)
    go_elsewhere(seat, leader)
    assert not is_busy(seat)
