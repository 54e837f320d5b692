"""A usual intake of a known visitor: how many scans and keys it takes."""

from tests.ui.intake.seat import FOUR_PAPERS, LAN, Seat


def known_visitor(seat: Seat) -> None:
    """Lan was here before, for the same procedure."""
    seat.receive()
    seat.keys = seat.scans = 0


def test_that_a_known_visitor_takes_one_scan_and_four_keys(seat: Seat) -> None:
    known_visitor(seat)
    seat.scan(LAN)
    seat.press("Down", "Return", "Ctrl+G", "Ctrl+Return")
    assert (seat.scans, seat.keys) == (1, 4)
    assert [dossier.procedure.code for dossier in seat.received] == [FOUR_PAPERS] * 2
    assert seat.received[-1].all_papers_by_one_key


def test_that_four_papers_ticked_one_by_one_take_one_scan_and_seven_keys(seat: Seat) -> None:
    known_visitor(seat)
    seat.scan(LAN)
    seat.press("Down", "Return", "1", "1", "3", "1", "Ctrl+Return")
    assert (seat.scans, seat.keys) == (1, 7)
    assert len(seat.received[-1].papers) == 4
    assert not seat.received[-1].all_papers_by_one_key


def test_that_without_a_scanner_a_known_visitor_takes_at_most_25_keys(seat: Seat) -> None:
    known_visitor(seat)
    seat.type("092304001234")
    seat.press("Return", "Down", "Return", "1", "1", "3", "1", "Ctrl+Return")
    assert seat.keys <= 25
    assert seat.received[-1].applicant.name == "NGUYỄN THỊ LAN"
    assert len(seat.received) == 2


def test_that_no_paper_is_ticked_beforehand(seat: Seat) -> None:
    known_visitor(seat)
    seat.scan(LAN)
    seat.press("Down", "Return")
    assert all(row.tick is None for row in seat.state.rows)


def test_that_what_is_typed_of_a_procedure_does_not_show_the_person_anew(seat: Seat) -> None:
    seat.scan(LAN)
    address = seat.screen.view.person.facts._address
    address.set_value("as nobody has it")
    seat.type("khai sinh")
    assert address.value.text() == "as nobody has it"
    seat.screen.presenter.sheet.show(busy=True)  # what is about the person is shown
    assert address.value.text().startswith("Khu vực 3")
