"""Officers come, get a PIN, and leave: by keys."""

import pytest

from desk_app.domain.errors import LogInRefused
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from tests.builders import RECEPTION
from tests.ui.settings.conftest import Desk
from ui.news import OfficersChanged
from ui.screens.settings.parts.officers import Doing, Spot

PIN = "246810"


def _go(desk: Desk, officer: Officer, to: OfficerId | None = None) -> None:
    """To the section, the wanted officer the current one."""
    desk.enter(officer)
    desk.press("Alt+3", "Tab")
    if to is not None:
        ids = [known.id for known in desk.screen.officers.state.officers]
        while desk.page.officers.table.row != ids.index(to):
            desk.press("Down" if desk.page.officers.table.row < ids.index(to) else "Up")


def test_that_a_new_officer_can_log_in(desk: Desk, admin: Officer) -> None:
    _go(desk, admin)
    desk.press("Tab", "Return")
    desk.type("Phạm Ngọc Diễm")
    desk.press("Return", "Down", "Tab")
    desk.type(PIN)
    desk.press("Return")
    desk.type(PIN)
    desk.press("Ctrl+Return")
    found = next(o for o in desk.office.identity.officers() if o.name == "Phạm Ngọc Diễm")
    assert found.role is Role.CASHIER
    assert desk.office.identity.log_in(found.id, PIN).id == found.id
    assert desk.doing is Doing.NOTHING
    assert desk.page.officers.form.fields[Spot.PIN].text() == ""


def test_that_a_name_in_small_letters_gets_capitals_unless_they_are_taken_back(
    desk: Desk, admin: Officer
) -> None:
    name = desk.page.officers.form.fields[Spot.NAME]
    _go(desk, admin)
    desk.press("Tab", "Return")
    desk.type("phạm ngọc diễm")
    desk.press("Return")
    assert name.text() == "Phạm Ngọc Diễm"
    desk.press("Shift+Tab", "Ctrl+Z", "Return")
    assert name.text() == "phạm ngọc diễm"


def test_that_enter_alone_goes_through_the_form_of_a_new_officer_to_its_button(
    desk: Desk, admin: Officer
) -> None:
    form = desk.page.officers.form
    _go(desk, admin)
    desk.press("Tab", "Return")
    desk.type("Phạm Ngọc Diễm")
    desk.press("Return", "Return")
    desk.type(PIN)
    desk.press("Return")
    desk.type(PIN)
    desk.press("Return", "Space", *["Return"] * 4)
    assert form.save.hasFocus()
    desk.press("Return")
    found = next(o for o in desk.office.identity.officers() if o.name == "Phạm Ngọc Diễm")
    assert (found.role, found.also) == (Role.RECEPTION, frozenset({Role.CASHIER}))


def test_that_a_second_officer_of_one_name_needs_a_word_that_tells_the_two_apart(
    desk: Desk, admin: Officer
) -> None:
    name = desk.page.officers.form.fields[Spot.NAME]
    taken = desk.office.identity.officers()[0].name
    _go(desk, admin)
    desk.press("Tab", "Return")
    desk.type(f" {taken.upper()} ")
    desk.press("Return", "Tab")
    for _time in range(2):
        desk.type(PIN)
        desk.press("Return")
    desk.press("Ctrl+Return")
    assert taken in name.error
    assert name.hasFocus()
    desk.press("End")
    desk.type(" (Hộ tịch)")
    desk.press("Ctrl+Return")
    assert f"{taken.upper()} (Hộ tịch)" in [o.name for o in desk.office.identity.officers()]


def test_that_two_officers_in_a_row_are_two(desk: Desk, admin: Officer) -> None:
    before = len(desk.office.identity.officers())
    for name in ("Diễm", "Ngân"):
        _go(desk, admin)
        desk.press("Tab", "Return")
        desk.type(name)
        desk.press("Return", "Tab")
        desk.type(PIN)
        desk.press("Return")
        desk.type(PIN)
        desk.press("Ctrl+Return")
    assert len(desk.office.identity.officers()) == before + 2
    assert desk.news == [OfficersChanged()] * 2, "who locks the desk next finds them"


def test_that_an_officer_changes_only_their_own_pin(desk: Desk, reception: Officer) -> None:
    _go(desk, reception)
    card = desk.page.officers
    assert card.current
    assert card.current.id == RECEPTION
    assert card.new_pin.isEnabled()
    assert not card.add.isEnabled()
    assert not card.leave.isEnabled()
    desk.press("Return", "Return")
    desk.type(PIN)
    desk.press("Return")
    desk.type(PIN)
    desk.press("Ctrl+Return")
    assert desk.office.identity.log_in(RECEPTION, PIN).id == RECEPTION


def test_that_another_officers_pin_is_not_theirs_to_change(desk: Desk, reception: Officer) -> None:
    _go(desk, reception)
    card = desk.page.officers
    desk.press("Down" if card.table.row == 0 else "Up")
    assert card.current
    assert card.current.id != RECEPTION
    assert not card.new_pin.isEnabled()


def test_that_a_weak_pin_is_refused_in_words_and_the_form_stays(desk: Desk, admin: Officer) -> None:
    _go(desk, admin)
    desk.press("Return", "Return")
    desk.type("111111")
    desk.press("Return")
    desk.type("111111")
    desk.press("Ctrl+Return")
    assert desk.said[-1]
    assert "PIN" in desk.said[-1].title
    assert desk.doing is Doing.PIN
    assert not desk.page.officers.form.save.busy


def test_that_different_pins_are_told_at_their_field(desk: Desk, admin: Officer) -> None:
    _go(desk, admin)
    desk.press("Return", "Return")
    desk.type(PIN)
    desk.press("Return")
    desk.type("135790")
    desk.press("Ctrl+Return")
    assert desk.page.officers.form.fields[Spot.AGAIN].error


def test_that_letting_go_is_asked_once_more_and_then_done(desk: Desk, admin: Officer) -> None:
    _go(desk, admin, RECEPTION)
    desk.press("Return", "Tab", "Return")
    assert desk.page.officers.form.cancel.hasFocus()
    desk.press("Return")  # by habit: the focus is on the way back
    assert desk.doing is Doing.NOTHING
    _go(desk, admin, RECEPTION)
    desk.press("Return", "Tab", "Return", "Ctrl+Return")
    assert RECEPTION not in [officer.id for officer in desk.office.identity.officers()]
    with pytest.raises(LogInRefused):
        desk.office.identity.log_in(RECEPTION, PIN)


def test_that_nobody_lets_themselves_go(desk: Desk, admin: Officer) -> None:
    _go(desk, admin)
    assert desk.page.officers.current
    assert desk.page.officers.current.id == admin.id
    assert not desk.page.officers.leave.isEnabled()


def test_that_a_half_typed_pin_is_gone_when_the_page_is_left(desk: Desk, admin: Officer) -> None:
    _go(desk, admin)
    desk.press("Return", "Return")
    desk.type(PIN)
    assert desk.screen.step_back()
    assert not desk.screen.step_back()
    desk.press("Return", "Return")
    desk.type(PIN)
    desk.screen.leave()
    assert desk.page.officers.form.fields[Spot.PIN].text() == ""


def test_that_work_half_chosen_is_not_kept_over_what_was_changed_meanwhile(
    desk: Desk, admin: Officer
) -> None:
    _go(desk, admin, RECEPTION)
    desk.page.officers.role.click()
    desk.screen.leave()
    desk.office.identity.set_roles(RECEPTION, Role.CASHIER, frozenset({Role.LEADER}), admin)
    desk.enter(admin)
    desk.press("Ctrl+Return")
    now = next(each for each in desk.office.identity.officers() if each.id == RECEPTION)
    assert (now.role, now.also) == (Role.CASHIER, frozenset({Role.LEADER}))
