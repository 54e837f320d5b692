"""The program stays on over night: a day or a period that nobody typed is of the day it is."""

from datetime import timedelta
from uuid import uuid4

from desk_app.domain.money.till.moves import Method
from desk_app.services.money.shifts import OpenShift
from tests.ui.dossiers.counter import AT_THE_TILL, CounterDesk
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.tabs import Page


def at_the_ledger(counter: CounterDesk) -> MoneyScreen:
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    screen = counter.seat(MoneyScreen)
    screen.enter(AT_THE_TILL, None)
    counter.press("Alt+W")
    return screen


def days(screen: MoneyScreen) -> tuple[str, str]:
    return screen.view.ledger.first.text(), screen.view.ledger.last.text()


def come_back_after(counter: CounterDesk, screen: MoneyScreen, days: int) -> None:
    """The desk was locked meanwhile."""
    screen.leave()
    counter.clock.forward(timedelta(days=days))
    screen.enter(AT_THE_TILL, None)


def test_that_the_ledger_is_of_the_month_it_is_unless_a_period_was_typed(
    counter: CounterDesk,
) -> None:
    screen = at_the_ledger(counter)
    assert days(screen) == ("01/11/2026", "20/11/2026")
    come_back_after(counter, screen, days=1)
    assert days(screen) == ("01/11/2026", "21/11/2026")
    come_back_after(counter, screen, days=12)
    assert days(screen) == ("01/12/2026", "03/12/2026")
    dossier = counter.receive()
    counter.scan(str(dossier.code))
    counter.press("Ctrl+Return", "Alt+W")
    assert [row.net for row in screen.ledger.state.rows] == [150_000]


def test_that_the_day_of_a_credit_follows_the_day_until_somebody_writes_of_it(
    counter: CounterDesk,
) -> None:
    screen = at_the_ledger(counter)
    dossier = counter.receive()
    counter.scan(str(dossier.code))
    screen.taking.change("method", Method.TRANSFER)
    credited = screen.view.card.transfer.credited
    assert credited.text() == "20/11/2026"
    come_back_after(counter, screen, days=1)
    assert credited.text() == "21/11/2026"
    screen.taking.change("reference", "FT26325")
    come_back_after(counter, screen, days=1)
    assert credited.text() == "21/11/2026"


def test_that_a_period_typed_into_the_ledger_stays_over_night(counter: CounterDesk) -> None:
    screen = at_the_ledger(counter)
    counter.press("Ctrl+A")
    counter.type("05/10/2026")
    come_back_after(counter, screen, days=1)
    assert days(screen) == ("05/10/2026", "20/11/2026")


def test_that_the_ledger_turned_to_after_midnight_is_of_the_new_day(counter: CounterDesk) -> None:
    screen = at_the_ledger(counter)
    screen.show_page(Page.TAKING)
    counter.clock.forward(timedelta(days=1))
    counter.press("Alt+W")
    assert days(screen) == ("01/11/2026", "21/11/2026")
