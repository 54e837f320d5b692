"""What is missing before money is taken: typing goes on there."""

from dataclasses import replace

from db.store import Store
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.money.till.moves import Method
from tests.builders import a_procedure, a_scribe
from tests.ui.dossiers.counter import CounterDesk
from tests.ui.money.test_taking import opened


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


def test_that_without_an_account_the_page_says_what_is_missing(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive())
    screen.view.card.method.chosen.emit(Method.TRANSFER)
    assert screen.view.qr.qr.code == ""
    assert "chưa ghi tài khoản" in screen.taking.state.found.qr_missing
