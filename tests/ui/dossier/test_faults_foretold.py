"""What would go wrong is told in the form, while one still fills it in."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import StepNotAllowed
from desk_app.services.handing_over.hand_over import HandOver
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit
from desk_app.services.handling.obligation import AskObligation
from tests.builders import BUSINESS
from tests.ui.dossier.test_step_forms import asked, form, opened
from tests.ui.dossiers.counter import ANOTHER, CounterDesk
from ui.screens.dossier.ahead import Ahead
from ui.texts import notice

Before = Callable[[CounterDesk, Dossier], object]


def nothing(_counter: CounterDesk, _dossier: Dossier) -> None:
    """The dossier is as it was received."""


def charged(counter: CounterDesk, dossier: Dossier) -> None:
    unit = SetHandlingUnit(BUSINESS, "Phòng Tư pháp")
    counter.office.handing_over.set_unit(unit, ANOTHER)
    order = HandOver(batch=uuid4(), unit=unit.unit, dossiers=(dossier.id,))
    counter.office.handing_over.hand_over(order, ANOTHER)
    ask = AskObligation(dossier=dossier.id, what="Lệ phí trước bạ", body="Chi cục Thuế")
    counter.office.steps.ask_obligation(ask, ANOTHER)


@pytest.mark.parametrize(
    ("before", "key", "ahead"),
    [
        (nothing, "Alt+B", Ahead.SUPPLEMENT_ASKED),
        (asked, "Alt+N", Ahead.SUPPLEMENT_RECEIVED),
        (charged, "Alt+V", Ahead.OBLIGATION_MET),
        (nothing, "Ctrl+S", Ahead.CORRECT),
        (nothing, "Alt+X", Ahead.APOLOGY),
    ],
)
def test_that_a_fault_that_would_come_is_told_in_the_form(
    counter: CounterDesk, before: Before, key: str, ahead: Ahead
) -> None:
    dossier = counter.receive()
    before(counter, dossier)
    screen = opened(counter, dossier)
    counter.press(key)
    assert screen.view.place.ahead is ahead
    fault = StepNotAllowed("", "")
    screen.presenter.foreseen.emit(ahead, fault)
    said = notice(fault)
    assert form(screen).foretold == f"{said.title} {said.advice}"
    assert said.title not in counter.said  # nothing went wrong yet
