"""The code that another system has given, noted on the page of the dossier by keys."""

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.officer import Officer
from desk_app.services.intake.note_external_code import NoteExternalCode
from tests.ui.dossiers.counter import AT_THE_TILL, OFFICER, CounterDesk
from ui.screens.dossier.screen import DossierScreen

PORTAL = "Cổng Dịch vụ công quốc gia"


def opened(counter: CounterDesk, dossier: Dossier, by: Officer = OFFICER) -> DossierScreen:
    screen = counter.seat(DossierScreen)
    screen.enter(by, dossier.id)
    return screen


def begin(counter: CounterDesk, screen: DossierScreen) -> None:
    screen.view.facts.other_codes.setFocus()
    counter.press("Return")


@pytest.mark.parametrize("end", ["Ctrl+Return", "Return"])
def test_that_system_and_code_are_typed_and_stored(counter: CounterDesk, end: str) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    begin(counter, screen)
    counter.type(PORTAL)
    counter.press("Return")
    counter.type("DVC-77")
    counter.press(end)
    assert counter.stored(dossier).external_codes == (ExternalCode(PORTAL, "DVC-77"),)
    assert "Đã ghi mã của hệ thống khác" in counter.said
    assert screen.presenter.state.facts is not None
    shown = {line.caption: line.value for line in screen.presenter.state.facts.lines}
    assert shown[PORTAL] == "DVC-77"
    assert counter.focus is screen.view.facts.other_codes
    assert screen.view.facts.code_form.isHidden()


def test_that_a_second_press_notes_nothing_more(counter: CounterDesk) -> None:
    dossier = counter.receive()
    begin(counter, opened(counter, dossier))
    counter.type(PORTAL)
    counter.press("Return")
    counter.type("DVC-77")
    counter.press("Ctrl+Return", "Ctrl+Return")
    assert counter.kinds(dossier).count(kinds.EXTERNAL_CODE_NOTED) == 1


def test_that_esc_closes_the_form_and_stores_nothing(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    begin(counter, screen)
    counter.type(PORTAL)
    assert screen.step_back()
    assert counter.focus is screen.view.facts.other_codes
    assert not screen.step_back()
    assert counter.stored(dossier).external_codes == ()


def test_that_what_is_missing_is_said_at_its_field(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    begin(counter, screen)
    counter.press("Ctrl+Return")
    form = screen.view.facts.code_form
    assert form.system.error == "Ghi tên hệ thống đã cấp mã."
    assert counter.focus is form.system
    counter.type(PORTAL)
    counter.press("Ctrl+Return")
    assert (form.system.error, form.code.error) == ("", "Ghi mã hệ thống đó đã cấp.")
    assert counter.focus is form.code


def test_that_a_code_of_another_dossier_is_refused_and_what_is_typed_stays(
    counter: CounterDesk,
) -> None:
    first, second = counter.receive(), counter.receive()
    order = NoteExternalCode(dossier=first.id, system=PORTAL, code="DVC-77")
    counter.office.counter.note_external_code(order, OFFICER)
    screen = opened(counter, second)
    begin(counter, screen)
    counter.type(PORTAL)
    counter.press("Return")
    counter.type("DVC-77")
    counter.press("Ctrl+Return")
    assert f"Mã DVC-77 đã ghi ở hồ sơ {first.code}." in counter.said
    assert screen.view.facts.code_form.code.text() == "DVC-77"
    assert counter.stored(second).external_codes == ()


def test_that_the_only_code_is_there_to_be_mended_or_taken_away(counter: CounterDesk) -> None:
    dossier = counter.receive()
    order = NoteExternalCode(dossier=dossier.id, system=PORTAL, code="DVC-7")
    counter.office.counter.note_external_code(order, OFFICER)
    screen = opened(counter, dossier)
    begin(counter, screen)
    assert counter.focus is screen.view.facts.code_form.code
    screen.view.facts.code_form.code.clear()
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).external_codes == ()


def test_that_who_neither_receives_nor_takes_back_is_not_offered_it(counter: CounterDesk) -> None:
    screen = opened(counter, counter.receive(), AT_THE_TILL)
    assert not screen.view.facts.other_codes.isVisibleTo(screen.view)
