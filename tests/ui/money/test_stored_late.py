"""Money taken on a slow machine: another officer sits at the till when it is stored."""

from dataclasses import replace

import pytest

from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.owed import left_of
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CounterDesk
from tests.ui.later import Later
from tests.ui.money.test_change_of_officer import SECOND, open_shift, sits_down
from tests.ui.money.test_shift_page import ACCOUNT
from ui.screens.money.screen import MoneyScreen


@pytest.fixture
def slow() -> Later:
    """What is stored waits; what is read is there at once."""
    return Later(held=lambda _owner, key: not key)


def is_busy(screen: MoneyScreen) -> bool:
    return screen.taking.state.busy


def take(counter: CounterDesk, slow: Later, dossier: Dossier) -> MoneyScreen:
    """AT_THE_TILL takes the money of `dossier`, which is not stored yet; SECOND sits down."""
    open_shift(counter)
    open_shift(counter, SECOND)
    screen = counter.seat(MoneyScreen, slow)
    screen.enter(AT_THE_TILL, dossier.id)
    counter.type("200000")
    counter.press("Ctrl+Return")
    assert is_busy(screen)
    sits_down(counter, screen, SECOND)
    counter.notices.clear()
    return screen


@pytest.mark.parametrize("refused", [False, True])
def test_that_a_taking_stored_late_is_told_to_who_took_it_when_they_are_back(
    counter: CounterDesk, slow: Later, refused: bool
) -> None:
    dossier = counter.receive()
    screen = take(counter, slow, dossier)
    if refused:
        counter.exempt(dossier)  # at another desk
    slow.go_on()
    assert not any(counter.notices)
    assert screen.taking.state.dossier is None
    sits_down(counter, screen, AT_THE_TILL)
    state = screen.taking.state
    assert not state.busy
    assert state.dossier is not None
    assert state.dossier.id == dossier.id
    assert left_of(state.dossier) == 0
    told = [each.title for each in counter.notices if each is not None]
    assert any(title.startswith("Đã thu") for title in told) is not refused
    assert told


@pytest.mark.parametrize("refused", [False, True])
def test_that_a_taking_stored_late_ends_no_taking_of_the_next_officer(
    counter: CounterDesk, slow: Later, refused: bool
) -> None:
    dossier, other = counter.receive(), counter.receive()
    screen = take(counter, slow, dossier)
    (late,), slow.waiting[:] = list(slow.waiting), []
    screen.taking.open(other.id)
    counter.press("Ctrl+Return")
    assert is_busy(screen)
    if refused:
        counter.exempt(dossier)  # at another desk
    counter.notices.clear()
    late()
    assert is_busy(screen)
    assert not any(counter.notices)
    slow.go_on()
    assert not is_busy(screen)
    assert left_of(counter.stored(other)) == 0


def test_that_who_is_back_before_it_is_stored_still_waits_for_it(
    counter: CounterDesk, slow: Later
) -> None:
    dossier = counter.receive()
    screen = take(counter, slow, dossier)
    sits_down(counter, screen, AT_THE_TILL)
    assert is_busy(screen)
    counter.press("Ctrl+Return")
    slow.go_on()
    assert not is_busy(screen)
    assert len(counter.stored(dossier).money.collections) == 1
    assert counter.said.startswith("Đã thu 150.000 đ")


def test_that_who_looks_at_the_same_dossier_sees_what_was_taken(
    counter: CounterDesk, slow: Later
) -> None:
    dossier = counter.receive()
    screen = take(counter, slow, dossier)
    screen.taking.open(dossier.id)
    slow.go_on()
    shown = screen.taking.state.dossier
    assert shown is not None
    assert left_of(shown) == 0
    assert not any(counter.notices)


def test_that_a_paper_of_a_taking_is_asked_for_by_who_took_it(
    counter: CounterDesk, slow: Later
) -> None:
    dossier = counter.receive()
    screen = take(counter, slow, dossier)
    asked: list[object] = []
    screen.slip_asked.connect(lambda _paid, _key, _form, by: asked.append(by))
    slow.go_on()
    assert asked == [AT_THE_TILL]


def test_that_an_account_refused_late_is_told_to_who_set_it_when_they_are_back(
    counter: CounterDesk, slow: Later
) -> None:
    screen = counter.seat(MoneyScreen, slow)
    screen.enter(ANOTHER, None)
    screen.ledger.set_account(replace(ACCOUNT, bin="1"))
    assert screen.ledger.state.busy
    sits_down(counter, screen, SECOND)
    counter.notices.clear()
    slow.go_on()
    assert not any(counter.notices)
    sits_down(counter, screen, ANOTHER)
    assert any(counter.notices)
    assert not screen.ledger.state.busy


def test_that_a_shift_opened_late_is_told_to_who_opened_it_when_they_are_back(
    counter: CounterDesk, slow: Later
) -> None:
    screen = counter.seat(MoneyScreen, slow)
    screen.enter(AT_THE_TILL, None)
    screen.shift.put_float("350000")
    screen.shift.open()
    sits_down(counter, screen, SECOND)
    counter.notices.clear()
    slow.go_on()
    assert not any(counter.notices)
    sits_down(counter, screen, AT_THE_TILL)
    assert "Đã mở ca, tiền đầu ca 350.000 đ." in [each.title for each in counter.notices if each]
    assert (screen.shift.state.busy, screen.shift.state.float_) == (False, "")


def test_that_the_change_to_give_back_is_told_beside_the_shift_that_was_closed(
    counter: CounterDesk, slow: Later
) -> None:
    open_shift(counter)
    screen = counter.seat(MoneyScreen, slow)
    screen.enter(AT_THE_TILL, counter.receive().id)
    counter.type("200000")
    counter.press("Ctrl+Return")
    screen.shift.count(500_000, "1")
    screen.shift.write("reason", "Khách chưa đưa đủ")
    screen.shift.close()
    sits_down(counter, screen, SECOND)
    counter.notices.clear()
    slow.go_on()
    assert not any(counter.notices)
    sits_down(counter, screen, AT_THE_TILL)
    (told,) = [each for each in counter.notices if each is not None]
    said = f"{told.title} {told.advice}"
    assert "Trả lại 50.000 đ." in said
    assert "Đã chốt ca" in said
