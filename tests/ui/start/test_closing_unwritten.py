"""A window that closes on a disk that takes nothing more: it ends, says so, and nothing is half."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import select

import ui.app
import ui.seat.closing
from db.backup import backups, is_sound
from db.store import Store, open_store
from db.tables.journal import act
from desk_app.domain.acts import kinds
from desk_app.domain.errors import PapersMissing, StoreDamaged, StoreUnwritable
from desk_app.paths import Folders
from desk_app.wiring.opening import open_desk
from tests.builders import KEY, RECEPTION
from tests.fakes import Ear, FakePrinters
from tests.spoiling import with_pragma
from tests.ui.desk.sitting import Sitting, furnish
from ui.app import Start, open_window
from ui.program import Program
from ui.seat.closing import ClosingWindow, unwritten
from ui.texts import Notice, notice

FULL = "PRAGMA max_page_count = 1"  # never less than it has: it grows no more
READ_ONLY = "PRAGMA query_only = ON"
WHY = {
    "full": "Ổ đĩa đầy: xóa bớt tệp trước khi mở lại.",
    "read-only": "Thư mục chỉ đọc: nhờ quản trị cấp quyền trước khi mở lại.",
    "locked": "Chương trình khác đang giữ tệp: đóng nó trước khi mở lại.",
    "other": "Kiểm tra ổ đĩa trước khi mở lại.",
}


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
    assert said.title == "Đã đóng chương trình, nhưng chưa ghi được giờ ra."
    assert said.advice == f"Mọi việc trước đó đã lưu. {WHY[why]}"
    assert what_was_done(start.folders) == before
    assert before[-1] == kinds.LOGGED_IN
    assert is_sound(start.folders.store, KEY)
    open_desk(start.folders, start.keys).close()  # nobody holds it any more


def test_that_a_whole_log_out_says_nothing(sitting: Sitting, start: Start) -> None:
    assert sitting.program.close() is None
    assert what_was_done(start.folders)[-1] == kinds.LOGGED_OUT
    assert backups(start.folders.backups)


def test_that_work_begun_before_the_end_and_not_stored_is_what_is_said(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
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
    made: list[ClosingWindow] = []

    class Seen(ClosingWindow):
        def __init__(self, *, all_stored: bool) -> None:
            super().__init__(all_stored=all_stored)
            made.append(self)

        def going_on(self, copied: float) -> bool:
            texts.extend(label.text() for label in self.findChildren(QLabel))
            return super().going_on(copied)

    texts: list[str] = []
    monkeypatch.setattr(ui.seat.closing, "ClosingWindow", Seen)
    said = sitting.program.close()
    assert made
    assert texts
    assert not [text for text in texts if "Mọi việc đã lưu" in text]
    assert said == Notice(
        "Đã đóng chương trình, nhưng việc vừa làm chưa được lưu.",
        f"{WHY['read-only']} Sau khi mở lại, làm lại việc ấy.",
    )


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
    stop = "Đừng làm tiếp ở máy này; gọi quản trị."
    told = unwritten(None, StoreDamaged())
    assert told is not None
    assert told.advice == stop
    told = unwritten(StoreDamaged(), StoreUnwritable("full"))
    assert told is not None
    assert told.advice == f"Việc vừa làm có thể chưa được lưu. {stop}"
    assert unwritten(None, None) is None


@pytest.mark.parametrize("why", ["full", "read-only", "locked", "other"])
def test_that_nobody_is_asked_to_do_again_what_a_closed_window_cannot(why: str) -> None:
    told = unwritten(None, StoreUnwritable(why))
    assert told is not None
    assert told.advice == f"Mọi việc trước đó đã lưu. {WHY[why]}"


def test_that_a_refusal_nobody_saw_is_told_by_what_it_says() -> None:
    told = unwritten(PapersMissing([]), None)
    assert told is not None
    assert told.advice.startswith(notice(PapersMissing([])).title)


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
