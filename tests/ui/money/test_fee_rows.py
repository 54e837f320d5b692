"""The fees of a dossier stand in rows that stay, and nothing is painted that is what it was."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from db.store import Store
from desk_app.domain.law.fees import FeeLine
from tests.builders import a_procedure, a_scribe
from tests.ui.dossiers.counter import CounterDesk
from tests.ui.money.test_taking import opened
from ui.screens.money.screen import MoneyScreen
from ui.screens.money.taking.fee_rows import FeeRow


class Painted(QObject):
    """The kinds of widgets that were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.kinds.append(type(watched).__name__)
        return False


@pytest.fixture
def unpriced(counter: CounterDesk, store: Store) -> None:
    """Its procedure has a fee nobody knows the sum of."""
    unknown = FeeLine(name="Phí thẩm định", amount=None)
    terms = a_procedure().terms[0]
    procedure = a_procedure(terms=(replace(terms, fees=(*terms.fees, unknown)),))
    with store.work(a_scribe())() as work:
        work.catalogue.put("test", [procedure])
        work.commit()


def rows_of(screen: MoneyScreen) -> list[FeeRow]:
    return screen.view.card.fees.findChildren(FeeRow)


def settle(app: QApplication) -> None:
    for _ in range(5):  # one thing asks for another
        app.processEvents()


def test_that_the_rows_of_one_dossier_serve_the_next(counter: CounterDesk, unpriced: None) -> None:
    first, second = counter.receive(), counter.receive()
    screen = opened(counter, first)
    rows = rows_of(screen)
    counter.scan(str(second.code))
    assert rows_of(screen) == rows
    assert [row.isVisible() for row in rows] == [True, True]
    assert [row.sum.isVisible() for row in rows] == [False, True]
    counter.press("Ctrl+Return")
    assert not rows[0].tick.isVisible()


def test_that_a_sum_typed_for_one_dossier_is_not_brought_back_into_another(
    counter: CounterDesk, unpriced: None
) -> None:
    first, second = counter.receive(), counter.receive()
    screen = opened(counter, first)
    typed = screen.view.card.fees.sums[1]
    typed.setFocus()
    counter.type("20.000")
    for _ in "20.000":
        counter.press("Backspace")
    counter.scan(str(second.code))
    typed.setFocus()
    counter.press("Ctrl+Z")
    assert typed.text() == ""


def test_that_tab_goes_from_tick_to_sum_and_on_to_how_it_is_paid(
    counter: CounterDesk, unpriced: None
) -> None:
    screen = opened(counter, counter.receive())
    fees = screen.view.card.fees
    fees.ticks[0].setFocus()
    came: list[QWidget | None] = []
    for _ in range(3):
        counter.press("Tab")
        came.append(counter.focus)
    assert came[:2] == [fees.ticks[1], fees.sums[1]]
    assert came[2] is not None
    assert screen.view.card.method.isAncestorOf(came[2])


def test_that_what_is_told_twice_is_painted_once(counter: CounterDesk, qapp: QApplication) -> None:
    screen = opened(counter, counter.receive())
    settle(qapp)
    painted = Painted()
    qapp.installEventFilter(painted)
    screen.view.render_taking(screen.taking.state)
    settle(qapp)
    qapp.removeEventFilter(painted)
    assert painted.kinds == []
