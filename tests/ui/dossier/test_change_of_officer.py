"""Forms of steps half typed, while another officer looks at the same dossier."""

from datetime import timedelta
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from tests.builders import an_officer
from tests.ui.dossier.test_codes import begin as begin_code
from tests.ui.dossier.test_step_forms import form, opened
from tests.ui.dossiers.counter import ANOTHER, AT_THE_TILL, OFFICER, CounterDesk
from tests.ui.later import Later
from ui.screens.dossier.forms.form import StepForm
from ui.screens.dossier.screen import DossierScreen

SECOND = an_officer(OfficerId(UUID(int=9)), Role.LEADER)


def sits_down(
    counter: CounterDesk, screen: DossierScreen, officer: Officer, dossier: Dossier
) -> None:
    """The desk was locked, and `officer` opens the page of `dossier`."""
    screen.leave()
    counter.shell.setFocus()
    screen.enter(officer, DossierId(dossier.id))


def test_that_a_form_half_typed_is_there_again_and_nobody_else_s(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+B")
    counter.type("Giay khai sinh")
    sits_down(counter, screen, SECOND, dossier)
    assert screen.view.place.form is None
    assert not any(each.isVisible() for each in screen.view.place.findChildren(StepForm))
    counter.press("Alt+B", "Ctrl+Z")
    assert form(screen).lines.lines() == ()
    counter.type("Anh")
    sits_down(counter, screen, ANOTHER, dossier)
    assert form(screen).lines.lines() == ("Giay khai sinh",)
    assert form(screen).isAncestorOf(counter.focus)
    form(screen).reason.box.setFocus()
    counter.type("Thieu")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).supplements[0].contents == ("Giay khai sinh",)


def test_that_a_form_left_is_at_its_own_dossier(counter: CounterDesk) -> None:
    first, second = counter.receive(), counter.receive()
    screen = opened(counter, first)
    counter.press("Alt+B")
    counter.type("Giay khai sinh")
    sits_down(counter, screen, OFFICER, second)
    sits_down(counter, screen, ANOTHER, second)
    assert screen.view.place.form is None
    screen.leave()
    screen.enter(ANOTHER, first.id)
    counter.press("Alt+B")
    assert form(screen).lines.lines() == ("Giay khai sinh",)


def test_that_the_note_of_a_result_is_there_again_and_nobody_else_s(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    screen.view.steps.note.setFocus()
    counter.type("Ban chinh")
    sits_down(counter, screen, SECOND, dossier)
    screen.view.steps.note.setFocus()
    counter.press("Ctrl+Z")
    assert screen.view.steps.note.text() == ""
    sits_down(counter, screen, ANOTHER, dossier)
    assert screen.view.steps.note.text() == "Ban chinh"


def test_that_a_step_stored_late_ends_its_own_form_and_no_other(counter: CounterDesk) -> None:
    dossier, other = counter.receive(), counter.receive()
    background = Later(held=lambda _owner, key: not key)
    screen = counter.seat(DossierScreen, background)
    screen.enter(ANOTHER, dossier.id)
    background.go_on()
    counter.press("Alt+B")
    counter.type("Giay khai sinh")
    form(screen).reason.box.setFocus()
    counter.type("Thieu")
    counter.press("Ctrl+Return")
    late, background.waiting[:] = list(background.waiting), []
    sits_down(counter, screen, SECOND, other)
    counter.press("Alt+B")
    counter.type("Anh")
    for work in late:
        work()
    assert counter.kinds(dossier).count(kinds.SUPPLEMENT_ASKED) == 1
    assert form(screen).lines.lines() == ("Anh",)
    sits_down(counter, screen, ANOTHER, dossier)
    assert screen.view.place.form is None


def test_that_forms_of_yesterday_are_taken_down(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Alt+B")
    counter.type("Giay khai sinh")
    sits_down(counter, screen, SECOND, dossier)
    counter.clock.forward(timedelta(days=1))
    sits_down(counter, screen, ANOTHER, dossier)
    assert screen.view.place.form is None
    assert screen.view.place.count() == 1


def test_that_who_sits_down_sees_no_dossier_another_had_open(counter: CounterDesk) -> None:
    first, second = counter.receive(), counter.receive()
    screen = opened(counter, first)
    screen.leave()
    screen.enter(SECOND, None)
    assert screen.presenter.state.id is None
    assert not screen.view.facts.isVisible()
    assert screen.view._empty.isVisible()
    sits_down(counter, screen, SECOND, second)
    screen.leave()
    screen.enter(ANOTHER, None)
    assert screen.presenter.state.id == first.id
    assert screen.view.facts.isVisible()
    screen.leave()
    screen.enter(ANOTHER, None)
    assert screen.presenter.state.id == first.id


def test_that_a_code_half_typed_is_there_again_and_nobody_else_s(counter: CounterDesk) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    begin_code(counter, screen)
    typed = screen.view.facts.code_form
    counter.type("Cong")
    counter.press("Return")
    counter.type("DVC-7")
    sits_down(counter, screen, AT_THE_TILL, dossier)
    assert not typed.isVisible()
    sits_down(counter, screen, SECOND, dossier)
    begin_code(counter, screen)
    counter.press("Ctrl+Z")
    assert (typed.system.text(), typed.code.text()) == ("", "")
    counter.type("Khac")
    sits_down(counter, screen, ANOTHER, dossier)
    assert (typed.system.text(), typed.code.text()) == ("Cong", "DVC-7")
    assert typed.code.hasFocus()
    counter.press("End")
    counter.type("7")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).external_codes == (ExternalCode("Cong", "DVC-77"),)
    sits_down(counter, screen, SECOND, dossier)
    assert typed.system.text() == "Khac"


def test_that_a_code_is_left_at_its_own_dossier(counter: CounterDesk) -> None:
    first, second = counter.receive(), counter.receive()
    screen = opened(counter, first)
    begin_code(counter, screen)
    counter.type("Cong")
    sits_down(counter, screen, SECOND, second)
    sits_down(counter, screen, ANOTHER, second)
    assert not screen.view.facts.code_form.isVisible()


def test_that_a_code_stored_late_is_not_given_back_and_ends_no_other(counter: CounterDesk) -> None:
    dossier = counter.receive()
    background = Later(held=lambda _owner, key: not key)
    screen = counter.seat(DossierScreen, background)
    screen.enter(ANOTHER, dossier.id)
    background.go_on()
    begin_code(counter, screen)
    counter.type("Cong")
    counter.press("Return")
    counter.type("DVC-7")
    counter.press("Ctrl+Return")
    late, background.waiting[:] = list(background.waiting), []
    sits_down(counter, screen, SECOND, dossier)
    background.go_on()
    begin_code(counter, screen)
    counter.type("Khac")
    for work in late:
        work()
    assert screen.view.facts.code_form.isVisible()
    assert screen.view.facts.code_form.system.text() == "Khac"
    sits_down(counter, screen, ANOTHER, dossier)
    assert counter.stored(dossier).external_codes == (ExternalCode("Cong", "DVC-7"),)
    assert not screen.view.facts.code_form.isVisible()


def code_held(counter: CounterDesk, background: Later, dossier: Dossier) -> DossierScreen:
    """ANOTHER noted a code of `dossier`, which is stored as soon as it goes on."""
    screen = counter.seat(DossierScreen, background)
    screen.enter(ANOTHER, dossier.id)
    background.go_on()
    begin_code(counter, screen)
    counter.type("Cong")
    counter.press("Return")
    counter.type("DVC-7")
    counter.press("Ctrl+Return")
    return screen


def test_that_who_has_no_dossier_open_is_told_nothing_of_another_s(counter: CounterDesk) -> None:
    dossier = counter.receive()
    background = Later(held=lambda _owner, key: not key)
    screen = code_held(counter, background, dossier)
    screen.leave()
    screen.enter(SECOND, None)
    counter.notices.clear()
    background.go_on()
    assert counter.stored(dossier).external_codes == (ExternalCode("Cong", "DVC-7"),)
    assert not any(counter.notices)
    assert screen.presenter.state.id is None


def test_that_a_code_stored_late_ends_no_form_of_another_dossier(counter: CounterDesk) -> None:
    first, second = counter.receive(), counter.receive()
    background = Later(held=lambda _owner, key: not key)
    screen = code_held(counter, background, first)
    late, background.waiting[:] = list(background.waiting), []
    screen.leave()
    screen.enter(ANOTHER, second.id)
    begin_code(counter, screen)
    counter.type("Khac")
    for work in late:
        work()
    assert screen.view.facts.code_form.isVisible()
    assert screen.view.facts.code_form.system.text() == "Khac"


def test_that_a_code_stored_late_leaves_the_one_begun_at_another_dossier_where_it_is(
    counter: CounterDesk,
) -> None:
    first, second = counter.receive(), counter.receive()
    background = Later(held=lambda _owner, key: not key)
    screen = code_held(counter, background, first)
    late, background.waiting[:] = list(background.waiting), []
    screen.leave()
    screen.enter(ANOTHER, second.id)
    begin_code(counter, screen)
    counter.type("Khac")
    sits_down(counter, screen, SECOND, second)
    for work in late:
        work()
    sits_down(counter, screen, ANOTHER, second)
    assert screen.view.facts.code_form.system.text() == "Khac"
    assert screen.view.facts.code_form.isVisible()
