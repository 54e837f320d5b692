"""What somebody who has left typed or asked for in the settings: no other sees it or is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.wiring.office import Office
from tests.builders import ADMIN, LEADER
from tests.ui.later import Later
from tests.ui.settings.conftest import Desk
from ui.printing.thermal.devices import Way
from ui.screens.settings.parts.codes import Spot
from ui.screens.settings.parts.officers import Doing, Typed


@pytest.fixture
def slow() -> Later:
    return Later()


@pytest.fixture
def slow_desk(office: Office, qtbot: QtBot, slow: Later) -> Desk:
    return Desk(office, qtbot, slow)


def sits_down(desk: Desk, officer: Officer, section: str) -> None:
    """The desk was locked, and `officer` opens the settings at `section`."""
    desk.screen.leave()
    desk.screen.enter(officer, section)
    desk.said.clear()


def is_told_when_back(desk: Desk, officer: Officer, *, done: bool) -> None:
    """Once, at whatever section they open; `done`: it came about as asked."""
    for expected in ([done], []):
        desk.said.clear()
        desk.screen.leave()
        desk.screen.enter(officer, None)
        assert [said.done for said in desk.said if said is not None] == expected


@pytest.mark.parametrize("section", ["places", "look"])
def test_that_a_failure_is_told_to_who_asked_and_not_to_the_next(
    slow_desk: Desk, slow: Later, admin: Officer, leader: Officer, tmp_path: Path, section: str
) -> None:
    desk = slow_desk
    desk.screen.choose_places = lambda _over, done: done([tmp_path / "away.csv"])
    desk.screen.enter(admin, "places")
    slow.go_on()
    desk.press("Ctrl+Return")
    assert desk.page.places.take_in.busy
    sits_down(desk, leader, section)
    slow.go_on()
    assert not any(desk.said)
    is_told_when_back(desk, admin, done=False)
    assert not desk.page.places.take_in.busy


@pytest.mark.parametrize("section", ["backup", "look"])
def test_that_what_came_about_is_told_to_who_asked_and_not_to_the_next(
    slow_desk: Desk, slow: Later, admin: Officer, leader: Officer, section: str
) -> None:
    desk = slow_desk
    desk.screen.enter(admin, "backup")
    slow.go_on()
    desk.press("Ctrl+Return")
    assert desk.screen.backup.state.busy
    sits_down(desk, leader, section)
    slow.go_on()
    assert not any(desk.said)
    is_told_when_back(desk, admin, done=True)
    assert not desk.screen.backup.state.busy


@pytest.mark.usefixtures("_restored")
def test_that_why_a_block_is_opened_is_its_leader_s_to_go_on_with(
    desk: Desk, leader: Officer, admin: Officer
) -> None:
    desk.screen.enter(leader, "codes")
    fields = desk.page.codes.fields
    fields[Spot.BLOCK].setFocus()
    desk.type("12")
    fields[Spot.REASON].setFocus()
    desk.type("May hong")
    sits_down(desk, admin, "codes")
    assert {field.text() for field in fields.values()} == {""}
    fields[Spot.REASON].setFocus()
    desk.press("Ctrl+Z")
    desk.type("Khac")
    sits_down(desk, leader, "codes")
    assert (fields[Spot.BLOCK].text(), fields[Spot.REASON].text()) == ("12", "May hong")
    sits_down(desk, admin, "look")
    desk.press("Alt+7")
    assert (fields[Spot.BLOCK].text(), fields[Spot.REASON].text()) == ("", "Khac")


def test_that_a_printer_half_named_is_its_officer_s(
    desk: Desk, admin: Officer, leader: Officer
) -> None:
    desk.screen.enter(admin, "printers")
    devices = desk.page.printers.devices
    devices.name.setFocus()
    desk.type("May 1")
    devices.add.click()
    assert devices.address.error
    sits_down(desk, leader, "printers")
    assert (devices.name.text(), devices.address.error) == ("", "")
    sits_down(desk, admin, "printers")
    assert devices.name.text() == "May 1"


def test_that_reports_chosen_for_a_key_are_their_leader_s(
    desk: Desk, leader: Officer, admin: Officer
) -> None:
    desk.screen.enter(leader, "keys")
    card = desk.page.report_keys
    proposed = card.until.text()
    tick = next(iter(card.ticks.values()))
    tick.click()
    card.until.setText("1/12")
    sits_down(desk, replace(leader, id=ADMIN), "keys")
    assert not tick.isChecked()
    assert card.until.text() == proposed
    sits_down(desk, leader, "keys")
    assert tick.isChecked()
    assert card.until.text() == "1/12"


def test_that_reports_whose_key_was_given_meanwhile_are_chosen_no_more(
    slow_desk: Desk, slow: Later, leader: Officer
) -> None:
    desk = slow_desk
    desk.screen.enter(leader, "keys")
    slow.go_on()
    card = desk.page.report_keys
    mine, theirs, *_others = card.ticks.values()
    mine.click()
    card.give.click()
    sits_down(desk, replace(leader, id=ADMIN), "keys")
    theirs.click()
    slow.go_on()
    assert theirs.isChecked()
    sits_down(desk, leader, "keys")
    slow.go_on()
    assert not any(tick.isChecked() for tick in card.ticks.values())
    assert len(desk.screen.report_keys.state.keys) == 1


def test_that_a_key_still_being_given_is_not_given_twice_by_who_comes_back(
    slow_desk: Desk, slow: Later, leader: Officer
) -> None:
    desk = slow_desk
    desk.screen.enter(leader, "keys")
    slow.go_on()
    card = desk.page.report_keys
    tick = next(iter(card.ticks.values()))
    tick.click()
    card.give.click()
    for officer in (replace(leader, id=ADMIN), leader):
        sits_down(desk, officer, "keys")
    card.give.click()
    slow.go_on()
    assert len(desk.screen.report_keys.state.keys) == 1
    assert not tick.isChecked()
    assert not card.give.busy


@pytest.mark.usefixtures("_restored")
def test_that_why_a_block_was_opened_meanwhile_is_not_given_back(
    slow_desk: Desk, slow: Later, leader: Officer, admin: Officer
) -> None:
    desk = slow_desk
    desk.screen.enter(leader, "codes")
    slow.go_on()
    fields = desk.page.codes.fields
    fields[Spot.BLOCK].setText("12")
    fields[Spot.REASON].setText("May hong")
    desk.page.codes.open.click()
    sits_down(desk, admin, "codes")
    fields[Spot.REASON].setText("Khac")
    slow.go_on()
    assert desk.screen.codes.state.blocked is False
    assert fields[Spot.REASON].text() == "Khac"
    sits_down(desk, leader, "codes")
    assert {field.text() for field in fields.values()} == {""}


def test_that_a_printer_added_meanwhile_is_not_given_back_and_clears_no_other(
    slow_desk: Desk, slow: Later, admin: Officer
) -> None:
    desk = slow_desk
    desk.screen.enter(admin, "printers")
    slow.go_on()
    devices = desk.page.printers.devices
    devices.name.setText("May 1")
    devices.address.setText("192.168.1.50")
    devices.add.click()
    sits_down(desk, replace(admin, id=LEADER), "printers")
    devices.name.setText("May 2")
    slow.go_on()
    assert [device.name for device in desk.screen.printers.devices.state.devices] == ["May 1"]
    assert devices.name.text() == "May 2"
    sits_down(desk, admin, "printers")
    assert (devices.name.text(), devices.address.text()) == ("", "")


@pytest.mark.parametrize("section", ["printers", "look"])
def test_that_a_printer_removed_late_is_told_to_who_removed_it(
    slow_desk: Desk, slow: Later, admin: Officer, leader: Officer, section: str
) -> None:
    desk = slow_desk
    desk.screen.enter(admin, "printers")
    slow.go_on()
    devices = desk.screen.printers.devices
    devices.add("May 1", Way.NETWORK, "192.168.1.50")
    slow.go_on()
    devices.remove(devices.state.devices[0])
    sits_down(desk, leader, section)
    slow.go_on()
    assert not devices.state.devices
    assert not any(desk.said)
    desk.offered.clear()
    is_told_when_back(desk, admin, done=True)
    (back,) = [action for action in desk.offered if action is not None]
    back.act()
    slow.go_on()
    assert [device.name for device in devices.state.devices] == ["May 1"]


@pytest.mark.parametrize("refused", [False, True])
def test_that_a_trial_page_printed_late_is_told_to_who_printed_it(
    slow_desk: Desk, slow: Later, admin: Officer, leader: Officer, refused: bool
) -> None:
    desk = slow_desk
    desk.plugged_in.plugged_in = ["quay-1"]
    desk.screen.enter(admin, "printers")
    slow.go_on()
    part = desk.screen.printers
    part.bind(replace(part.state.target, printer="quay-1"))
    slow.go_on()
    part.print_trial()
    desk.plugged_in.plugged_in = [] if refused else ["quay-1"]
    sits_down(desk, leader, "printers")
    slow.go_on()
    assert (part.state.busy, part.state.told) == (False, None)
    assert not any(desk.said)
    is_told_when_back(desk, admin, done=not refused)


@pytest.mark.parametrize("refused", [False, True])
def test_that_an_officer_taken_in_late_is_told_to_who_asked_and_ends_nothing_of_the_next(
    slow_desk: Desk, slow: Later, admin: Officer, refused: bool
) -> None:
    desk, part = slow_desk, slow_desk.screen.officers
    another = replace(admin, id=LEADER)
    desk.screen.enter(admin, "officers")
    slow.go_on()
    pin = "482913" if not refused else "1"
    for who in (admin, another):
        part.begin(Doing.ADD)
        part.submit(Typed(name="Lê Thị Mơ", role=Role.RECEPTION, pin=pin, again=pin))
        if who is admin:
            late, slow.waiting[:] = list(slow.waiting), []
            sits_down(desk, another, "officers")
            slow.go_on()
    for work in late:
        work()
    assert part.state.busy
    assert not any(desk.said)
    slow.go_on()
    is_told_when_back(desk, admin, done=not refused)


def test_that_a_pin_refused_while_another_looks_elsewhere_in_the_settings_can_be_tried_again(
    slow_desk: Desk, slow: Later, admin: Officer, leader: Officer, reception: Officer
) -> None:
    desk, part = slow_desk, slow_desk.screen.officers
    desk.screen.enter(admin, "officers")
    slow.go_on()
    part.begin(Doing.RESET, reception)
    vouch = Typed(admin=admin.id, admin_pin="1", leader=leader.id, leader_pin="2")
    part.submit(replace(vouch, pin="840261", again="840261"))
    assert part.state.busy
    sits_down(desk, leader, "look")
    slow.go_on()
    sits_down(desk, admin, "officers")
    slow.go_on()
    assert not part.state.busy
