"""The calendar screen by keys: look, propose, see the effect, apply, give new appointments."""

import json
from datetime import date, datetime, timedelta

from desk_app.domain.law.calendar import calendar_facts, with_day_off
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.officer import Officer
from desk_app.services.calendar.in_force import shipped_calendar
from tests.builders import Clock
from tests.ui.calendar.conftest import CalendarSeat
from ui.news import CalendarChanged, DossiersChanged
from ui.screens.calendar.legend import Legend
from ui.screens.calendar.state import Stage
from ui.screens.calendar.words import read_hours
from ui.screens.calendar.year_grid import DayLook, look_of

TODAY = date(2026, 11, 20)  # a Friday
MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)
CULTURE = date(2026, 11, 24)


def take_monday_off(seat: CalendarSeat) -> None:
    """From today, with keys alone."""
    seat.press("Right", "Right", "Right", "Return", "Return")
    seat.type("Nghỉ hoán đổi với 28/11")
    seat.press("Return")
    seat.type("Công văn 1")
    seat.press("Ctrl+Return")


def apply_it(seat: CalendarSeat) -> None:
    seat.press("Ctrl+Return")
    seat.type("Công văn 1")
    seat.press("Ctrl+Return")


def test_that_arrows_move_the_day_and_pages_the_year(seat: CalendarSeat, leader: Officer) -> None:
    seat.enter(leader)
    assert seat.page.year.grid.hasFocus()
    assert seat.state.day == TODAY
    seat.press("Right")
    assert seat.state.day == date(2026, 11, 21)
    seat.press("Down")
    assert seat.state.day == SATURDAY
    seat.press("PgDown")
    assert (seat.state.year, seat.state.day) == (2027, date(2027, 11, 28))
    seat.press("PgUp", "PgUp", "Home")
    assert seat.state.day == TODAY


def test_that_the_day_is_told_with_its_source(seat: CalendarSeat, leader: Officer) -> None:
    seat.enter(leader)
    seat.press(*["Right"] * 4)
    assert seat.state.day == CULTURE
    told = seat.page.year.grid.accessibleName()
    assert told == "Thứ Ba, 24/11/2026. Nghỉ: Ngày Văn hóa Việt Nam"
    assert "Nghị quyết 28/2026/QH16" in shown(seat)


def test_that_days_are_told_apart_by_shape() -> None:
    calendar = shipped_calendar()
    looks = {
        day: look_of(calendar, day)
        for day in (TODAY, date(2026, 11, 21), CULTURE, date(2026, 1, 10), date(2028, 1, 3))
    }
    assert list(looks.values()) == [
        DayLook.WORKING,
        DayLook.WEEKEND,
        DayLook.OFF,
        DayLook.WORKED,
        DayLook.UNKNOWN,
    ]


def test_that_a_change_is_collected_and_not_applied(seat: CalendarSeat, leader: Officer) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    assert "Thay đổi chưa áp dụng: 1 ngày" in shown(seat)
    assert seat.office.is_working(MONDAY)
    assert seat.stage is Stage.YEAR


def test_that_the_effect_is_seen_before_it_is_applied(seat: CalendarSeat, leader: Officer) -> None:
    dossier = seat.receive()
    seat.enter(leader)
    take_monday_off(seat)
    seat.press("Ctrl+Return")
    assert seat.stage is Stage.REVIEW
    (line,) = seat.state.effect.affected
    assert (line.code, line.before) == (str(dossier.code), dossier.due.at)
    assert line.after == datetime(2026, 11, 27, 9, 15, tzinfo=OFFICE_TIME)
    assert seat.office.is_working(MONDAY)


def test_that_what_is_applied_counts_for_the_next_intake_and_for_no_dossier_before(
    seat: CalendarSeat, leader: Officer
) -> None:
    before = seat.receive()
    seat.enter(leader)
    take_monday_off(seat)
    apply_it(seat)
    assert not seat.office.is_working(MONDAY)
    assert any(isinstance(fact, CalendarChanged) for fact in seat.told)
    assert seat.stage is Stage.YEAR
    after = seat.receive()
    assert after.due.at == datetime(2026, 11, 27, 9, 15, tzinfo=OFFICE_TIME)
    kept = seat.office.reading.dossier(before.id).folded.dossier
    assert kept == before
    assert "1 hồ sơ có hẹn khác lịch mới" in seat.said[-1].advice if seat.said[-1] else False


def test_that_the_focus_stays_at_the_days_when_a_form_closes(
    seat: CalendarSeat, leader: Officer
) -> None:
    grid = seat.page.year.grid
    seat.enter(leader)
    take_monday_off(seat)
    assert grid.hasFocus()
    seat.press("Ctrl+Return")
    assert seat.screen.step_back()
    assert grid.hasFocus()
    seat.page.year.day.focus_first()
    seat.press("Return")  # the day is plain again
    assert grid.hasFocus()
    seat.page.year.hours.click()
    assert seat.screen.step_back()
    assert grid.hasFocus()
    take_monday_off(seat)
    seat.page.year.drop.setFocus()
    seat.press("Return")
    assert grid.hasFocus()


def test_that_a_day_without_a_ground_says_so_until_that_of_the_change_is_its_own(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    seat.press("Right", "Right", "Right", "Return", "Return")
    seat.type("Nghỉ hoán đổi")
    seat.press("Ctrl+Return")
    assert "chưa ghi căn cứ" in shown(seat)
    apply_it(seat)
    seat.page.year.grid.moved.emit(MONDAY)
    assert "Công văn 1" in shown(seat)
    assert "chưa ghi căn cứ" not in shown(seat)


def test_that_nothing_is_applied_without_a_ground(seat: CalendarSeat, leader: Officer) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    seat.press("Ctrl+Return", "Ctrl+Return")
    assert seat.stage is Stage.REVIEW
    assert seat.page.review.ground.error
    assert seat.page.review.ground.hasFocus()
    assert seat.office.is_working(MONDAY)


def test_that_escape_goes_back_a_step_at_a_time_and_forgets_nothing(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    seat.press("Ctrl+Return")
    assert seat.screen.step_back()
    assert seat.stage is Stage.YEAR
    assert seat.state.proposal is not None
    seat.press("Return")
    seat.page.year.day.off.click()
    assert seat.screen.step_back()
    assert not seat.page.year.day.form_open
    assert not seat.screen.step_back()


def test_that_a_day_put_back_is_no_change(seat: CalendarSeat, leader: Officer) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    seat.page.year.day.plain.click()
    assert seat.state.proposal is None


def test_that_a_day_off_needs_a_name(seat: CalendarSeat, leader: Officer) -> None:
    seat.enter(leader)
    seat.press("Right", "Right", "Right", "Return", "Return", "Ctrl+Return")
    assert seat.page.year.day.name.error
    assert seat.state.proposal is None


def test_that_only_weekend_days_are_worked_instead(seat: CalendarSeat, leader: Officer) -> None:
    seat.enter(leader)
    assert not seat.page.year.day.work.isVisible()
    seat.press("Right")
    seat.page.year.day.work.click()
    seat.type("Làm bù ngày 23/11")
    seat.press("Ctrl+Return")
    assert seat.state.shown is not None
    assert seat.state.shown.is_working(date(2026, 11, 21))


def test_that_hours_and_saturdays_are_proposed_like_days(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    seat.page.year.hours.click()
    form = seat.page.year.day.hours
    form.sessions.setText("7h30-11:30, 13:00–16:30")
    form.saturday.setText("07:30-11:30")
    form.counts.click()
    seat.press("Ctrl+Return")
    shown_calendar = seat.state.shown
    assert shown_calendar is not None
    assert [str(session) for session in shown_calendar.sessions] == ["07:30-11:30", "13:00-16:30"]
    assert shown_calendar.is_working(SATURDAY)
    assert seat.state.change.hours


def test_that_hours_that_are_none_are_told_at_their_field(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    seat.page.year.hours.click()
    form = seat.page.year.day.hours
    for wrong in ("sáng", "", "11:30-07:00", "07:00-12:00, 11:00-17:00"):
        form.sessions.setText(wrong)
        seat.press("Ctrl+Return")
        assert form.sessions.error, wrong
    assert seat.state.proposal is None
    assert read_hours("07:00–11:30") == read_hours("7:00 - 11h30")


def test_that_the_year_that_comes_next_is_proposed_from_the_package(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.enter(leader)
    seat.page.year.add_year.click()
    assert seat.state.year == 2028
    assert seat.state.proposal is not None
    assert seat.state.proposal.last == date(2028, 12, 31)
    seat.page.year.grid.moved.emit(date(2028, 1, 26))
    assert "gói holidays, chờ thông báo hằng năm" in shown(seat)


def test_that_a_leader_gives_new_appointments_and_leaves_some_out(
    seat: CalendarSeat, leader: Officer
) -> None:
    first, second = seat.receive(), seat.receive()
    seat.enter(leader)
    take_monday_off(seat)
    apply_it(seat)
    seat.page.year.old.click()
    assert seat.stage is Stage.RESCHEDULE
    assert [line.id for line in seat.state.effect.affected] == [first.id, second.id]
    seat.page.old.table.setFocus()
    seat.press("Down", "Space")
    assert seat.state.chosen == (first.id,)
    seat.page.old.ground.setFocus()
    seat.type("Công văn 1")
    seat.press("Ctrl+Return")
    now = seat.office.reading.dossier(first.id).folded.dossier
    assert now is not None
    assert len(now.due_changes) == 1
    for form, media in (("receipt", ""), ("appointment_slip", "80mm")):
        assert seat.office.papers.preview(first.id, form, None, media).startswith(b"%PDF")
    assert seat.office.reading.dossier(second.id).folded.dossier == second
    assert DossiersChanged(frozenset({first.id})) in seat.told
    assert [line.id for line in seat.state.effect.affected] == [second.id]


def test_that_an_admin_sets_the_calendar_but_gives_no_appointments(
    seat: CalendarSeat, admin: Officer
) -> None:
    seat.enter(admin)
    assert not seat.page.year.old.isVisible()
    take_monday_off(seat)
    apply_it(seat)
    assert not seat.office.is_working(MONDAY)


def test_that_reception_reads_and_is_told_why_no_more(
    seat: CalendarSeat, reception: Officer
) -> None:
    seat.enter(reception)
    assert not seat.page.year.day.off.isEnabled()
    assert not seat.page.year.add_year.isEnabled()
    assert "Chỉ lãnh đạo và quản trị đổi được lịch" in shown(seat)
    take_monday_off(seat)
    assert seat.state.proposal is None


def test_that_a_proposal_is_not_left_for_another_officer(
    seat: CalendarSeat, leader: Officer, admin: Officer
) -> None:
    seat.enter(leader)
    take_monday_off(seat)
    seat.screen.leave()
    seat.enter(leader)
    assert seat.state.proposal is not None
    seat.enter(admin)
    assert seat.state.proposal is None


def test_that_an_arrived_calendar_is_shown_compared_and_applied_by_hand(
    seat: CalendarSeat, leader: Officer
) -> None:
    dossier = seat.receive()
    published = with_day_off(shipped_calendar(), MONDAY, "Nghỉ hoán đổi", "TB 1/BNV")
    seat.arrives("viet-nam-2028-1f0c9a52", json.dumps(calendar_facts(published)))
    seat.enter(leader)
    assert seat.page.year.hint.isVisible()
    assert seat.office.is_working(MONDAY)
    seat.page.year.look_at_edition.click()
    assert seat.stage is Stage.REVIEW
    assert [change.day for change in seat.state.change.days] == [MONDAY]
    assert [line.id for line in seat.state.effect.affected] == [dossier.id]
    seat.type("TB 1/BNV")
    seat.press("Ctrl+Return")
    assert not seat.office.is_working(MONDAY)
    assert not seat.page.year.hint.isVisible()


def test_that_a_declined_calendar_is_not_asked_about_again(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.arrives("viet-nam-2028-1f0c9a52", json.dumps(calendar_facts(shipped_calendar())))
    seat.enter(leader)
    seat.page.year.look_at_edition.click()
    seat.type("Đơn vị đã có lịch riêng")
    seat.page.review.decline.click()
    assert seat.stage is Stage.YEAR
    assert not seat.page.year.hint.isVisible()
    seat.enter(leader)
    assert not seat.page.year.hint.isVisible()


def test_that_reception_may_look_at_it_and_apply_nothing(
    seat: CalendarSeat, reception: Officer
) -> None:
    published = with_day_off(shipped_calendar(), MONDAY, "Nghỉ hoán đổi", "TB 1/BNV")
    seat.arrives("viet-nam-2028-1f0c9a52", json.dumps(calendar_facts(published)))
    seat.enter(reception)
    seat.page.year.look_at_edition.click()
    assert "Chỉ lãnh đạo và quản trị áp dụng được" in shown(seat)
    seat.type("TB 1/BNV")
    seat.press("Ctrl+Return")
    seat.page.review.decline.click()
    assert seat.stage is Stage.REVIEW
    assert seat.office.is_working(MONDAY)
    assert seat.office.calendar.facts().waiting is not None


def test_that_an_edition_of_a_newer_program_is_told_and_not_applied(
    seat: CalendarSeat, leader: Officer
) -> None:
    seat.arrives("viet-nam-2030", '{"shape": "of tomorrow"}')
    seat.enter(leader)
    assert "cần bản chương trình mới" in seat.page.year.hint.accessibleName()
    assert not seat.page.year.look_at_edition.isVisible()


def test_that_the_legend_names_every_look(seat: CalendarSeat) -> None:
    (legend,) = seat.page.findChildren(Legend)
    for word in ("Nghỉ lễ", "Cuối tuần", "Làm bù", "Dự kiến", "Hôm nay", "Chưa áp dụng"):
        assert word in legend.accessibleName()


def shown(seat: CalendarSeat) -> str:
    """All words in sight."""
    from ui.widgets.labels import Label

    return " ".join(label.text() for label in seat.page.findChildren(Label) if label.isVisible())


def test_that_the_day_shown_is_today_s_after_a_night_unless_somebody_went_elsewhere(
    seat: CalendarSeat, leader: Officer, clock: Clock
) -> None:
    seat.enter(leader)
    seat.screen.leave()
    clock.forward(timedelta(days=60))
    seat.enter(leader)
    assert (seat.state.year, seat.state.day) == (2027, date(2027, 1, 19))
    seat.press("Right")
    seat.screen.leave()
    clock.forward(timedelta(days=1))
    seat.enter(leader)
    assert seat.state.day == date(2027, 1, 20)
    assert seat.state.today == date(2027, 1, 20)
    seat.press("Right")
    seat.screen.leave()
    clock.forward(timedelta(days=5))
    seat.enter(leader)
    assert seat.state.day == date(2027, 1, 21)
