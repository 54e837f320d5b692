"""A list behind a number with its ticks and its form, while other officers look at the page."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.officer import Officer
from tests.builders import CASHIER
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.later import Later
from tests.ui.watch.test_chosen import LATE, holders, late_ones, opened
from tests.ui.watch.test_half_typed import SECOND, sits_down
from ui.screens.watch.chosen.series import Series
from ui.screens.watch.screen import WatchScreen


def two_chosen(counter: CounterDesk) -> WatchScreen:
    screen = opened(counter)
    counter.press("Alt+3", "Space", "Down", "Space")
    return screen


@pytest.mark.parametrize("other", [OFFICER, SECOND], ids=lambda who: who.role)
def test_that_a_list_with_its_ticks_is_there_again_and_nobody_else_s(
    counter: CounterDesk, other: Officer
) -> None:
    late_ones(counter)
    screen = two_chosen(counter)
    chosen = screen.chosen.state.chosen
    assert len(chosen) == 2
    sits_down(counter, screen, other)
    assert screen.presenter.state.opened is None
    assert screen.chosen.state.chosen == frozenset()
    counter.press("Alt+3")
    assert screen.view.list.count.text() == "3 hồ sơ"
    sits_down(counter, screen, ANOTHER)
    assert screen.view.list.isVisible()
    assert screen.view.list.count.text() == "3 hồ sơ, đã chọn 2"
    assert screen.chosen.state.chosen == chosen
    assert counter.focus is screen.view.list.list.table
    sits_down(counter, screen, other)
    assert screen.view.list.isVisible()
    assert screen.view.list.count.text() == "3 hồ sơ"


def test_that_a_remark_on_several_is_there_again_and_nobody_else_s(counter: CounterDesk) -> None:
    late_ones(counter)
    screen = opened(counter)
    counter.press("Ctrl+8", "Ctrl+8", "Ctrl+4")
    counter.type("Da hoi")
    sits_down(counter, screen, SECOND)
    assert screen.view.list.form is None
    counter.press("Ctrl+8", "Ctrl+4", "Ctrl+Z")
    words = screen.view.list.mark_form.words
    assert words.text() == ""
    counter.type("Khac")
    sits_down(counter, screen, ANOTHER)
    assert words.hasFocus()
    assert words.text() == "Da hoi"
    counter.press("End")
    counter.type(" phong")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã đánh dấu xem 3 hồ sơ.")
    sits_down(counter, screen, SECOND)
    assert words.text() == "Khac"


def test_that_hours_half_typed_are_there_again_and_nobody_else_s(counter: CounterDesk) -> None:
    (dossier,) = late_ones(counter, 1)
    screen = opened(counter)
    counter.press("Alt+3", "Ctrl+1")
    hours = screen.view.list.remind_form.hours
    counter.press("End")
    counter.type("x")
    wrong = hours.text()
    sits_down(counter, screen, SECOND)
    counter.press("Alt+3", "Ctrl+1")
    assert hours.error == ""
    assert hours.text() != wrong
    sits_down(counter, screen, ANOTHER)
    assert hours.text() == wrong
    assert hours.error
    assert counter.stored(dossier).oversight.reminders == ()


def test_that_whom_one_gives_dossiers_to_is_not_passed_on(counter: CounterDesk) -> None:
    first, second, third = late_ones(counter)
    screen = two_chosen(counter)
    form = screen.view.list.assign_form
    counter.press("Ctrl+2")
    at_first = form.to.value
    assert at_first != CASHIER
    form.to.set_value(CASHIER)
    counter.press("Return")
    counter.type("Nghi")
    sits_down(counter, screen, SECOND)
    counter.press("Alt+3", "Ctrl+2")
    assert (form.to.value, form.reason.text()) == (at_first, "")
    sits_down(counter, screen, ANOTHER)
    assert (form.to.value, form.reason.text()) == (CASHIER, "Nghi")
    form.reason.setFocus()
    counter.press("End")
    counter.type(" phep")
    counter.press("Ctrl+Return")
    assert counter.said.startswith("Đã giao 2 hồ sơ.")
    assert holders(counter, first, second, third) == [True, True, False]


def test_that_nobody_is_chosen_for_a_leader_who_had_chosen_nobody(counter: CounterDesk) -> None:
    (dossier,) = late_ones(counter, 1)
    screen = opened(counter)
    form = screen.view.list.assign_form
    counter.press("Alt+3", "Ctrl+2")
    form.reason.setFocus()
    counter.type("Nghi phep")
    sits_down(counter, screen, SECOND)
    counter.press("Alt+3", "Ctrl+2")
    form.to.set_value(CASHIER)
    sits_down(counter, screen, ANOTHER)
    assert (form.to.value, form.reason.text()) == (None, "Nghi phep")
    form.reason.setFocus()
    counter.press("Return")
    assert form.missing.text() == "Chọn người được giao."
    assert counter.kinds(dossier).count(kinds.ASSIGNED) == 0


def test_that_a_colleague_chosen_in_a_form_that_was_left_is_not_passed_on(
    counter: CounterDesk,
) -> None:
    late_ones(counter)
    screen = opened(counter)
    form = screen.view.list.assign_form
    counter.press("Alt+3", "Ctrl+2")
    at_first = form.to.value
    form.to.set_value(CASHIER)
    assert screen.step_back()
    sits_down(counter, screen, SECOND)
    counter.press("Alt+3", "Ctrl+2")
    assert form.to.value == at_first


@pytest.mark.parametrize("comes_back_first", [False, True])
def test_that_a_series_ended_while_another_sat_there_leaves_nothing_to_be_done_again(
    counter: CounterDesk, comes_back_first: bool
) -> None:
    dossiers = late_ones(counter)
    background = Later(lambda owner, _key: isinstance(owner, Series))
    screen = counter.seat(WatchScreen, background)
    screen.enter(ANOTHER, None)
    counter.press("Alt+3", "Ctrl+8", "Ctrl+1", "Ctrl+Return")
    sits_down(counter, screen, SECOND)
    counter.press("Alt+3", "Ctrl+1")
    if comes_back_first:
        sits_down(counter, screen, ANOTHER)
        assert screen.chosen.state.busy
        background.go_on()
        assert counter.said.startswith("Đã ghi việc đôn đốc 3 hồ sơ.")
    else:
        background.go_on()
        assert screen.view.list.form is screen.view.list.remind_form  # the second's
        sits_down(counter, screen, ANOTHER)
    assert screen.view.list.form is None
    assert (screen.chosen.state.busy, screen.chosen.state.chosen) == ("", frozenset())
    assert [len(counter.stored(each).oversight.reminders) for each in dossiers] == [1, 1, 1]


def test_that_a_list_of_yesterday_is_not_kept(counter: CounterDesk) -> None:
    late_ones(counter)
    screen = two_chosen(counter)
    sits_down(counter, screen, SECOND)
    counter.now_is(LATE + timedelta(days=1))
    sits_down(counter, screen, ANOTHER)
    assert screen.presenter.state.opened is None


def test_that_a_mark_that_failed_late_is_told_to_who_set_it(counter: CounterDesk) -> None:
    background = Later(held=lambda _owner, key: not key)
    late_ones(counter, 1)
    screen = counter.seat(WatchScreen, background)
    screen.enter(OFFICER, None)
    screen.presenter.state = replace(screen.presenter.state, may_mark=True)  # a right now gone
    screen.presenter.mark(screen.presenter.state.facts.seen[0])
    assert screen.presenter.state.busy
    sits_down(counter, screen, SECOND)
    counter.notices.clear()
    background.go_on()
    assert counter.notices == []
    sits_down(counter, screen, OFFICER)
    assert len([each for each in counter.notices if each is not None]) == 1
    state = screen.presenter.state
    assert not state.busy
