"""The two other ways out: a paper with everything that is to be mended, or with the reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.domain.sent_away import Answer, SentAway
from desk_app.services.intake.sending_away import SendAway
from tests.builders import CASHIER, LEADER, a_procedure, a_scribe, an_officer
from tests.ui import keyboard
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, Seat, draft_of, open_counter, unknown
from ui.background import Background
from ui.screens.intake.form.draft import draft_of as written
from ui.screens.intake.form.draft import form_from
from ui.screens.intake.form.form import Who
from ui.screens.intake.parts.sheet import IntakeState

_MISSING = (
    "Bản sao giấy khai sinh trước đây: chưa có 02 bản sao",
    "Giấy tờ chứng minh nơi cư trú: chưa có bản chính",
)


def two_are_missing(seat: Seat) -> None:
    """Lan at the checklist, two of four papers ticked."""
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "1")
    seat.keys = 0


def test_that_two_missing_papers_take_two_keys_to_the_paper(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Ctrl+Return")
    (away,) = seat.sent_away
    assert seat.keys <= 12
    assert (away.answer, tuple(away.contents)) == (Answer.SUPPLEMENT, _MISSING)
    assert away.reason == "Hồ sơ còn thiếu giấy tờ nêu trên."
    assert away.request == "Đăng ký lại khai sinh"
    assert seat.office.reading.dossier(away.id).folded.sent_away == away
    assert not seat.received


def test_that_the_page_says_what_will_be_printed_as_one_types(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B")
    for said in (*_MISSING, "NGUYỄN THỊ LAN", "Đăng ký lại khai sinh", "Quầy 1", "Mẫu 02"):
        assert said in seat.words()
    seat.press("Return", "Return")
    seat.type("Tờ khai ghi thiếu nơi sinh")
    assert "Tờ khai ghi thiếu nơi sinh" in seat.words()
    assert not seat.sent_away


def test_that_lines_are_edited_added_and_left_out_in_their_order(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Ctrl+A", "Backspace", "Return", "Down")
    seat.screen.view.away.lines.boxes[1].setFocus()
    seat.type(", có xác nhận")
    seat.press("Return")
    seat.type("Tờ khai ghi thiếu nơi sinh")
    seat.press("Return")
    seat.type("Ảnh 4x6")
    seat.press("Ctrl+Return")
    (away,) = seat.sent_away
    assert tuple(away.contents) == (
        f"{_MISSING[1]}, có xác nhận",
        "Tờ khai ghi thiếu nơi sinh",
        "Ảnh 4x6",
    )


def test_that_a_copy_or_too_few_of_them_are_told_as_what_they_lack(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "3", "1", "3", "-", "1", "Alt+B")
    words = [line.words for line in seat.state.form.away.lines]
    assert words[0] == ("Tờ khai đăng ký lại khai sinh: mới có bản chụp, chưa có bản chính")


def test_that_escape_goes_back_and_nothing_typed_is_lost(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Return", "Return")
    seat.type("Ảnh 4x6")
    before = seat.state.form.away
    seat.press("Esc")
    assert seat.state.form.away.asking is None
    assert seat.place is seat.screen.view.papers.table
    assert len(seat.state.form.ticks) == 2
    seat.press("Alt+B")
    assert seat.state.form.away == before


def test_that_a_paper_found_meanwhile_is_asked_for_no_more(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Return", "Return")
    seat.type("Ảnh 4x6")
    seat.press("Esc")
    seat.screen.view.papers.table.go_to(4, 2)
    seat.press("1", "Alt+B")
    words = [line.words for line in seat.state.form.away.lines]
    assert words == [_MISSING[0], "Ảnh 4x6"]


def test_that_the_number_stands_large_until_the_next_visitor(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Ctrl+Return")
    number = seat.sent_away[0].number
    assert str(number.number) in seat.words()
    assert f"/{number.suffix}" in seat.words()
    assert f"số {number}" in seat.said
    assert seat.state.form.is_blank
    assert seat.place is seat.screen.view.person.fields.name
    seat.press("F2")
    assert seat.state.done is None
    assert seat.said == ""
    assert seat.screen.view.slip.isVisible()


def test_that_the_next_card_takes_the_number_away(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Ctrl+Return")
    seat.scan(HAU)
    assert seat.state.done is None
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"


def test_that_a_second_press_sends_nobody_away_twice(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Ctrl+Return", "Ctrl+Return", "Ctrl+Return")
    assert len(seat.sent_away) == 1
    assert len(seat.office.reading.search_sent_away("NGUYEN THI LAN")) == 1


def test_that_enter_in_the_reason_goes_to_the_button_and_enter_there_confirms(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Return", "Return", "Return")
    assert seat.screen.view.away.reason.hasFocus()
    seat.press("Return")
    assert seat.screen.view.away_slip.confirm.hasFocus()
    seat.press("Return")
    assert len(seat.sent_away) == 1


def test_that_without_a_procedure_the_paper_says_what_was_asked_for(seat: Seat) -> None:
    seat.scan(LAN)
    seat.press("Alt+T")
    assert seat.place is seat.screen.view.away.request
    seat.type("Xin xác nhận nhà ở vùng ven")
    seat.press("Return")
    seat.type("Việc này do thành phố giải quyết.")
    seat.press("Ctrl+Return")
    (away,) = seat.sent_away
    assert (away.request, away.procedure) == ("Xin xác nhận nhà ở vùng ven", None)
    assert away.reason == "Việc này do thành phố giải quyết."


def test_that_a_procedure_abolished_since_is_the_reason_by_its_facts(seat: Seat) -> None:
    gone = a_procedure(
        code="1.009999", name="Xác nhận cũ", cases=(), abolished_on=date(2026, 11, 1)
    )
    seat.put_in_catalogue(gone)
    seat.scan(LAN)
    seat.screen.presenter.take_procedure(gone)
    seat.press("Alt+T", "Down", "Return", "Ctrl+Return")
    assert seat.sent_away[0].reason == "Thủ tục 1.009999 đã bị bãi bỏ từ ngày 01/11/2026."


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("Alt+T",), lambda view: view.away.request),
        (("Alt+B",), lambda view: view.away.request),
    ],
)
def test_that_what_is_not_said_is_asked_for_where_it_is_typed(
    seat: Seat, keys: tuple[str, ...], place: Callable[[Any], object]
) -> None:
    seat.scan(LAN)
    seat.press(*keys, "Ctrl+Return")
    assert "Phiếu chưa đủ nội dung" in seat.said
    assert seat.place is place(seat.screen.view)
    assert not seat.sent_away


def test_that_nobody_without_a_name_is_sent_away(seat: Seat) -> None:
    seat.press("Alt+T")
    seat.type("Xin xác nhận nhà ở")
    seat.press("Ctrl+Return")
    assert "Chưa đủ thông tin người nộp" in seat.said
    assert seat.place is seat.screen.view.person.fields.name
    assert seat.state.form.away.request == "Xin xác nhận nhà ở"


def test_that_a_birth_the_desk_refuses_is_mended_where_it_is_typed(seat: Seat) -> None:
    """It was none of tomorrow when it was typed: the clock was put back since."""
    seat.press("Alt+T")
    seat.type("Xin xác nhận nhà ở")
    for field, text in (("name", "TRẦN AN"), ("born", "20/11/2026")):
        seat.screen.presenter.person.edit(Who.VISITOR, field, text)
    seat.clock.forward(timedelta(days=-1))
    seat.press("Ctrl+Return")
    assert "Ngày sinh của chủ hồ sơ không thể có thật" in seat.said
    assert seat.place is seat.screen.view.person.fields.born
    assert not seat.sent_away


def test_that_used_up_numbers_are_told_and_everything_typed_stays(seat: Seat) -> None:
    two_are_missing(seat)
    with seat.opened.store.work(a_scribe())() as tx:
        tx.numbers.retire_all()
        tx.commit()
    seat.press("Alt+B")
    before = seat.state.form
    seat.press("Ctrl+Return")
    assert "hết số" in seat.said
    assert seat.state.form == before
    assert not seat.sent_away


def test_that_a_cashier_sends_nobody_away(seat: Seat) -> None:
    seat.restart(an_officer(CASHIER, Role.CASHIER))
    two_are_missing(seat)
    seat.press("Alt+B", "Ctrl+Return")
    assert not seat.sent_away
    assert "Vai trò" in seat.said


def test_that_the_half_typed_page_survives_crash_and_change_of_officer(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Return", "Return")
    seat.type("Ảnh 4x6")
    form = seat.state.form
    seat.screen.enter(an_officer(LEADER), None)
    assert seat.state.form.is_blank
    seat.restart()
    assert seat.state.form == form
    assert seat.screen.view.away.isVisible()
    assert form_from(written(form)) == form
    seat.press("Ctrl+Return")
    assert seat.sent_away[0].contents[-1] == "Ảnh 4x6"
    assert draft_of(seat) is None


def test_that_an_input_method_writes_into_a_line(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B")
    box = seat.screen.view.away.lines.boxes[2]
    keyboard.compose(box, "Ảnh thẻ")
    seat.scanner.flush()
    QApplication.processEvents()
    assert seat.state.form.away.contents[-1] == "Ảnh thẻ"


def test_that_a_scan_while_a_line_is_typed_lands_in_no_line(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B")
    lines = seat.state.form.away.lines
    seat.scan(LAN)
    assert seat.state.form.away.lines == lines


def test_that_another_card_begins_anew_and_the_page_can_be_taken_back(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B")
    before = seat.state.form
    seat.scan(HAU)
    assert seat.state.form.away.asking is None
    seat.press("Esc")
    assert seat.state.form == before


def test_that_a_procedure_without_known_papers_begins_with_an_empty_line(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(unknown().code)
    seat.press("Return", "Alt+B")
    state: IntakeState = seat.state
    assert state.form.away.lines == ()
    assert state.form.away.reason == ""
    assert seat.place is seat.screen.view.away.lines.boxes[0]


def test_that_while_the_paper_is_made_keys_and_letters_change_nothing(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    seat, gate = Seat(open_counter(tmp_path), qapp, Background()), Event()
    ask = seat.office.counter.ask_supplement_first

    def held(order: SendAway, officer: Officer) -> SentAway:
        assert gate.wait(30)
        return ask(order, officer)

    counter = replace(seat.office.counter, ask_supplement_first=held)
    seat.office = replace(seat.office, counter=counter)
    seat.restart()
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return")
    qtbot.waitUntil(lambda: seat.state.procedure is not None)
    seat.press("Alt+B", "Ctrl+Return")
    before, button = seat.state.form, seat.screen.view.away_slip.confirm
    assert (button.busy, button.text()) == (True, "Đang lập phiếu")
    seat.press("Ctrl+Return", "Esc", "Alt+T")
    seat.type("thêm")
    assert seat.state.form == before
    seat.scan(HAU)
    gate.set()
    qtbot.waitUntil(lambda: seat.state.form.visitor.name == "TRẦN VĂN HẬU")
    assert [away.applicant.name for away in seat.sent_away] == ["NGUYỄN THỊ LAN"]
    seat.close()


def test_that_a_body_is_sent_away_as_the_owner(seat: Seat) -> None:
    seat.scan(LAN)
    view = seat.screen.view
    view.person.acting_for.setFocus()
    seat.press("Down", "Down")
    view.person.owner.name.setFocus()
    seat.type("HTX Sông Hậu")
    view.person.owner.number.setFocus()
    seat.type("0100109106")
    seat.press("Alt+T")
    seat.type("Xác nhận đất công")
    seat.press("Return", "Down", "Return", "Ctrl+Return")
    assert seat.sent_away[-1].applicant.name == "HTX Sông Hậu"


def test_that_what_was_typed_for_one_way_out_waits_while_the_other_is_looked_at(
    seat: Seat,
) -> None:
    two_are_missing(seat)
    seat.press("Alt+T")
    seat.type("Không có thật")
    seat.press("Esc", "Alt+B", "Esc", "Alt+T")
    assert seat.screen.view.away.reason.text() == "Không có thật"


def test_that_tab_goes_through_the_lines_to_the_reason_and_the_button(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B")
    away = seat.screen.view.away
    went = []
    for _step in range(4):
        seat.press("Tab")
        went.append(seat.place)
    assert went == [*away.lines.boxes[1:3], away.reason, seat.screen.view.away_slip.confirm]


def test_that_telex_letters_typed_one_by_one_are_kept_as_they_come(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B")
    box = seat.screen.view.away.lines.boxes[2]
    for letters in ("Ảnh", " thẻ", " 4x6"):
        keyboard.compose(box, letters)
        seat.scanner.flush()
    assert seat.state.form.away.contents[-1] == "Ảnh thẻ 4x6"
