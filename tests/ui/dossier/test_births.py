"""A birth that nobody has is not put into a dossier; one that stands in it keeps nobody away."""

from dataclasses import replace
from datetime import date

import pytest

from tests.ui.dossier.test_amending import form
from tests.ui.dossier.test_dossier import opened
from tests.ui.dossiers.counter import OFFICER, CounterDesk
from ui.dossiers.words import Wording
from ui.screens.dossier.forms.amending.correct_parts import PersonPart
from ui.screens.dossier.forms.form import About


@pytest.mark.parametrize("typed", ["0803", "1899", "31/02/2004", "2999"])
def test_that_a_birth_nobody_has_is_not_put_into_a_dossier(
    counter: CounterDesk, typed: str
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+S")
    form(screen).person.born.setText(typed)
    form(screen).reason.show_words("Ghi nhầm ngày sinh")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier) == dossier
    assert form(screen).person.born.error
    form(screen).person.born.setText("08/03/1990")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).applicant.born == date(1990, 3, 8)


def test_that_a_birth_of_before_that_nobody_has_forbids_no_other_correction(
    counter: CounterDesk,
) -> None:
    dossier = counter.receive()
    unlike = replace(dossier, applicant=replace(dossier.applicant, born=None, birth_year=803))
    office = counter.office
    wording = Wording(facts=office.facts, now=office.now, is_working=office.is_working)
    part = PersonPart(About(dossier=unlike, officer=OFFICER, wording=wording))
    part.phone.setText("0912345670")
    assert part.fields() == {"applicant": replace(unlike.applicant, phone="0912345670")}
    part.born.setText("0803")
    assert part.fields() is None
