"""A result handed out on a slow machine: another officer sits at the page when it is stored."""

import pytest

from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from tests.ui.dossiers.counter import ANOTHER, CARD, OFFICER, CounterDesk
from tests.ui.later import Later
from ui.background import Lane
from ui.screens.return_.screen import ReturnScreen
from ui.screens.return_.state import Phase, ReturnState


@pytest.fixture
def slow() -> Later:
    return Later(lanes={Lane.COUNTER})


def state_of(screen: ReturnScreen) -> ReturnState:
    return screen.presenter.state


def hand_out(counter: CounterDesk, slow: Later, dossier: Dossier) -> ReturnScreen:
    """By OFFICER, not stored yet; ANOTHER sits down."""
    screen = counter.seat(ReturnScreen, slow)
    screen.enter(OFFICER, dossier.id)
    counter.scan(CARD)
    counter.press("Space", "Ctrl+Return")
    assert state_of(screen).busy
    screen.leave()
    screen.enter(ANOTHER, None)
    counter.notices.clear()
    return screen


def is_back(counter: CounterDesk, screen: ReturnScreen) -> None:
    screen.leave()
    screen.enter(OFFICER, None)


def test_that_a_result_handed_out_late_is_told_to_who_handed_it_out(
    counter: CounterDesk, slow: Later
) -> None:
    mine, theirs = (counter.bring_back_paid(counter.receive()) for _one in range(2))
    screen = hand_out(counter, slow, mine)
    screen.presenter._fetch(lambda: counter.office.reading.dossier(theirs.id))
    counter.scan(CARD)
    shown = state_of(screen)
    counter.notices.clear()
    slow.go_on()
    assert counter.stored(mine).status is Status.RETURNED
    assert state_of(screen).entry == shown.entry
    assert state_of(screen).phase is Phase.READY
    assert not any(counter.notices)
    is_back(counter, screen)
    assert counter.said.startswith(f"Đã trả kết quả hồ sơ {mine.code}")
    assert state_of(screen).dossier is None


def test_that_who_comes_back_with_another_result_is_told_as_well(
    counter: CounterDesk, slow: Later
) -> None:
    mine, next_one = (counter.bring_back_paid(counter.receive()) for _one in range(2))
    screen = hand_out(counter, slow, mine)
    slow.go_on()
    screen.leave()
    screen.enter(OFFICER, next_one.id)
    assert counter.said.startswith(f"Đã trả kết quả hồ sơ {mine.code}")
    assert state_of(screen).facts is not None


def test_that_who_is_back_before_it_is_stored_hands_it_out_once(
    counter: CounterDesk, slow: Later
) -> None:
    mine = counter.bring_back_paid(counter.receive())
    screen = hand_out(counter, slow, mine)
    is_back(counter, screen)
    assert state_of(screen).busy
    counter.press("Ctrl+Return")
    slow.go_on()
    assert counter.said.startswith(f"Đã trả kết quả hồ sơ {mine.code}")
    assert not state_of(screen).busy


def test_that_a_result_refused_late_is_told_and_what_was_entered_is_there_again(
    counter: CounterDesk, slow: Later
) -> None:
    dossier = counter.bring_back(counter.receive())  # its fees are open
    screen = hand_out(counter, slow, dossier)
    slow.go_on()
    assert not any(counter.notices)
    is_back(counter, screen)
    assert counter.said.startswith("Hồ sơ còn phải nộp 150.000 đ.")
    state = state_of(screen)
    assert (state.busy, state.phase) == (False, Phase.READY)
    assert state.dossier is not None
    assert state.dossier.id == dossier.id
    assert state.debt


def test_that_who_waits_for_their_own_return_still_does(counter: CounterDesk, slow: Later) -> None:
    mine, theirs = (counter.bring_back_paid(counter.receive()) for _one in range(2))
    screen = hand_out(counter, slow, mine)
    (late,), slow.waiting[:] = list(slow.waiting), []
    screen.presenter._fetch(lambda: counter.office.reading.dossier(theirs.id))
    counter.scan(CARD)
    counter.press("Space", "Ctrl+Return")
    assert state_of(screen).busy
    late()
    assert state_of(screen).busy
    slow.go_on()
    assert counter.stored(theirs).status is Status.RETURNED
