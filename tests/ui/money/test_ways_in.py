"""How the hands come to what is to be paid: filters, the key of the page, what is due later."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from db.queries.till import MoneyList
from desk_app.domain.dossier import Dossier
from desk_app.domain.failure import DeskError, ProgramFault
from desk_app.domain.money.till.owed import left_of, owed
from desk_app.services.money.exempt import PutOff
from desk_app.services.money.shifts import OpenShift
from tests.builders import a_person
from tests.ui.dossiers.counter import AT_THE_TILL, CounterDesk
from tests.ui.inline import Inline
from tests.ui.later import Later
from ui.background import Lane, Runs
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.tabs import Page
from ui.widgets.tables.cells import TwoLines

T = TypeVar("T")


class Unreadable(Inline):
    """While it is `broken`, the store gives nothing."""

    broken = False

    def run(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
        lane: Lane = Lane.COUNTER,
        key: str = "",
    ) -> None:
        if self.broken:
            failed(ProgramFault())
        else:
            super().run(work, owner=owner, done=done, failed=failed, lane=lane, key=key)


def _till(counter: CounterDesk, background: Runs | None = None) -> MoneyScreen:
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, None)
    return screen


def _put_off(counter: CounterDesk) -> Dossier:
    """Its fee is collected with the result."""
    dossier = counter.receive()
    lines = tuple(line.taken() for line in owed(dossier))
    order = PutOff(key=uuid4(), dossier=dossier.id, lines=lines)
    return counter.office.till.put_off(order, AT_THE_TILL)


def test_that_enter_behind_a_filter_opens_the_first_of_that_filter(counter: CounterDesk) -> None:
    counter.receive()
    later, dossier = Later(), _put_off(counter)
    screen = _till(counter, later)
    later.go_on()
    counter.press("Alt+2", "Return")
    later.go_on()
    assert screen.taking.state.dossier is not None
    assert screen.taking.state.dossier.id == dossier.id


def test_that_a_dossier_scanned_before_the_list_is_read_is_the_one_that_opens(
    counter: CounterDesk,
) -> None:
    _put_off(counter)
    later, scanned = Later(), counter.receive()
    screen = _till(counter, later)
    later.go_on()
    counter.press("Alt+2", "Return")
    screen.taking.open(scanned.id)
    later.go_on()
    assert screen.taking.state.dossier is not None
    assert screen.taking.state.dossier.id == scanned.id


def test_that_enter_is_forgotten_with_the_page_and_with_the_filter_it_was_meant_for(
    counter: CounterDesk,
) -> None:
    counter.receive()
    _put_off(counter)
    later = Later()
    screen = _till(counter, later)
    later.go_on()
    counter.press("Alt+2", "Return")
    screen.leave()
    later.go_on()
    assert screen.taking.state.dossier is None
    screen.enter(AT_THE_TILL, None)
    later.go_on()
    counter.press("Alt+1", "Return", "Alt+2", "Alt+1")
    later.go_on()
    assert screen.taking.state.dossier is None


def test_that_enter_does_not_wait_for_a_list_that_could_not_be_read(counter: CounterDesk) -> None:
    _put_off(counter)
    background = Unreadable()
    screen = _till(counter, background)
    background.broken = True
    screen.taking.choose(MoneyList.EARLIER)
    screen.taking.wish()
    background.broken = False
    screen.taking.read()
    assert screen.taking.state.rows
    assert screen.taking.state.dossier is None


def test_that_a_list_without_rows_leaves_the_keys_on_its_filter(counter: CounterDesk) -> None:
    counter.receive()
    later = Later()
    screen = _till(counter, later)
    later.go_on()
    counter.press("Alt+2", "Return")
    later.go_on()
    assert screen.taking.state.dossier is None
    assert counter.focus is screen.view.list.chips.chosen_chip
    counter.press("Alt+1")
    later.go_on()
    assert counter.focus is screen.view.list.table


def test_that_a_fee_of_later_says_what_to_do_and_one_key_takes_it_now(
    counter: CounterDesk,
) -> None:
    dossier = _put_off(counter)
    screen = _till(counter)
    counter.press("Alt+2", "Return")
    QApplication.processEvents()
    assert screen.taking.state.found.missing.startswith("Thu khi trả kết quả.")
    assert counter.focus is screen.view.card.fees.ticks[0]
    counter.press("Ctrl+Return")
    assert left_of(counter.stored(dossier)) == 150_000
    counter.press("Space", "Ctrl+Return")
    assert left_of(counter.stored(dossier)) == 0


def test_that_the_keys_are_in_the_list_after_a_fee_is_taken_and_behind_a_filter(
    counter: CounterDesk,
) -> None:
    first, second = counter.receive(), counter.receive()
    screen = _till(counter)
    counter.press("Return", "Ctrl+Return")
    assert left_of(counter.stored(first)) == 0 or left_of(counter.stored(second)) == 0
    assert counter.focus is screen.view.list.table
    counter.press("Return")
    assert QApplication.focusWidget() is screen.view.card.cash.received
    counter.press("Alt+1")
    assert QApplication.focusWidget() is screen.view.list.table


def test_that_every_page_of_money_shows_its_key_and_the_accounts_have_one(
    counter: CounterDesk,
) -> None:
    screen = _till(counter)
    caps = {page: button._caps for page, button in screen.view.tabs.buttons.items()}
    assert caps[Page.TAKING] == ("F6",)
    assert all(caps.values())
    counter.press("Alt+5")
    assert screen.view.page is Page.ACCOUNTS


def test_that_nobody_waits_to_pay_is_said_only_when_it_was_read(counter: CounterDesk) -> None:
    background = Later()
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, None)
    card = screen.view.list
    assert card._empty.accessibleName() == "Đang đọc…. "
    assert card.chips.chosen_chip.accessibleName() == ""  # its words, and no number
    background.go_on()
    assert card._empty.accessibleName().startswith("Không có hồ sơ nào chờ thu.")
    assert card.chips.chosen_chip.accessibleName() == "Chờ thu 0"


def test_that_a_long_name_leaves_one_line_of_the_procedure_and_says_that_more_follows(
    counter: CounterDesk,
) -> None:
    shown = {}
    for name in (
        "NGUYỄN THỊ LAN",
        "CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN THƯƠNG MẠI NINH KIỀU",
    ):
        counter.receive(applicant=a_person(name=name))
    screen = _till(counter, Inline())
    rows = screen.taking.state.rows
    card = screen.view.list
    long = "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con, và cấp thẻ bảo hiểm y tế trẻ em"
    for row in rows:
        cell = card._cells(replace(row, procedure=long))[1]
        assert isinstance(cell, TwoLines)
        shown["\n" in cell.above] = cell.below
    assert shown[False].count("\n") == 1
    assert "\n" not in shown[True]
    assert shown[True].endswith("…")
    assert long.startswith(shown[True][:-1])


def test_that_a_way_chosen_by_mouse_goes_on_where_its_number_is_typed(
    counter: CounterDesk,
) -> None:
    counter.receive()
    card = _till(counter).view.card
    counter.press("Return")
    for words in ("Chuyển khoản", "Chuyển khoản"):  # chosen already, the second time
        (segment,) = (
            button for button in card.method.findChildren(QAbstractButton) if button.text() == words
        )
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
        assert card.transfer.reference.hasFocus()
    counter.type("FT26324")
    assert card.transfer.reference.text() == "FT26324"
    card.method.setFocus()
    counter.press("Right")
    assert not card.by_card.reference.hasFocus(), "the arrows choose on"
