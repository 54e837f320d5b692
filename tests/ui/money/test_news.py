"""The dossier open in F6 while another desk acts on it: read anew under the officer's hands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from db.store import Store
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.money.till.moves import RefundStage
from desk_app.domain.money.till.owed import left_of, unsettled
from desk_app.services.money.exempt import Exempt
from desk_app.services.money.refund import AskRefund, DecideRefund
from tests.builders import a_procedure, a_scribe
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, CounterDesk
from tests.ui.later import Later
from tests.ui.money.test_change_of_officer import open_shift
from tests.ui.money.test_taking import opened
from ui.news import DossiersChanged
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.taking.forms import Form

OF_ANY = DossiersChanged(frozenset())  # as after an exchange


def with_two_fees(counter: CounterDesk, store: Store) -> Dossier:
    """150.000 and 20.000."""
    terms = a_procedure().terms[0]
    fees = (*terms.fees, FeeLine(name="Phí thẩm định", amount=20_000))
    with store.work(a_scribe())() as work:
        work.catalogue.put("test", [a_procedure(terms=(replace(terms, fees=fees),))])
        work.commit()
    return counter.receive()


def exempted_elsewhere(counter: CounterDesk, dossier: Dossier, *lines: int) -> None:
    """These of what is open, by their places; the exchange brings it."""
    open_ = unsettled(counter.stored(dossier))
    order = Exempt(
        key=uuid4(),
        dossier=dossier.id,
        lines=tuple(open_[n].taken() for n in lines),
        reason="Hộ nghèo",
        basis="Giấy số 5",
    )
    counter.office.till.exempt(order, AT_THE_TILL)
    counter.news.tell(OF_ANY)


def refund_asked(counter: CounterDesk, dossier: Dossier, amount: int = 20_000) -> UUID:
    (fee,) = counter.stored(dossier).money.collections[0].lines
    order = AskRefund(
        key=uuid4(),
        dossier=dossier.id,
        lines=(replace(fee, amount=amount),),
        reason="Thu nhầm mức",
        payee="Nguyễn Thị Lan",
        payee_reason="Người nộp nhờ",
    )
    counter.office.till.ask_refund(order, AT_THE_TILL)
    return order.key


def decided_elsewhere(counter: CounterDesk, dossier: Dossier, refund: UUID) -> None:
    order = DecideRefund(dossier=dossier.id, refund=refund, approve=True)
    counter.office.till.decide_refund(order, ANOTHER)
    counter.news.tell(OF_ANY)


def titles(counter: CounterDesk) -> Sequence[str]:
    return [each.title for each in counter.notices if each is not None]


def came(dossier: Dossier) -> str:
    return f"Tiền của hồ sơ {dossier.code} vừa thay đổi."


def test_that_what_another_desk_did_with_its_money_is_shown_once_it_is_heard_of(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    exempted_elsewhere(counter, dossier, 0)
    shown = screen.taking.state.dossier
    assert shown is not None
    assert left_of(shown) == 0
    assert not screen.view.card.take.isVisible()
    assert not titles(counter), "nobody had entered anything"


def test_that_what_is_typed_the_focus_and_the_place_scrolled_to_stay(
    counter: CounterDesk, store: Store
) -> None:
    dossier = with_two_fees(counter, store)
    screen = opened(counter, dossier)
    counter.type("200000")
    card = screen.view.card
    card.payer.setFocus()
    card.payer.selectAll()
    counter.type("Tran Van Ba")
    counter.press("Left")
    bar = card._middle.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    exempted_elsewhere(counter, dossier, 0)
    assert screen.taking.state.found.due == 20_000
    assert (card.payer.text(), card.payer.cursorPosition()) == ("Tran Van Ba", 10)
    assert card.cash.received.text() == "200000"
    assert counter.focus is card.payer
    assert bar.value() == place
    assert titles(counter) == [came(dossier)]


def test_that_a_tick_taken_away_by_hand_stays_with_its_fee(
    counter: CounterDesk, store: Store
) -> None:
    dossier = with_two_fees(counter, store)
    screen = opened(counter, dossier)
    screen.view.card.fees.ticks[1].click()
    assert screen.taking.state.found.due == 150_000
    exempted_elsewhere(counter, dossier, 0)
    assert screen.taking.state.found.due == 0
    assert screen.view.card.fees.ticks[1].isVisible()


def test_that_news_of_another_dossier_are_not_read_into_the_one_that_is_open(
    counter: CounterDesk,
) -> None:
    background = Later(held=lambda _owner, key: key == "money.news")
    dossier, other = counter.receive(), counter.receive()
    open_shift(counter)
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, dossier.id)
    counter.news.tell(DossiersChanged(frozenset({other.id})))
    assert not background.waiting
    counter.news.tell(DossiersChanged(frozenset({dossier.id})))
    assert len(background.waiting) == 1


def test_that_an_exchange_that_brought_nothing_of_it_shows_nothing_anew(
    counter: CounterDesk,
) -> None:
    dossier, other = counter.receive(), counter.receive()
    screen = opened(counter, dossier)
    shown: list[Dossier | None] = []
    before = screen.taking.state.dossier
    screen.taking.state_changed.connect(lambda state: shown.append(state.dossier))
    exempted_elsewhere(counter, other, 0)
    assert all(each is before for each in shown)


def test_that_a_dossier_asked_for_meanwhile_is_opened_all_the_same(counter: CounterDesk) -> None:
    background = Later(held=lambda _owner, key: key in {"money.news", "money.dossier"})
    first, second = counter.receive(), counter.receive()
    open_shift(counter)
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, first.id)
    background.go_on()
    screen.taking.open(second.id)
    exempted_elsewhere(counter, first, 0)
    background.go_on()
    state = screen.taking.state
    assert state.dossier is not None
    assert state.dossier.id == second.id


@pytest.mark.parametrize(
    ("key", "comes_to"),
    [
        ("Ctrl+Return", kinds.MONEY_COLLECTED),
        ("Alt+J", kinds.MONEY_PUT_OFF),
        ("F11", kinds.MONEY_EXEMPTED),  # it only opens a form
    ],
)
def test_that_a_press_meant_for_what_stood_there_before_does_nothing_and_says_why(
    counter: CounterDesk, store: Store, key: str, comes_to: str
) -> None:
    dossier = with_two_fees(counter, store)
    screen = opened(counter, dossier)
    exempted_elsewhere(counter, dossier, 0)
    before = screen.taking.state
    counter.press(key)
    assert titles(counter) == [came(dossier)]
    assert screen.taking.state == before
    assert counter.kinds(dossier)[-1] == kinds.MONEY_EXEMPTED
    counter.clock.forward(timedelta(seconds=2))
    counter.press(key)
    assert counter.kinds(dossier)[-1] == comes_to
    assert (screen.taking.state.form is Form.EXEMPT) is (key == "F11")


def test_that_the_reason_of_an_exemption_goes_on_with_what_is_left(
    counter: CounterDesk, store: Store
) -> None:
    dossier = with_two_fees(counter, store)
    screen = opened(counter, dossier)
    counter.press("F11")
    counter.type("Ho ngheo")
    reason = counter.focus
    exempted_elsewhere(counter, dossier, 0)
    assert counter.focus is reason
    assert screen.view.form.values["reason"] == "Ho ngheo"
    assert screen.taking.state.spec is not None
    assert screen.taking.state.spec.lead == "Không thu 20.000 đ của hồ sơ này."
    assert screen.view.form.act.isEnabled()


def test_that_a_refund_decided_elsewhere_is_not_paid_by_the_key_that_would_have_decided_it(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return")
    refund = refund_asked(counter, dossier)
    screen.enter(ANOTHER, dossier.id)
    counter.press("Alt+F")
    counter.type("Chua du giay to")
    decided_elsewhere(counter, dossier, refund)
    counter.clock.forward(timedelta(minutes=1))
    form = screen.view.form
    assert form.isVisible()
    assert form.values["reason"] == "Chua du giay to"
    assert not form.act.isEnabled()
    assert "quay lại" in form._blocked.text()
    counter.press("Ctrl+Return")
    (asked,) = counter.stored(dossier).money.refunds
    assert asked.stage is RefundStage.APPROVED
    assert screen.step_back()
    counter.press("Alt+F")
    assert screen.taking.state.spec is None
    assert counter.said.startswith("Chờ người thu tiền chi hoàn.")


def test_that_the_sum_to_give_back_follows_unless_it_was_typed(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+Return", "Alt+F")
    form = screen.view.form
    form.fields["reason"].setFocus()
    counter.type("Thu nham")
    refund = refund_asked(counter, dossier)
    decline = DecideRefund(dossier=dossier.id, refund=refund, approve=False, reason="Chưa đúng")
    counter.news.tell(OF_ANY)
    assert form.values["amount"] == "130.000"
    form.fields["amount"].setFocus()
    counter.press("Ctrl+A")
    counter.type("90.000")
    counter.office.till.decide_refund(decline, ANOTHER)
    counter.news.tell(OF_ANY)
    assert (form.values["amount"], form.values["reason"]) == ("90.000", "Thu nham")


def test_that_news_change_nothing_while_what_was_entered_is_being_stored(
    counter: CounterDesk,
) -> None:
    background = Later(held=lambda _owner, key: not key)
    dossier = counter.receive()
    open_shift(counter)
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, dossier.id)
    counter.press("Ctrl+Return")
    before = screen.taking.state
    exempted_elsewhere(counter, dossier, 0)
    assert screen.taking.state.dossier is before.dossier
    background.go_on()
    assert left_of(counter.stored(dossier)) == 0
    assert screen.taking.state.dossier == counter.stored(dossier)
    assert counter.said.startswith("Khoản này không còn phải thu")


def test_that_news_of_a_dossier_opened_while_another_is_stored_are_shown_once_it_is(
    counter: CounterDesk,
) -> None:
    background = Later(held=lambda _owner, key: not key)
    first, second = counter.receive(), counter.receive()
    open_shift(counter)
    screen = counter.seat(MoneyScreen, background)
    screen.enter(AT_THE_TILL, first.id)
    counter.press("Ctrl+Return")
    screen.taking.open(second.id)
    exempted_elsewhere(counter, second, 0)
    background.go_on()
    assert screen.taking.state.dossier == counter.stored(second)
