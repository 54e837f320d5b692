"""Enter at the end of the day: from the day to the words that are missing, and to the seal."""

from PySide6.QtWidgets import QApplication

from tests.services.day_end.evening import TODAY
from tests.ui.day_end.test_page import open_shift, page
from tests.ui.dossiers.counter import ANOTHER, CounterDesk
from ui.screens.day_end.screen import DayEndScreen

__all__ = ["page"]  # fixture


def test_that_enter_goes_through_the_words(counter: CounterDesk, page: DayEndScreen) -> None:
    open_shift(counter)
    page.enter(ANOTHER, None)
    for place in (page.view.seal.points[1], page.view.seal.confirm):
        counter.press("Return")
        assert counter.focus is place


def test_that_enter_goes_on_from_the_day_and_leaves_it_as_it_is(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    page.enter(ANOTHER, None)  # in the morning still
    page.view.day.setFocus()
    counter.press("Return")
    assert counter.focus is page.view.seal.points[0]
    counter.type("Mat dien")
    page.view.day.setFocus()
    counter.press("Return")
    assert QApplication.focusWidget() is page.view.seal.confirm
    assert page.presenter.state.day == TODAY
