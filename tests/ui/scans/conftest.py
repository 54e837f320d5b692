"""The counter these screens are tested at, with a scanner that writes into a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.officer import Officer
from desk_app.domain.scans.tray import SETTING
from tests.domain.scans.files import a_pdf
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk, counter
from ui.screens.scans.screen import ScansScreen
from ui.screens.scans.state import PaperLine, ScansState

__all__ = ["counter"]  # fixture


class ScanPage:
    """The page, and hands that put files into the scanner's folder."""

    def __init__(self, counter: CounterDesk, folder: Path) -> None:
        self.counter = counter
        self.folder = folder
        folder.mkdir()
        counter.office.keeping.set_setting(SETTING, str(folder), ANOTHER)
        self.screen: ScansScreen = counter.seat(ScansScreen)

    def open(self, dossier: Dossier, by: Officer = OFFICER) -> None:
        self.screen.enter(by, dossier.id)
        QApplication.processEvents()

    def scanner_writes(self, name: str, pages: int = 2, content: bytes | None = None) -> Path:
        """A whole file, seen by two looks: it is complete."""
        file = self.folder / name
        file.write_bytes(a_pdf(pages, name) if content is None else content)
        self.look(2)
        return file

    def look(self, times: int = 1) -> None:
        for _time in range(times):
            self.screen.presenter.tray.look()
        QApplication.processEvents()

    @property
    def state(self) -> ScansState:
        return self.screen.presenter.state

    @property
    def tray(self) -> list[str]:
        return [item.name for item in self.state.tray]

    @property
    def line(self) -> PaperLine:
        line = self.state.line
        assert line is not None
        return line


@pytest.fixture
def page(counter: CounterDesk, tmp_path: Path) -> Iterator[ScanPage]:
    page = ScanPage(counter, tmp_path / "may-quet")
    yield page
    page.screen.leave()
