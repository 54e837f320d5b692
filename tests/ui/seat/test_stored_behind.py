"""An act is still being stored when another officer sits down: their page stays theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.domain.dossier import Dossier
from tests.builders import LEADER, an_officer
from tests.ui.intake.seat import FOUR_PAPERS, HAU, LAN, Seat, open_counter
from tests.ui.intake.test_ways_out import two_are_missing
from tests.ui.later import Later
from ui.screens.intake.parts.away import AwayPart
from ui.screens.intake.parts.confirm import ConfirmPart


@pytest.fixture
def slow(tmp_path: Path, qapp: QApplication) -> Iterator[tuple[Seat, Later]]:
    """A seat whose acts are stored when the test lets them."""
    later = Later(lambda owner, _key: isinstance(owner, ConfirmPart | AwayPart))
    seat = Seat(open_counter(tmp_path), qapp, later)
    yield seat, later
    seat.close()


def another_sits_down(seat: Seat) -> None:
    seat.screen.leave()
    seat.screen.enter(an_officer(LEADER), None)
    seat.scan(HAU)


def test_that_the_papers_of_a_dossier_stored_late_wait_and_the_next_officers_form_stays(
    slow: tuple[Seat, Later],
) -> None:
    seat, later = slow
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    another_sits_down(seat)
    listed: list[Dossier] = []
    seat.screen.put_off.connect(listed.append)
    later.go_on()
    assert listed == seat.received
    assert [dossier.applicant.name for dossier in seat.received] == ["NGUYỄN THỊ LAN"]
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"
    assert "LAN" not in seat.said


def test_that_what_failed_late_is_told_to_nobody_else(slow: tuple[Seat, Later]) -> None:
    seat, later = slow
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+Return")
    another_sits_down(seat)
    said = seat.said
    later.go_on()
    assert not seat.received
    assert seat.said == said
    assert not seat.state.told_missing


def test_that_a_paper_stored_late_leaves_the_next_officers_form(slow: tuple[Seat, Later]) -> None:
    seat, later = slow
    two_are_missing(seat)
    seat.press("Alt+B", "Ctrl+Return")
    another_sits_down(seat)
    later.go_on()
    assert [away.applicant.name for away in seat.sent_away] == ["NGUYỄN THỊ LAN"]
    assert seat.state.form.visitor.name == "TRẦN VĂN HẬU"
    assert seat.state.done is None


def test_that_a_card_laid_down_while_one_waited_is_not_read_for_the_next_officer(
    slow: tuple[Seat, Later],
) -> None:
    seat, later = slow
    seat.scan(LAN)
    seat.type(FOUR_PAPERS)
    seat.press("Return", "Ctrl+G", "Ctrl+Return")
    seat.scan(HAU)
    seat.screen.leave()
    seat.screen.enter(an_officer(LEADER), None)
    later.go_on()
    assert seat.state.form.is_blank
    seat.type("Lê Thị Mơ")
    seat.press("Return")
    assert seat.state.form.visitor.name == "Lê Thị Mơ"
