"""What was asked for on the page of a dossier by somebody who has left: no other is told of it."""

from collections.abc import Callable

import pytest

from desk_app.domain.dossier import Dossier
from desk_app.services.handling.ending import Refuse
from tests.ui.dossier.test_change_of_officer import SECOND, sits_down
from tests.ui.dossier.test_codes import begin as begin_code
from tests.ui.dossier.test_step_forms import form
from tests.ui.dossiers.counter import ANOTHER, CounterDesk
from tests.ui.later import Later
from ui.screens.dossier.screen import DossierScreen


@pytest.fixture
def slow() -> Later:
    """The counter's lane waits; what is read is there at once."""
    return Later(held=lambda _owner, key: not key)


def seated(counter: CounterDesk, slow: Later, dossier: Dossier) -> DossierScreen:
    screen = counter.seat(DossierScreen, slow)
    screen.enter(ANOTHER, dossier.id)
    slow.go_on()
    return screen


def note_code(counter: CounterDesk, screen: DossierScreen) -> None:
    begin_code(counter, screen)
    counter.type("Cong")
    counter.press("Return")
    counter.type("DVC-7")
    counter.press("Ctrl+Return")


def ask_supplement(counter: CounterDesk, screen: DossierScreen) -> None:
    counter.press("Alt+B")
    counter.type("Anh")
    form(screen).reason.box.setFocus()
    counter.type("Thieu")
    counter.press("Ctrl+Return")


def test_that_a_number_unmasked_late_is_not_shown_to_the_next_officer(
    counter: CounterDesk, slow: Later
) -> None:
    dossier = counter.receive()
    screen = seated(counter, slow, dossier)
    screen.presenter.unmask()
    (late,), slow.waiting[:] = list(slow.waiting), []
    sits_down(counter, screen, SECOND, dossier)
    slow.go_on()
    late()
    facts = screen.presenter.state.facts
    assert facts is not None
    assert not any(dossier.applicant.id_number in line.value for line in facts.lines)
    assert screen.presenter.state.may_unmask


@pytest.mark.parametrize("refused", [False, True])
@pytest.mark.parametrize("ask", [note_code, ask_supplement])
def test_that_how_it_went_is_told_to_who_asked(
    counter: CounterDesk,
    slow: Later,
    ask: Callable[[CounterDesk, DossierScreen], None],
    refused: bool,
) -> None:
    dossier = counter.receive()
    screen = seated(counter, slow, dossier)
    printed: list[object] = []
    screen.print_asked.connect(printed.append)
    ask(counter, screen)
    (late,), slow.waiting[:] = list(slow.waiting), []
    if refused:
        order = Refuse(dossier=dossier.id, reason="Không đủ điều kiện")
        counter.office.steps.refuse(order, ANOTHER)
    sits_down(counter, screen, SECOND, dossier)
    slow.go_on()
    screen.presenter.unmask()
    counter.notices.clear()
    late()
    assert counter.notices == []
    assert printed == []
    assert screen.presenter.state.busy  # with what the second asked for
    slow.go_on()
    assert not screen.presenter.state.busy
