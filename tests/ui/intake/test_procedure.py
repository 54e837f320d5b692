"""Naming the procedure: without accents, by code, the recent ones, and what follows from it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desk_app.domain.law.papers import Channel
from tests.builders import a_procedure
from tests.ui.intake.seat import (
    FOUR_PAPERS,
    LAN,
    MARRIAGE,
    UNKNOWN,
    Seat,
    marriage,
    open_counter,
)
from tests.ui.later import Later
from ui.screens.intake.form.form import IntakeForm


def _titles(seat: Seat) -> list[str]:
    ahead = seat.screen.view.procedure.ahead
    return [row.title for row in ahead.suggestions] if ahead.isVisible() else []


def _above(seat: Seat) -> list[str]:
    """What is said above the list, while it can be seen."""
    ahead = seat.screen.view.procedure.ahead
    return [label.text() for label in ahead.findChildren(QLabel) if label.isVisible()]


def test_that_a_procedure_is_found_without_accents(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type("khai sinh")
    assert _titles(seat) == ["Đăng ký lại khai sinh"]
    seat.press("Return")
    assert seat.state.form.procedure == FOUR_PAPERS
    assert seat.screen.view.procedure.field.text() == "Đăng ký lại khai sinh"


def test_that_a_code_names_its_procedure(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type("1.000894")
    seat.press("Return")
    assert seat.state.form.procedure == MARRIAGE


def test_that_an_empty_field_offers_what_was_received_last(seat: Seat) -> None:
    seat.receive(procedure=FOUR_PAPERS)
    seat.receive(procedure=UNKNOWN)
    seat.scan(LAN)
    assert _titles(seat) == ["Xác nhận thông tin hộ tịch", "Đăng ký lại khai sinh"]
    seat.press("Esc")
    assert not _titles(seat)
    seat.press("Down")
    assert len(_titles(seat)) == 2


def test_that_enter_tab_and_a_second_end_of_a_scan_choose_no_procedure(seat: Seat) -> None:
    seat.receive()
    field = seat.screen.view.procedure.field
    seat.scan(LAN)
    seat.press("Return", "Return")
    assert (seat.state.form.procedure, seat.place, len(_titles(seat))) == ("", field, 1)
    seat.press("Shift+Tab", "Tab", "Tab")
    assert seat.place is not field
    assert (seat.state.form.procedure, _titles(seat)) == ("", [])
    field.setFocus()
    seat.press("Down", "Return")
    assert seat.state.form.procedure == FOUR_PAPERS


def test_that_enter_on_an_empty_form_goes_to_the_procedure_and_no_further(seat: Seat) -> None:
    seat.receive()
    seat.press(*["Return"] * 12)
    assert seat.place is seat.screen.view.procedure.field
    assert seat.state.form.is_blank


@pytest.mark.parametrize("typed", ["", "khai sinh"])
def test_that_enter_held_down_from_the_name_on_chooses_no_procedure(seat: Seat, typed: str) -> None:
    seat.receive()
    field = seat.screen.view.procedure.field
    field.setFocus()
    seat.type(typed)
    seat.screen.view.person.fields.name.setFocus()
    for _ in range(20):
        seat.hold(Qt.Key.Key_Return)
    assert seat.place is field
    assert seat.state.form.procedure == ""


def test_that_typing_on_un_names_the_procedure_and_keeps_its_ticks_for_it(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "1")
    seat.screen.view.procedure.field.setFocus()
    seat.type("lai")
    assert seat.state.prepared is None
    seat.press("Ctrl+Return")
    assert "Chưa chọn thủ tục" in seat.said
    seat.press("Return")
    assert sum(row.tick is not None for row in seat.state.rows) == 2


def test_that_the_want_of_a_procedure_is_said_until_one_is_chosen(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Ctrl+Return")
    assert "Chưa chọn thủ tục" in seat.said
    seat.type("khai sinh")
    assert "Chưa chọn thủ tục" in seat.said
    seat.press("Return")
    assert "Chưa chọn thủ tục" not in seat.said


def test_that_another_procedure_begins_without_ticks(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    seat.screen.view.procedure.field.setFocus()
    seat.type(MARRIAGE)
    seat.press("Return")
    assert not seat.state.form.ticks
    assert not seat.state.form.by_one_key


def test_that_nothing_found_is_said_in_words(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type("zzz")
    assert seat.state.nothing_found
    seat.press("Return")
    assert seat.state.form.sought == "zzz"


@pytest.mark.parametrize(
    ("typed", "by"),
    [("ddawng kys", "đăng ký"), ("dangf kys", "dàng ký"), ("dang1 ky1", "dáng ký")],
)
def test_that_keys_of_an_input_method_left_in_the_text_find_what_was_meant_and_it_is_said(
    seat: Seat, typed: str, by: str
) -> None:
    seat.scan(LAN)
    seat.type(typed)
    assert "Đăng ký lại khai sinh" in _titles(seat)
    assert _above(seat) == [f"Tìm theo: {by}"]
    assert not seat.state.nothing_found
    seat.type("qqq")
    assert not _titles(seat)
    assert _above(seat) == []


def test_that_what_is_found_as_typed_is_not_read_otherwise(seat: Seat) -> None:
    seat.put_in_catalogue(a_procedure(code=UNKNOWN, name="Đăng ký box"))
    seat.scan(LAN)
    seat.type("box")
    assert _titles(seat) == ["Đăng ký box"]
    assert _above(seat) == []


def test_that_enter_before_the_list_takes_nothing_that_was_only_guessed(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type("khai sinhf laij")
    seat.press("Esc", "Return")
    assert seat.state.form.procedure == ""
    assert _titles(seat) == ["Đăng ký lại khai sinh"]
    seat.press("Return")
    assert seat.state.form.procedure == FOUR_PAPERS


@pytest.fixture
def slow(tmp_path: Path, qapp: QApplication) -> Iterator[tuple[Seat, Later]]:
    """A seat whose list of procedures comes when the test lets it."""
    later = Later(lambda _owner, key: key == "intake.procedures")
    seat = Seat(open_counter(tmp_path), qapp, later)
    seat.scan(LAN)
    yield seat, later
    seat.close()


def test_that_all_papers_are_there_may_be_said_before_the_list_comes(
    slow: tuple[Seat, Later],
) -> None:
    seat, later = slow
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    assert not seat.state.form.procedure
    later.go_on()
    assert seat.state.form.procedure == FOUR_PAPERS
    assert seat.state.form.by_one_key
    assert seat.place is seat.screen.view.papers.table
    seat.press("Ctrl+Return")
    assert len(seat.received[-1].papers) == 4


def test_that_enter_waits_for_what_is_typed_though_a_list_for_less_is_open(
    slow: tuple[Seat, Later],
) -> None:
    seat, later = slow
    seat.type("đăng ký")
    later.go_on()
    first = seat.screen.view.procedure.ahead.suggestions[0]
    seat.type(" lại khai sinh")
    seat.press("Return")
    assert seat.state.form.procedure == ""
    later.go_on()
    assert first.code == MARRIAGE
    assert seat.state.form.procedure == FOUR_PAPERS


@pytest.mark.parametrize(
    "keys", [["Ctrl+G", "Return"], ["Return", "Tab", "Ctrl+G"], ["Return", "Ctrl+G", "Tab"]]
)
def test_that_it_is_said_right_behind_the_enter_that_waits(
    slow: tuple[Seat, Later], keys: list[str]
) -> None:
    seat, later = slow
    seat.type(FOUR_PAPERS)
    seat.press(*keys)
    later.go_on()
    assert seat.state.form.procedure == FOUR_PAPERS
    assert not seat.state.form.ticks


def test_that_who_types_on_elsewhere_is_not_taken_away_when_the_list_comes(
    slow: tuple[Seat, Later],
) -> None:
    seat, later = slow
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    phone = seat.screen.view.person.phone
    phone.setFocus()
    seat.type("0912")
    later.go_on()
    seat.type("345678")
    assert seat.state.form.procedure == FOUR_PAPERS
    assert (seat.place, phone.text()) == (phone, "0912345678")
    assert not seat.state.form.ticks


def test_that_an_enter_that_waits_is_forgotten_with_its_form(slow: tuple[Seat, Later]) -> None:
    seat, later = slow
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+F1")
    seat.screen.view.procedure.field.setFocus()
    seat.type(FOUR_PAPERS)
    later.go_on()
    assert seat.state.form.procedure == ""


def test_that_the_mouse_says_so_as_well(slow: tuple[Seat, Later]) -> None:
    seat, later = slow
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    QTest.mouseClick(seat.screen.view.papers.complete, Qt.MouseButton.LeftButton)
    later.go_on()
    assert seat.state.form.by_one_key


@pytest.mark.parametrize("keys", [["Esc"], ["1"], ["1", "Backspace"]])
def test_that_esc_or_a_letter_more_takes_both_back(
    slow: tuple[Seat, Later], keys: list[str]
) -> None:
    seat, later = slow
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", *keys)
    later.go_on()
    assert not seat.state.form.procedure
    seat.screen.presenter.take_procedure(marriage())
    assert seat.state.form.procedure == MARRIAGE
    assert not seat.state.form.ticks


def test_that_another_procedure_is_not_taken_for_the_one_that_was_waited_for(
    slow: tuple[Seat, Later],
) -> None:
    seat, later = slow
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G")
    seat.screen.presenter.take_procedure(marriage())
    later.go_on()
    assert seat.state.form.procedure == MARRIAGE
    assert not seat.state.form.ticks


def test_that_nothing_is_kept_of_a_list_that_does_not_fit(slow: tuple[Seat, Later]) -> None:
    seat, later = slow
    seat.type("zzz")
    seat.press("Return", "Ctrl+G")
    later.go_on()
    assert seat.state.nothing_found
    assert not seat.screen.view.papers.complete.isEnabled()


def test_that_cases_and_a_choice_of_time_limits_are_asked_for(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(MARRIAGE)
    seat.press("Return")
    card = seat.screen.view.procedure
    assert seat.place is card.case
    seat.press("Down")
    assert [row.name for row in seat.state.rows][-1] == "Trích lục ghi chú ly hôn"
    seat.screen.view.papers.table.setFocus()
    seat.press("Ctrl+G", "Ctrl+Return")
    assert "thời hạn" in seat.said
    assert seat.place is card.limit
    seat.press("Down", "Down", "Ctrl+Return")
    assert str(seat.received[-1].due.limit.amount) == "8"
    assert seat.received[-1].procedure.case == "Đã từng ly hôn"


def test_that_enter_goes_from_the_case_to_what_is_asked_next_and_then_to_the_papers(
    seat: Seat,
) -> None:
    seat.scan(LAN)
    seat.type(MARRIAGE)
    view = seat.screen.view
    seat.press("Return", "Down", "Return")
    assert view.procedure.limit.hasFocus()
    seat.press("Down", "Down", "Return")
    assert view.papers.table.hasFocus()
    assert str(seat.state.form.limit.amount if seat.state.form.limit else "") == "8"
    view.procedure.case.setFocus()
    seat.press("Return")  # the limit is chosen by now
    assert view.papers.table.hasFocus()


def test_that_arrows_choose_the_channel(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    seat.screen.view.procedure.channel.setFocus()
    seat.press("Right", "Space")
    assert seat.state.form.channel is Channel.ONLINE


def test_that_a_possible_duplicate_is_offered_to_be_opened(seat: Seat) -> None:
    first = seat.receive()
    seat.clock.forward(timedelta(days=3))
    seat.scan(LAN)
    assert "Có thể trùng" not in seat.words()
    seat.press("Down", "Return")
    assert "cùng người, cùng thủ tục, 3 ngày trước" in seat.words()
    assert "1001" in seat.screen.view.procedure.open.text()
    seat.press("Ctrl+O")
    assert [(go.page, go.about) for go in seat.went] == [("dossier", first.id)]


def test_that_an_abolished_procedure_says_so_before_it_is_confirmed(seat: Seat) -> None:
    gone = a_procedure(
        code=FOUR_PAPERS, name="Đăng ký lại khai sinh", abolished_on=seat.clock.at.date()
    )
    seat.put_in_catalogue(gone)
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    assert seat.state.refusal is not None
    assert "bãi bỏ" in seat.state.refusal.title
    seat.press("Ctrl+Return")
    assert "bãi bỏ" in seat.said
    assert not seat.received


def test_that_where_the_catalogue_knows_nothing_the_screen_says_so(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(UNKNOWN)
    seat.press("Return")
    assert seat.state.rows == ()
    assert "chưa có dữ liệu" in seat.words().lower()
    seat.press("Ctrl+N")
    seat.type("Giấy tờ tùy thân")
    seat.press("Return", "Ctrl+Return")
    assert [paper.name for paper in seat.received[-1].papers] == ["Giấy tờ tùy thân"]
    assert seat.received[-1].due.at is None


def test_that_a_procedure_longer_than_its_field_stands_below_in_full(seat: Seat) -> None:
    name = "Xóa đăng ký tạm trú và khai báo thông tin về cư trú của công dân " * 17
    seat.put_in_catalogue(a_procedure(code=UNKNOWN, name=name[:1094].strip()))
    seat.scan(LAN)
    seat.type(UNKNOWN)
    seat.press("Return")
    shown = seat.screen.view.procedure.field.text()
    assert shown.endswith(" …")
    assert name.startswith(shown.removesuffix(" …"))
    assert shown.removesuffix(" …").endswith(tuple(name.split()))
    assert name[:1094].strip() in seat.words()


def test_that_the_form_is_empty_until_something_is_typed(seat: Seat) -> None:
    assert seat.state.form == IntakeForm(key=seat.state.form.key)
