"""An office with a million dossiers opens its pages as quickly as one with ten."""

import pytest
from PySide6.QtWidgets import QApplication

from db.store import Store
from desk_app.domain.officer import Officer
from tests.plans import asked, scans
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk, counter
from ui.shell.screen import Go

__all__ = ["counter"]  # fixture

THE_NEWEST = "FROM dossier ORDER BY dossier.n DESC LIMIT"  # goes through so many, and no further
OF_ITS_OWN = {"dossier", "return"}  # pages that are opened about something


@pytest.mark.parametrize("officer", [OFFICER, ANOTHER], ids=["reception", "leader"])
def test_that_neither_a_log_in_nor_a_page_goes_through_a_large_table(
    counter: CounterDesk, store: Store, qapp: QApplication, officer: Officer
) -> None:
    dossier = counter.receive()
    window = Window(counter, qapp)
    with asked(store) as statements:
        window.seat(officer)
        for name in window.workplace.screens:
            window.workplace.go(Go(name, dossier.id if name in OF_ITS_OWN else None))
        window.scan(str(dossier.code))
    window.close()
    assert len(statements) > 100
    found = scans(store, statements)
    assert [one for one in found if THE_NEWEST not in " ".join(one[1].split())] == []
