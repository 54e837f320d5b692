"""Who enters: what is open to them, before and after it is known who they are."""

from tests.ui.dossiers.counter import AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.later import Later
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.tabs import Page


def test_that_nobody_is_told_of_a_right_before_the_lists_are_read(counter: CounterDesk) -> None:
    background = Later(lambda _owner, key: key == "money")
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, None)
    counter.press("Alt+Q")
    assert screen.view.page is Page.SHIFT
    background.go_on()
    assert screen.view.page is Page.SHIFT
    assert not any(counter.notices)


def test_that_books_opened_before_the_lists_are_read_are_left_by_who_may_not(
    counter: CounterDesk,
) -> None:
    background = Later(lambda _owner, key: key == "money")
    screen = counter.seat(MoneyScreen, background)
    screen.enter(OFFICER, None)
    counter.press("Alt+W")
    assert screen.ledger.state.rows == ()
    background.go_on()
    assert screen.view.page is Page.TAKING
    assert "quyền" in counter.said


def test_that_another_officer_begins_at_collecting(counter: CounterDesk) -> None:
    screen = counter.seat(MoneyScreen)
    screen.enter(AT_THE_TILL, None)
    counter.press("Alt+W")
    found: list[Page] = []
    for officer in (AT_THE_TILL, OFFICER):
        screen.leave()
        screen.enter(officer, None)
        found.append(screen.view.page)
    assert found == [Page.LEDGER, Page.TAKING]
    assert not any(counter.notices)
