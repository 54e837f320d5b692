"""Something else is typed than the card of that person says: asked for once, and kept."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desk_app.domain.people.citizen_card import read_citizen_card
from desk_app.domain.people.person import IdKind
from desk_app.domain.people.personal_number import Sex
from tests.builders import FRIDAY_MORNING
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, Seat, draft_of
from ui.screens.intake.form.form import ActingFor
from ui.screens.intake.form.person_entry import PersonEntry, as_person, unlike_card, with_card
from ui.widgets.labels import Label

HOA = read_citizen_card("092304001234|361234567|NGUYỄN THỊ HÒA|05022004|Nữ||11082024")


def _type_another_name(seat: Seat, name: str = "Nguyễn Thị Lam") -> None:
    """The card was scanned; the officer opens its fields and types over the name."""
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+S", "Ctrl+A")
    seat.type(name)


def test_that_a_name_typed_against_the_card_is_asked_about_before_it_is_received(
    seat: Seat,
) -> None:
    _type_another_name(seat)
    seat.press("Ctrl+Return")
    assert seat.received == []
    assert "Khác thẻ căn cước: họ tên." in seat.said
    assert seat.place is seat.screen.view.person.beside.meant


def test_that_what_is_shown_beside_the_card_is_made_once_and_says_what_is_typed_by_now(
    seat: Seat,
) -> None:
    _type_another_name(seat)
    beside = seat.screen.view.person.beside
    before = beside.findChildren(Label)
    seat.type(" Anh")
    assert [label.text() for label in beside.findChildren(Label) if label.isVisible()] == [
        *("Khác thẻ căn cước:", "Đã gõ", "Thẻ ghi"),
        *("Họ tên", "Nguyễn Thị Lam Anh", "NGUYỄN THỊ LAN"),
    ]
    assert beside.findChildren(Label) == before
    seat.press("Ctrl+A")
    seat.type("Nguyễn Thị Lan")
    assert not beside.isVisible()


def test_that_no_key_held_down_or_pressed_twice_says_that_it_is_meant(seat: Seat) -> None:
    _type_another_name(seat)
    seat.press(*["Ctrl+Return"] * 3, *["Return"] * 40, "Ctrl+Return")
    assert seat.received == []


def test_that_what_is_meant_is_received_with_what_the_card_said(seat: Seat) -> None:
    _type_another_name(seat)
    seat.press("Ctrl+Return", "Space", "Ctrl+Return")
    applicant = seat.received[-1].applicant
    assert applicant.name == "Nguyễn Thị Lam"
    assert applicant.card_said == (("name", "NGUYỄN THỊ LAN"),)


def test_that_it_is_asked_anew_when_something_else_is_typed_after_that(seat: Seat) -> None:
    _type_another_name(seat)
    seat.press("Ctrl+Return", "Space")
    assert seat.screen.view.person.beside.meant.isChecked()
    seat.screen.view.person.fields.name.setFocus()
    seat.press("End")
    seat.type("h")
    assert not seat.screen.view.person.beside.meant.isChecked()
    seat.press("Ctrl+Return")
    assert seat.received == []


def test_that_the_notice_takes_what_the_card_says(seat: Seat) -> None:
    _type_another_name(seat)
    seat.press("Ctrl+Return", "Ctrl+S")
    assert seat.said == ""
    seat.press("Ctrl+Return")
    applicant = seat.received[-1].applicant
    assert (applicant.name, applicant.card_said) == ("NGUYỄN THỊ LAN", ())


def test_that_it_is_asked_of_the_owner_whose_card_was_the_second(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    seat.scan(HAU)
    seat.press("Ctrl+H")  # Hậu hands in for Lan
    owner = seat.screen.view.person.owner
    owner.name.setFocus()
    seat.press("Ctrl+A")
    seat.type("Nguyễn Thị Lam")
    seat.press("Ctrl+Return")
    assert seat.received == []
    assert seat.place is owner.beside.meant
    seat.press("Space", "Ctrl+Return")
    assert seat.received[-1].applicant.card_said == (("name", "NGUYỄN THỊ LAN"),)


def test_that_a_number_of_somebody_else_takes_nothing_of_the_card(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+S")
    seat.screen.view.person.fields.number.setFocus()
    seat.press("Ctrl+A")
    seat.type("092304001235")
    seat.press("Ctrl+Return", "Space", "Ctrl+Return")
    applicant = seat.received[-1].applicant
    assert applicant.id_number == "092304001235"
    assert applicant.card_issued_on is None
    assert dict(applicant.card_said) == {"id_number": "092304001234"}


def test_that_another_address_than_the_cards_is_asked_about_by_nobody(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+S")
    seat.screen.view.person.fields.address.setFocus()
    seat.press("Ctrl+A")
    seat.type("Ấp 2, xã Vị Thủy, TP Cần Thơ")
    seat.press("Esc", "Ctrl+Return")
    assert len(seat.received) == 1


def test_that_the_next_procedure_of_the_same_visitor_does_not_ask_again(seat: Seat) -> None:
    _type_another_name(seat)
    seat.press("Ctrl+Return", "Space", "Shift+F2")
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert [each.applicant.name for each in seat.received] == ["Nguyễn Thị Lam"] * 2


def test_that_a_paper_that_sends_somebody_away_asks_as_well(seat: Seat) -> None:
    _type_another_name(seat)
    seat.press("Alt+T")
    seat.type("Không thuộc thẩm quyền")
    seat.press("Ctrl+Return")
    assert seat.sent_away == []
    assert "Khác thẻ căn cước: họ tên." in seat.said


def test_that_what_was_said_to_be_meant_comes_back_with_the_draft(seat: Seat) -> None:
    _type_another_name(seat)
    seat.press("Ctrl+Return", "Space")
    seat.screen.presenter.drafts.flush()
    assert draft_of(seat) is not None
    seat.restart()
    seat.press("Ctrl+Return")
    assert seat.received[-1].applicant.sex is Sex.FEMALE
    assert seat.received[-1].applicant.name == "Nguyễn Thị Lam"


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "Nguyễn Thị Hoà"},
        {"born": "2004"},
        {"id_number": "361 234 567"},
    ],
)
def test_that_another_way_of_writing_what_the_card_says_asks_nothing(
    typed: dict[str, Any],
) -> None:
    over = replace(with_card(PersonEntry(), HOA, FRIDAY_MORNING), editing=True, **typed)
    assert unlike_card(over) == frozenset()
    person = as_person(over)
    assert (person.card_issued_on, person.old_number) == (date(2024, 8, 11), "361234567")
    assert person.card_said == ()

    before = with_card(PersonEntry(**typed), HOA, FRIDAY_MORNING)
    assert before == with_card(PersonEntry(), HOA, FRIDAY_MORNING)


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "Nguyễn Thị Hóa"},
        {"name": "Nguyễn Thị Hoa"},
        {"born": "2005"},
        {"id_number": "361234568"},
    ],
)
def test_that_another_tone_year_or_old_number_is_asked_about(typed: dict[str, Any]) -> None:
    over = replace(with_card(PersonEntry(), HOA, FRIDAY_MORNING), editing=True, **typed)
    assert unlike_card(over) == frozenset(typed.items())


def test_that_an_old_number_typed_first_gives_way_to_the_cards_though_the_name_differs() -> None:
    typed = PersonEntry(name="Nguyễn Thị Lam", id_number="361234567", born="2004")
    after = with_card(typed, HOA, FRIDAY_MORNING)
    assert (after.name, after.id_number) == ("Nguyễn Thị Lam", "092304001234")
    assert (after.born, after.editing) == ("05/02/2004", True)
    assert as_person(after).id_kind is IdKind.PERSONAL_NUMBER


def test_that_what_was_meant_against_one_card_is_asked_anew_of_another() -> None:
    typed = PersonEntry(name="Nguyễn Thị Lam", id_number="B1234567")
    against = with_card(typed, HOA, FRIDAY_MORNING)
    meant = replace(against, meant=unlike_card(against))
    assert with_card(meant, HOA, FRIDAY_MORNING).meant == meant.meant
    assert with_card(meant, replace(HOA, number="092304009999"), FRIDAY_MORNING).meant == set()


def test_that_nothing_of_a_card_is_asked_or_kept_of_an_organisation(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    seat.scan(HAU)
    seat.press("Ctrl+H")  # Hậu hands in for Lan
    owner = seat.screen.view.person.owner
    owner.name.setFocus()
    seat.press("Ctrl+A")
    seat.type("Công ty TNHH An Bình")
    assert owner.beside.isVisible()
    seat.screen.presenter.person.act_for(ActingFor.ORGANISATION)
    assert not owner.beside.isVisible()
    body = seat.state.form.applicant_person
    assert (body.name, body.card_issued_on, body.card_said) == ("Công ty TNHH An Bình", None, ())
    assert (body.birth, body.sex) == (None, None)
