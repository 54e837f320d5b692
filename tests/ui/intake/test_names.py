"""Names as they are typed and pasted: capitals, blanks, and what is nobody's."""

import pytest

from tests.ui.intake.seat import FOUR_PAPERS, LAN, Seat


def test_that_a_name_in_small_letters_gets_its_capitals_when_the_field_is_left(seat: Seat) -> None:
    seat.type("nguyễn thị đào")
    assert seat.state.form.visitor.name == "nguyễn thị đào"  # nothing changes under who types
    seat.press("Return")
    assert seat.state.form.visitor.name == "Nguyễn Thị Đào"
    assert seat.screen.view.person.fields.name.text() == "Nguyễn Thị Đào"


def test_that_capitals_are_taken_back_by_one_key_and_stay_away(seat: Seat) -> None:
    seat.type("nguyễn thị đào")
    seat.press("Return", "Shift+Tab", "Ctrl+Z")
    assert seat.state.form.visitor.name == "nguyễn thị đào"
    seat.press("Return")
    assert seat.state.form.visitor.name == "nguyễn thị đào"


@pytest.mark.parametrize("typed", ["nguyễn Thị đào", "NGUYỄN THỊ ĐÀO", "lan 2"])
def test_that_a_name_with_a_capital_or_a_figure_stays_as_typed(seat: Seat, typed: str) -> None:
    seat.type(typed)
    seat.press("Return")
    assert seat.state.form.visitor.name == typed


def test_that_a_name_nobody_has_is_said_where_it_was_typed_and_not_received(seat: Seat) -> None:
    seat.type("Nguyễn Văn 123 ???")
    seat.press("Return")
    assert "Họ tên có “1 2 3 ?”: xem lại." in seat.words()
    seat.type("092304001234")
    seat.press("Return")
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert not seat.received
    assert "chữ số hoặc dấu “?”" in seat.said
    assert seat.place is seat.screen.view.person.fields.name


@pytest.mark.parametrize("pasted", ["Nguyễn Thị\tHoàng\u00a0Yến\n", " nguyễn thị\nhoàng  yến"])
def test_that_a_name_pasted_from_a_table_is_on_one_line_with_single_blanks(
    seat: Seat, pasted: str
) -> None:
    name = seat.screen.view.person.fields.name
    name.insert(pasted)
    name.textEdited.emit(name.text())
    seat.press("Tab")
    assert seat.state.form.visitor.name == "Nguyễn Thị Hoàng Yến"
    assert name.text() == "Nguyễn Thị Hoàng Yến"
    assert "xem lại" not in seat.words()


def test_that_who_signs_for_a_body_has_a_name_too(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Shift+Tab", "Down", "Down")
    seat.screen.view.person.owner.representative.setFocus()
    seat.type("Trần V?n Hậu")
    seat.press("Return")
    assert "Họ tên có “?”: xem lại." in seat.words()
