"""A birth that nobody has is not put into a dossier; one that stands in it keeps nobody away."""

from dataclasses import replace
from datetime import date

import pytest

from desk_app.domain.people.faults import BirthImpossible
from desk_app.services.post.check_letters import Doubt, Why
from tests.ui.dossier.amending.test_amending import form
from tests.ui.dossier.test_dossier import opened
from tests.ui.dossiers.counter import OFFICER, CounterDesk
from ui.dossiers.words import Wording
from ui.people import how_births_are_typed, possible_births
from ui.screens.dossier.forms.amending.correct_parts import PersonPart
from ui.screens.dossier.forms.form import About
from ui.screens.post.words import doubt_words
from ui.texts import notice


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0803", possible_births()),
        ("1899", possible_births()),
        ("2999", possible_births()),
        ("31/02/2004", how_births_are_typed()),
    ],
)
def test_that_a_birth_nobody_has_is_not_put_into_a_dossier(
    counter: CounterDesk, typed: str, said: str
) -> None:
    dossier = counter.receive()
    screen = opened(counter, dossier)
    counter.press("Ctrl+S")
    form(screen).person.born.setText(typed)
    form(screen).reason.show_words("Ghi nhầm ngày sinh")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier) == dossier
    assert form(screen).person.born.error == said
    assert counter.focus is form(screen).person.born
    form(screen).person.born.setText("08/03/1990")
    counter.press("Ctrl+Return")
    assert counter.stored(dossier).applicant.born == date(1990, 3, 8)


def test_that_a_birth_refused_and_one_of_a_postal_list_are_told_in_the_same_words() -> None:
    years = {"applicant": 1900, "authorised": 1900, "submitter": 1900, "event_subject": 1800}
    for whose, year in years.items():
        assert notice(BirthImpossible(whose)).advice == possible_births(year)
    listed = doubt_words(Doubt(Why.BIRTH_IMPOSSIBLE, "1899"))
    assert listed == "ngày sinh phải từ năm 1900 đến hôm nay: 1899"


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
