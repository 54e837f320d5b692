"""The sheet of a day counts what was received and voided since, and says so."""

from desk_app.services.amending.void import VoidDossier
from tests.ui.day_end.test_page import evening, page
from tests.ui.dossiers.counter import ANOTHER, CounterDesk
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
