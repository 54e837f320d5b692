"""Answers come late: a page that was left, or a form that was opened, keeps the hands in peace."""

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui import keyboard
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import ANOTHER, CARD, CounterDesk, counter
from tests.ui.later import Later
from ui.news import DossiersChanged
from ui.screens.return_.state import Phase
from ui.shell.screen import Go

__all__ = ["counter"]  # fixture

_ABOUT_NOTHING: Final = frozenset({"dossier", "versions", "sent_away", "stub"})
"""Pages that are always about something."""
_ABOUT_A_DOSSIER: Final = frozenset({"return", "money", "scans"})


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def slow(counter: CounterDesk, qapp: QApplication, qtbot: QtBot, later: Later) -> Iterator[Window]:
    """Nothing is answered until `later.go_on()`."""
    window = Window(counter, qapp, background=later)
    window.seat(ANOTHER)
    later.go_on()
    yield window
    window.close()


@pytest.fixture
def later_hand_out() -> Later:
    return Later(lambda _owner, key: key == "return.again")


@pytest.fixture
def heard_last(
    counter: CounterDesk, qapp: QApplication, qtbot: QtBot, later_hand_out: Later
) -> Iterator[Window]:
    """The page of handing out hears news, and has read what they say when the others have."""
    window = Window(counter, qapp, background=later_hand_out)
    window.seat(ANOTHER)
    yield window
    window.close()


def has_the_keys() -> bool:
    """Whoever has the focus can be seen."""
    hands = QApplication.focusWidget()
    return hands is not None and hands.isVisible()


def test_that_a_page_left_before_its_rows_came_takes_no_keys(slow: Window, later: Later) -> None:
    dossier = slow.desk.receive()
    pages = [
        *(Go(page) for page in slow.workplace.screens if page not in _ABOUT_NOTHING),
        Go("dossier", dossier.id),
        Go("versions", dossier.id),
    ]
    for left in pages:
        for to in ("settings", "keys"):
            if left.page == to:
                continue
            slow.workplace.go(left)
            slow.workplace.go(Go(to))
            later.go_on()
            QApplication.processEvents()
            assert has_the_keys(), (left, QApplication.focusWidget())


def test_that_suggestions_are_closed_with_the_page_until_a_key_asks_for_them(
    slow: Window, later: Later
) -> None:
    slow.desk.receive(ANOTHER)  # its procedure is suggested from now on
    slow.press("F2")
    slow.scan(CARD)
    later.go_on()
    suggestions = slow.workplace.screens["intake"].view.procedure.ahead
    assert suggestions.isVisible()
    for typed in ("", "kinh"):
        keyboard.type_text(slow.shell, typed)
        slow.press("F3", "F2")
        later.go_on()
        assert not suggestions.isVisible(), typed
        assert slow.workplace.screens["intake"].view.procedure.field.hasFocus()
    slow.press("Backspace")
    later.go_on()
    assert suggestions.isVisible()


def test_that_a_form_opened_while_its_dossier_is_read_again_keeps_the_keys(
    slow: Window, later: Later
) -> None:
    dossier = slow.desk.receive()
    for page in (Go("dossier", dossier.id), Go("settings")):
        slow.workplace.go(page)
        later.go_on()
    slow.workplace.go(Go("dossier", dossier.id))  # shown as it was, and read anew
    slow.press("Alt+B")
    form = slow.workplace.screens["dossier"].view.place.form
    assert form is not None
    later.go_on()
    assert form.isAncestorOf(QApplication.focusWidget())


def test_that_a_result_noted_on_a_dossier_leaves_the_keys_there(
    heard_last: Window, later_hand_out: Later
) -> None:
    window, later = heard_last, later_hand_out
    dossier = window.desk.receive()
    for key in ("F5", "F2"):  # fetched to be handed out, and its result is not back yet
        window.press(key)
        window.scan(str(dossier.code))
    window.press("Ctrl+B")
    later.go_on()
    handing = window.workplace.screens["return"]
    assert window.shell.page == "dossier"
    assert handing.presenter.state.phase is Phase.READY
    assert window.workplace.screens["dossier"].view.isAncestorOf(QApplication.focusWidget())
    before = handing.presenter.state.entry
    window.press("Space")
    assert handing.presenter.state.entry == before


def test_that_what_is_told_everywhere_takes_no_keys_from_the_page_shown(
    slow: Window, later: Later
) -> None:
    dossier = slow.desk.receive()
    for page in slow.workplace.screens:
        if page not in _ABOUT_NOTHING:
            slow.workplace.go(Go(page, dossier.id) if page in _ABOUT_A_DOSSIER else Go(page))
            later.go_on()
    slow.press("F2")
    later.go_on()
    keyboard.type_text(slow.shell, "1.00")
    slow.desk.bring_back(dossier)
    typing = QApplication.focusWidget()
    slow.workplace.news.tell(DossiersChanged(frozenset()))
    later.go_on()
    QApplication.processEvents()
    assert QApplication.focusWidget() is typing
