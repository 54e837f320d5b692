"""The filled button and its key once papers are missing, and the number that is read aloud."""

from dataclasses import replace

from desk_app.domain.people.rights import Role
from desk_app.domain.sent_away import Answer
from tests.builders import LEADER, an_officer
from tests.ui.intake.seat import Seat, four_papers
from tests.ui.intake.test_ways_out import two_are_missing
from ui.screens.intake.form.form import all_there


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
