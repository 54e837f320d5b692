"""The person at the desk: scanned, typed, known from before, sent by somebody else."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.domain.people.person import ApplicantKind, IdKind
from desk_app.domain.people.personal_number import Sex
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, MARRIAGE, Seat, open_counter
from ui.background import Background
from ui.screens.intake.cards.fields import FormCombo
from ui.screens.intake.form.form import ActingFor
from ui.widgets.type_ahead import Suggestion


def test_that_typing_starts_in_the_name(seat: Seat) -> None:
    seat.type("Lê Minh Trí")
    assert seat.state.form.visitor.name == "Lê Minh Trí"


def test_that_a_card_is_read_as_facts_and_typing_goes_on_with_the_procedure(seat: Seat) -> None:
    seat.scan(LAN)
    visitor = seat.state.form.visitor
    assert (visitor.name, visitor.born, visitor.sex) == ("NGUYỄN THỊ LAN", "05/02/2004", Sex.FEMALE)
    assert seat.screen.view.person.facts.isVisible()
    assert seat.place is seat.screen.view.procedure.field
    assert seat.headers[-1].seconds_since is not None


def test_that_what_was_typed_is_never_overwritten_by_a_card_unasked(seat: Seat) -> None:
    seat.type("Nguyễn Thị Lam")
    seat.scan(LAN)
    assert seat.state.form.visitor.name == "Nguyễn Thị Lam"
    assert seat.state.form.visitor.id_number == "092304001234"
    assert seat.screen.view.person.beside.isVisible()
    seat.press("Ctrl+S")
    assert seat.state.form.visitor.name == "NGUYỄN THỊ LAN"
    assert seat.screen.view.person.facts.isVisible()


@pytest.mark.parametrize("typed", ["nguyễn  thị lan", "NGUYỄN THỊ LAN"])
def test_that_the_same_name_in_other_letters_is_no_difference(seat: Seat, typed: str) -> None:
    seat.type(typed)
    seat.scan(LAN)
    assert seat.state.form.visitor.is_read


def test_that_facts_of_a_card_become_fields_and_facts_again(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Ctrl+S")
    assert seat.place is seat.screen.view.person.fields.name
    seat.press("Ctrl+S")
    assert seat.screen.view.person.facts.isVisible()


def test_that_an_earlier_visit_gives_the_phone_and_on_request_the_rest(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Shift+Tab", "Shift+Tab")
    seat.type("0912 345 678")
    seat.press("Ctrl+S", "Return", "Return", "Return", "Return")
    seat.type("lan@example.vn")
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert seat.received[-1].applicant.email == "lan@example.vn"

    seat.scan(LAN)
    assert seat.state.form.visitor.phone == "0912345678"
    assert seat.state.form.visitor.email == ""
    assert seat.screen.view.person.earlier.text() == "1 lần trước"
    seat.press("Ctrl+R")
    assert seat.state.form.visitor.email == "lan@example.vn"


def test_that_a_number_typed_for_a_name_finds_the_person_of_an_earlier_visit(seat: Seat) -> None:
    seat.receive()
    seat.type("092304001234")
    seat.press("Return")
    assert seat.state.form.visitor.name == "NGUYỄN THỊ LAN"
    assert seat.place is seat.screen.view.procedure.field


def test_that_a_number_nobody_knows_asks_for_the_name(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    seat = Seat(open_counter(tmp_path), qapp, Background())
    seat.type("093095001234")
    seat.press("Return")
    assert seat.state.form.visitor.id_number == "093095001234"
    qtbot.waitUntil(lambda: seat.place is seat.screen.view.person.fields.name)
    seat.close()


def test_that_an_impossible_number_is_said_under_its_field_and_receives_nothing(seat: Seat) -> None:
    seat.type("Lê Minh Trí")
    seat.press("Return")
    seat.type("092404001234")
    assert not seat.screen.view.person.fields.number.error  # not while typing
    seat.press("Return")
    assert "2104" in seat.screen.view.person.fields.number.error
    seat.press("Ctrl+Return")
    assert "không thể có thật" in seat.said
    assert not seat.received
    assert seat.state.form.visitor.name == "Lê Minh Trí"


def test_that_a_doubt_is_said_and_stops_nothing(seat: Seat) -> None:
    seat.scan("099304001234||NGUYỄN THỊ LAN|05022003|Nam|Cần Thơ|11082024")
    for doubt in ("sinh năm 2004", "giới tính Nữ", "099 không phải mã tỉnh"):
        assert doubt in seat.words()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert len(seat.received) == 1


def test_that_a_birth_nobody_can_read_is_asked_for_again(seat: Seat) -> None:
    seat.type("Lê Minh Trí")
    seat.press("Return")
    seat.type("092095001234")
    seat.press("Return")
    seat.type("31/02/1995")
    seat.press("Ctrl+Return")
    assert "Ngày sinh" in seat.said
    assert seat.place is seat.screen.view.person.fields.born


def test_that_only_the_year_of_birth_is_enough(seat: Seat) -> None:
    seat.type("Lê Minh Trí")
    seat.press("Return")
    seat.type("092095001234")
    seat.press("Return")
    seat.type("1995")
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert seat.received[-1].applicant.birth == 1995


def test_that_a_new_scan_replaces_the_person_and_can_be_taken_back(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1")
    first = seat.state.form.key
    seat.scan(HAU)
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"
    assert seat.state.form.procedure == FOUR_PAPERS
    assert not seat.state.form.ticks  # they were another person's papers
    assert seat.state.form.key != first
    assert "NGUYỄN THỊ LAN" in seat.said
    seat.press("Esc")
    assert seat.state.form.visitor.name == "NGUYỄN THỊ LAN"
    assert len(seat.state.form.ticks) == 1
    seat.press("Esc")
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"


def test_that_the_same_card_scanned_again_changes_nothing(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1")
    before = seat.state.form
    seat.scan(LAN)
    assert seat.state.form == before


def _act_for(seat: Seat, downs: int) -> None:
    seat.press("Shift+Tab", *["Down"] * downs)


def test_that_a_second_card_is_the_owners_when_somebody_is_sent(seat: Seat) -> None:
    seat.scan(LAN)
    _act_for(seat, 1)
    assert seat.state.form.acting_for is ActingFor.PERSON
    seat.scan(HAU)
    assert seat.state.form.owner.name == "TRẦN VĂN HẬU"
    assert seat.state.form.visitor.name == "NGUYỄN THỊ LAN"
    seat.screen.view.person.owner.paper.setFocus()
    seat.type("Giấy ủy quyền số 118/2026")
    seat.press("Return")
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    dossier = seat.received[-1]
    assert dossier.applicant.name == "TRẦN VĂN HẬU"
    assert dossier.authorised is not None
    assert dossier.authorised.name == "NGUYỄN THỊ LAN"
    assert dossier.authorisation == "Giấy ủy quyền số 118/2026"


def test_that_an_organisation_is_named_with_its_tax_number(seat: Seat) -> None:
    seat.scan(LAN)
    _act_for(seat, 2)
    seat.press("Return")
    seat.type("Công ty TNHH Sông Hậu")
    seat.press("Return")
    seat.type("0100109106")
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    owner = seat.received[-1].applicant
    assert (owner.kind, owner.id_kind) == (ApplicantKind.ORGANISATION, IdKind.TAX_NUMBER)


def test_that_a_dossier_for_somebody_needs_that_somebody(seat: Seat) -> None:
    seat.scan(LAN)
    _act_for(seat, 1)
    seat.press("Ctrl+Return")
    assert "chủ hồ sơ" in seat.said
    assert seat.place is seat.screen.view.person.owner.name


def test_that_what_is_typed_a_field_too_early_does_not_change_for_whom_the_dossier_is(
    seat: Seat,
) -> None:
    seat.scan(LAN)
    seat.press("Shift+Tab")
    assert seat.place is seat.screen.view.person.acting_for
    seat.type("nhan than")  # "n" had chosen "Người ủy quyền", "t" would "Tổ chức"
    assert seat.state.form.acting_for is ActingFor.SELF
    assert seat.screen.view.procedure.field.hasFocus()
    assert seat.state.form.sought == "nhan than"
    seat.screen.view.person.acting_for.setFocus()
    seat.type("T")
    assert seat.state.form.acting_for is ActingFor.SELF
    assert seat.state.form.sought == "nhan than"  # what is there is not typed over
    assert seat.place is seat.screen.view.person.acting_for


def test_that_a_name_typed_a_field_too_early_is_the_owners(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Shift+Tab", "Down")
    seat.type("Trần Cường")
    assert seat.state.form.acting_for is ActingFor.PERSON
    assert seat.state.form.owner.name == "Trần Cường"
    seat.press("Shift+Tab")
    assert seat.place is seat.screen.view.person.acting_for
    seat.type("Đỗ Chính")
    assert seat.state.form.owner.name == "Trần Cường"
    assert seat.state.form.acting_for is ActingFor.PERSON


def test_that_a_name_typed_a_field_too_early_is_that_of_whom_the_event_is_about(
    seat: Seat,
) -> None:
    seat.scan(LAN)
    seat.press("Ctrl+T")
    seat.screen.view.person.acting_for.setFocus()
    seat.type("Trần Ngọc An")
    assert seat.state.form.subject.name == "Trần Ngọc An"
    assert (seat.state.form.sought, seat.state.form.acting_for) == ("", ActingFor.SELF)


def test_that_the_beginning_of_a_name_of_seven_words_is_seen_when_its_field_is_left(
    seat: Seat,
) -> None:
    name = "Tôn Nữ Hoàng Phương Thị Thanh Xuân Nguyệt"
    fields = seat.screen.view.person.fields
    seat.type(name)
    assert fields.name.cursorPosition() == len(name)
    seat.press("Return")
    assert seat.place is fields.number
    assert fields.name.text() == name
    assert fields.name.cursorPosition() == 0
    seat.press("Shift+Tab", "End")
    seat.type(" Anh")
    assert seat.state.form.visitor.name == f"{name} Anh"


def test_that_letters_choose_in_the_open_list_of_for_whom(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Shift+Tab", "Space")
    seat.type("t")
    seat.press("Return")
    assert seat.state.form.acting_for is ActingFor.ORGANISATION


def test_that_letters_typed_a_field_too_early_choose_nothing_in_any_closed_list(
    seat: Seat,
) -> None:
    seat.type("Nguyễn Thị Lan")
    seat.screen.view.person.acting_for.setFocus()
    seat.press("Down", "Down", "Ctrl+T")
    seat.screen.view.procedure.field.setFocus()
    seat.type(MARRIAGE)
    seat.press("Return", "Down")
    lists = [each for each in seat.screen.view.findChildren(FormCombo) if each.isVisible()]
    assert {each.accessibleName() for each in lists} >= {
        "Giới tính",
        "Giới tính của đối tượng",
        "Nộp cho",
        "Loại tổ chức",
        "Phạm vi ủy quyền",
        "Trường hợp",
        "Thời hạn",
    }
    for each in lists:
        chosen = each.value
        for word in {each.itemText(place)[0] for place in range(each.count())}:
            each.setFocus()
            seat.type(word)
            assert each.value == chosen, each.accessibleName()


def test_that_arrows_and_letters_in_the_open_list_choose_the_sex(seat: Seat) -> None:
    sex = seat.screen.view.person.fields.sex
    sex.setFocus()
    seat.press("Down", "Down")
    by_arrows = seat.state.form.visitor.sex
    seat.press("Space")
    seat.type("nữ")
    seat.press("Return")
    assert (by_arrows, seat.state.form.visitor.sex) == (Sex.MALE, Sex.FEMALE)


def test_that_a_code_is_left_to_the_shell(seat: Seat) -> None:
    seat.scan(LAN)
    before = seat.state.form
    seat.scan("H13.45.12-261120-1001")
    assert seat.state.form == before


def test_that_the_key_of_the_page_goes_on_where_a_half_typed_form_waits(seat: Seat) -> None:
    view, places = seat.screen.view, list[object]()
    seat.screen.enter_again()
    places.append(seat.place)
    seat.scan(LAN)
    view.person.phone.setFocus()
    seat.screen.enter_again()
    places.append(seat.place)
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    view.person.phone.setFocus()
    seat.screen.enter_again()
    places.append(seat.place)
    assert places == [view.person.fields.name, view.procedure.field, view.papers.table]


def test_that_the_key_of_the_page_leaves_the_field_that_is_typed_in(seat: Seat) -> None:
    seat.type("nguyễn thị đào")
    seat.screen.enter_again()
    assert seat.place is seat.screen.view.procedure.field
    assert seat.state.form.visitor.name == "Nguyễn Thị Đào"


def test_that_the_key_of_the_page_closes_a_list_of_places(seat: Seat) -> None:
    seat.type("Nguyễn Thị Đào")
    fields = seat.screen.view.person.fields
    fields.address.setFocus()
    seat.type("Ninh")
    fields.places.offer("Ninh", [Suggestion("Phường Ninh Kiều")])
    assert fields.places.isVisible()
    seat.screen.enter_again()
    assert not fields.places.isVisible()


def test_that_an_email_nothing_can_be_sent_to_is_remarked_on_and_received(seat: Seat) -> None:
    seat.type("Nguyễn Thị Bích")
    seat.press("Tab")
    seat.type("092304001234")
    seat.screen.view.person.fields.email.setFocus()
    seat.type("bich@gmail,com")
    seat.press("Return")
    assert "Không phải địa chỉ email: xem lại." in seat.words()
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert seat.received[-1].applicant.email == "bich@gmail,com"
