"""Another officer sits down: a badge or a digit, the PIN and Enter; nothing else lets one in."""

from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.domain.people.rights import Role
from tests.builders import ADMIN, LEADER, RECEPTION, an_officer
from tests.ui.desk.sitting import PIN, Sitting, sitting
from tests.ui.dossiers.counter import CARD
from ui.background import Lane
from ui.news import OfficersChanged
from ui.screens.intake.screen import IntakeScreen

__all__ = ["sitting"]  # fixture

BOSS = an_officer(ADMIN, Role.ADMIN)
BADGES = {RECEPTION: "CB-0001", LEADER: "CB-0002"}
_STROKES_IN_3_SECONDS = 9  # at three a second, which the slowest hands make


@pytest.fixture
def badged(sitting: Sitting) -> Sitting:
    """Two officers have badges; the program heard of it as of anything another desk did."""
    office = sitting.program.office
    assert office is not None
    for officer, badge in BADGES.items():
        office.identity.set_badge(officer, badge, BOSS)
    return sitting


def intake_of(sitting: Sitting) -> IntakeScreen:
    workplace = sitting.program.workplace
    assert workplace is not None
    screen = workplace.screens["intake"]
    assert isinstance(screen, IntakeScreen)
    return screen


def is_asked_for_pin(sitting: Sitting) -> bool:
    return sitting.program.login.view.secret is QApplication.focusWidget()


def test_that_a_badge_and_a_pin_change_the_officer_in_three_seconds(badged: Sitting) -> None:
    badged.sit_down(RECEPTION)
    badged.press("Ctrl+L")
    badged.keys = badged.scans = 0
    badged.scan(BADGES[LEADER])
    badged.until(lambda: badged.chosen is not None and badged.chosen.id == LEADER)
    assert is_asked_for_pin(badged)
    badged.type(PIN)
    badged.press("Return")
    badged.until(lambda: badged.officer is not None)
    assert badged.officer is not None
    assert badged.officer.id == LEADER
    assert (badged.scans, badged.keys) == (1, len(PIN) + 1)


def test_that_a_digit_and_a_pin_do_it_too(sitting: Sitting) -> None:
    sitting.sit_down(RECEPTION)
    sitting.keys = 0
    sitting.press("Ctrl+L")
    sitting.sit_down(LEADER)
    assert sitting.keys == 1 + 1 + len(PIN) + 1
    assert sitting.keys <= _STROKES_IN_3_SECONDS


def test_that_what_is_typed_at_the_locked_desk_is_the_pin_of_who_locked_it(
    sitting: Sitting,
) -> None:
    """The digits of it choose nobody, whose tries they would spend."""
    sitting.sit_down(LEADER)
    sitting.press("Ctrl+L")
    assert is_asked_for_pin(sitting)
    sitting.type(PIN)
    sitting.press("Return")
    sitting.until(lambda: sitting.officer is not None)
    assert sitting.officer is not None
    assert sitting.officer.id == LEADER


def test_that_escape_leads_from_the_pin_to_the_people_where_a_digit_chooses(
    sitting: Sitting,
) -> None:
    sitting.sit_down(LEADER)
    sitting.press("Ctrl+L")
    sitting.type(PIN[:2])
    sitting.press("Esc", sitting.digit_of(RECEPTION))
    assert sitting.chosen is not None
    assert sitting.chosen.id == RECEPTION
    assert sitting.program.login.view.secret.text() == ""
    assert is_asked_for_pin(sitting)


def test_that_a_badge_alone_never_logs_in(badged: Sitting) -> None:
    for _ in range(3):
        badged.scan(BADGES[LEADER])
    badged.until(lambda: badged.chosen is not None and badged.chosen.id == LEADER)
    badged.press("Return")
    assert (badged.officer, badged.page) == (None, "login")


def test_that_a_badge_at_a_desk_at_work_locks_it_and_asks_for_its_officer(
    badged: Sitting,
) -> None:
    badged.sit_down(RECEPTION)
    badged.program.who.read()
    badged.until(lambda: badged.program.who.knows(BADGES[LEADER]))
    badged.scan(CARD)
    badged.scan(BADGES[LEADER])
    assert (badged.officer, badged.page) == (None, "login")
    assert badged.chosen is not None
    assert badged.chosen.id == LEADER
    badged.type(PIN)
    badged.press("Return")
    badged.until(lambda: badged.officer is not None)
    assert intake_of(badged).presenter.sheet.state.form.is_blank, "another's form stays theirs"


def test_that_a_badge_scanned_into_the_pin_field_is_no_pin(badged: Sitting) -> None:
    """The code in the field would cost one of five tries."""
    badged.program.who.read()
    badged.until(lambda: badged.program.who.knows(BADGES[LEADER]))
    badged.press(badged.digit_of(RECEPTION))
    assert is_asked_for_pin(badged)
    badged.scan(BADGES[LEADER])
    assert badged.program.login.view.secret.text() == ""
    assert badged.chosen is not None
    assert badged.chosen.id == LEADER
    assert badged.said == ""


def test_that_a_badge_chooses_nobody_while_somebody_logs_in(badged: Sitting, qtbot: QtBot) -> None:
    badged.program.who.read()
    badged.until(lambda: badged.program.who.knows(BADGES[LEADER]))
    badged.press(badged.digit_of(RECEPTION))
    badged.program.login.presenter.hold(True)
    with qtbot.assertNotEmitted(badged.program.who.chosen):  # it is heard
        badged.scan(BADGES[LEADER])
    assert (badged.chosen and badged.chosen.id) == RECEPTION
    badged.program.login.presenter.hold(False)
    with qtbot.waitSignal(badged.program.who.chosen):
        badged.scan(BADGES[LEADER])


def test_that_an_unknown_badge_is_told_and_chooses_nobody(sitting: Sitting) -> None:
    before = sitting.chosen
    sitting.scan("CB-7777")
    sitting.until(lambda: "Chưa biết thẻ này của ai" in sitting.said)
    assert sitting.chosen == before


def test_that_who_has_an_unknown_badge_is_told_a_key_that_chooses_at_the_locked_desk_too(
    sitting: Sitting,
) -> None:
    sitting.sit_down(LEADER)
    sitting.press("Ctrl+L")
    sitting.scan("CB-7777")
    sitting.until(lambda: "Bấm Alt+số của mình" in sitting.said)
    for digit in (sitting.digit_of(RECEPTION), sitting.digit_of(LEADER)):
        sitting.press("Esc", f"Alt+{digit}")  # at the tiles
        assert sitting.chosen is not None
        assert (sitting.digit_of(sitting.chosen.id), is_asked_for_pin(sitting)) == (digit, True)


def test_that_a_card_at_a_locked_desk_says_to_log_in_first(sitting: Sitting) -> None:
    sitting.scan(CARD)
    assert "Đăng nhập trước" in sitting.said
    assert "Lan" not in sitting.said


def test_that_a_withdrawn_badge_chooses_nobody(badged: Sitting) -> None:
    office = badged.program.office
    assert office is not None
    office.identity.withdraw_badge(LEADER, BOSS)
    badged.scan(BADGES[LEADER])
    badged.until(lambda: "Chưa biết thẻ này của ai" in badged.said)


def test_that_a_digit_chooses_whoever_was_taken_in_since_though_all_reading_waits(
    sitting: Sitting,
) -> None:
    program = sitting.program
    office, workplace = program.office, program.workplace
    assert office is not None
    assert workplace is not None
    others = [each.id for each in office.identity.officers() if each.id != ADMIN]
    for officer in others:
        office.identity.let_go(officer, BOSS)
    program.who.read()
    sitting.until(lambda: program.login.view.people.alone)
    sitting.type(PIN)
    sitting.press("Return")
    sitting.until(lambda: sitting.officer is not None)
    for officer in others:
        office.identity.take_back(officer, BOSS)
    workplace.news.tell(OfficersChanged())
    sitting.until(lambda: len(program.who._officers) == 1 + len(others))
    read_on = Event()
    program.background.run(
        read_on.wait,
        owner=program,
        done=lambda _went: None,
        failed=lambda _error: None,
        lane=Lane.READING,
    )
    sitting.press("Ctrl+L", "Esc", "1")
    chosen, typed = sitting.chosen, program.login.view.secret.text()
    read_on.set()
    assert (chosen, typed) == (office.identity.officers()[0], "")
