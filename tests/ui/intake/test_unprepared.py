"""Someone came unprepared: one key prints what to bring, and nothing is received."""

from desk_app.documents.public.checklist_of import Unprepared
from tests.ui.intake.seat import FOUR_PAPERS, LAN, MARRIAGE, Seat, four_papers, marriage


def asked(seat: Seat) -> list[Unprepared]:
    found: list[Unprepared] = []
    seat.screen.checklist_asked.connect(found.append)
    return found


def test_that_one_key_tells_what_is_there_and_what_is_missing(seat: Seat) -> None:
    found = asked(seat)
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "F12")
    (unprepared,) = found
    papers = unprepared.procedure.papers()
    assert unprepared.there == {papers[0].key}
    assert len(papers) == 4
    assert seat.received == []
    assert seat.state.form.ticks


def test_that_without_a_tick_everything_is_missing(seat: Seat) -> None:
    found = asked(seat)
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "F12")
    assert found[0].there == frozenset()


def test_that_there_is_no_checklist_without_a_procedure(seat: Seat) -> None:
    found = asked(seat)
    seat.scan(LAN)
    assert not seat.screen.view.slip.checklist.isEnabled()
    seat.press("F12")
    assert found == []


def test_that_a_procedure_of_the_catalogue_is_chosen_at_once(seat: Seat) -> None:
    seat.scan(LAN)
    seat.screen.leave()
    officer = seat.screen.officer
    assert officer is not None
    seat.screen.enter(officer, four_papers())
    assert seat.state.form.procedure == FOUR_PAPERS
    assert seat.state.form.visitor.name == "NGUYỄN THỊ LAN"


def test_that_papers_ticked_for_another_procedure_can_be_taken_back(seat: Seat) -> None:
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1")
    before = seat.state.form
    assert before.ticks
    seat.screen.presenter.take_procedure(marriage())
    assert seat.state.form.procedure == MARRIAGE
    assert seat.state.form.key != before.key
    assert not seat.state.form.ticks
    assert "vẫn còn giữ" in seat.said
    seat.screen.presenter.aside.take_back()
    assert seat.state.form == before
