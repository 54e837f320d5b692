"""Who hands in, who is authorised, whom it is about; and who may be somebody known already."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desk_app.domain.law.procedure import Flag
from desk_app.domain.people.authorisation import AuthorityScope
from desk_app.domain.people.person import ApplicantKind
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, Seat, four_papers
from ui.people import possible_births
from ui.screens.intake.form.form import ActingFor, Who


def _act_for(seat: Seat, downs: int) -> None:
    seat.press("Shift+Tab", *["Down"] * downs)


def test_that_a_second_card_can_be_who_hands_in_for_the_first(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    key = seat.state.form.key
    seat.scan(HAU)
    assert seat.screen.view.person.second.isVisible()
    seat.press("Ctrl+H")
    assert seat.state.form.key == key
    assert not seat.screen.view.person.second.isVisible()
    seat.press("Ctrl+Return")
    dossier = seat.received[-1]
    assert dossier.applicant.name == "NGUYỄN THỊ LAN"
    assert dossier.submitter is not None
    assert dossier.submitter.name == "TRẦN VĂN HẬU"
    assert (dossier.authorised, dossier.authority) == (None, None)
    assert len(dossier.papers) == 4


def test_that_a_second_card_can_be_the_authorised_persons_and_asks_for_the_paper(
    seat: Seat,
) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    seat.scan(HAU)
    seat.press("Ctrl+I")
    assert seat.place is seat.screen.view.person.owner.paper
    seat.type("Giấy ủy quyền số 118/2026, chứng thực ngày 16/11/2026")
    assert "số 118/2026, ngày 16/11/2026, có chứng thực" in seat.words()
    seat.screen.view.person.owner.scope.setFocus()
    seat.press("Down", "Ctrl+Return")
    dossier = seat.received[-1]
    assert dossier.authorised is not None
    assert dossier.authorised.name == "TRẦN VĂN HẬU"
    assert dossier.authority is not None
    assert dossier.authority.scope is AuthorityScope.COLLECT
    assert dossier.authority.issued_on == date(2026, 11, 16)


def test_that_who_acts_for_a_citizen_is_asked_for_the_paper_before_anything_is_received(
    seat: Seat,
) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    seat.scan(HAU)
    seat.press("Ctrl+I")
    assert "Chưa ghi giấy ủy quyền." in seat.words()
    seat.type("Giấy số 118")
    assert "Chưa ghi giấy ủy quyền." not in seat.words()
    seat.press(*["Backspace"] * 11)
    assert "Chưa ghi giấy ủy quyền." in seat.words()
    seat.screen.view.procedure.field.setFocus()
    seat.press("Ctrl+Return")
    assert not seat.received
    assert seat.place is seat.screen.view.person.owner.paper
    seat.type("Giấy số 118")
    seat.press("Ctrl+Return")
    assert seat.received[-1].authorisation == "Giấy số 118"


def test_that_who_has_no_paper_hands_in_and_is_not_called_authorised(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    seat.scan(HAU)
    seat.press("Ctrl+I", "Ctrl+Return")
    assert not seat.received
    seat.screen.view.person.acting_for.setFocus()
    seat.press("Down", "Down", "Ctrl+Return")
    dossier = seat.received[-1]
    assert dossier.authorised is None
    assert dossier.submitter is not None
    assert dossier.submitter.name == "TRẦN VĂN HẬU"


def test_that_a_second_card_can_be_whom_the_event_is_about(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    seat.scan(HAU)
    seat.press("Ctrl+T")
    assert seat.state.form.visitor.name == "NGUYỄN THỊ LAN"
    seat.press("Ctrl+Return")
    subject = seat.received[-1].event_subject
    assert subject is not None
    assert subject.name == "TRẦN VĂN HẬU"
    assert not seat.state.form.with_subject


def test_that_going_on_with_a_second_card_is_a_new_visitor(seat: Seat) -> None:
    seat.scan(LAN)
    seat.scan(HAU)
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    assert seat.state.second is None
    seat.press("Ctrl+H")
    assert seat.state.form.acting_for is ActingFor.SELF


def test_that_a_child_is_typed_as_whom_the_event_is_about(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Ctrl+T")
    assert seat.place is seat.screen.view.person.subject.name
    seat.press("Ctrl+Return")
    assert not seat.received
    seat.type("Trần Ngọc An")
    seat.press("Return", "Return")
    seat.type("1/11/2026")
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    subject = seat.received[-1].event_subject
    assert subject is not None
    assert (subject.name, subject.id_number, subject.birth) == (
        "Trần Ngọc An",
        "",
        date(2026, 11, 1),
    )


def test_that_an_extract_about_somebody_dead_long_ago_is_received(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Ctrl+T")
    seat.type("Trần Văn Cố")
    seat.press("Return", "Return")
    seat.type("1799")
    seat.press("Return")
    assert seat.state.remarks(Who.SUBJECT)["born"].sentence == possible_births(1800)
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert not seat.received
    born = seat.screen.view.person.subject.born
    born.setFocus()
    born.selectAll()
    seat.type("19/5/1893")
    seat.press("Return")
    assert "born" not in seat.state.remarks(Who.SUBJECT)
    seat.press("Ctrl+Return")
    subject = seat.received[-1].event_subject
    assert subject is not None
    assert subject.birth == date(1893, 5, 19)


def test_that_putting_the_subject_away_keeps_what_was_typed_but_receives_without(
    seat: Seat,
) -> None:
    seat.scan(LAN)
    seat.press("Ctrl+T")
    seat.type("Trần Ngọc An")
    seat.press("Ctrl+T")
    assert not seat.screen.view.person.subject.isVisible()
    assert seat.place is seat.screen.view.procedure.field
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    assert seat.state.form.subject.name == "Trần Ngọc An"
    seat.press("Ctrl+Return")
    assert seat.received[-1].event_subject is None


def test_that_a_card_fills_the_open_fields_of_the_subject(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Ctrl+T")
    seat.scan(HAU)
    assert seat.state.form.subject.name == "TRẦN VĂN HẬU"
    assert seat.state.form.visitor.name == "NGUYỄN THỊ LAN"
    assert seat.state.second is None


def test_that_nobody_is_sent_where_the_owner_has_to_come(seat: Seat) -> None:
    seat.put_in_catalogue(
        replace(four_papers(), flags=frozenset({Flag.IN_PERSON})),
    )
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    seat.scan(HAU)
    seat.press("Ctrl+I")
    seat.type("Giấy ủy quyền số 1")
    seat.press("Ctrl+Return")
    assert "không được ủy quyền" in seat.said
    assert not seat.received
    assert seat.place is seat.screen.view.person.acting_for


@pytest.mark.parametrize("kind", [1, 3], ids=["authorised", "handed in for"])
def test_that_an_owner_in_small_letters_gets_capitals_as_well(seat: Seat, kind: int) -> None:
    seat.scan(LAN)
    _act_for(seat, kind)
    seat.press("Return")
    seat.type("lê văn chủ")
    seat.press("Return")
    assert seat.state.form.owner.name == "Lê Văn Chủ"
    assert seat.screen.view.person.owner.name.text() == "Lê Văn Chủ"


def test_that_the_name_of_a_body_stays_as_typed(seat: Seat) -> None:
    seat.scan(LAN)
    _act_for(seat, 2)
    seat.press("Return")
    seat.type("hộ kinh doanh sông hậu")
    seat.press("Return")
    assert seat.state.form.owner.name == "hộ kinh doanh sông hậu"


def test_that_who_signs_for_a_body_gets_capitals_once(seat: Seat) -> None:
    seat.scan(LAN)
    _act_for(seat, 2)
    signs = seat.screen.view.person.owner.representative
    signs.setFocus()
    seat.type("lê văn chủ")
    seat.press("Return")
    assert seat.state.form.representative == signs.text() == "Lê Văn Chủ"
    signs.setFocus()
    seat.press("Ctrl+Z", "Return")
    assert seat.state.form.representative == signs.text() == "lê văn chủ"


def test_that_enter_goes_from_the_paper_to_its_scope_and_what_is_typed_there_goes_on(
    seat: Seat,
) -> None:
    seat.scan(LAN)
    _act_for(seat, 1)
    owner = seat.screen.view.person.owner
    owner.paper.setFocus()
    seat.type("Giấy ủy quyền số 1")
    seat.press("Return")
    assert seat.place is owner.scope
    seat.press("Down", "Return")
    assert seat.screen.view.procedure.field.hasFocus()
    seat.press("Shift+Tab")
    seat.type("k")
    assert seat.screen.view.procedure.field.hasFocus()
    assert seat.state.form.sought == "k"
    assert seat.state.form.scope is not AuthorityScope.BOTH


def test_that_a_household_is_named_with_its_kind_and_who_signs(seat: Seat) -> None:
    seat.scan(LAN)
    _act_for(seat, 2)
    seat.press("Return")
    seat.type("Hộ kinh doanh Sông Hậu")
    seat.press("Return")
    seat.type("0100109107")
    seat.press("Return")
    assert "sai số kiểm tra" in seat.words()
    seat.press("Down", "Down", "Return")
    seat.type("Lê Văn A")
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    owner = seat.received[-1].applicant
    assert owner.kind is ApplicantKind.HOUSEHOLD_BUSINESS
    assert owner.representative == "Lê Văn A"


def test_that_the_same_number_under_another_name_is_shown_side_by_side(seat: Seat) -> None:
    seat.receive()
    seat.type("Nguyễn Thị Lam")
    seat.press("Return")
    seat.type("092304001234")
    seat.press("Return")
    assert "Cùng số, khác người?" in seat.words()
    assert "NGUYỄN THỊ LAN" in seat.words()
    assert seat.state.form.visitor.name == "Nguyễn Thị Lam"
    seat.scan(LAN)
    seat.press("Ctrl+S")
    assert seat.state.similar is None


def test_that_the_same_person_under_another_number_is_pointed_out(seat: Seat) -> None:
    seat.receive()
    seat.type("nguyen thi lan")
    seat.press("Return")
    seat.type("092304005678")
    seat.press("Return")
    assert "Cùng người" not in seat.words()
    seat.type("05/02/2004")
    seat.press("Return")
    assert "Cùng người, khác số?" in seat.words()
    assert seat.state.form.visitor.bare_number == "092304005678"


def test_that_places_are_suggested_and_complete_the_address(seat: Seat) -> None:
    seat.type("Lê Minh Trí")
    address = seat.screen.view.person.fields.address
    address.setFocus()
    seat.type("Khu vực 3, can tho")
    seat.press("Return")
    assert seat.state.form.visitor.address == "Khu vực 3, Thành phố Cần Thơ"
    assert seat.place is address
    seat.press("Return")
    assert seat.place is not address


def test_that_an_address_of_three_levels_stays_and_is_remarked(seat: Seat) -> None:
    old = "Ấp 5, xã Vị Thủy, huyện Vị Thủy, tỉnh Hậu Giang"
    seat.scan(HAU.replace("Ấp 5, xã Vị Thủy, TP Cần Thơ", old) + "|Trần Văn A|Lê Thị B")
    assert seat.state.form.visitor.address == old
    assert "Nay thuộc Cần Thơ" in seat.words()
    assert "Thẻ còn ghi: Trần Văn A | Lê Thị B." in seat.words()
    assert "Thẻ cấp 12/09/2024, Bộ Công an." in seat.words()


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0912345678", "giống số điện thoại"),
        ("0100109106", "giống mã số thuế"),
        ("AB12345", "hộ chiếu"),
    ],
)
def test_that_a_number_of_another_kind_is_recognised(seat: Seat, number: str, said: str) -> None:
    seat.type("Lê Minh Trí")
    seat.press("Return")
    seat.type(number)
    seat.press("Return")
    assert said in seat.words()


def test_that_a_draft_brings_all_persons_back(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Ctrl+T")
    seat.scan(HAU)
    before = seat.state.form
    seat.screen.presenter.drafts.flush()
    seat.restart()
    assert seat.state.form == before


@pytest.mark.parametrize(
    ("acting_for", "born"),
    [
        (ActingFor.SELF, Who.VISITOR),
        (ActingFor.OTHER, Who.VISITOR),
        (ActingFor.OTHER, Who.OWNER),
        (ActingFor.SELF, Who.SUBJECT),
    ],
)
def test_that_a_birth_the_desk_refuses_is_mended_where_it_is_typed(
    seat: Seat, acting_for: ActingFor, born: Who
) -> None:
    """It was none of tomorrow when it was typed: the clock was put back since."""
    page, typing = seat.screen.view.person, seat.screen.presenter.person
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+T")
    typing.act_for(acting_for)
    for who, number in zip(Who, ("B1234567", "B1234568", "B1234569"), strict=True):
        typing.edit(who, "name", "TRẦN AN")
        typing.edit(who, "id_number", number)
        typing.edit(who, "born", "20/11/2026" if who is born else "1995")
    seat.clock.forward(timedelta(days=-1))
    seat.press("Ctrl+Return")
    places = {
        Who.VISITOR: page.fields.born,
        Who.OWNER: page.owner.name,
        Who.SUBJECT: page.subject.name,
    }
    assert "không thể có thật" in seat.said
    assert not seat.received
    assert seat.place is places[born]
