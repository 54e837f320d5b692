"""A new officer half typed: kept for who typed it, found late, written late."""

import pytest
from pytestqt.qtbot import QtBot

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.office.officers import DRAFT
from desk_app.wiring.office import Office
from tests.builders import RECEPTION, an_officer
from tests.ui.later import Later
from tests.ui.settings.conftest import Desk
from ui.background import Lane
from ui.screens.settings.parts.officers import Doing, Spot

PIN = "246810"


@pytest.fixture
def slow() -> Later:
    """A counter's lane that waits, as behind a long transaction."""
    return Later(lanes={Lane.COUNTER})


@pytest.fixture
def slow_desk(office: Office, qtbot: QtBot, slow: Later) -> Desk:
    return Desk(office, qtbot, slow)


def _go(desk: Desk, officer: Officer) -> None:
    """To the section, with its list in focus."""
    desk.enter(officer)
    desk.press("Alt+3", "Tab")


def _half_typed(desk: Desk, admin: Officer) -> None:
    """A name, work, further work and a PIN typed once, by keys."""
    _go(desk, admin)
    desk.press("Tab", "Return")
    desk.type("Phạm Ngọc Diễm")
    desk.press("Return", "Down", "Tab")
    desk.type(PIN)
    also = desk.page.officers.form.also[Role.SPECIALIST]
    also.setFocus()
    desk.press("Space")


def _kept(desk: Desk, officer: Officer) -> str:
    draft = desk.office.reading.draft(officer, DRAFT)
    return draft.body if draft else ""


def test_that_a_new_officer_half_typed_is_there_after_another_section_and_page(
    desk: Desk, admin: Officer
) -> None:
    form = desk.page.officers.form
    _go(desk, admin)
    desk.press("Tab", "Return")
    desk.type("Phạm Ngọc Diễm")
    desk.press("Return", "Down", "Tab")
    desk.type(PIN)
    desk.press("Return")
    desk.type("2468")
    desk.press("Ctrl+Return")
    assert form.fields[Spot.AGAIN].error
    desk.press("Alt+4", "Alt+3")
    desk.screen.leave()
    desk.enter(admin)
    assert form.fields[Spot.NAME].hasFocus()
    assert form.fields[Spot.AGAIN].error == ""
    assert form.fields[Spot.AGAIN].text() == ""
    assert form.fields[Spot.NAME].text() == "Phạm Ngọc Diễm"
    assert form.role.value is Role.CASHIER
    assert form.fields[Spot.PIN].text() == ""
    form.fields[Spot.PIN].setFocus()
    desk.type(PIN)
    desk.press("Return")
    desk.type(PIN)
    desk.press("Ctrl+Return")
    assert "Phạm Ngọc Diễm" in [one.name for one in desk.office.identity.officers()]


def test_that_a_new_officer_half_typed_is_no_other_admin_s(
    desk: Desk, admin: Officer, leader: Officer
) -> None:
    _go(desk, admin)
    desk.press("Tab", "Return")
    desk.type("Phạm Ngọc Diễm")
    desk.screen.leave()
    desk.enter(leader)
    assert desk.doing is Doing.NOTHING
    assert desk.page.officers.form.fields[Spot.NAME].text() == ""


def test_that_a_new_officer_half_typed_comes_back_to_who_typed_it_after_another_admin(
    desk: Desk, admin: Officer
) -> None:
    other, form = an_officer(RECEPTION, Role.ADMIN), desk.page.officers.form
    _half_typed(desk, admin)
    desk.screen.leave()
    desk.enter(other)
    assert desk.doing is Doing.NOTHING
    assert form.fields[Spot.NAME].text() == ""
    desk.page.officers.add.click()
    assert form.fields[Spot.NAME].text() == ""
    assert form.role.currentIndex() == 0
    desk.type("Ngân")
    desk.screen.leave()
    desk.enter(admin)
    assert form.fields[Spot.NAME].hasFocus()
    assert form.fields[Spot.NAME].text() == "Phạm Ngọc Diễm"
    assert form.role.value is Role.CASHIER
    assert form.also[Role.SPECIALIST].isChecked()
    assert form.fields[Spot.PIN].text() == ""
    desk.screen.leave()
    desk.enter(other)
    assert form.fields[Spot.NAME].text() == "Ngân"


def test_that_a_new_officer_half_typed_survives_a_crash_and_no_secret_is_written(
    desk: Desk, admin: Officer, qtbot: QtBot
) -> None:
    _half_typed(desk, admin)
    kept = desk.office.reading.draft
    qtbot.waitUntil(lambda: kept(admin, DRAFT) is not None)  # nothing was left or closed
    draft = kept(admin, DRAFT)
    assert draft is not None
    assert PIN not in draft.body
    again = Desk(desk.office, qtbot)
    again.enter(admin)
    again.press("Alt+3")
    form = again.page.officers.form
    assert form.fields[Spot.NAME].text() == "Phạm Ngọc Diễm"
    assert form.role.value is Role.CASHIER


def test_that_who_was_taken_in_is_half_typed_no_more(desk: Desk, admin: Officer) -> None:
    _half_typed(desk, admin)
    desk.press("Ctrl+Return")
    form = desk.page.officers.form
    form.fields[Spot.AGAIN].setFocus()
    desk.type(PIN)
    desk.press("Ctrl+Return")
    assert "Phạm Ngọc Diễm" in [one.name for one in desk.office.identity.officers()]
    assert desk.office.reading.draft(admin, DRAFT) is None
    desk.page.officers.add.click()
    assert form.fields[Spot.NAME].text() == ""


def test_that_escape_keeps_a_new_officer_half_typed_and_opens_nothing_by_itself(
    desk: Desk, admin: Officer, leader: Officer
) -> None:
    _half_typed(desk, admin)
    assert desk.screen.step_back()
    desk.screen.leave()
    desk.enter(leader)
    desk.screen.leave()
    desk.enter(admin)
    assert desk.doing is Doing.NOTHING
    desk.page.officers.add.click()
    form = desk.page.officers.form
    assert form.fields[Spot.NAME].text() == "Phạm Ngọc Diễm"
    assert form.role.value is Role.CASHIER
    form.fields[Spot.NAME].selectAll()
    desk.press("Del")
    form.role.setFocus()
    desk.press("Up")
    form.also[Role.SPECIALIST].click()
    desk.screen.leave()
    assert desk.office.reading.draft(admin, DRAFT) is None  # nothing is left to keep


def test_that_a_draft_found_after_the_form_was_opened_is_shown_in_it(
    desk: Desk, admin: Officer, slow: Later, slow_desk: Desk
) -> None:
    _half_typed(desk, admin)
    desk.press("Esc")
    desk.screen.leave()
    form = slow_desk.page.officers.form
    _go(slow_desk, admin)
    slow_desk.page.officers.add.click()
    assert form.fields[Spot.NAME].text() == ""
    slow.go_on()
    assert form.fields[Spot.NAME].text() == "Phạm Ngọc Diễm"
    assert form.role.value is Role.CASHIER
    assert form.also[Role.SPECIALIST].isChecked()
    assert form.fields[Spot.NAME].hasFocus()
    slow_desk.type(" Anh")
    slow_desk.screen.leave()
    slow.go_on()
    assert "Phạm Ngọc Diễm Anh" in _kept(slow_desk, admin)


def test_that_a_draft_is_not_lost_with_a_letter_typed_before_it_was_found_and_taken_back(
    desk: Desk, admin: Officer, slow: Later, slow_desk: Desk
) -> None:
    _half_typed(desk, admin)
    desk.screen.leave()
    _go(slow_desk, admin)
    slow_desk.page.officers.add.click()
    slow_desk.type("N")
    slow_desk.press("Backspace")
    slow_desk.screen.officers.leave()
    slow.go_on()
    slow_desk.screen.leave()
    slow.go_on()
    assert "Phạm Ngọc Diễm" in _kept(slow_desk, admin)


def test_that_a_draft_found_after_another_was_begun_is_told_and_can_be_had_back(
    desk: Desk, admin: Officer, slow: Later, slow_desk: Desk
) -> None:
    _half_typed(desk, admin)
    desk.screen.leave()
    form = slow_desk.page.officers.form
    _go(slow_desk, admin)
    slow_desk.page.officers.add.click()
    slow_desk.type("Ng")
    slow.go_on()
    assert form.fields[Spot.NAME].text() == "Ng"
    said, back = slow_desk.said[-1], slow_desk.offered[-1]
    assert said
    assert "Phạm Ngọc Diễm" in said.title
    slow_desk.screen.leave()
    slow.go_on()
    assert '"Ng"' in _kept(slow_desk, admin)
    slow_desk.enter(admin)
    assert back
    back.act()
    assert form.fields[Spot.NAME].text() == "Phạm Ngọc Diễm"
    assert form.role.value is Role.CASHIER
    slow_desk.screen.leave()
    slow.go_on()
    assert "Phạm Ngọc Diễm" in _kept(slow_desk, admin)


def test_that_a_draft_of_one_admin_is_not_given_back_to_the_next(
    desk: Desk, admin: Officer, slow: Later, slow_desk: Desk
) -> None:
    _half_typed(desk, admin)
    desk.screen.leave()
    _go(slow_desk, admin)
    slow_desk.page.officers.add.click()
    slow_desk.type("Ng")
    slow.go_on()
    back = slow_desk.offered[-1]
    slow_desk.screen.leave()
    slow_desk.enter(an_officer(RECEPTION, Role.ADMIN))
    slow.go_on()
    assert back
    back.act()
    assert slow_desk.doing is Doing.NOTHING
    assert slow_desk.page.officers.form.fields[Spot.NAME].text() == ""


def test_that_who_comes_back_before_their_draft_was_written_finds_what_they_typed_last(
    desk: Desk, admin: Officer, leader: Officer, slow: Later, slow_desk: Desk
) -> None:
    _half_typed(desk, admin)
    desk.screen.leave()
    form = slow_desk.page.officers.form
    _go(slow_desk, admin)
    slow.go_on()
    assert form.fields[Spot.NAME].text() == "Phạm Ngọc Diễm"
    form.fields[Spot.NAME].setFocus()
    slow_desk.press("End")
    slow_desk.type(" Anh")
    for officer in (leader, admin):
        slow_desk.screen.leave()
        slow_desk.enter(officer)
    slow.go_on()
    assert form.fields[Spot.NAME].text() == "Phạm Ngọc Diễm Anh"


def test_that_the_answer_for_an_earlier_turn_of_the_same_admin_is_not_shown(
    desk: Desk, admin: Officer, leader: Officer, slow: Later, slow_desk: Desk
) -> None:
    _half_typed(desk, admin)
    desk.screen.leave()
    form = slow_desk.page.officers.form
    _go(slow_desk, admin)
    slow_desk.page.officers.add.click()
    slow_desk.type("Ngân")
    for officer in (leader, admin):
        slow_desk.screen.leave()
        slow_desk.enter(officer)
    slow.go_on()
    assert form.fields[Spot.NAME].text() == "Ngân"


def test_that_who_sits_down_while_another_is_taken_in_keeps_what_they_type(
    admin: Officer, slow: Later, slow_desk: Desk
) -> None:
    other, form = an_officer(RECEPTION, Role.ADMIN), slow_desk.page.officers.form
    _half_typed(slow_desk, admin)
    slow.go_on()
    form.fields[Spot.AGAIN].setFocus()
    slow_desk.type(PIN)
    slow_desk.press("Ctrl+Return")
    slow_desk.screen.leave()
    slow_desk.enter(other)
    slow_desk.page.officers.add.click()
    slow_desk.type("Ngân")
    slow.go_on()
    assert slow_desk.doing is Doing.ADD
    assert form.fields[Spot.NAME].text() == "Ngân"
    slow_desk.screen.leave()
    slow.go_on()
    assert '"Ngân"' in _kept(slow_desk, other)
    slow_desk.enter(other)
    for spot in (Spot.PIN, Spot.AGAIN):
        form.fields[spot].setFocus()
        slow_desk.type(PIN)
    slow_desk.press("Ctrl+Return")
    slow.go_on()
    names = [one.name for one in slow_desk.office.identity.everybody()]
    assert {"Phạm Ngọc Diễm", "Ngân"} <= set(names)


def test_that_what_the_one_before_asked_for_closes_no_form_of_who_sits_here_now(
    admin: Officer, slow: Later, slow_desk: Desk
) -> None:
    form = slow_desk.page.officers.form
    _go(slow_desk, admin)
    slow_desk.page.officers.new_pin.click()
    for spot in (Spot.PIN, Spot.AGAIN):
        form.fields[spot].setFocus()
        slow_desk.type(PIN)
    slow_desk.press("Ctrl+Return")
    slow_desk.screen.leave()
    slow_desk.enter(an_officer(RECEPTION, Role.ADMIN))
    slow_desk.page.officers.add.click()
    slow_desk.type("Ngân")
    slow.go_on()
    assert slow_desk.office.identity.log_in(admin.id, PIN).id == admin.id
    assert slow_desk.doing is Doing.ADD
    assert form.fields[Spot.NAME].text() == "Ngân"
