"""A confirming key pressed twice, or held down, stores one act: at every step of a dossier.

Twice over: answered at once, as on an idle desk, and with the second press while the first
is still being stored.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.people.rights import Role
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit
from desk_app.services.money.set_till import SetTill
from desk_app.services.money.shifts import OpenShift
from tests.builders import BUSINESS
from tests.ui import keyboard
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import ANOTHER, CARD, CounterDesk, counter
from tests.ui.later import Later
from ui.shell.screen import Go

__all__ = ["counter"]  # fixture


@dataclass(frozen=True)
class Way:
    """Keys up to the one that stores, which is the last; "…" types words, "|" scans."""

    keys: tuple[str, ...]
    kind: str
    before: tuple[str, ...] = ()  # names of ways that are gone first
    page: str = "dossier"


CODE: Final = "|code"
EVERYTHING: Final = replace(ANOTHER, also=frozenset(Role))
WAYS: Final = {
    "supplement asked": Way(
        ("Alt+B", "…Giay khai sinh", "Return", "Return", "…Thieu", "Ctrl+Return"),
        kinds.SUPPLEMENT_ASKED,
    ),
    "supplement received": Way(
        ("Alt+N", "Space", "Ctrl+Return"), kinds.SUPPLEMENT_RECEIVED, ("supplement asked",)
    ),
    "refused": Way(("Alt+T", "…Khong thuoc tham quyen", "Ctrl+Return"), kinds.REFUSED),
    "withdrawn": Way(("Alt+R", "Ctrl+Return"), kinds.WITHDRAWN),
    "another appointment": Way(
        ("Alt+E", "…30/11", "Return", "…16h", "Return", "…CV 12", "Ctrl+Return"),
        kinds.DUE_CHANGED,
    ),
    "apology": Way(
        ("Alt+X", "…1/12/2026", "Return", "…Cho y kien", "Ctrl+Return"), kinds.APOLOGISED
    ),
    "corrected": Way(
        ("Ctrl+S", "Tab", "Ctrl+A", "…NGUYEN THI LANH", "Ctrl+Return", "…Nham", "Ctrl+Return"),
        kinds.CORRECTED,
    ),
    "voided": Way(("Alt+Y", "…Nhan hai lan", "Ctrl+Return"), kinds.VOIDED),
    "originals lent": Way(("Alt+O", "Space", "Ctrl+Return"), kinds.ORIGINALS_LENT),
    "complaint": Way(
        ("Alt+K", "…Cho lau", "Tab", "Tab", "…Lanh dao", "Ctrl+Return"), kinds.COMPLAINT_NOTED
    ),
    "urged": Way(("Ctrl+1", "Ctrl+Return"), kinds.REMINDED),
    "given": Way(("Ctrl+2", "Down", "Return", "…Nghi phep", "Ctrl+Return"), kinds.ASSIGNED),
    "told": Way(("Alt+M", "Ctrl+Return"), kinds.CITIZEN_TOLD, ("result back",)),
    "result back": Way(("Ctrl+B",), kinds.RESULT_BACK),
    "money taken": Way(("Ctrl+Return",), kinds.MONEY_COLLECTED, page="money"),
    "put off": Way(("Alt+J",), kinds.MONEY_PUT_OFF, page="money"),
    "handed over": Way((CODE, "Ctrl+Return"), kinds.HANDED_OVER, page="hand_over"),
    "returned": Way(
        (CODE, f"|{CARD}", "Space", "Ctrl+Return"),
        kinds.RETURNED,
        ("money taken", "result back"),
        page="return",
    ),
    "rated": Way(("Alt+A", "…4", "Ctrl+Return"), kinds.RATED, ("returned",)),
}


class Hands:
    """One officer with every role, at one dossier."""

    def __init__(self, window: Window, go_on: Callable[[], None]) -> None:
        self.window, self.go_on = window, go_on
        desk = window.desk
        self.dossier: Dossier = desk.receive()
        desk.office.handing_over.set_unit(SetHandlingUnit(BUSINESS, "Phòng Tư pháp"), ANOTHER)
        desk.office.till.set_till(SetTill(reception_collects=False), ANOTHER)
        desk.office.till.open_shift(OpenShift(key=uuid4(), opening=0), EVERYTHING)
        window.seat(EVERYTHING)
        go_on()

    def up_to_the_last(self, way: Way) -> str:
        """Go to the page and do all but the last key, which is returned."""
        for before in way.before:
            self._one(self.up_to_the_last(WAYS[before]))
            self.window.desk.clock.forward(timedelta(minutes=1))
        about = None if way.page in {"hand_over", "return"} else self.dossier.id
        self.window.workplace.go(Go(way.page, about))
        self.go_on()
        *first, last = way.keys
        for key in first:
            self._one(key)
        return last

    def _one(self, key: str) -> None:
        if key.startswith("…"):
            keyboard.type_text(self.window.shell, key[1:])
        elif key.startswith("|"):
            self.window.scan(str(self.dossier.code) if key == CODE else key[1:])
        else:
            self.window.press(key)
        self.go_on()
        QApplication.processEvents()

    def stored(self, kind: str) -> int:
        return self.window.desk.kinds(self.dossier).count(kind)


def hold(window: Window, key: str) -> None:
    """The key goes down once, and the keyboard repeats it."""
    chord = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget it
    handle = window.shell.windowHandle()
    for n in range(4):
        event = QKeyEvent(
            QEvent.Type.KeyPress, chord.key(), chord.keyboardModifiers(), "", autorep=n > 0
        )
        QCoreApplication.sendEvent(handle, event)
    QApplication.processEvents()


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def at_once(counter: CounterDesk, qapp: QApplication, qtbot: QtBot) -> Iterator[Hands]:
    window = Window(counter, qapp)
    yield Hands(window, lambda: None)
    window.close()


@pytest.fixture
def slowly(counter: CounterDesk, qapp: QApplication, qtbot: QtBot, later: Later) -> Iterator[Hands]:
    window = Window(counter, qapp, background=later)
    yield Hands(window, later.go_on)
    window.close()


@pytest.mark.parametrize("name", WAYS)
def test_that_a_second_press_stores_nothing_more(name: str, at_once: Hands) -> None:
    last = at_once.up_to_the_last(WAYS[name])
    at_once.window.press(last, last)
    assert at_once.stored(WAYS[name].kind) == 1


@pytest.mark.parametrize("name", WAYS)
def test_that_a_key_held_down_or_pressed_while_it_is_stored_stores_once(
    name: str, slowly: Hands
) -> None:
    last = slowly.up_to_the_last(WAYS[name])
    hold(slowly.window, last)
    slowly.window.press(last)
    assert slowly.stored(WAYS[name].kind) == 0
    slowly.go_on()
    assert slowly.stored(WAYS[name].kind) == 1
