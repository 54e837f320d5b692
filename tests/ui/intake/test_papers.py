"""The checklist: ticked by keys, counted, added to; what is missing, and the next step."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier import PaperKind
from desk_app.domain.law.papers import Paper, PaperCase
from desk_app.domain.people.rights import Role
from desk_app.domain.sent_away import Answer
from tests.builders import LEADER, an_officer
from tests.ui.intake.seat import FOUR_PAPERS, LAN, Seat, four_papers
from tests.ui.intake.test_ways_out import two_are_missing
from ui.screens.intake.form.form import all_there


def _at_papers(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return")


def _ticks(seat: Seat) -> list[str]:
    return [row.tick.kind.value[0] if row.tick else "-" for row in seat.state.rows if row.tickable]


def test_that_the_first_paper_waits_for_its_key_past_headings(seat: Seat) -> None:
    _at_papers(seat)
    assert seat.place is seat.screen.view.papers.table
    assert not seat.state.rows[0].tickable  # a remark of the catalogue
    assert seat.screen.view.papers.table.row == 1


def test_that_a_key_ticks_its_kind_and_goes_on(seat: Seat) -> None:
    _at_papers(seat)
    seat.press("1", "2", "3", "4")
    assert _ticks(seat) == ["o", "c", "c", "e"]
    assert [row.tick.kind for row in seat.state.rows if row.tick] == list(PaperKind)


def test_that_the_same_key_again_takes_the_tick_away(seat: Seat) -> None:
    _at_papers(seat)
    seat.press("1", "Up", "1")
    assert _ticks(seat) == ["-", "-", "-", "-"]


def test_that_copies_are_counted_from_the_published_number(seat: Seat) -> None:
    _at_papers(seat)
    seat.press("Down", "Down", "3", "Up", "+", "-", "-", "-", "-")
    assert seat.state.rows[3].tick is not None
    assert seat.state.rows[3].tick.count == 1
    seat.press("+", "+")
    assert seat.state.rows[3].count == "3"


def test_that_the_names_of_missing_papers_bring_no_second_full_stop(seat: Seat) -> None:
    letter = Paper(name="Đơn đề nghị. Nộp bản chính.", original=1, required=True)
    seat.put_in_catalogue(replace(four_papers(), cases=(PaperCase("", (letter,)),)))
    _at_papers(seat)
    seat.press("Ctrl+Return")
    assert seat.said.endswith("Đơn đề nghị. Nộp bản chính.")
    assert not seat.said.endswith("..")


def test_that_one_key_says_that_all_is_there_and_is_kept_as_a_statement(seat: Seat) -> None:
    _at_papers(seat)
    seat.press("Ctrl+G")
    assert _ticks(seat) == ["o", "o", "c", "o"]
    assert seat.screen.view.papers.table.model().rowCount() == 5
    assert "Đủ 4 trên 4 giấy tờ, 1 bộ" in seat.words()
    seat.press("Ctrl+Return")
    assert seat.received[-1].all_papers_by_one_key
    assert [paper.count for paper in seat.received[-1].papers] == [1, 1, 2, 1]


def test_that_a_paper_taken_away_again_ends_the_statement(seat: Seat) -> None:
    _at_papers(seat)
    seat.press("Ctrl+G", "1")
    assert not seat.state.form.by_one_key


def test_that_enter_goes_through_the_papers_and_out(seat: Seat) -> None:
    _at_papers(seat)
    seat.press("Return", "Return", "Return", "Return")
    assert seat.place is not seat.screen.view.papers.table
    assert isinstance(seat.place, QWidget)
    assert seat.screen.view.slip.ways.isAncestorOf(seat.place)


def test_that_a_paper_is_added_by_its_name(seat: Seat) -> None:
    _at_papers(seat)
    seat.press("Ctrl+N")
    seat.type("Sổ hộ khẩu cũ")
    seat.press("Return")
    assert seat.state.rows[-1].name == "Sổ hộ khẩu cũ"
    assert seat.place is seat.screen.view.papers.table
    seat.press("2", "Ctrl+G", "Ctrl+Return")
    added = seat.received[-1].papers[-1]
    assert (added.name, added.kind) == ("Sổ hộ khẩu cũ", PaperKind.CERTIFIED)


def test_that_esc_puts_the_field_for_a_paper_away_and_keeps_the_form(seat: Seat) -> None:
    _at_papers(seat)
    seat.press("1", "Ctrl+N")
    seat.type("Sổ")
    seat.press("Esc")
    assert seat.place is seat.screen.view.papers.table
    assert len(seat.state.form.ticks) == 1


def test_that_missing_papers_are_named_in_the_words_of_the_catalogue(seat: Seat) -> None:
    _at_papers(seat)
    seat.press("1", "1", "Ctrl+Return")
    assert not seat.received
    assert "Thiếu 2 giấy tờ" in seat.said
    assert seat.state.missing == (
        "Bản sao giấy khai sinh trước đây",
        "Giấy tờ chứng minh nơi cư trú",
    )
    assert "Bản sao giấy khai sinh trước đây: chưa có 02 bản sao" in seat.words()
    assert "Chưa hẹn trả" in seat.words()
    assert [row.missing for row in seat.state.rows] == [False, False, False, True, True]
    assert seat.screen.view.papers.table.row == 3  # typing goes on where something is missing


def test_that_what_is_missing_goes_from_the_screen_as_it_is_ticked(seat: Seat) -> None:
    _at_papers(seat)
    seat.press("1", "1", "Ctrl+Return", "3")
    assert seat.state.missing == ("Giấy tờ chứng minh nơi cư trú",)
    seat.press("1")
    assert not any(row.missing for row in seat.state.rows)
    assert not seat.said
    seat.press("Ctrl+Return")
    assert len(seat.received) == 1


def test_that_the_filled_button_is_the_paper_once_papers_are_told_missing(seat: Seat) -> None:
    two_are_missing(seat)
    slip = seat.screen.view.slip
    assert slip.confirm.kind == "primary"
    seat.press("Ctrl+Return")
    assert (slip.confirm.kind, slip.supplement.kind) == ("secondary", "primary")
    seat.press("Ctrl+G")
    assert (slip.confirm.kind, slip.supplement.kind) == ("primary", "secondary")


def test_that_the_key_goes_with_the_filled_button_and_the_notice_names_the_step(
    seat: Seat,
) -> None:
    two_are_missing(seat)
    seat.press("Ctrl+Return")
    slip = seat.screen.view.slip
    assert not slip.confirm.isEnabled()
    assert not slip.go_on.isEnabled()
    action = seat.shell._notice.action
    assert (action.text(), action.isVisible()) == ("Yêu cầu bổ sung", True)
    assert "hoặc yêu cầu bổ sung" in seat.said
    seat.press("Ctrl+Return")
    assert seat.state.form.away.asking is Answer.SUPPLEMENT
    assert not seat.sent_away  # the page is open, nothing is stored yet
    seat.press("Esc", "Ctrl+G", "Ctrl+Return")
    assert len(seat.received) == 1


def test_that_what_was_ticked_just_now_is_not_missing_any_more(seat: Seat) -> None:
    """Before the slip is prepared anew: the key must not mean the other way out."""
    two_are_missing(seat)
    seat.press("Ctrl+Return")
    state = seat.state
    assert state.missing
    form = all_there(state.form, four_papers())
    assert replace(state, form=form).missing == ()


def test_that_the_number_is_still_there_after_a_look_at_another_page(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Ctrl+Return")
    away = seat.sent_away[0]
    seat.screen.leave()
    seat.screen.enter(an_officer(), None)
    assert seat.state.done == away
    assert seat.screen.view.done.isVisible()
    seat.screen.enter_again()
    assert seat.state.done is None


def test_that_the_number_is_not_left_to_the_next_officer(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B", "Ctrl+Return")
    seat.screen.leave()
    seat.screen.enter(an_officer(LEADER, Role.LEADER), None)
    assert seat.state.done is None


def test_that_nothing_is_said_of_a_printer_nobody_has_asked(seat: Seat) -> None:
    two_are_missing(seat)
    seat.press("Alt+B")
    assert "Số được cấp khi lập phiếu" in seat.words()
    seat.press("Ctrl+Return")
    assert "đang được in" not in seat.said
    assert "Đọc số cho khách" in seat.said
