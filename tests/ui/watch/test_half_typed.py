"""A leader's remark half typed on Giám sát, while other officers look at the same page."""

from datetime import UTC, datetime

import pytest

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from tests.builders import ADMIN, an_officer
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.later import Later
from ui.screens.watch.screen import WatchScreen

LATE = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)  # 09:00, the day after they were due
SECOND = an_officer(ADMIN, Role.LEADER)


def opened(counter: CounterDesk) -> WatchScreen:
    for _one in range(2):
        counter.receive()
    counter.now_is(LATE)
    screen = counter.seat(WatchScreen)
    screen.enter(ANOTHER, None)
    return screen


def sits_down(counter: CounterDesk, screen: WatchScreen, officer: Officer) -> None:
    """The desk was locked, and `officer` opens the page."""
    screen.leave()
    counter.shell.setFocus()
    screen.enter(officer, None)


@pytest.mark.parametrize("other", [OFFICER, AT_THE_TILL, SECOND], ids=lambda who: who.role)
def test_that_a_remark_half_typed_is_shown_to_its_writer_alone(
    counter: CounterDesk, other: Officer
) -> None:
    screen = opened(counter)
    card = screen.view.seen
    counter.press("Down", "Ctrl+4")
    counter.type("Da hoi")
    sits_down(counter, screen, other)
    assert not card.words.isVisible()
    assert not card.keep.isVisible()
    assert card.words.text() == ""
    counter.press("Ctrl+Return")
    assert not any(row.finding.seen for row in screen.presenter.state.facts.seen)
    sits_down(counter, screen, ANOTHER)
    assert card.words.hasFocus()
    counter.type(" phong")
    counter.press("Ctrl+Return")
    remarked = [r.detail for r in screen.presenter.state.facts.seen if "Da hoi phong" in r.detail]
    assert len(remarked) == 1


def test_that_a_remark_is_not_offered_to_who_may_not_mark(counter: CounterDesk) -> None:
    screen = opened(counter)
    sits_down(counter, screen, OFFICER)
    counter.press("Ctrl+4")
    assert not screen.view.seen.remark.isVisible()
    assert not screen.view.seen.words.isVisible()


def test_that_another_leader_s_undo_brings_nothing_of_a_remark_back(counter: CounterDesk) -> None:
    screen = opened(counter)
    counter.press("Ctrl+4")
    counter.type("Da hoi")
    sits_down(counter, screen, SECOND)
    counter.press("Ctrl+4", "Ctrl+Z")
    assert screen.view.seen.words.hasFocus()
    assert screen.view.seen.words.text() == ""
    counter.type("Khac")
    sits_down(counter, screen, ANOTHER)
    assert screen.view.seen.words.text() == "Da hoi"
    counter.press("Ctrl+Z")
    assert "Khac" not in screen.view.seen.words.text()
    sits_down(counter, screen, SECOND)
    assert screen.view.seen.words.text() == "Khac"


def test_that_a_remark_that_was_left_by_escape_does_not_come_back(counter: CounterDesk) -> None:
    screen = opened(counter)
    counter.press("Ctrl+4")
    counter.type("Da hoi")
    assert screen.step_back()
    sits_down(counter, screen, OFFICER)
    sits_down(counter, screen, ANOTHER)
    assert not screen.view.seen.words.isVisible()
    assert screen.view.seen.table.hasFocus()


def test_that_a_remark_stored_while_another_leader_writes_is_not_given_back_and_ends_no_other(
    counter: CounterDesk,
) -> None:
    background = Later(held=lambda _owner, key: not key)  # marks; readings are done at once
    for _one in range(2):
        counter.receive()
    counter.now_is(LATE)
    screen = counter.seat(WatchScreen, background)
    screen.enter(ANOTHER, None)
    counter.press("Ctrl+4")
    counter.type("Da hoi")
    counter.press("Ctrl+Return")
    sits_down(counter, screen, SECOND)
    counter.press("Ctrl+4")
    counter.type("Khac")
    for work in background.waiting:
        work()
    assert screen.view.seen.words.text() == "Khac"
    assert screen.view.seen.words.isVisible()
    sits_down(counter, screen, ANOTHER)
    assert not screen.view.seen.words.isVisible()
