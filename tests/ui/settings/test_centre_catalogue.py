"""The centre's catalogue in the settings: on its way, here, looked at, confirmed, left."""

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.officer import Officer
from desk_app.wiring.opening import OpenDesk
from tests.builders import a_scribe
from tests.services.catalogue.editions.arrivals import (
    EDITION,
    NEW,
    Work,
    arrive,
    confirmed_elsewhere,
)
from tests.ui.settings.conftest import Desk
from ui.news import CatalogueChanged


@pytest.fixture
def work(opened: OpenDesk) -> Work:
    def begun() -> UnitOfWork:
        return opened.store.work(a_scribe())()

    return begun


def test_that_without_one_nothing_is_said(desk: Desk, admin: Officer) -> None:
    desk.enter(admin)
    assert not desk.page.catalogue.waiting.isVisible()


def test_that_one_on_its_way_says_how_much_of_it_is_here(
    desk: Desk, admin: Officer, work: Work
) -> None:
    arrive(work, pieces=0)
    desk.enter(admin)
    card = desk.page.catalogue
    assert card.waiting.text() == "Đang tải danh mục mới từ trung tâm: 0 %."
    assert not card.look.isVisible()


def test_that_it_is_looked_at_and_confirmed_as_any_import(
    desk: Desk, admin: Officer, work: Work
) -> None:
    arrive(work)
    desk.enter(admin)
    card = desk.page.catalogue
    assert "(20261120-a): 2 thủ tục, chờ áp dụng." in card.waiting.text()
    card.look.setFocus()
    desk.press("Space")
    assert "thêm 1, đổi 1" in card.difference.summary.text()
    assert not card.waiting.isVisible(), "one thing is decided at a time"
    assert desk.office.keeping.procedures() == 1
    desk.press("Ctrl+Return")
    report = desk.screen.catalogue.state.report
    assert report is not None
    assert (report.added, report.changed) == (1, 1)
    assert desk.news == [CatalogueChanged()]
    assert not card.waiting.isVisible()
    assert desk.office.reading.procedure(NEW.code) == NEW


def test_that_esc_leaves_it_waiting(desk: Desk, admin: Officer, work: Work) -> None:
    arrive(work)
    desk.enter(admin)
    desk.page.catalogue.look.click()
    assert desk.screen.step_back()
    assert desk.page.catalogue.look.isVisible()
    assert desk.office.keeping.procedures() == 1


def test_that_one_without_a_difference_is_confirmed_by_a_word(
    desk: Desk, admin: Officer, work: Work
) -> None:
    arrive(work)
    desk.enter(admin)
    desk.page.catalogue.look.click()
    desk.press("Ctrl+Return")
    arrive(work, EDITION[:-1] + EDITION[-1:], "20261120-a")  # the very same again
    desk.enter(admin)
    assert not desk.page.catalogue.waiting.isVisible()


def test_that_one_declined_is_said_to_be_so_and_can_still_be_looked_at(
    desk: Desk, admin: Officer, work: Work
) -> None:
    arrive(work)
    desk.enter(admin)
    card = desk.page.catalogue
    card.decline.click()
    assert "đơn vị không áp dụng" in card.waiting.text()
    assert not card.decline.isVisible()
    card.look.click()
    desk.press("Ctrl+Return")
    assert desk.office.reading.procedure(NEW.code) == NEW


def test_that_who_may_not_import_sees_it_and_is_not_asked(
    desk: Desk, reception: Officer, work: Work
) -> None:
    arrive(work)
    desk.enter(reception)
    assert desk.page.catalogue.waiting.isVisible()
    assert not desk.page.catalogue.look.isVisible()


def test_that_one_confirmed_elsewhere_says_that_it_comes_by_itself(
    desk: Desk, admin: Officer, work: Work
) -> None:
    arrive(work)
    confirmed_elsewhere(work)
    desk.enter(admin)
    assert "tự áp dụng khi hết khách" in desk.page.catalogue.waiting.text()
    assert not desk.page.catalogue.look.isVisible()


def test_that_one_that_waits_no_more_is_said_and_nothing_is_taken(
    desk: Desk, admin: Officer, work: Work
) -> None:
    arrive(work)
    desk.enter(admin)
    arrive(work, pieces=0, name="20261121-b", raw=EDITION + b"later")
    desk.page.catalogue.look.click()
    said = desk.said[-1]
    assert said is not None
    assert "không còn chờ áp dụng" in said.title
    assert "Đang tải" in desk.page.catalogue.waiting.text()
    assert desk.office.keeping.procedures() == 1
