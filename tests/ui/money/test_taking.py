"""Money is taken by keys and scans: what is owed, what is given back, and the slip of it."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.queries.till import MoneyList
from db.store import Store
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import RightMissing
from desk_app.domain.ids import DossierId
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.money.till.moves import CollectAt, Method
from desk_app.domain.money.till.owed import MoneyStatus, left_of, owed, status_of
from desk_app.domain.money.till.vietqr import Account
from desk_app.domain.officer import Officer
from desk_app.services.money.set_till import SetTill
from desk_app.services.money.shifts import OpenShift
from tests.builders import a_procedure, a_scribe
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.later import Later
from ui import pictures
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.tabs import Page
from ui.screens.money.taking.entry import order_of
from ui.screens.money.taking.forms import Form
from ui.screens.money.taking.presenter import TakingPresenter
from ui.widgets.button import Button, Kind

ACCOUNT = Account(bin="970436", number="0011001932418", holder="TTPVHCC PHƯỜNG NINH KIỀU")


def opened(
    counter: CounterDesk,
    dossier: Dossier | None = None,
    by: Officer = AT_THE_TILL,
    *,
    shift: bool = True,
) -> MoneyScreen:
    if shift:
        counter.office.till.open_shift(OpenShift(key=uuid4(), opening=500_000), AT_THE_TILL)
    screen = counter.seat(MoneyScreen)
    screen.enter(by, None if dossier is None else dossier.id)
    return screen


def shown(screen: MoneyScreen) -> Page:
    return screen.view.page


def listed(screen: MoneyScreen) -> list[DossierId]:
    return [row.id for row in screen.taking.state.rows]


def test_that_a_scan_a_sum_and_one_key_take_the_money_and_ask_for_the_slip(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter)
    slips: list[tuple[Any, str]] = []
    screen.slip_asked.connect(lambda taken, key: slips.append((taken.id, key)))
    counter.scan(str(dossier.code))
    assert counter.focus is screen.view.card.cash.received
    counter.type("200000")
    assert screen.taking.state.found.change == 50_000
    counter.press("Ctrl+Return")
    paid = counter.stored(dossier)
    (taken,) = paid.money.collections
    assert (left_of(paid), taken.received, taken.change) == (0, 200_000, 50_000)
    assert counter.said == (
        "Đã thu 150.000 đ của NGUYỄN THỊ LAN, phiếu thu 1001/PT. Trả lại 50.000 đ."
    )
    assert slips == [(dossier.id, taken.key.hex)]


def test_that_ctrl_enter_alone_takes_exactly_what_is_due(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier)
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).money.collections[0].received == 150_000


def test_that_a_sum_typed_after_another_page_is_not_put_behind_the_one_before(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.type("200000")
    screen.view.card.payer.setFocus()
    screen.show_page(Page.SHIFT)
    screen.show_page(Page.TAKING)
    assert counter.focus is screen.view.card.cash.received
    counter.type("500000")
    counter.press("Ctrl+Return")
    (taken,) = counter.stored(dossier).money.collections
    assert (taken.received, taken.change) == (500_000, 350_000)


def test_that_the_key_pressed_twice_takes_money_once(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier)
    counter.press("Ctrl+Return", "Ctrl+Return")
    assert counter.kinds(dossier).count(kinds.MONEY_COLLECTED) == 1


def test_that_a_dossier_opened_while_money_is_taken_stays(counter: CounterDesk) -> None:
    paid, other = counter.receive(), counter.receive()
    counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), AT_THE_TILL)
    later = Later()
    taking = TakingPresenter(counter.office, later, counter.news)
    taking.enter(AT_THE_TILL, paid.id)
    later.go_on()
    taking.collect()
    (take,) = later.waiting
    later.waiting.clear()
    taking.open(other.id)
    later.go_on()
    take()
    assert left_of(counter.stored(paid)) == 0
    assert taking.state.dossier is not None
    assert taking.state.dossier.id == other.id
    assert not taking.state.busy


def test_that_the_sum_typed_first_is_in_sight_in_a_small_window(qtbot: QtBot) -> None:
    window = pictures.show(pictures.scenes()["money-cash"], pictures.SMALL)
    qtbot.addWidget(window)
    field = QApplication.focusWidget()
    assert field is not None
    assert field.visibleRegion().boundingRect() == field.rect()


def test_that_too_little_is_told_and_takes_nothing(counter: CounterDesk) -> None:
    dossier = counter.receive()
    opened(counter, dossier)
    counter.type("100000")
    counter.press("Ctrl+Return")
    assert counter.said == "Chưa thu được. Còn thiếu 50.000 đ."
    assert counter.stored(dossier).money.collections == ()


def test_that_without_a_shift_the_page_of_the_shift_comes_and_nothing_is_taken(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier, shift=False)
    assert screen.view.hint.isVisible()
    counter.type("200000")
    counter.press("Ctrl+Return")
    assert shown(screen) is Page.SHIFT
    assert counter.said.startswith("Chưa mở ca thu.")
    counter.type("500000")
    counter.press("Ctrl+Return")
    assert shown(screen) is Page.TAKING
    assert screen.taking.state.entry.received == "200000"
    counter.press("Ctrl+Return")
    assert left_of(counter.stored(dossier)) == 0


def test_that_a_transfer_shows_its_code_and_waits_for_the_credit(counter: CounterDesk) -> None:
    counter.office.till.set_till(SetTill(accounts=(ACCOUNT,)), ANOTHER)
    dossier = counter.receive()
    screen = opened(counter, dossier)
    screen.view.card.method.chosen.emit(Method.TRANSFER)
    shown = screen.view.qr.qr.code
    assert shown.startswith("00020101021238")
    assert "5406150000" in shown
    assert "H134512-261120-1001" in shown
    counter.press("Ctrl+Return")
    assert counter.said == "Chưa thu được. Ghi số giao dịch."
    screen.view.card.transfer.reference.setFocus()
    counter.type("FT26324")
    counter.press("Ctrl+Return")
    (taken,) = counter.stored(dossier).money.collections
    assert (taken.method, taken.reference) == (Method.TRANSFER, "FT26324")
    assert taken.credited_on == date(2026, 11, 20)


def test_that_a_card_is_confirmed_by_the_number_of_its_slip(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    screen.view.card.method.chosen.emit(Method.POS)
    screen.view.card.by_card.reference.setFocus()
    counter.type("POS 118")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).money.collections[0].reference == "POS 118"


def test_that_cash_counted_first_is_no_sum_of_the_card(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.type("500000")
    screen.view.card.method.chosen.emit(Method.POS)
    screen.view.card.by_card.reference.setFocus()
    counter.type("POS 118")
    counter.press("Ctrl+Return")
    (taken,) = counter.stored(dossier).money.collections
    assert (taken.received, taken.change) == (150_000, 0)


def test_that_a_fee_nobody_knows_is_taken_with_the_sum_that_is_typed(
    counter: CounterDesk, store: Store
) -> None:
    unknown = FeeLine(name="Phí thẩm định", amount=None)
    terms = a_procedure().terms[0]
    procedure = a_procedure(terms=(replace(terms, fees=(*terms.fees, unknown)),))
    with store.work(a_scribe())() as work:
        work.catalogue.put("test", [procedure])
        work.commit()
    dossier = counter.receive()
    screen = opened(counter, dossier)
    card = screen.view.card
    card.fees.sums[1].setFocus()
    counter.type("20.000")
    assert screen.taking.state.found.due == 170_000
    counter.press("Ctrl+Return")
    assert all(line.settled for line in owed(counter.stored(dossier)))


def test_that_an_exemption_is_typed_and_settles_the_dossier(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("F11")
    assert screen.taking.state.form is Form.EXEMPT
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Chưa ghi lý do, căn cứ và giấy tờ")
    counter.type("Hộ nghèo")
    counter.press("Return")
    counter.type("Sổ hộ nghèo số 12")
    counter.press("Ctrl+Return")
    assert status_of(counter.stored(dossier)) is MoneyStatus.EXEMPT


def test_that_what_was_typed_into_a_form_stays_when_it_is_refused(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive())
    counter.press("F11")
    counter.type("Hộ nghèo")
    counter.press("Ctrl+Return")
    assert screen.view.form.values["reason"] == "Hộ nghèo"


def test_that_esc_leaves_a_form_and_stores_nothing(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("F11")
    assert screen.step_back()
    assert screen.taking.state.form is Form.TAKE
    assert counter.stored(dossier).money.keys == frozenset()


def test_that_a_fee_is_put_off_until_the_result_is_returned(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+J")
    later = counter.stored(dossier)
    assert owed(later)[0].moment is CollectAt.RETURN
    assert listed(screen) == []
    counter.press("Alt+2")
    assert listed(screen) == [dossier.id]
    counter.bring_back(dossier)
    counter.press("Alt+1")
    assert listed(screen) == [dossier.id]


def test_that_a_receipt_issued_elsewhere_is_noted_with_its_symbol_and_number(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return", "Ctrl+F5")
    form = screen.view.form
    form.fields["symbol"].setFocus()
    counter.type("26tab")
    form.fields["number"].setFocus()
    counter.type("118")
    counter.press("Ctrl+Return")
    (receipt,) = counter.stored(dossier).money.receipts
    assert (receipt.template, receipt.symbol, receipt.number) == ("EBL01", "26TAB", "118")
    assert counter.said.startswith("Đã ghi biên lai.")


def test_that_reception_sees_the_money_and_takes_none(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier, OFFICER)
    assert not screen.view.card.take.isEnabled()
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).money.collections == ()


def test_that_shifts_and_ledger_are_not_for_who_neither_collects_nor_leads(
    counter: CounterDesk,
) -> None:
    screen = opened(counter, counter.receive(), OFFICER)
    tabs = screen.view.tabs.buttons
    assert [page for page, button in tabs.items() if button.of_no_use] == [
        Page.SHIFT,
        Page.LEDGER,
        Page.ACCOUNTS,
    ]
    for key in ("Alt+Q", "Alt+W"):
        counter.press(key)
        assert screen.view.page is Page.TAKING
        assert tabs[Page.TAKING].isChecked()
        assert "quyền" in counter.said
    assert (screen.shift.state.rows, screen.ledger.state.rows) == ((), ())
    till, day = counter.office.till, date(2026, 11, 20)
    for asked in (
        lambda: till.shifts(OFFICER),
        lambda: till.shift(uuid4(), OFFICER),
        lambda: till.ledger(day, day, OFFICER),
    ):
        with pytest.raises(RightMissing):
            asked()
    screen.enter(ANOTHER, None)  # leads
    counter.press("Alt+W")
    assert screen.view.page is Page.LEDGER
    assert not any(button.of_no_use for button in tabs.values())


def test_that_money_taken_at_another_desk_meanwhile_is_not_taken_again(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    found, entry = screen.taking.state.found, screen.taking.state.entry
    elsewhere = order_of(replace(entry, key=uuid4()), found, dossier, counter.clock())
    counter.office.till.collect(elsewhere, AT_THE_TILL)
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Khoản này không còn phải thu")
    assert counter.kinds(dossier).count(kinds.MONEY_COLLECTED) == 1


@pytest.mark.parametrize("form", [Form.TAKE, Form.EXEMPT])
def test_that_exactly_one_button_is_filled(counter: CounterDesk, form: Form) -> None:
    screen = opened(counter, counter.receive())
    screen.taking.ask_form(form)
    filled = [
        button
        for button in screen.view.findChildren(Button)
        if button.kind is Kind.PRIMARY and button.isVisible()
    ]
    assert len(filled) == 1


def test_that_the_list_opens_by_enter(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter)
    assert screen.taking.state.which is MoneyList.WAITING
    assert counter.focus is screen.view.list.table
    counter.press("Return")
    assert screen.taking.state.dossier is not None
    assert screen.taking.state.dossier.id == dossier.id


def test_that_the_line_in_the_list_is_that_of_the_dossier_beside_it(counter: CounterDesk) -> None:
    first, second = counter.receive(), counter.receive()
    screen = opened(counter, second)
    current = screen.view.list.current
    assert current is not None
    assert current.id == second.id
    counter.scan(str(first.code))
    current = screen.view.list.current
    assert current is not None
    assert current.id == first.id
