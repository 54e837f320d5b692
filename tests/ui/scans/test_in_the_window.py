"""The page of scans in the whole window: reached by one key from where the papers lie."""

from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import AT_THE_TILL, counter
from ui.shell.screen import Go

__all__ = ["counter", "window"]  # fixtures


def test_that_one_key_after_an_intake_scans_the_papers_just_received(window: Window) -> None:
    dossier = window.take_in()
    window.press("Alt+S")
    assert window.shell.page == "scans"
    assert window.workplace.screens["scans"].presenter.state.dossier == dossier
    window.press("Esc")
    assert window.shell.page == "intake"


def test_that_one_key_on_a_dossier_scans_its_papers_and_esc_goes_back(window: Window) -> None:
    dossier = window.take_in()
    window.scan(str(dossier.code))
    window.press("Alt+S")
    assert window.shell.page == "scans"
    window.press("Esc")
    assert window.shell.page == "dossier"


def test_that_a_code_scanned_there_opens_its_dossier(window: Window) -> None:
    dossier = window.take_in()
    window.press("Alt+S")
    window.scan(str(dossier.code))
    assert window.shell.page == "dossier"


def test_that_the_next_officer_does_not_see_what_the_one_before_saw(window: Window) -> None:
    dossier = window.take_in()
    window.press("Alt+S")
    window.workplace.leave()
    window.seat(AT_THE_TILL)
    window.workplace.go(Go("scans", dossier.id))
    state = window.workplace.screens["scans"].presenter.state
    assert state.blocked
    assert state.possible == frozenset()
