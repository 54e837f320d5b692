"""An account or a period half typed, while another officer looks at the same pages."""

from dataclasses import replace

import pytest

from desk_app.domain.people.rights import Role
from desk_app.services.money.set_till import SetTill
from tests.builders import ADMIN, an_officer
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.later import Later
from tests.ui.money.test_change_of_officer import sits_down
from tests.ui.money.test_shift_page import ACCOUNT
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.tabs import Page

SECOND = an_officer(ADMIN, Role.LEADER)
OF_ANOTHER = replace(ACCOUNT, number="0022002", beneficiary="Chi cục Thuế")


def at_accounts(counter: CounterDesk, background: Later | None = None) -> MoneyScreen:
    """The leader's, with the cursor in the first field."""
    screen = counter.seat(MoneyScreen, background)
    screen.enter(ANOTHER, None)
    counter.press("Alt+5")
    assert screen.view.accounts.bin.hasFocus()
    return screen


def typed(screen: MoneyScreen) -> tuple[str, str, str]:
    page = screen.view.accounts
    return page.bin.text(), page.number.text(), page.holder.text()


def test_that_an_account_half_typed_is_there_again_and_nobody_else_s(counter: CounterDesk) -> None:
    screen = at_accounts(counter)
    counter.type(ACCOUNT.bin)
    screen.view.accounts.number.setFocus()
    counter.type("0011")
    sits_down(counter, screen, AT_THE_TILL)
    counter.press("Alt+5")
    assert typed(screen) == ("", "", "")
    sits_down(counter, screen, SECOND)
    counter.press("Alt+5", "Ctrl+Z")
    assert typed(screen) == ("", "", "")
    counter.type("9")
    sits_down(counter, screen, ANOTHER)
    assert screen.view.page is Page.ACCOUNTS
    assert typed(screen) == (ACCOUNT.bin, "0011", "")
    sits_down(counter, screen, SECOND)
    assert typed(screen) == ("9", "", "")


def test_that_an_account_half_typed_stays_while_other_things_are_read(
    counter: CounterDesk,
) -> None:
    screen = at_accounts(counter)
    counter.type("9704")
    counter.office.till.set_till(SetTill(accounts=(ACCOUNT, OF_ANOTHER)), ANOTHER)
    counter.press("Alt+Q", "Alt+5")
    assert typed(screen) == ("9704", "", "")
    page = screen.view.accounts
    page.whose.setFocus()
    counter.press("Down")
    assert typed(screen) == (OF_ANOTHER.bin, OF_ANOTHER.number, OF_ANOTHER.holder)
    counter.press("Up")
    assert typed(screen) == (ACCOUNT.bin, ACCOUNT.number, ACCOUNT.holder)


def test_that_whose_account_was_chosen_is_not_passed_on(counter: CounterDesk) -> None:
    counter.office.till.set_till(SetTill(accounts=(ACCOUNT, OF_ANOTHER)), ANOTHER)
    screen = at_accounts(counter)
    screen.view.accounts.whose.setFocus()
    counter.press("Down", "Tab")
    counter.type("9")
    half = typed(screen)
    sits_down(counter, screen, SECOND)
    counter.press("Alt+5")
    assert screen.view.accounts.whose.value == ""
    assert typed(screen) == (ACCOUNT.bin, ACCOUNT.number, ACCOUNT.holder)
    sits_down(counter, screen, ANOTHER)
    assert screen.view.accounts.whose.value == OF_ANOTHER.beneficiary
    assert typed(screen) == half


@pytest.mark.parametrize("right", [True, False])
def test_that_how_an_account_was_stored_is_told_to_who_asked(
    counter: CounterDesk, right: bool
) -> None:
    background = Later(held=lambda _owner, key: not key)
    screen = at_accounts(counter, background)
    account = ACCOUNT if right else replace(ACCOUNT, bin="1")
    for field, text in zip(
        (screen.view.accounts.bin, screen.view.accounts.number, screen.view.accounts.holder),
        (account.bin, account.number, account.holder),
        strict=True,
    ):
        field.setFocus()
        counter.type(text)
    counter.press("Ctrl+Return")
    sits_down(counter, screen, SECOND)
    counter.press("Alt+5")
    counter.type("9")
    counter.notices.clear()
    background.go_on()
    assert counter.notices == []
    assert typed(screen) == ("9", "", "")
    sits_down(counter, screen, ANOTHER)
    counter.press("Alt+5")
    assert typed(screen) == (account.bin, account.number, account.holder)
    assert counter.office.till.settings().accounts == ((ACCOUNT,) if right else ())


def test_that_a_period_of_the_ledger_is_there_again_and_nobody_else_s(
    counter: CounterDesk,
) -> None:
    screen = at_accounts(counter)
    screen.show_page(Page.LEDGER)
    first = screen.view.ledger.first
    begins = first.text()
    counter.type("05/11")
    sits_down(counter, screen, SECOND)
    screen.show_page(Page.LEDGER)
    assert first.text() == begins
    sits_down(counter, screen, ANOTHER)
    assert first.text() == "05/11"


def test_that_a_ledger_read_for_a_leader_is_not_shown_to_the_next_officer(
    counter: CounterDesk,
) -> None:
    counter.office.till.set_till(SetTill(accounts=(ACCOUNT,)), ANOTHER)
    background = Later(held=lambda _owner, key: key == "money.ledger")
    screen = counter.seat(MoneyScreen, background)
    screen.enter(ANOTHER, None)
    late, background.waiting[:] = list(background.waiting), []
    sits_down(counter, screen, OFFICER)
    background.go_on()
    for work in late:
        work()
    assert screen.ledger.state.settings.accounts == ()
    assert not screen.ledger.state.may_set


def test_that_an_account_another_leader_set_stays_when_who_left_comes_back(
    counter: CounterDesk,
) -> None:
    counter.office.till.set_till(SetTill(accounts=(ACCOUNT,)), ANOTHER)
    screen = at_accounts(counter)
    screen.show_page(Page.LEDGER)
    counter.type("05/1")
    half = screen.view.ledger.first.text()
    sits_down(counter, screen, SECOND)
    moved = replace(ACCOUNT, number="999888777")
    screen.ledger.set_account(moved)
    sits_down(counter, screen, ANOTHER)
    assert screen.view.ledger.first.text() == half
    screen.show_page(Page.ACCOUNTS)
    assert typed(screen) == (moved.bin, moved.number, moved.holder)
    screen.view.accounts.reception.click()
    settings = counter.office.till.settings()
    assert (settings.accounts, settings.reception_collects) == ((moved,), True)


def test_that_nothing_read_for_an_officer_is_shown_to_them_again_before_it_is_read_anew(
    counter: CounterDesk,
) -> None:
    counter.office.till.set_till(SetTill(accounts=(ACCOUNT,)), ANOTHER)
    slow: list[bool] = []
    background = Later(held=lambda _owner, key: key == "money.ledger" and bool(slow))
    screen = at_accounts(counter, background)
    assert screen.ledger.state.settings.accounts == (ACCOUNT,)
    sits_down(counter, screen, SECOND)
    slow.append(True)
    sits_down(counter, screen, ANOTHER)
    state = screen.ledger.state
    assert (state.settings.accounts, state.rows, state.may_set) == ((), (), False)
    background.go_on()
    assert screen.ledger.state.settings.accounts == (ACCOUNT,)
    assert screen.ledger.state.may_set
