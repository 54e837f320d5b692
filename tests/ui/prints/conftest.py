"""The whole window with printers that can be unplugged."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desk_app.documents.kinds import RECEIPT, SLIP
from desk_app.domain.people.rights import Role
from tests.builders import LEADER, an_officer
from tests.fakes import FakePrinters
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import OFFICER, CounterDesk, counter
from tests.ui.inline import Inline
from ui.background import Runs
from ui.paper_desk import BINDINGS, BUNDLE
from ui.widgets.button import Button

__all__ = ["counter"]  # fixture

ADMIN = an_officer(LEADER, Role.ADMIN)


class PrintingWindow(Window):
    """Receipts go to quay-1 and from there to quay-2, slips to quay-2; the bundle is these two."""

    def __init__(
        self, desk: CounterDesk, application: QApplication, background: Runs | None = None
    ) -> None:
        self.printers = FakePrinters(plugged_in=["quay-1", "quay-2", "quay-3"])
        super().__init__(desk, application, self.printers, background)

    def bind(self, **forms: dict[str, object]) -> None:
        self.desk.office.keeping.set_setting(BINDINGS, forms, ADMIN)
        self.workplace.papers.read_bindings()

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What the print list says: the paper, how far it is."""
        jobs = self.workplace.screens["prints"].presenter.state.rows
        return [(row.paper.partition(" ")[0], row.state) for row in jobs]

    @property
    def offered(self) -> dict[str, Button]:
        """What the notices offer, by its words, from above."""
        found = self.shell._notice.findChildren(Button)
        return {button.text(): button for button in found if button.isVisibleTo(self.shell)}

    @property
    def tray(self) -> list[str]:
        return [paper.printer for paper in self.printers.tray]


@pytest.fixture
def background() -> Runs:
    """A test that wants a slow machine has one of its own."""
    return Inline()


@pytest.fixture
def window(counter: CounterDesk, qapp: QApplication, background: Runs) -> Iterator[PrintingWindow]:
    window = PrintingWindow(counter, qapp, background)
    counter.office.keeping.set_setting(BUNDLE, [RECEIPT, SLIP], ADMIN)
    window.bind(
        receipt={"printer": "quay-1", "copies": 2, "paper": "A4"},
        appointment_slip={"printer": "quay-2", "copies": 1, "paper": "A5"},
    )
    window.seat(OFFICER)
    yield window
    window.workplace.leave()
    window.shell.hide()
    window.workplace._preview.deleteLater()
    window.shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
