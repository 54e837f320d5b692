"""The checklist: ticked by keys, counted, stated as complete, added to, and what is missing."""

from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier import PaperKind
from tests.ui.intake.seat import FOUR_PAPERS, LAN, Seat


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
