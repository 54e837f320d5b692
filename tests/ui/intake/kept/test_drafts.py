"""The half-typed form survives: crash, lock, change of officer, and a slip of the hand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.domain.dossier import Dossier
from tests.builders import LEADER, an_officer
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, Seat, draft_of, open_counter
from tests.ui.later import Later
from ui.background import Lane
from ui.screens.intake.form.draft import draft_of as written
from ui.screens.intake.form.draft import form_from
from ui.screens.intake.form.form import Who

BOSS = an_officer(LEADER)


def _half_typed(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "Ctrl+N")
    seat.type("Sổ hộ khẩu cũ")
    seat.press("Return")


def test_that_a_half_typed_form_comes_back_after_a_crash(seat: Seat) -> None:
    _half_typed(seat)
    form = seat.state.form
    seat.screen.presenter.drafts.flush()
    seat.restart()
    assert seat.state.form == form
    assert seat.state.procedure is not None
    assert seat.state.prepared is not None
    assert "nhập dở" in seat.said
    seat.press("Ctrl+G", "Ctrl+Return")
    assert seat.received[-1].id == form.key


def test_that_it_is_written_as_one_types(seat: Seat, qtbot: QtBot) -> None:
    seat.type("Lê Minh Trí")
    assert draft_of(seat) is None
    qtbot.waitUntil(lambda: draft_of(seat) is not None)
    assert json.loads(draft_of(seat).body)["visitor"]["name"] == "Lê Minh Trí"


def test_that_leaving_the_screen_writes_at_once_and_keeps_everything(seat: Seat) -> None:
    _half_typed(seat)
    form = seat.state.form
    seat.screen.leave()
    assert draft_of(seat) is not None
    seat.screen.enter(an_officer(), None)
    assert seat.state.form == form


def test_that_work_in_progress_stays_with_its_officer(seat: Seat) -> None:
    _half_typed(seat)
    form = seat.state.form
    seat.screen.enter(an_officer(LEADER), None)
    assert seat.state.form.is_blank
    seat.scan(HAU)
    seat.screen.enter(an_officer(), None)
    assert seat.state.form == form
    seat.screen.enter(an_officer(LEADER), None)
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"


def test_that_who_sits_down_is_told_of_the_papers_of_a_visit_that_wait(seat: Seat) -> None:
    printed = list[tuple[Dossier, ...]]()
    seat.screen.visit_over.connect(printed.append)
    _half_typed(seat)
    seat.press("Ctrl+G", "Shift+F2")
    seat.screen.leave()
    seat.screen.enter(an_officer(), None)
    assert (printed, len(seat.state.waiting)) == ([], 1), "the same officer goes on with it"
    seat.screen.enter(an_officer(LEADER), None)
    assert "Giấy của lượt trước chưa in: 1 hồ sơ." in seat.said
    seat.screen.enter(an_officer(), None)
    assert (printed, seat.state.waiting) == ([], ())


def test_that_what_a_new_visitor_puts_away_is_told_as_kept_with_the_key_that_brings_it_back(
    seat: Seat,
) -> None:
    _half_typed(seat)
    form = seat.state.form
    seat.press("Ctrl+F1")
    assert seat.said.startswith("Đã cất phần đang nhập; lấy lại: Esc.")
    seat.press("Esc")
    assert seat.state.form == form


def test_that_a_received_form_leaves_no_draft(seat: Seat) -> None:
    _half_typed(seat)
    seat.screen.presenter.drafts.flush()
    seat.press("Ctrl+G", "Ctrl+Return")
    seat.screen.leave()
    assert draft_of(seat) is None


def test_that_a_draft_nobody_can_read_is_dropped(seat: Seat) -> None:
    for damaged in ("", "{", '{"version": 99}', '{"version": 1, "key": 3}'):
        seat.office.counter.save_draft(an_officer(), "intake", damaged)
        seat.restart()
        assert seat.state.form.is_blank
        assert draft_of(seat) is None


def test_that_a_draft_found_after_a_scan_is_offered_and_not_forced(seat: Seat) -> None:
    _half_typed(seat)
    form = seat.state.form
    draft = written(form)
    seat.restart(an_officer(LEADER))
    seat.scan(HAU)
    seat.office.counter.save_draft(an_officer(LEADER), "intake", draft)
    seat.screen.presenter.drafts.serve(an_officer(LEADER))
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"
    seat.press("Esc")
    assert seat.state.form == form


def test_that_who_comes_to_a_reopened_form_is_begun_with_a_key(seat: Seat) -> None:
    _half_typed(seat)
    seat.screen.presenter.drafts.flush()
    seat.restart()
    assert "Ctrl+F1" in seat.said
    form = seat.state.form
    seat.press("Ctrl+F1")
    assert seat.state.form.is_blank
    assert seat.place is seat.screen.view.person.fields.name
    seat.press("Ctrl+F1", "Esc")  # on an empty form it is nothing
    assert seat.state.form == form


def test_that_an_emptied_form_is_offered_back_once(seat: Seat) -> None:
    _half_typed(seat)
    form = seat.state.form
    seat.screen.view.person.new_visitor.setFocus()
    seat.press("Return")
    assert seat.state.form.is_blank
    assert seat.place is seat.screen.view.person.fields.name
    seat.press("Esc")
    assert seat.state.form == form
    assert not seat.said


def test_that_a_second_card_taken_back_and_forth_is_asked_about_again(seat: Seat) -> None:
    bar = seat.screen.view.person.second
    seat.scan(LAN)
    seat.scan(HAU)
    seat.press("Esc")
    assert seat.state.form.visitor.name == "NGUYỄN THỊ LAN"
    assert not bar.isVisible()
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Esc")
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"
    assert bar.isVisible()
    seat.scan(HAU)
    assert bar.isVisible()
    seat.press("Ctrl+H", "Ctrl+Return")  # the form as it was filled in meanwhile
    assert seat.received[-1].applicant.name == "NGUYỄN THỊ LAN"
    assert len(seat.received[-1].papers) == 4


def test_that_the_question_that_was_answered_by_going_on_does_not_come_back(seat: Seat) -> None:
    seat.scan(LAN)
    seat.scan(HAU)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Esc", "Esc")
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"
    assert not seat.screen.view.person.second.isVisible()


def test_that_a_form_says_the_same_after_its_way_through_json(seat: Seat) -> None:
    _half_typed(seat)
    assert form_from(written(seat.state.form)) == seat.state.form


@pytest.fixture
def slow() -> Later:
    return Later(lanes={Lane.COUNTER})


@pytest.fixture
def slow_seat(tmp_path: Path, qapp: QApplication, slow: Later) -> Iterator[Seat]:
    seat = Seat(open_counter(tmp_path), qapp, slow)
    slow.go_on()
    yield seat
    slow.go_on()
    seat.close()


def test_that_a_busy_counter_brings_back_what_was_typed_last(slow_seat: Seat, slow: Later) -> None:
    slow_seat.scan(LAN)
    slow_seat.screen.leave()
    slow.go_on()
    slow_seat.screen.enter(an_officer(), None)
    slow_seat.screen.presenter.person.edit(Who.VISITOR, "phone", "0912345678")
    form = slow_seat.state.form
    slow_seat.screen.leave()
    slow_seat.screen.enter(BOSS, None)
    slow_seat.screen.enter(an_officer(), None)
    slow.go_on()
    assert slow_seat.state.form == form
    assert slow_seat.said.startswith("Đã mở lại phần nhập dở")


def test_that_a_form_is_brought_once_to_who_comes_and_goes(slow_seat: Seat, slow: Later) -> None:
    slow_seat.scan(LAN)
    form = slow_seat.state.form
    for officer in (BOSS, an_officer(), BOSS, an_officer()):
        slow_seat.screen.enter(officer, None)
    slow.go_on()
    assert slow_seat.state.form == form
    assert slow_seat.said.startswith("Đã mở lại phần nhập dở")


def test_that_what_is_typed_before_the_draft_is_found_stays(slow_seat: Seat, slow: Later) -> None:
    slow_seat.scan(LAN)
    form = slow_seat.state.form
    slow_seat.screen.enter(BOSS, None)
    slow.go_on()
    slow_seat.screen.enter(an_officer(), None)
    slow_seat.scan(HAU)
    slow.go_on()
    assert slow_seat.state.form.visitor.name == "TRẦN VĂN HẬU"
    slow_seat.press("Esc")
    assert slow_seat.state.form == form


def test_that_a_form_received_meanwhile_does_not_come_back(slow_seat: Seat, slow: Later) -> None:
    slow_seat.scan(LAN)
    slow_seat.type(FOUR_PAPERS)
    slow_seat.press("Return", "Ctrl+G", "Ctrl+Return")
    assert slow_seat.state.busy
    slow_seat.screen.leave()
    for officer in (BOSS, an_officer()):
        slow_seat.screen.enter(officer, None)
    slow.go_on()
    assert len(slow_seat.received) == 1
    assert slow_seat.state.form.is_blank
    assert draft_of(slow_seat) is None
