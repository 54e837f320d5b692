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
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.forms.amending.correct_parts import FindProcedures
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


def is_busy(screen: DossierScreen) -> bool:
    return screen.presenter.state.busy


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


@pytest.mark.parametrize(
    ("ask", "refused"), [(note_code, False), (ask_supplement, False), (ask_supplement, True)]
)
def test_that_who_was_away_is_told_how_it_went_when_they_are_back(
    counter: CounterDesk,
    slow: Later,
    ask: Callable[[CounterDesk, DossierScreen], None],
    refused: bool,
) -> None:
    dossier, other = counter.receive(), counter.receive()
    screen = seated(counter, slow, dossier)
    ask(counter, screen)
    if refused:
        order = Refuse(dossier=dossier.id, reason="Không đủ điều kiện")
        counter.office.steps.refuse(order, ANOTHER)
    sits_down(counter, screen, SECOND, other)
    slow.go_on()
    counter.notices.clear()
    sits_down(counter, screen, ANOTHER, dossier)
    (told,) = [each for each in counter.notices if each is not None]
    assert told.done is not refused
    assert not screen.presenter.state.busy


def test_that_a_step_stored_late_leaves_what_was_begun_at_another_dossier(
    counter: CounterDesk, slow: Later
) -> None:
    first, second = counter.receive(), counter.receive()
    screen = seated(counter, slow, first)
    ask_supplement(counter, screen)
    (late,), slow.waiting[:] = list(slow.waiting), []
    screen.leave()
    screen.enter(ANOTHER, second.id)
    slow.go_on()
    screen.view.steps.note.setFocus()
    counter.type("Ban chinh")
    counter.press("Alt+B")
    counter.type("Giay")
    late()
    assert screen.view.steps.note.text() == "Ban chinh"
    assert form(screen).lines.lines() == ("Giay",)
    assert form(screen).isAncestorOf(counter.focus)
    screen.leave()
    screen.enter(ANOTHER, first.id)
    assert screen.view.place.form is None


def test_that_a_step_stored_late_leaves_the_note_another_left_at_another_dossier(
    counter: CounterDesk, slow: Later
) -> None:
    first, second = counter.receive(), counter.receive()
    screen = seated(counter, slow, first)
    ask_supplement(counter, screen)
    (late,), slow.waiting[:] = list(slow.waiting), []
    screen.leave()
    screen.enter(ANOTHER, second.id)
    slow.go_on()
    screen.view.steps.note.setFocus()
    counter.type("Ban chinh")
    sits_down(counter, screen, SECOND, second)
    late()
    sits_down(counter, screen, ANOTHER, second)
    assert screen.view.steps.note.text() == "Ban chinh"


def test_that_a_step_stored_late_ends_no_step_of_another_dossier(
    counter: CounterDesk, slow: Later
) -> None:
    first, second = counter.receive(), counter.receive()
    screen = seated(counter, slow, first)
    ask_supplement(counter, screen)
    (late,), slow.waiting[:] = list(slow.waiting), []
    screen.leave()
    screen.enter(ANOTHER, second.id)
    slow.go_on()
    ask_supplement(counter, screen)
    late()
    assert is_busy(screen)
    slow.go_on()
    assert not is_busy(screen)


def test_that_what_was_foreseen_for_one_officer_is_said_in_no_form_of_the_next(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    background = Later(held=lambda _owner, key: key == "foresee")
    screen = counter.seat(DossierScreen, background)
    screen.enter(ANOTHER, dossier.id)
    foreseen: list[object] = []
    screen.presenter.foreseen.connect(lambda _ahead, found: foreseen.append(found))
    screen.presenter.foresee(Ahead.CORRECT, FindProcedures("khai sinh", ANOTHER))
    (late,), background.waiting[:] = list(background.waiting), []
    sits_down(counter, screen, SECOND, dossier)
    late()
    assert foreseen == []


@pytest.mark.parametrize("ask", [note_code, ask_supplement])
def test_that_who_is_back_before_it_is_stored_still_waits_for_it(
    counter: CounterDesk, slow: Later, ask: Callable[[CounterDesk, DossierScreen], None]
) -> None:
    dossier = counter.receive()
    screen = seated(counter, slow, dossier)
    ask(counter, screen)
    sits_down(counter, screen, SECOND, dossier)
    sits_down(counter, screen, ANOTHER, dossier)
    assert is_busy(screen)
    counter.press("Ctrl+Return")
    counter.notices.clear()
    slow.go_on()
    assert not is_busy(screen)
    (told,) = [each for each in counter.notices if each is not None]
    assert told.done
    sits_down(counter, screen, SECOND, dossier)
    sits_down(counter, screen, ANOTHER, dossier)
    assert not is_busy(screen)
