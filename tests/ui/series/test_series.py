"""Series mode: many like dossiers in a row, how many keys each takes, and how it is left."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desk_app.domain.dossier import Dossier
from desk_app.domain.law.fees import FeeUnit
from desk_app.domain.people.rights import Role
from tests.builders import LEADER, an_officer
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, Seat
from tests.ui.intake.test_money import COPY, choose
from ui.screens.intake.form.series import Keeps

VISITORS = [
    f"0923040{n:05}||NGUYỄN THỊ LAN|05022004|Nữ|Khu vực 3, phường Ninh Kiều|11082024"
    for n in range(1001, 1021)
]


class Prints(QObject):
    """What the screen asks to be printed: the dossiers of each visit."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.visits = list[list[Dossier]]()
        seat.screen.visit_over.connect(lambda dossiers: self.visits.append(list(dossiers)))


@pytest.fixture
def prints(seat: Seat) -> Prints:
    return Prints(seat)


def begin(seat: Seat, *turns: str) -> None:
    """The first of a series, with two copies of its third paper."""
    seat.press(*(turns or ("Alt+C",)))
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "1", "3", "1", "Ctrl+Return")
    seat.keys = seat.scans = 0


def test_that_twenty_copies_for_twenty_people_take_a_scan_and_a_key_each(
    seat: Seat, prints: Prints
) -> None:
    begin(seat)
    for card in VISITORS:
        seat.scan(card)
        seat.press("Ctrl+Return")
    assert len(seat.received) == 21
    assert (seat.scans, seat.keys) == (20, 20)
    assert {dossier.papers for dossier in seat.received} == {seat.received[0].papers}
    assert len({dossier.applicant.id_number for dossier in seat.received}) == 21
    assert [len(visit) for visit in prints.visits] == [1] * 21  # each has papers of its own


def test_that_twenty_copies_of_one_person_take_two_keys_each_and_are_printed_as_one_visit(
    seat: Seat, prints: Prints
) -> None:
    begin(seat, "Alt+C", "Alt+C")
    for _copy in range(19):
        seat.press("Ctrl+G", "Ctrl+Return")
    assert len(seat.received) == 20
    assert seat.keys <= 4 * 19
    assert prints.visits == []
    seat.press("Esc")
    assert [len(visit) for visit in prints.visits] == [20]
    assert seat.state.form.is_blank


def test_that_a_paper_can_be_another_in_one_dossier_of_the_series(seat: Seat) -> None:
    begin(seat, "Alt+C", "Alt+C")
    seat.press("+", "Ctrl+Return")  # two originals of the first paper
    assert [paper.count for paper in seat.received[-1].papers] == [2, 1, 2, 1]


def test_that_confirming_twice_in_a_series_receives_nothing_twice(seat: Seat) -> None:
    begin(seat, "Alt+C", "Alt+C")
    seat.press("Ctrl+Return", "Ctrl+Return")
    assert len(seat.received) == 1
    assert "Ctrl+G" in seat.said


def test_that_confirming_twice_without_the_next_person_receives_nothing_twice(seat: Seat) -> None:
    begin(seat)
    seat.press("Ctrl+Return")
    assert len(seat.received) == 1


def test_that_the_form_says_how_many_and_how_to_leave(seat: Seat) -> None:
    begin(seat)
    seat.scan(HAU)
    seat.press("Ctrl+Return")
    assert "Hàng loạt: 2 hồ sơ" in seat.words()
    assert "Esc" in seat.words()


def test_that_escape_leaves_the_series_with_an_empty_form(seat: Seat) -> None:
    begin(seat)
    seat.press("Esc")
    assert seat.state.series is Keeps.NOTHING
    assert seat.state.form.is_blank
    assert "1 hồ sơ" in seat.said


def test_that_escape_keeps_what_was_typed_in_the_series(seat: Seat) -> None:
    begin(seat)
    seat.scan(HAU)
    seat.press("Esc")
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"
    assert seat.state.form.procedure == FOUR_PAPERS


def test_that_leaving_an_empty_series_calls_nobody_else_to_the_counter(seat: Seat) -> None:
    seat.scan(HAU)
    seat.press("Alt+C", "Esc")
    assert seat.said.strip() == "Đã thôi hàng loạt."
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"


def test_that_the_key_turns_through_the_ways_of_keeping_and_ends(seat: Seat) -> None:
    seen = []
    for _turn in range(3):
        seat.press("Alt+C")
        seen.append(seat.state.series)
    assert seen == [Keeps.PROCEDURE, Keeps.PERSON, Keeps.NOTHING]


def test_that_papers_kept_by_the_series_are_kept_as_one_statement(seat: Seat) -> None:
    begin(seat)
    seat.scan(HAU)
    seat.press("Ctrl+Return")
    assert [d.all_papers_by_one_key for d in seat.received] == [False, True]


def test_that_another_officer_finds_no_series(seat: Seat) -> None:
    begin(seat)
    seat.screen.presenter.serve(an_officer(LEADER, Role.LEADER))
    assert seat.state.series is Keeps.NOTHING


def test_that_who_sits_down_is_told_what_waits_for_the_end_of_a_series(
    seat: Seat, prints: Prints
) -> None:
    begin(seat, "Alt+C", "Alt+C")
    seat.press("Ctrl+G", "Ctrl+Return")
    assert prints.visits == []
    seat.screen.enter(an_officer(LEADER, Role.LEADER), None)
    assert prints.visits == []
    assert "Giấy của lượt trước chưa in: 2 hồ sơ." in seat.said
    assert seat.state.waiting == ()


def test_that_the_key_of_the_page_begins_the_next_one_with_what_the_series_keeps(
    seat: Seat,
) -> None:
    begin(seat, "Alt+C", "Alt+C")  # the same person
    seat.screen.enter_again()
    form = seat.state.form
    assert (form.visitor.name, form.procedure) == ("NGUYỄN THỊ LAN", FOUR_PAPERS)
    assert seat.place is seat.screen.view.papers.table
    assert seat.state.series is Keeps.PERSON


def test_that_the_key_of_the_page_waits_for_the_next_person_where_the_procedure_is_kept(
    seat: Seat,
) -> None:
    begin(seat)
    seat.screen.view.papers.table.setFocus()
    seat.screen.enter_again()
    form = seat.state.form
    assert (form.visitor.name, form.procedure) == ("", FOUR_PAPERS)
    assert seat.place is seat.screen.view.person.fields.name


def test_that_one_returned_on_the_spot_in_a_series_is_said_so(seat: Seat) -> None:
    seat.screen.enter(an_officer(LEADER, Role.LEADER), None)
    seat.press("Alt+C")
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "1", "3", "1", "Shift+F5")
    (done,) = seat.received
    assert done.returned_at is not None
    assert seat.said.startswith(f"Đã nhận và trả ngay {done.code}, hồ sơ thứ 1 của loạt này.")


def test_that_nobody_of_a_series_pays_for_the_pages_of_the_one_before(seat: Seat) -> None:
    seat.press("Alt+C")
    choose(seat, COPY)
    seat.type("3")
    seat.press("Return", "Return", "Ctrl+G", "Ctrl+Return")
    seat.scan(HAU)
    pages = seat.screen.view.procedure.money.counts[FeeUnit.PAGE]
    assert (seat.place, pages.text()) == (pages, "1")
    seat.type("7")
    seat.press("Return", "Return", "Ctrl+Return")
    assert [sum(fee.amount for fee in one.fees) for one in seat.received] == [5_000, 9_000]


def test_that_the_series_is_in_sight_while_people_wait_and_the_page_is_scrolled(
    seat: Seat,
) -> None:
    def in_sight(bar: QWidget) -> bool:
        for _turn in range(4):  # what is laid out pushes the page, which scrolls after it
            QApplication.processEvents()
        return bar.visibleRegion().boundingRect() == bar.rect()

    view = seat.screen.view
    seat.scan(HAU)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "1", "Ctrl+F1")
    begin(seat)
    assert in_sight(view.series)
    assert in_sight(view.aside), "typing goes on at the top of the page"
    seat.scan(VISITORS[0])
    assert in_sight(view.series)
    seat.press("Alt+C")
    assert in_sight(view.series)
    assert "giữ cả người" in seat.words()
