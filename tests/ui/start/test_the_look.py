"""What was chosen to be light or dark is worn from the log-in on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.paths import Folders
from tests.builders import an_officer
from tests.fakes import FakePrinters
from tests.ui.desk.sitting import end, furnish
from ui import theme
from ui.app import Start, make_application
from ui.program import Program


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, theme.Mode.LIGHT)


def test_that_a_dark_desk_is_dark_at_its_next_log_in_before_anybody_opens_the_settings(
    office_store_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    start = Start(folders=Folders(tmp_path / "desk"), keys=tmp_path / "keys")
    furnish(start.folders, start.keys, office_store_file)
    first = Program(make_application(), start, FakePrinters())
    with qtbot.waitSignal(first.opened, timeout=20_000):
        first.show()
    assert theme.worn().mode is theme.Mode.LIGHT
    assert first.office is not None
    first.office.keeping.set_setting(theme.MODE, theme.Mode.DARK, an_officer())
    end(first)
    again = Program(make_application(), start, FakePrinters())
    assert theme.worn().mode is theme.Mode.LIGHT  # until the store says what was chosen
    with qtbot.waitSignal(again.unlocked, timeout=20_000):
        again.show()
    assert again.shell.page == "login"
    assert theme.worn().mode is theme.Mode.DARK
    end(again)
