"""What is missing before money is taken: typing goes on there."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from PySide6.QtWidgets import QLabel

from db.store import Store
from desk_app.domain.ids import OfficerId
from desk_app.domain.law.fees import FeeLine, FeeMoment
from desk_app.domain.money.till.moves import Method
from desk_app.domain.people.rights import Role
from desk_app.services.money.set_till import SetTill
from desk_app.services.money.shifts import OpenShift
from tests.builders import ADMIN, a_procedure, a_scribe, an_officer
from tests.ui.dossiers.counter import AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.money.test_taking import opened
from ui.screens.money.screen import MoneyScreen


def test_that_what_is_missing_has_the_keys_and_is_in_sight(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    card = screen.view.card
    counter.shell.resize(1366, 560)
    counter.type("100000")
    card.payer.setFocus()
    counter.press("Ctrl+Return")
    assert counter.focus is card.cash.received
    assert not card.cash.received.visibleRegion().isEmpty()
    counter.type("200000")
    assert screen.taking.state.entry.received == "200000"
    card.method.chosen.emit(Method.TRANSFER)
    card.payer.setFocus()
    counter.press("Ctrl+Return")
    assert card.transfer.reference.hasFocus()
    counter.type("FT 1")
    card.transfer.credited.setFocus()
    card.transfer.credited.selectAll()
    counter.type("hom nay")
    card.payer.setFocus()
    counter.press("Ctrl+Return")
    assert card.transfer.credited.hasFocus()
    card.fees.ticks[0].click()
    counter.press("Ctrl+Return")
    assert card.fees.ticks[0].hasFocus()


def test_that_a_sum_nobody_knows_and_nobody_typed_has_the_keys(
    counter: CounterDesk, store: Store
) -> None:
    unknown = FeeLine(name="Phí thẩm định", amount=None)
    terms = a_procedure().terms[0]
    procedure = a_procedure(terms=(replace(terms, fees=(*terms.fees, unknown)),))
    with store.work(a_scribe())() as work:
        work.catalogue.put("test", [procedure])
        work.commit()
    card = opened(counter, counter.receive()).view.card
    card.fees.ticks[1].click()
    counter.press("Ctrl+Return")
    assert counter.focus is card.fees.sums[1]


def test_that_a_fee_nobody_knows_asks_for_its_sum_first_and_promises_no_change(
    counter: CounterDesk, store: Store
) -> None:
    unknown = FeeLine(name="Lệ phí đăng ký khai tử", amount=None)
    with store.work(a_scribe())() as work:
        terms = replace(a_procedure().terms[0], fees=(unknown,))
        work.catalogue.put("test", [a_procedure(terms=(terms,))])
        work.commit()
    screen = opened(counter, counter.receive())
    card = screen.view.card
    assert counter.focus is card.fees.sums[0]
    assert card.cash.received.placeholderText() == ""
    card.cash.received.setFocus()
    counter.type("8000")
    assert "–" in [each.text() for each in card.cash.change.findChildren(QLabel)]
    counter.press("Ctrl+Return")
    assert counter.said == "Chưa thu được. Ghi số tiền của Lệ phí đăng ký khai tử."
    assert counter.focus is card.fees.sums[0]
    counter.type("8000")
    assert (screen.taking.state.found.due, screen.taking.state.found.change) == (8_000, 0)
    assert card.cash.received.placeholderText() == "đúng 8.000 đ"
    assert "0 đ" in [each.text() for each in card.cash.change.findChildren(QLabel)]


def test_that_a_fee_collected_later_is_ticked_and_not_asked_for_its_sum(
    counter: CounterDesk, store: Store
) -> None:
    later = FeeLine(name="Phí đo đạc", amount=None, moment=FeeMoment.AFTER)
    with store.work(a_scribe())() as work:
        terms = replace(a_procedure().terms[0], fees=(later,))
        work.catalogue.put("test", [a_procedure(terms=(terms,))])
        work.commit()
    card = opened(counter, counter.receive()).view.card
    assert counter.focus is card.fees.ticks[0]


def test_that_without_an_account_the_page_says_what_is_missing(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive())
    screen.view.card.method.chosen.emit(Method.TRANSFER)
    assert screen.view.qr.qr.code == ""
    assert "chưa ghi tài khoản" in screen.taking.state.found.qr_missing


def test_that_a_credit_of_another_dossier_is_told_once_and_taken_when_confirmed(
    counter: CounterDesk,
) -> None:
    first, second = counter.receive(), counter.receive()
    screen = opened(counter)
    for dossier in (first, second):
        counter.scan(str(dossier.code))
        screen.view.card.method.chosen.emit(Method.TRANSFER)
        screen.view.card.transfer.reference.setFocus()
        counter.type("FT1" if dossier is first else "ft 1")
        counter.press("Ctrl+Return")
    assert f"đã ghi cho hồ sơ {first.code}" in counter.said
    counter.press("Ctrl+Return")  # pressed twice, before anybody read it
    assert f"đã ghi cho hồ sơ {first.code}" in counter.said
    assert counter.stored(second).money.collections == ()
    counter.clock.forward(timedelta(seconds=2))
    counter.press("Ctrl+Return")
    assert counter.stored(second).money.collections[0].reference == "ft 1"


def test_that_what_was_credited_beyond_is_told_when_it_is_taken(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive())
    transfer = screen.view.card.transfer
    screen.view.card.method.chosen.emit(Method.TRANSFER)
    for field, typed in ((transfer.reference, "FT1"), (transfer.received, "160000")):
        field.setFocus()
        counter.type(typed)
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã thu 150.000 đ của NGUYỄN THỊ LAN")
    assert counter.said.endswith("Nộp thừa 10.000 đ, phải hoàn.")


def test_that_a_credit_of_a_day_ahead_is_told_as_what_it_is(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    transfer = screen.view.card.transfer
    screen.view.card.method.chosen.emit(Method.TRANSFER)
    transfer.reference.setFocus()
    counter.type("FT1")
    transfer.credited.setFocus()
    transfer.credited.selectAll()
    counter.type("21/11/2026")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Ngày báo có ở phía trước hôm nay")
    assert counter.stored(dossier).money.collections == ()


def test_that_the_result_is_offered_after_the_money_to_who_may_hand_it_out(
    counter: CounterDesk,
) -> None:
    settings = SetTill(reception_collects=True)
    counter.office.till.set_till(settings, an_officer(ADMIN, Role.ADMIN))
    offered: dict[OfficerId, bool] = {}
    for officer in (AT_THE_TILL, OFFICER):
        counter.office.till.open_shift(OpenShift(key=uuid4(), opening=0), officer)
        screen = counter.seat(MoneyScreen)
        offers: list[object] = []
        screen.notice_changed.connect(lambda _said, offer, all_=offers: all_.append(offer))
        screen.enter(officer, counter.bring_back(counter.receive()).id)
        counter.press("Ctrl+Return")
        offered[officer.id] = offers[-1] is not None
    assert offered == {AT_THE_TILL.id: False, OFFICER.id: True}
