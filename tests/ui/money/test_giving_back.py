"""Money that is given back: asked for, decided, paid, and offered while there is any."""

import pytest

from desk_app.domain.money.till.moves import RefundStage
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CounterDesk
from tests.ui.money.test_taking import opened
from ui.screens.money.taking.forms import Form


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


@pytest.mark.parametrize("typed", ["một trăm", "0", ""])
def test_that_a_sum_to_give_back_that_cannot_be_read_is_not_told_as_too_high(
    counter: CounterDesk, typed: str
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return", "Alt+F")
    amount = screen.view.form.fields["amount"]
    amount.setText(typed)
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Số tiền hoàn thiếu, hoặc gõ chưa đọc được; chưa lưu gì.")
    assert counter.stored(dossier).money.refunds == ()
