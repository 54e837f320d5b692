"""What tests of handing over do at the window: dossiers on the table, labels scanned."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QApplication, QLabel

from desk_app.domain.dossier import Dossier
from desk_app.domain.handing_over.batch import Batch
from desk_app.domain.ids import DossierId
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit
from tests.builders import BUSINESS
from tests.ui.desk.test_workplace import Window
from tests.ui.dossiers.counter import OFFICER
from ui.news import DossiersChanged
from ui.screens.hand_over.screen import HandOverScreen
from ui.screens.hand_over.table import Heard

JUSTICE = "Phòng Tư pháp"
TAKER = "Lê Văn Tư"


class Bench:
    """A window whose office has `count` dossiers for one unit, the page of F4 shown."""

    def __init__(self, window: Window, count: int = 3, unit: str = JUSTICE) -> None:
        self.window = window
        self.dossiers = [window.desk.receive() for _ in range(count)]
        if unit:
            office = window.desk.office.handing_over
            office.set_unit(SetHandlingUnit(BUSINESS, unit), OFFICER)
        self.screen: HandOverScreen = window.workplace.screens["hand_over"]
        self.heard: list[Heard] = []
        self.batches: list[Batch] = []
        self.screen.heard.connect(self.heard.append)
        self.screen.presenter.making.handed.connect(self.batches.append)
        window.press("F4")

    @property
    def making(self) -> Any:
        return self.screen.presenter.making.state

    @property
    def given(self) -> Any:
        return self.screen.presenter.given.state

    def scan(self, *dossiers: Dossier) -> None:
        for dossier in dossiers:
            self.window.scan(str(dossier.code))

    def hand_over(self, *dossiers: Dossier) -> Batch:
        self.scan(*(dossiers or self.dossiers))
        self.window.press("Ctrl+Return")
        return self.batches[-1]

    def stored(self, dossier: Dossier) -> Dossier:
        return self.window.desk.stored(dossier)

    def changed(self, *dossiers: Dossier) -> None:
        """Other desks did something; an exchange tells."""
        ids: frozenset[DossierId] = frozenset(one.id for one in dossiers)
        self.window.workplace.news.tell(DossiersChanged(ids))
        QApplication.processEvents()

    def seen(self) -> str:
        labels = self.screen.view.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())

    def codes(self) -> Sequence[str]:
        return [row.dossier.code for row in self.making.rows]
