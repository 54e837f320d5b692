"""What one officer scanned or had read on a slow machine, when another sits here by then."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject

from desk_app.domain.codes.seal import SealedCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.failure import DeskError, ProgramFault
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CounterDesk
from tests.ui.later import Later
from tests.ui.money.test_change_of_officer import SECOND, open_shift, sits_down
from ui.background import Lane
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.tabs import Page


class LateFault(Later):
    """A slow store that gives nothing in the end, while it is `broken`."""

    broken = True

    def run(
        self,
        work: Callable[[], object],
        *,
        owner: QObject,
        done: Callable[..., None],
        failed: Callable[[DeskError], None],
        lane: Lane = Lane.COUNTER,
        key: str = "",
    ) -> None:
        read = _gives_nothing if self.broken else work
        super().run(read, owner=owner, done=done, failed=failed, lane=lane, key=key)


def _gives_nothing() -> None:
    raise ProgramFault


def taken_from(background: Later) -> list[Callable[[], None]]:
    """What waits by now, to be let go on by itself."""
    late, background.waiting[:] = list(background.waiting), []
    return late


def code_of(dossier: Dossier) -> str:
    return str(dossier.code)


def code_of_none(dossier: Dossier) -> str:
    return str(replace(dossier.code, serial=dossier.code.serial + 1))


def forged_receipt(dossier: Dossier) -> str:
    return str(SealedCode(dossier.code, str(dossier.procedure), None, "0" * 24))


@pytest.mark.parametrize("text_of", [code_of, code_of_none, forged_receipt])
def test_that_what_one_officer_scanned_is_not_opened_in_the_till_of_the_next(
    counter: CounterDesk, text_of: Callable[[Dossier], str]
) -> None:
    dossier = counter.receive()
    background = Later(held=lambda _owner, key: key in {"", "money.code"})
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, None)
    counter.scan(text_of(dossier))
    (late,) = taken_from(background)
    sits_down(counter, screen, SECOND)
    counter.notices.clear()
    late()
    assert screen.taking.state.dossier is None
    assert not any(counter.notices)
    sits_down(counter, screen, AT_THE_TILL)
    counter.scan(text_of(dossier))
    background.go_on()
    assert any(counter.notices) or screen.taking.state.dossier is not None


@pytest.mark.parametrize(
    "key", ["money", "money.dossier", "money.ledger", "money.shift", "money.shift.chosen"]
)
def test_that_what_could_not_be_read_is_told_to_who_asked(counter: CounterDesk, key: str) -> None:
    background = LateFault(held=lambda _owner, which: which == key)
    background.broken = False
    screen = counter.seat(MoneyScreen, background)
    screen.enter(ANOTHER, None)
    background.go_on()
    background.broken = True
    screen.show_page(Page.LEDGER)
    screen.shift.choose(uuid4())
    screen.taking.open(counter.receive().id)
    late = taken_from(background)
    assert late
    background.broken = False
    sits_down(counter, screen, SECOND)
    counter.notices.clear()
    for work in late:
        work()
    assert not any(counter.notices)


def test_that_a_list_one_officer_could_not_read_takes_no_enter_from_the_next(
    counter: CounterDesk,
) -> None:
    open_shift(counter)
    open_shift(counter, SECOND)
    dossier = counter.receive()
    background = LateFault(held=lambda _owner, key: key == "money")
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, None)
    late = taken_from(background)
    background.broken = False
    sits_down(counter, screen, SECOND)
    screen.taking.wish()
    for work in late:
        work()
    background.go_on()
    assert screen.taking.state.dossier is not None
    assert screen.taking.state.dossier.id == dossier.id
