"""Sounds and the lock of an empty chair, chosen by keys."""

from desk_app.domain.officer import Officer
from tests.ui.settings.conftest import Desk
from ui.news import SettingChanged
from ui.seat.idle_watch import IDLE_MINUTES
from ui.sounds.sounds import SOUNDS, sounds_from
from ui.sounds.tones import Sound


def _go(desk: Desk, officer: Officer) -> None:
    desk.enter(officer)
    desk.press("Alt+6", "Tab")


def test_that_a_sound_is_left_out_by_a_key_and_heard_again(desk: Desk, reception: Officer) -> None:
    _go(desk, reception)
    desk.press("Tab", "Space")
    stored = desk.office.keeping.setting
    assert sounds_from(stored(SOUNDS)) == {Sound.LOOK, Sound.REFUSED}
    assert desk.news[-1] == SettingChanged(SOUNDS)
    desk.press("Space")
    assert sounds_from(stored(SOUNDS)) == set(Sound)


def test_that_the_administrator_says_when_the_desk_locks(desk: Desk, admin: Officer) -> None:
    _go(desk, admin)
    desk.page.look.idle.setFocus()
    desk.press("Right")  # of what holds now
    assert desk.office.keeping.setting(IDLE_MINUTES) == 10
    assert desk.news[-1] == SettingChanged(IDLE_MINUTES)


def test_that_nobody_else_does(desk: Desk, reception: Officer) -> None:
    _go(desk, reception)
    assert not desk.page.look.idle.isEnabled()
    assert desk.page.look.mode.isEnabled()


def test_that_what_was_chosen_is_shown_again(desk: Desk, admin: Officer) -> None:
    for name, value in ((SOUNDS, ["done"]), (IDLE_MINUTES, 20)):
        desk.office.keeping.set_setting(name, value, admin)
    _go(desk, admin)
    look = desk.page.look
    assert look.sounds[Sound.DONE].isChecked()
    assert not look.sounds[Sound.REFUSED].isChecked()
    assert look.idle.value == 20
