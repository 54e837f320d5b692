"""What is printed where a due moment falls on the minute the office opens: chosen, then printed."""

from datetime import UTC, datetime

from desk_app.domain.law.deadline.display import DueDisplay
from desk_app.domain.officer import Officer
from desk_app.services.office.due_display import DUE_DISPLAY
from tests.builders import Clock, an_order
from tests.documents.reading import text_of
from tests.ui.settings.conftest import Desk

EVENING = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)  # a Friday, long after closing


def test_that_the_administrator_chooses_by_keys(desk: Desk, admin: Officer) -> None:
    desk.enter(admin)
    desk.press("Alt+9", "Tab", "Right", "Space")
    assert desk.office.keeping.setting(DUE_DISPLAY) == "whole_day"
    assert desk.page.due_display.display.value is DueDisplay.WHOLE_DAY


def test_that_an_officer_sees_the_choice_and_cannot_change_it(
    desk: Desk, admin: Officer, reception: Officer
) -> None:
    desk.office.keeping.set_setting(DUE_DISPLAY, "session_end", admin)
    desk.enter(reception)
    desk.press("Alt+9")
    card = desk.page.due_display
    assert card.display.value is DueDisplay.SESSION_END
    assert not card.display.isEnabled()
    assert card._reason.text()


def test_that_the_papers_and_the_living_slip_show_it_so(
    desk: Desk, admin: Officer, reception: Officer, clock: Clock
) -> None:
    clock.at = EVENING
    office = desk.office
    exact = office.reading.prepare(an_order())
    assert exact.due.at is not None
    assert exact.shown is not None
    assert (exact.shown.moment, exact.shown.whole_day) == (exact.due.at, False)
    dossier = office.counter.receive(an_order(), reception)
    assert "trong ngày" not in text_of(office.papers.preview(dossier.id, "receipt", None, "A4"))
    office.keeping.set_setting(DUE_DISPLAY, "whole_day", admin)
    day = f"{exact.shown.moment:trong ngày %d tháng %m năm %Y}"
    assert day in text_of(office.papers.preview(dossier.id, "receipt", None, "A4"))
    slip = office.papers.preview(dossier.id, "appointment_slip", None, "A5")
    assert "07 giờ 00" not in text_of(slip)
    shown = office.reading.prepare(an_order()).shown
    assert shown is not None
    assert shown.whole_day
