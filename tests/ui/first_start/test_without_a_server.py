"""A built desk alone on a new machine: it says what a trial needs, and still enrols."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_app.paths import Folders
from tests.fakes import FakePrinters
from tests.ui.desk.sitting import end
from tests.ui.keyboard import press
from ui.app import Start
from ui.program import Program


def test_that_a_trial_without_a_server_says_what_to_install_and_can_be_asked_again(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    start = Start(folders=Folders(tmp_path / "desk"), keys=tmp_path / "keys", can_try=False)
    program = Program(qapp, start, FakePrinters())
    program.show()
    qtbot.waitUntil(lambda: program.shell.page == "first_start", timeout=20_000)
    press(program.shell, "2")
    said = program.shell.notice
    assert said is not None
    assert "quay-mot-cua-trung-tam" in said.advice
    program.shell.show_notice(None)
    press(program.shell, "2")
    assert program.shell.notice == said
    end(program)
