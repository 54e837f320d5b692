"""In whose name a supplement is asked for, before and after the papers went to their unit."""

from uuid import uuid4

from desk_app.domain.dossier import Dossier
from desk_app.services.handing_over.hand_over import HandOver
from tests.ui.dossier.test_step_forms import form, opened
from tests.ui.dossiers.counter import OFFICER, CounterDesk
from ui.news import DossiersChanged


def hand_over(counter: CounterDesk, dossier: Dossier) -> None:
    order = HandOver(batch=uuid4(), unit="Phòng Tư pháp", dossiers=[dossier.id])
    counter.office.handing_over.hand_over(order, OFFICER)


def test_that_what_the_reception_finds_before_the_papers_leave_it_asks_in_its_own_name(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier, OFFICER)
    counter.press("Alt+B")
    assert form(screen).raised_by.isHidden()
    counter.type("Anh")
    form(screen).reason.box.setFocus()
    counter.type("Thieu")
    counter.press("Ctrl+Return")
    (request,) = counter.stored(dossier).supplements
    assert (request.raised_by, request.officer_name) == ("", OFFICER.name)


def test_that_a_form_left_before_the_papers_went_asks_who_of_the_unit_asked(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier, OFFICER)
    counter.press("Alt+B")
    counter.type("Anh")
    screen.step_back()
    hand_over(counter, dossier)
    counter.news.tell(DossiersChanged(frozenset({dossier.id})))
    counter.press("Alt+B")
    assert form(screen).raised_by.isVisible()
    assert form(screen).lines.lines() == ("Anh",)


def test_that_the_reception_has_to_name_who_of_the_unit_asked(counter: CounterDesk) -> None:
    dossier = counter.receive()
    hand_over(counter, dossier)
    screen = opened(counter, dossier, OFFICER)
    counter.press("Alt+B")
    assert form(screen).raised_by.box.accessibleName().endswith("(phải ghi)")
    counter.type("Anh")
    form(screen).reason.box.setFocus()
    counter.type("Thieu")
    counter.press("Ctrl+Return")
    assert counter.focus is form(screen).raised_by.box
    assert form(screen).raised_by.error
    counter.type("Le Van Tu")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).supplements[0].raised_by == "Le Van Tu"
