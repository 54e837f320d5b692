"""Words half typed at the end of the day, while another officer looks at the same page."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from tests.builders import ADMIN, an_officer
from tests.services.day_end.evening import TODAY
from tests.ui.day_end.test_page import evening, look_over, open_shift, page, seal_today
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.later import Later
from ui.screens.day_end.screen import DayEndScreen

__all__ = ["page"]  # fixture

SECOND = an_officer(ADMIN, Role.LEADER)


def sits_down(counter: CounterDesk, page: DayEndScreen, officer: Officer) -> None:
    """The desk was locked, and `officer` opens the page."""
    page.leave()
    counter.shell.setFocus()
    page.enter(officer, None)


def test_that_a_reason_to_go_on_half_typed_is_there_again_for_who_typed_it(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    seal_today(counter)
    page.enter(OFFICER, None)
    counter.type("May in")
    sits_down(counter, page, SECOND)
    assert page.view.seal.reason.text() == ""
    counter.press("Ctrl+Z")
    assert page.view.seal.reason.text() == ""
    counter.type("Khac")
    sits_down(counter, page, OFFICER)
    assert page.view.seal.reason.hasFocus()
    counter.type(" hong")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã ghi lý do làm tiếp.")
    assert "May in hong" in page.view.seal._own.text()
    sits_down(counter, page, SECOND)
    assert page.view.seal.reason.text() == "Khac"
    sits_down(counter, page, OFFICER)
    assert page.view.seal.reason.text() == ""  # it was stored


def test_that_words_before_the_seal_are_there_again_at_the_day_they_are_of(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    open_shift(counter)
    counter.clock.forward(timedelta(days=1))
    page.enter(ANOTHER, None)
    counter.press("PgUp")
    page.view.seal.points[0].setFocus()
    counter.type("Mat dien")
    sits_down(counter, page, SECOND)
    assert page.presenter.state.day != TODAY
    counter.press("PgUp")
    assert {field.text() for field in page.view.seal.points} == {""}
    sits_down(counter, page, ANOTHER)
    assert page.presenter.state.day == TODAY
    assert page.view.seal.points[0].text() == "Mat dien"


def test_that_words_of_yesterday_are_not_kept(counter: CounterDesk, page: DayEndScreen) -> None:
    seal_today(counter)
    page.enter(OFFICER, None)
    counter.type("May in")
    sits_down(counter, page, SECOND)
    counter.clock.forward(timedelta(days=1))
    page.leave()
    page.enter(OFFICER, TODAY)
    assert page.view.seal.reason.text() == ""


def test_that_a_reason_stored_late_is_not_given_back_and_takes_no_other_with_it(
    counter: CounterDesk,
) -> None:
    background = Later(held=lambda _owner, key: not key)
    page = counter.seat(DayEndScreen, background)
    evening(counter)
    look_over(counter)
    seal_today(counter)
    page.enter(OFFICER, None)
    counter.type("May in hong")
    counter.press("Ctrl+Return")
    sits_down(counter, page, SECOND)
    counter.type("Khac")
    background.go_on()
    assert page.view.seal.reason.text() == "Khac"
    sits_down(counter, page, OFFICER)
    assert page.view.seal.reason.text() == ""


def test_that_figures_asked_for_by_a_leader_are_not_shown_to_the_next_officer(
    counter: CounterDesk,
) -> None:
    background = Later(held=lambda _owner, key: key == "day_end")
    page = counter.seat(DayEndScreen, background)
    page.enter(ANOTHER, None)
    sits_down(counter, page, OFFICER)
    background.waiting.pop(0)()
    assert page.presenter.state.facts is None
    assert not page.presenter.state.leads
    background.go_on()
    assert page.presenter.state.known is not None


@pytest.mark.parametrize("refused", [False, True])
def test_that_how_a_seal_went_is_told_to_who_sealed(counter: CounterDesk, refused: bool) -> None:
    background = Later(held=lambda _owner, key: not key)
    page = counter.seat(DayEndScreen, background)
    evening(counter)
    look_over(counter)
    page.enter(ANOTHER, None)
    counter.press("Ctrl+Return", "Space", "Ctrl+Return")
    assert len(background.waiting) == 1
    if refused:
        seal_today(counter)
    sits_down(counter, page, SECOND)
    counter.notices.clear()
    background.go_on()
    assert counter.notices == []
    assert page.presenter.state.sealed
    sits_down(counter, page, ANOTHER)
    (told,) = [each for each in counter.notices if each is not None]
    assert told.done is not refused
    assert not page.presenter.state.busy


def test_that_a_file_written_late_is_told_to_who_asked_for_it(
    counter: CounterDesk, tmp_path: Path
) -> None:
    background = Later(held=lambda _owner, key: not key)
    page = counter.seat(DayEndScreen, background)
    page.name_sheet = lambda _owner, name, done: done(tmp_path / name)
    evening(counter)
    page.enter(ANOTHER, None)
    counter.press("Ctrl+9")
    assert len(background.waiting) == 1
    sits_down(counter, page, SECOND)
    counter.notices.clear()
    background.go_on()
    assert counter.notices == []
    sits_down(counter, page, ANOTHER)
    assert counter.said.startswith("Đã lưu phiếu ngày")


def test_that_a_reason_stored_late_ends_nothing_that_is_under_way_at_another_day(
    counter: CounterDesk,
) -> None:
    background = Later(held=lambda _owner, key: not key)
    page = counter.seat(DayEndScreen, background)
    evening(counter)
    look_over(counter)
    seal_today(counter)
    counter.clock.forward(timedelta(days=1))
    page.enter(OFFICER, TODAY)
    counter.type("May in hong")
    counter.press("Ctrl+Return")
    (late,), background.waiting[:] = list(background.waiting), []
    page.presenter.step(1)
    page.presenter._show(replace(page.presenter.state, busy=True))
    late()
    assert page.presenter.state.busy


def is_busy(page: DayEndScreen) -> bool:
    return page.presenter.state.busy


def test_that_who_is_back_before_a_reason_is_stored_still_waits_for_it(
    counter: CounterDesk,
) -> None:
    background = Later(held=lambda _owner, key: not key)
    page = counter.seat(DayEndScreen, background)
    evening(counter)
    look_over(counter)
    seal_today(counter)
    page.enter(OFFICER, None)
    counter.type("May in hong")
    counter.press("Ctrl+Return")
    sits_down(counter, page, SECOND)
    assert not is_busy(page)
    sits_down(counter, page, OFFICER)
    assert is_busy(page)
    counter.press("Ctrl+Return")
    counter.notices.clear()
    background.go_on()
    assert not is_busy(page)
    assert [each.title for each in counter.notices if each] == ["Đã ghi lý do làm tiếp."]
