"""A window that closes on a disk that takes nothing more: it ends, says so, and nothing is half."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import select

import ui.app
from db.backup import backups, is_sound
from db.store import Store, open_store
from db.tables.journal import act
from desk_app.domain.acts import kinds
from desk_app.domain.errors import StoreDamaged, StoreUnwritable
from desk_app.paths import Folders
from desk_app.wiring.opening import open_desk
from tests.builders import KEY, RECEPTION
from tests.fakes import Ear, FakePrinters
from tests.spoiling import with_pragma
from tests.ui.desk.sitting import Sitting, furnish
from ui.app import Start, open_window
from ui.program import Program
from ui.seat.closing import unwritten
from ui.texts import Notice, notice

FULL = "PRAGMA max_page_count = 1"  # never less than it has: it grows no more
READ_ONLY = "PRAGMA query_only = ON"


@pytest.fixture
def start(office_store_file: Path, tmp_path: Path) -> Start:
    folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
    furnish(folders, keys, office_store_file)
    return Start(folders=folders, keys=keys)


@pytest.fixture
def sitting(start: Start, qapp: QApplication, qtbot: QtBot) -> Iterator[Sitting]:
    """An officer is in; the test closes the window."""
    printers, ear = FakePrinters(), Ear()
    program = Program(qapp, start, printers, lambda: ear)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        program.show()
    program.shell.activateWindow()
    sitting = Sitting(program, printers, ear, qtbot)
    sitting.sit_down(RECEPTION)
    yield sitting
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def store_of(program: Program) -> Store:
    assert program._opened is not None
    return program._opened.folder.store


def what_was_done(folders: Folders) -> list[str]:
    store = open_store(folders.store, KEY)
    with store.reading.connect() as connection:
        found = list(connection.execute(select(act.c.kind).order_by(act.c.seq)).scalars())
    store.close()
    return found


@pytest.mark.parametrize(("pragma", "why"), [(FULL, "full"), (READ_ONLY, "read-only")])
def test_that_a_log_out_the_disk_does_not_take_ends_the_program_all_the_same(
    pragma: str, why: str, sitting: Sitting, start: Start
) -> None:
    store = store_of(sitting.program)
    if pragma == FULL:
        with store.engine.begin() as connection:  # until no page is free
            connection.exec_driver_sql("CREATE TABLE filler AS SELECT randomblob(1) AS body")
        pages = "CREATE TRIGGER full BEFORE INSERT ON act BEGIN INSERT INTO filler VALUES "
        with store.engine.begin() as connection:
            connection.exec_driver_sql(f"{pages}(randomblob(900000)); END")
    before = what_was_done(start.folders)
    with_pragma(store, pragma)
    said = sitting.program.close()
    assert said is not None
    assert said.title == "Đã đóng quầy, nhưng chưa ghi được giờ ra."
    assert notice(StoreUnwritable(why)).advice in said.advice
    assert what_was_done(start.folders) == before
    assert before[-1] == kinds.LOGGED_IN
    assert is_sound(start.folders.store, KEY)
    open_desk(start.folders, start.keys).close()  # nobody holds it any more


def test_that_a_whole_log_out_says_nothing(sitting: Sitting, start: Start) -> None:
    assert sitting.program.close() is None
    assert what_was_done(start.folders)[-1] == kinds.LOGGED_OUT
    assert backups(start.folders.backups)


def test_that_work_begun_before_the_end_and_not_stored_is_what_is_said(
    sitting: Sitting, start: Start
) -> None:
    store = store_of(sitting.program)
    with_pragma(store, READ_ONLY)
    office = sitting.program.office
    assert office is not None
    assert sitting.officer is not None
    officer, save = sitting.officer, office.counter.save_draft
    sitting.program.background.run(
        lambda: save(officer, "intake", "{}"),
        owner=sitting.program,
        done=lambda _none: None,
        failed=lambda _error: None,
    )
    assert sitting.program.close() == notice(StoreUnwritable("read-only"))


def test_that_faces_that_cannot_be_kept_hold_up_neither_start_nor_end(
    start: Start, qapp: QApplication, qtbot: QtBot
) -> None:
    start.folders.faces.mkdir()  # whatever keeps a file from being there
    program = Program(qapp, start, FakePrinters(), Ear)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        program.show()
    assert program.close() is None
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    open_desk(start.folders, start.keys).close()


def test_that_damage_met_at_the_end_is_told_as_such() -> None:
    assert unwritten(None, StoreDamaged()) == notice(StoreDamaged())
    assert unwritten(None, None) is None


def test_that_what_was_not_stored_is_said_in_a_window_of_its_own(
    start: Start, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Notice("Đã đóng", "Xem lại")

    class Lossy(Program):
        def close(self) -> Notice | None:
            assert super().close() is None
            return told

    program = Lossy(qapp, start, FakePrinters(), Ear)
    read: list[str] = []

    def acknowledge() -> None:
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox) and box.isVisible():
                read.extend((box.text(), box.informativeText()))
                box.close()

    looking = QTimer()
    looking.timeout.connect(acknowledge)
    looking.start(200)
    monkeypatch.setattr(ui.app, "make_program", lambda _start: program)
    program.opened.connect(lambda _office: program.shell.close())
    open_window(start)
    looking.stop()
    QTimer.singleShot(0, qapp, qapp.quit)
    qapp.exec()  # nothing is left of all who asked to quit
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert read == [told.title, told.advice]
