"""The help of keys, read by keys."""

from pytestqt.qtbot import QtBot

from tests.builders import an_officer
from tests.ui.keyboard import press
from ui.pictures import SMALL
from ui.shell.keys_screen import KeysScreen


def test_that_the_last_keys_are_reached_by_arrows_and_pages(qtbot: QtBot) -> None:
    screen = KeysScreen()
    page = screen.view
    qtbot.addWidget(page)
    page.resize(SMALL)
    page.show()
    screen.enter(an_officer(), None)
    bar = page.columns.verticalScrollBar()
    assert bar.maximum() > 0
    press(page, "Down")
    assert 0 < bar.value() < bar.maximum()
    for _page in range(bar.maximum() // page.columns.height() + 1):
        press(page, "PgDown")
    assert bar.value() == bar.maximum()
    press(page, "Tab")
    assert page.back.hasFocus()
