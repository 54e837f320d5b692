"""Calendars set at two desks, and the yearly notice: put together on the page, by keys."""

from datetime import date

from pytestqt.qtbot import QtBot

from desk_app.domain.law.calendar import with_day_off
from desk_app.domain.officer import Officer
from desk_app.services.calendar.in_force import shipped_calendar
from tests.ui.calendar.conftest import CalendarSeat
from tests.ui.calendar.test_calendar import MONDAY, apply_it, shown, take_monday_off
from ui.screens.calendar.state import Stage


def test_that_a_proposal_is_put_upon_what_another_desk_set_meanwhile(
    seat: CalendarSeat, leader: Officer, qtbot: QtBot
) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    other = with_day_off(shipped_calendar(), date(2026, 12, 24), "Nghỉ", "TB 2")
    seat.another_desk_sets(other, leader)
    apply_it(seat)
    assert seat.said[-1] is not None
    assert "quầy khác" in seat.said[-1].title
    assert [change.day for change in seat.state.change.days] == [MONDAY]
    qtbot.waitUntil(lambda: not seat.state.counting)
    seat.press("Ctrl+Return")
    days_off = seat.office.calendar.facts().calendar.days_off
    assert {MONDAY, date(2026, 12, 24)} <= days_off.keys()


def two_at_once(seat: CalendarSeat, leader: Officer) -> None:
    one = with_day_off(shipped_calendar(), MONDAY, "Nghỉ hoán đổi", "CV 1")
    other = with_day_off(shipped_calendar(), date(2026, 12, 24), "Nghỉ", "TB 2")
    seat.two_desks_set([one, other], leader)


def test_that_a_leader_puts_together_what_two_desks_set_at_once(
    seat: CalendarSeat, leader: Officer
) -> None:
    two_at_once(seat, leader)
    seat.enter(leader)
    assert seat.page.year.both.isVisible()
    assert "Hai quầy cùng đổi lịch" in seat.page.year.both.accessibleName()
    seat.page.year.look_at_both.click()
    assert seat.stage is Stage.REVIEW
    assert [change.day for change in seat.state.change.days] == [MONDAY]
    seat.type("CV 1 và TB 2")
    seat.press("Ctrl+Return")
    facts = seat.office.calendar.facts()
    assert {MONDAY, date(2026, 12, 24)} <= facts.calendar.days_off.keys()
    assert facts.beside == ()
    assert not seat.page.year.both.isVisible()


def test_that_the_calendar_in_force_may_be_kept_as_it_is(
    seat: CalendarSeat, leader: Officer
) -> None:
    two_at_once(seat, leader)
    seat.enter(leader)
    seat.page.year.look_at_both.click()
    assert seat.screen.step_back()
    seat.screen.presenter.choose(MONDAY)
    seat.page.year.day.plain.click()
    assert "không khác lịch đang dùng" in shown(seat)
    apply_it(seat)
    facts = seat.office.calendar.facts()
    assert (facts.beside, MONDAY in facts.calendar.days_off) == ((), False)


def test_that_reception_sees_the_dispute_and_settles_nothing(
    seat: CalendarSeat, leader: Officer, reception: Officer
) -> None:
    two_at_once(seat, leader)
    seat.enter(reception)
    assert seat.page.year.both.isVisible()
    assert not seat.page.year.look_at_both.isVisible()
    seat.screen.presenter.look_at_both()
    assert seat.state.proposal is None


def test_that_the_notice_of_a_year_is_stated_by_keys(seat: CalendarSeat, leader: Officer) -> None:
    seat.enter(leader)
    seat.page.year.notice.setFocus()
    assert seat.page.year.notice.text() == "Thông báo 2027…"
    seat.press("Space", "Ctrl+Return")
    assert seat.page.year.day.notice.source.error
    seat.type("Thông báo số 1")
    seat.press("Ctrl+Return")
    assert "thông báo năm" in shown(seat)
    assert seat.office.calendar.facts().calendar.provisional_from == date(2027, 1, 1)
    seat.press("Ctrl+Return")
    assert seat.page.review.ground.text() == "Thông báo số 1"
    seat.press("Ctrl+Return")
    facts = seat.office.calendar.facts()
    assert facts.calendar.provisional_from is None
    assert facts.decisions[0].reason == "Thông báo số 1"
    assert not seat.page.year.notice.isVisible()


def test_that_reception_states_no_notice(seat: CalendarSeat, reception: Officer) -> None:
    seat.enter(reception)
    assert not seat.page.year.notice.isVisible()
    seat.screen.presenter.notice_out("Thông báo số 1")
    assert seat.state.proposal is None
