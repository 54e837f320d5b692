"""The page of a day tells what is so now: what was voided since, and how many are red."""

from uuid import uuid4

from desk_app.domain.day_end.points import UNSEEN
from desk_app.domain.ids import DossierId
from desk_app.services.amending.void import VoidDossier
from tests.builders import an_order
from tests.services.day_end.evening import EVENING
from tests.ui.day_end.test_page import evening, page
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from ui.screens.day_end.screen import DayEndScreen

__all__ = ["page"]  # fixture


def test_that_voided_dossiers_are_told_to_be_among_those_received(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    said = "Cột Tiếp nhận gồm cả hồ sơ đã hủy."
    counter.receive()
    dossier = counter.receive()
    evening(counter)
    page.enter(ANOTHER, None)
    assert said not in page.view._data.text()
    void = VoidDossier(dossier=dossier.id, reason="Nhận nhầm")
    counter.office.amending.void(void, ANOTHER)
    page.leave()
    page.enter(ANOTHER, None)
    assert page.view._data.text().endswith(said)


def test_that_it_is_asked_after_as_many_as_are_red_now(
    counter: CounterDesk, page: DayEndScreen
) -> None:
    for red in ("1", "2"):
        counter.office.counter.receive(an_order(key=DossierId(uuid4())), OFFICER)
        counter.clock.forward(EVENING / 2)
        page.enter(ANOTHER, None)
        field = page.view.seal.point(UNSEEN)
        assert field is not None
        assert field.accessibleName().startswith(f"{red} việc báo đỏ chưa ai xem")
        assert page.view.seal._words[UNSEEN].text() == field.accessibleName()
        page.leave()
