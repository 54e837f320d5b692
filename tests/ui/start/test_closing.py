"""The evening's copy: seen when it takes long, and left by who cannot wait."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import db.backup
import ui.seat.closing
from db.backup import CHECKING, backups
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk
from tests.builders import RECEPTION
from tests.fakes import Ear, FakePrinters
from tests.ui.desk.sitting import Sitting, end, furnish
from tests.ui.inline import Inline
from ui.app import Start
from ui.program import Program
from ui.rounds.safe_clock import SafeClock
from ui.seat.closing import ClosingWindow


@pytest.fixture
def window(qtbot: QtBot) -> ClosingWindow:
    """Whoever looks has waited two seconds already."""
    moments = iter([0.0])
    window = ClosingWindow(lambda: next(moments, 2.0))
    qtbot.addWidget(window)
    return window


def test_that_a_quick_copy_is_made_unseen(qtbot: QtBot) -> None:
    window = ClosingWindow(lambda: 0.0)
    qtbot.addWidget(window)
    assert window.going_on(0.5)
    assert not window.isVisible()


def test_that_a_slow_copy_says_how_far_it_is(window: ClosingWindow) -> None:
    assert window.going_on(0.437)
    assert window.isVisible()
    assert window.part.text() == "Đã chép 43%"
    assert window.going_on(CHECKING)
    assert window.part.text() == "Đang kiểm tra bản sao"


def test_that_who_cannot_wait_leaves_by_a_key_and_is_not_asked_again(
    window: ClosingWindow, qtbot: QtBot
) -> None:
    window.going_on(0.1)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.going_on(0.2)
    assert not window.going_on(0.3)
    assert not window.away.isEnabled()


def test_that_who_closes_the_window_does_not_wait_either(window: ClosingWindow) -> None:
    window.going_on(0.1)
    window.close()
    assert not window.going_on(0.2)


@pytest.mark.parametrize("waits", [True, False])
def test_that_the_desk_closes_with_a_copy_or_at_once_without_one(
    *,
    waits: bool,
    office_store_file: Path,
    tmp_path: Path,
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(db.backup, "_STEP", 20)
    monkeypatch.setattr(ui.seat.closing, "_UNSEEN_S", -1.0)
    seen: list[float] = []

    class Impatient(ClosingWindow):
        def going_on(self, copied: float) -> bool:
            seen.append(copied)
            if not waits and copied > 0.5:
                qtbot.keyClick(self, Qt.Key.Key_Escape)
            return super().going_on(copied)

    monkeypatch.setattr(ui.seat.closing, "ClosingWindow", Impatient)
    folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
    furnish(folders, keys, office_store_file)
    printers, ear = FakePrinters(), Ear()
    program = Program(qapp, Start(folders=folders, keys=keys), printers, lambda: ear)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        program.show()
    program.shell.activateWindow()
    Sitting(program, printers, ear, qtbot).sit_down(RECEPTION)
    end(program)
    assert seen
    assert len(backups(folders.backups)) == waits
    assert not list(folders.backups.glob("*.half"))
    again = build_office(open_desk(folders, keys))
    assert again.keeping.copy_owed() is not waits
    (folders.backups / "quay-20000101-000000.sqlite").touch()  # another fresh one
    before = len(backups(folders.backups))
    clock = SafeClock(again, Inline())
    clock.back_up_when_due()
    made = len(backups(folders.backups)) - before
    assert made == (not waits)  # what is owed is made all the same
    assert not again.keeping.copy_owed()
    clock.deleteLater()
    again.close()
