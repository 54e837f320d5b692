"""Money half counted or half taken, while another officer looks at the same page."""

from datetime import timedelta
from uuid import uuid4

import pytest

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.money.shifts import CloseShift, OpenShift
from tests.builders import ADMIN, an_officer
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CounterDesk
from tests.ui.later import Later
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.tabs import Page
from ui.screens.money.taking.forms import Form

SECOND = an_officer(ADMIN, Role.CASHIER)


def open_shift(counter: CounterDesk, by: Officer = AT_THE_TILL) -> None:
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=500_000), by)


def seated(counter: CounterDesk, background: Later | None = None) -> MoneyScreen:
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, None)
    return screen


def sits_down(counter: CounterDesk, screen: MoneyScreen, officer: Officer) -> None:
    """The desk was locked, and `officer` opens the page."""
    screen.leave()
    counter.shell.setFocus()
    screen.enter(officer, None)


def test_that_a_drawer_half_counted_is_there_again_for_who_counted(counter: CounterDesk) -> None:
    open_shift(counter)
    open_shift(counter, SECOND)
    screen = seated(counter)
    counter.press("Alt+Q")
    counter.type("7")
    screen.view.shift.closing.reason.setFocus()
    counter.type("Thieu le")
    sits_down(counter, screen, SECOND)
    seconds = screen.view.page
    counter.press("Alt+Q")
    count, closing = screen.view.shift.count, screen.view.shift.closing
    assert {field.text() for field in count.pieces.values()} == {""}
    counter.press("Ctrl+Z")
    assert {field.text() for field in count.pieces.values()} == {""}
    assert closing.reason.text() == ""
    counter.type("3")
    sits_down(counter, screen, AT_THE_TILL)
    assert (seconds, screen.view.page) == (Page.TAKING, Page.SHIFT)
    assert next(iter(count.pieces.values())).text() == "7"
    assert closing.reason.text() == "Thieu le"
    sits_down(counter, screen, SECOND)
    assert next(iter(count.pieces.values())).text() == "3"


def test_that_a_count_is_not_brought_back_to_another_shift(counter: CounterDesk) -> None:
    open_shift(counter)
    screen = seated(counter)
    counter.press("Alt+Q")
    counter.type("7")
    sits_down(counter, screen, SECOND)
    (row,) = counter.office.till.shifts(AT_THE_TILL)
    order = CloseShift(key=uuid4(), shift=row.id, counted={500_000: 1}, reason="")
    counter.office.till.close_shift(order, AT_THE_TILL)
    open_shift(counter)
    sits_down(counter, screen, AT_THE_TILL)
    assert {field.text() for field in screen.view.shift.count.pieces.values()} == {""}


def test_that_the_float_half_typed_is_there_again_and_nobody_else_s(counter: CounterDesk) -> None:
    screen = seated(counter)
    counter.press("Alt+Q")
    counter.type("3500")
    sits_down(counter, screen, SECOND)
    counter.press("Alt+Q")
    assert screen.view.shift.float_.text() == ""
    sits_down(counter, screen, AT_THE_TILL)
    assert screen.view.shift.float_.hasFocus()
    counter.press("End")
    counter.type("00")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã mở ca, tiền đầu ca 350.000 đ.")


def test_that_a_shift_locked_late_takes_no_count_of_another_with_it(counter: CounterDesk) -> None:
    open_shift(counter)
    open_shift(counter, SECOND)
    background = Later(held=lambda _owner, key: not key)
    screen = seated(counter, background)
    counter.press("Alt+Q")
    counter.type("1")
    counter.press("Ctrl+Return")
    assert len(background.waiting) == 1
    sits_down(counter, screen, SECOND)
    counter.press("Alt+Q")
    counter.type("3")
    background.go_on()
    assert next(iter(screen.view.shift.count.pieces.values())).text() == "3"
    sits_down(counter, screen, AT_THE_TILL)
    assert screen.shift.state.own is None
    assert {field.text() for field in screen.view.shift.count.pieces.values()} == {""}


def test_that_a_reason_to_count_again_is_its_leader_s(counter: CounterDesk) -> None:
    open_shift(counter)
    (row,) = counter.office.till.shifts(AT_THE_TILL)
    order = CloseShift(key=uuid4(), shift=row.id, counted={500_000: 1}, reason="")
    counter.office.till.close_shift(order, AT_THE_TILL)
    second = an_officer(ADMIN, Role.LEADER)
    screen = counter.seat(MoneyScreen)
    screen.enter(ANOTHER, None)
    counter.press("Alt+Q")
    screen.view.shift.reason.setFocus()
    counter.type("Dem nham")
    sits_down(counter, screen, second)
    counter.press("Alt+Q")
    assert screen.view.shift.reason.text() == ""
    sits_down(counter, screen, ANOTHER)
    assert screen.view.shift.reason.text() == "Dem nham"
    screen.view.shift.reason.setFocus()
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã hủy chốt ca")
    assert screen.view.shift.reason.text() == ""


def test_that_what_a_payer_hands_over_is_there_again_for_who_typed_it(counter: CounterDesk) -> None:
    open_shift(counter)
    dossier = counter.receive()
    screen = seated(counter)
    counter.scan(str(dossier.code))
    counter.type("200000")
    sits_down(counter, screen, SECOND)
    assert screen.taking.state.dossier is None
    counter.scan(str(dossier.code))
    assert screen.view.card.cash.received.text() == ""
    sits_down(counter, screen, AT_THE_TILL)
    assert screen.view.card.cash.received.text() == "200000"
    counter.press("Ctrl+Return")
    (taken,) = counter.stored(dossier).money.collections
    assert (taken.received, taken.change) == (200_000, 50_000)


def test_that_what_was_entered_is_not_kept_for_fees_that_changed_and_that_is_said(
    counter: CounterDesk,
) -> None:
    open_shift(counter)
    dossier = counter.receive()
    screen = seated(counter)
    counter.scan(str(dossier.code))
    counter.type("200000")
    sits_down(counter, screen, SECOND)
    counter.exempt(dossier)
    sits_down(counter, screen, AT_THE_TILL)
    assert counter.said.startswith(f"Khoản phải nộp của hồ sơ {dossier.code} đã thay đổi.")
    assert screen.view.card.cash.received.text() == ""


def test_that_a_form_beside_collecting_is_there_again_with_what_was_typed(
    counter: CounterDesk,
) -> None:
    open_shift(counter)
    dossier = counter.receive()
    screen = seated(counter)
    counter.scan(str(dossier.code))
    screen.taking.ask_form(Form.EXEMPT)
    screen.view.form.fields["reason"].setFocus()
    counter.type("Ho ngheo")
    typed = dict(screen.view.form.values)
    sits_down(counter, screen, SECOND)
    counter.scan(str(dossier.code))
    screen.taking.ask_form(Form.EXEMPT)
    assert "Ho ngheo" not in screen.view.form.values.values()
    sits_down(counter, screen, AT_THE_TILL)
    assert screen.view.form.isVisible()
    assert dict(screen.view.form.values) == typed


def test_that_another_day_begins_with_nothing_half_taken(counter: CounterDesk) -> None:
    open_shift(counter)
    dossier = counter.receive()
    screen = seated(counter)
    counter.scan(str(dossier.code))
    counter.type("200000")
    sits_down(counter, screen, SECOND)
    counter.clock.forward(timedelta(days=1))
    sits_down(counter, screen, AT_THE_TILL)
    assert screen.taking.state.dossier is None


@pytest.mark.parametrize("comes_back", [False, True])
def test_that_an_opening_under_way_is_its_officer_s_and_no_other_s(
    counter: CounterDesk, comes_back: bool
) -> None:
    background = Later(held=lambda _owner, key: not key)
    screen = seated(counter, background)
    counter.press("Alt+Q")
    counter.type("350000")
    counter.press("Ctrl+Return")
    sits_down(counter, screen, SECOND)
    counter.press("Alt+Q")
    counter.type("200000")
    counter.press("Ctrl+Return")
    if comes_back:
        sits_down(counter, screen, AT_THE_TILL)
        counter.press("Ctrl+Return")
    background.go_on()
    opened = sorted((row.cashier, row.opening) for row in counter.office.till.shifts(ANOTHER))
    assert opened == sorted([(AT_THE_TILL.id, 350_000), (SECOND.id, 200_000)])


def test_that_an_opening_refused_late_is_told_to_who_asked_for_it(counter: CounterDesk) -> None:
    background = Later(held=lambda _owner, key: not key)
    screen = seated(counter, background)
    counter.press("Alt+Q", "Ctrl+Return")
    open_shift(counter)
    sits_down(counter, screen, SECOND)
    counter.notices.clear()
    background.go_on()
    assert not any(counter.notices)


def test_that_a_shift_looked_up_by_one_officer_is_not_shown_to_the_next(
    counter: CounterDesk,
) -> None:
    open_shift(counter)
    (own,) = counter.office.till.shifts(AT_THE_TILL)
    counter.clock.forward(timedelta(minutes=1))
    open_shift(counter, SECOND)
    background = Later(held=lambda _owner, key: key == "money.shift.chosen")
    screen = seated(counter, background)
    counter.press("Alt+Q")
    screen.shift.choose(own.id)
    late = background.waiting.pop()
    sits_down(counter, screen, SECOND)
    late()
    assert screen.shift.state.chosen is not None
    assert screen.shift.state.chosen.shift.cashier == SECOND.id
