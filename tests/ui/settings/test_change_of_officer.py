"""What was asked for in the settings by somebody who has left: no other is told how it went."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from tests.ui.later import Later
from tests.ui.settings.conftest import Desk


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
    assert not desk.screen.backup.state.busy
