"""Money that is given back: asked for, decided, paid, and offered while there is any."""

import pytest

from db.queries.till import MoneyList
from desk_app.domain.money.till.moves import RefundStage
from desk_app.services.money.refund import DecideRefund, PayRefund
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CounterDesk
from tests.ui.money.test_taking import opened
from ui.screens.money.taking.forms import Form
from ui.widgets.button import Button
from ui.widgets.field import Field


def test_that_a_refund_goes_from_cashier_to_leader_and_back(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return", "Alt+F")
    screen.view.form.fields["reason"].setFocus()
    counter.type("Hồ sơ không được tiếp nhận")
    counter.press("Ctrl+Return", "Alt+F")
    assert screen.view.form.act.isEnabled() is False
    screen.leave()
    screen.enter(ANOTHER, dossier.id)
    counter.press("Alt+F", "Ctrl+Return")
    assert counter.said.startswith("Đã duyệt hoàn.")
    screen.leave()
    screen.enter(AT_THE_TILL, dossier.id)
    counter.press("Alt+F", "Ctrl+Return")
    (refund,) = counter.stored(dossier).money.refunds
    assert (refund.stage, str(refund.number)) == (RefundStage.PAID, "1001/PC")


def test_that_a_refund_above_what_was_taken_is_refused_at_once(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return", "Alt+F")
    counter.type("150001")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Số tiền hoàn nhiều hơn số đã thu.")
    assert screen.taking.state.form is Form.ASK_REFUND


@pytest.mark.parametrize("goes", ["Alt+Q", "Alt+W", "Esc"])
def test_that_what_was_said_of_a_form_goes_with_it(counter: CounterDesk, goes: str) -> None:
    screen = opened(counter, counter.receive())
    counter.press("Ctrl+Return", "Alt+F")
    counter.type("150001")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Số tiền hoàn nhiều hơn số đã thu.")
    if goes == "Esc":
        assert screen.step_back()
    else:
        counter.press(goes)
    assert counter.said == ""


@pytest.mark.parametrize("typed", ["một trăm", "0", ""])
def test_that_a_sum_to_give_back_that_cannot_be_read_is_not_told_as_too_high(
    counter: CounterDesk, typed: str
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return", "Alt+F")
    amount = screen.view.form.fields["amount"]
    assert isinstance(amount, Field)
    amount.setText(typed)
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Số tiền hoàn thiếu, hoặc gõ chưa đọc được; chưa lưu gì.")
    assert counter.stored(dossier).money.refunds == ()


def test_that_no_refund_is_offered_when_everything_was_paid_back(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return")
    button = screen.view.card.acts[Form.ASK_REFUND]
    assert button.isVisible()
    counter.press("Alt+F")
    screen.view.form.fields["reason"].setFocus()
    counter.type("Hồ sơ không được tiếp nhận")
    counter.press("Ctrl+Return")
    assert button.isVisible(), "one that waits is decided and paid by it"
    (refund,) = counter.stored(dossier).money.refunds
    boss = DecideRefund(dossier=dossier.id, refund=refund.key, approve=True, reason="")
    counter.office.till.decide_refund(boss, ANOTHER)
    pay = PayRefund(dossier=dossier.id, refund=refund.key, reference="")
    counter.office.till.pay_refund(pay, AT_THE_TILL)
    screen.enter(AT_THE_TILL, dossier.id)
    assert not button.isVisible()
    counter.press("Alt+F")
    assert screen.taking.state.form is Form.TAKE


def test_that_a_list_where_nothing_is_collected_opens_a_dossier(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive())
    (button,) = [b for b in screen.view.list.findChildren(Button) if "hồ sơ này" in b.text()]
    said = list[str]()
    for which in MoneyList:
        screen.taking.choose(which)
        said.append(button.text())
    assert said == ["Thu hồ sơ này", "Thu hồ sơ này", "Mở hồ sơ này", "Mở hồ sơ này"]
