"""A drawer that differs: why stands in the list, and Enter opens the shift itself."""

from datetime import timedelta
from uuid import UUID, uuid4

from PySide6.QtWidgets import QApplication

from desk_app.domain.watching.findings import Trouble
from desk_app.services.money.shifts import CloseShift, OpenShift
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CounterDesk
from tests.ui.later import Later
from tests.ui.watch.test_watch import opened, seen
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.tabs import Page
from ui.shell.screen import AtShift, Go

BECAUSE = "Trả nhầm tiền thừa"


def _counted(counter: CounterDesk, reason: str, pieces: int) -> UUID:
    till = counter.office.till
    shift = till.open_shift(OpenShift(key=uuid4(), opening=50_000), AT_THE_TILL)
    count = CloseShift(key=uuid4(), shift=shift.id, counted={1_000: pieces}, reason=reason)
    return till.close_shift(count, AT_THE_TILL).id


def test_that_a_drawer_that_differs_says_why_and_enter_opens_its_shift(
    counter: CounterDesk,
) -> None:
    shift = _counted(counter, BECAUSE, 0)
    _counted(counter, "", 50)
    screen = opened(counter)
    (row,) = seen(screen, Trouble.SHIFT_DIFFERS)
    assert row.title == "Thiếu 50.000 đ"
    assert row.detail.startswith(f"Lý do: {BECAUSE} · {AT_THE_TILL.name} · ")
    screen.view.seen.table.setFocus()
    place = screen.presenter.state.facts.seen.index(row)
    counter.press("Ctrl+Home", *(["Down"] * place), "Return")
    assert counter.went[-1] == Go("money", AtShift(shift))


def test_that_the_shift_one_comes_for_is_the_current_one_among_its_fellows(
    counter: CounterDesk,
) -> None:
    shift = _counted(counter, BECAUSE, 0)
    counter.clock.forward(timedelta(minutes=1))
    _counted(counter, "", 50)
    background = Later()
    screen = counter.seat(MoneyScreen, background)
    screen.enter(ANOTHER, AtShift(shift))
    background.go_on()
    page = screen.view.shift
    assert screen.view.page is Page.SHIFT
    assert screen.shift.state.chosen is not None
    assert screen.shift.state.chosen.shift.id == shift
    assert page._model.rows[page.table.row].id == shift
    assert BECAUSE in page._who.text()
    assert QApplication.focusWidget() is page.table
    screen.leave()
    screen.enter(ANOTHER, None)  # by its own key: where one was, and the list stays as it is
    background.go_on()
    counter.press("Up")
    background.go_on()
    assert screen.shift.state.chosen.shift.id != shift
