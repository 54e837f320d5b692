"""What the till offers of a dossier that ended without a result: money to pay back, and no fee."""

from collections.abc import Callable

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.owed import MoneyStatus, status_of
from tests.step_bodies import good_bodies
from tests.ui.dossiers.counter import AT_THE_TILL, CounterDesk
from tests.ui.money.test_fee_rows import rows_of
from tests.ui.money.test_moved_twice import from_elsewhere, paid_twice, said_on
from tests.ui.money.test_taking import opened
from ui.dossiers.fees import has_money, take_money_words
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.taking.forms import Form

Work = Callable[[], UnitOfWork]


def ended(counter: CounterDesk, work: Work, dossier: Dossier, kind: str) -> Dossier:
    from_elsewhere(counter, work, dossier, kind, good_bodies(dossier)[kind])
    return counter.stored(dossier)


def offers_to_take(screen: MoneyScreen) -> bool:
    ticks = [row.tick.isVisible() for row in rows_of(screen) if row.isVisible()]
    return any(ticks) or screen.view.card.take.isVisible()


@pytest.mark.parametrize("kind", [kinds.VOIDED, kinds.REFUSED])
def test_that_no_fee_is_asked_of_a_dossier_that_ended_without_a_result(
    counter: CounterDesk, work: Work, kind: str
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    assert offers_to_take(screen)
    over = ended(counter, work, dossier, kind)
    screen.enter(AT_THE_TILL, dossier.id)
    assert not offers_to_take(screen)
    assert "không thu" in said_on(screen)
    assert not has_money(over)
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).money.collections == ()


def test_that_a_voided_dossier_owes_what_is_held_and_asks_for_nothing_that_was_paid_twice(
    counter: CounterDesk, work: Work
) -> None:
    dossier, screen = paid_twice(counter, work)
    assert offers_to_take(screen)
    over = ended(counter, work, dossier, kinds.VOIDED)
    screen.enter(AT_THE_TILL, dossier.id)
    assert not offers_to_take(screen)
    assert screen.view.card.acts[Form.ASK_REFUND].isVisible()
    assert "Đã thu thừa 110.000 đ, phải hoàn lại." in said_on(screen)
    assert status_of(over) is MoneyStatus.WAITING_REFUND
    assert take_money_words(over) == "Hoàn tiền 110.000 đ"
