"""The centre's catalogue in the window: who is told, and that no visit is disturbed."""

import pytest

from db.store import Store
from desk_app.domain.people.rights import Role
from tests.builders import ADMIN, LEADER, a_scribe, an_officer
from tests.services.catalogue.editions.arrivals import NEW, Work, arrive, confirmed_elsewhere
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import CARD, OFFICER, counter
from ui.news import CatalogueChanged, DossiersChanged

__all__ = ["counter", "window"]  # fixtures

ADMINISTRATOR = an_officer(ADMIN, Role.ADMIN)


@pytest.fixture
def work(store: Store) -> Work:
    return store.work(a_scribe())


def is_here(window: Window) -> bool:
    return window.desk.office.reading.procedure(NEW.code) is not None


def test_that_who_may_confirm_it_is_told_and_led_there(window: Window, work: Work) -> None:
    arrive(work)
    window.seat(ADMINISTRATOR)
    assert "Danh mục thủ tục mới từ trung tâm chờ áp dụng." in window.said
    window.shell._notice.action.click()
    assert window.shell.page == "settings"
    assert window.workplace.screens["settings"].view.catalogue.look.isVisible()


def test_that_others_are_not_told(window: Window, work: Work) -> None:
    arrive(work)
    window.seat(an_officer(LEADER, Role.LEADER))
    assert window.said == ""


def test_that_it_is_told_when_it_arrives(window: Window, work: Work) -> None:
    window.seat(ADMINISTRATOR)
    assert window.said == ""
    arrive(work)
    window.workplace.news.tell(CatalogueChanged())
    assert "chờ áp dụng" in window.said


def test_that_what_the_office_confirmed_comes_by_itself_to_an_idle_desk(
    window: Window, work: Work
) -> None:
    arrive(work)
    window.seat(OFFICER)
    assert not is_here(window)
    confirmed_elsewhere(work)
    window.workplace.news.tell(DossiersChanged(frozenset()))
    assert is_here(window)
    assert "Danh mục mới của trung tâm đã áp dụng: thêm 1, đổi 1." in window.said


def test_that_it_waits_for_the_end_of_the_visit(window: Window, work: Work) -> None:
    arrive(work)
    window.seat(OFFICER)
    window.press("F2")
    window.scan(CARD)
    confirmed_elsewhere(work)
    window.workplace.news.tell(DossiersChanged(frozenset()))
    assert not is_here(window), "somebody stands at the counter"
    window.take_in()
    assert not window.workplace.screens["intake"].presenter.sheet.state.busy
    window.workplace.news.tell(DossiersChanged(frozenset()))
    assert is_here(window)
